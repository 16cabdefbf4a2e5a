"""Check what no single cell of the catalogue can show: that the whole is complete."""

from roles.models import DRIVERS
from roles.queries.assumption_rules import NEEDED, SEGMENTS, wrong_value
from roles.queries.catalogue_files import CatalogueError, fault

SCALE = range(5)
# What the model or a form calls by its id; True where there may be no others.
IDS = {
    "assumptions": (NEEDED, False),
    "focus_areas": (
        {"data_management", "training_authoring", "serving_deployment", "direction"},
        True,
    ),
    "scale_stages": ({"few", "multiple", "millions"}, True),
    "drivers": (set(DRIVERS), True),
}
GROUPS = {"Training & Authoring", "Serving & Deployment", "Data Management"}


def check_whole(rows: dict[str, list[dict]]) -> None:
    """Raise CatalogueError unless the files fit together."""
    check_ids(rows)
    check_assumptions(rows["assumptions"])
    check_salaries(rows["salaries_us_kusd"])
    check_groups(rows["market_support"])
    check_scale(rows["maturity_anchors"], "maturity_anchors", "capability_id", rows)
    check_scale(rows["level_anchors"], "level_anchors", "category", rows)
    for stem, column, parents in [
        ("task_skills", "task_id", "tasks"),
        ("role_skills", "role_id", "roles"),
        ("salaries_us_kusd", "role_id", "roles"),
    ]:
        there = {row[column] for row in rows[stem]}
        name_absent(stem, column, {row["id"] for row in rows[parents]} - there)
    check_features(rows)
    check_order(rows["capability_prerequisites"])


def check_ids(rows: dict[str, list[dict]]) -> None:
    """Raise unless everything is there that is called by its id."""
    for stem, (needed, is_all) in IDS.items():
        name_absent(stem, "id", needed - {row["id"] for row in rows[stem]})
        for number, row in enumerate(rows[stem], start=2):
            if is_all and row["id"] not in needed:
                raise fault(stem, number, "id", row["id"], f"is none of {ids(needed)}")


def ids(known: set[str]) -> str:
    """Return ids as a list to read."""
    return ", ".join(sorted(known))


def check_assumptions(rows: list[dict]) -> None:
    """Raise for a value that its unit forbids, or segments that do not average 1."""
    stem, column = "assumptions", "value"
    for number, row in enumerate(rows, start=2):
        if wrong := wrong_value(row["id"], row["unit"], row["value"]):
            raise fault(stem, number, column, row["value"], f"cannot be. {wrong}")
    segments = [row["value"] for row in rows if row["id"] in SEGMENTS]
    mean = sum(segments) / len(segments)
    if abs(mean - 1) > 1e-9:
        first = next(n for n, row in enumerate(rows, 2) if row["id"] == SEGMENTS[0])
        why = f"and the other segments average {mean:g}; it has to be 1"
        raise fault(stem, first, column, segments[0], why)


def check_salaries(rows: list[dict]) -> None:
    """Raise for a role without a middle salary: it stands for all not known."""
    for number, row in enumerate(rows, start=2):
        if row["mid"] is None:
            raise fault("salaries_us_kusd", number, "mid", "", "must be a number")


def check_groups(rows: list[dict]) -> None:
    """Raise unless the paper's features are of its three groups, each with some."""
    for number, row in enumerate(rows, start=2):
        if row["group"] not in GROUPS:
            why = f"is none of {ids(GROUPS)}"
            raise fault("market_support", number, "group", row["group"], why)
    name_absent("market_support", "group", GROUPS - {row["group"] for row in rows})


def name_absent(stem: str, column: str, absent: set) -> None:
    """Raise if something has no row."""
    if absent:
        raise CatalogueError(f"{stem}.csv, column {column}: no row for {min(absent)!r}")


def check_scale(anchors: list[dict], stem: str, column: str, rows: dict) -> None:
    """Raise unless everything on a scale has a text for each of its five steps."""
    if stem == "maturity_anchors":
        wanted = {row["id"] for row in rows["capabilities"]}
    else:
        wanted = {row["category"] for row in rows["skills"]}
    there = {(row[column], row["level"]) for row in anchors}
    name_absent(
        stem, f"{column}, level", {(w, s) for w in wanted for s in SCALE} - there
    )


def check_features(rows: dict[str, list[dict]]) -> None:
    """Raise if a capability names a feature that the paper's table lacks."""
    known = {row["feature"] for row in rows["market_support"]} | {""}
    for number, row in enumerate(rows["capabilities"], start=2):
        if row["agrawal_feature"] not in known:
            raise CatalogueError(
                f"capabilities.csv, row {number}, column agrawal_feature: "
                f"{row['agrawal_feature']!r} is not in market_support.csv"
            )


def check_order(pairs: list[dict]) -> None:
    """Raise if capabilities need one another in a circle."""
    waiting = {(pair["capability_id"], pair["needs_id"]) for pair in pairs}
    while waiting:
        blocked = {capability for capability, _ in waiting}
        ready = {pair for pair in waiting if pair[1] not in blocked}
        if not ready:
            raise CatalogueError(
                "capability_prerequisites.csv, column needs: "
                f"{min(blocked)!r} stands in a circle"
            )
        waiting -= ready
