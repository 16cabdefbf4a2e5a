"""Check what no single cell of the catalogue can show: that the whole is complete."""

from roles.queries.catalogue_files import CatalogueError

SCALE = range(5)


def check_whole(rows: dict[str, list[dict]]) -> None:
    """Raise CatalogueError unless the files fit together."""
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
