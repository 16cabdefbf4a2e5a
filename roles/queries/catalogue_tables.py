"""Which file of the catalogue holds which rows, column by column."""

from dataclasses import dataclass, field

from django.db.models import Model

from roles.models import (
    Assumption,
    Capability,
    DeckFact,
    Driver,
    FocusArea,
    Layer,
    LevelAnchor,
    MarketSupport,
    MaturityAnchor,
    Prerequisite,
    Relief,
    Requirement,
    Role,
    RoleSkill,
    Salary,
    ScaleStage,
    Skill,
    SourceText,
    Task,
    TitleAlias,
)

SYSTEMS = ["Azure", "AWS", "Google Cloud", "Uber", "LinkedIn", "Bing"]
MARKS = ["Good", "OK", "No", "Unknown"]


@dataclass(frozen=True)
class Table:
    """A file and the model of its rows.

    `columns` is column -> field, `key` the fields that tell rows apart, `text`
    the columns that must not be empty, `split` what parts a list in a cell.
    """

    model: type[Model]
    columns: dict[str, str]
    key: tuple[str, ...] = ("id",)
    text: tuple[str, ...] = ()
    split: dict[str, str] = field(default_factory=dict)
    systems: tuple[str, ...] = ()

    @property
    def has_position(self) -> bool:
        """Whether rows keep the order of the file."""
        names = {one.name for one in self.model._meta.get_fields()}
        return "position" in names and "position" not in self.columns.values()


def same(*names: str) -> dict[str, str]:
    """Return columns that are called like their fields."""
    return {name: name for name in names}


def table(
    model: type[Model], columns: dict[str, str], *, text: tuple = (), **rest
) -> Table:
    """Return a table whose rows keep basis and sources."""
    columns = {**columns, **same("basis", "source_ids")}
    split = {"source_ids": ";", **rest.pop("split", {})}
    return Table(
        model, columns, text=(*text, "basis", "source_ids"), split=split, **rest
    )


def entry(model: type[Model], text: dict[str, str], columns: dict | None = None):
    """Return a table of rows with id and name, and texts that readers see."""
    columns = {**same("id", "name"), **text, **(columns or {})}
    return table(model, columns, text=("name", *text))


RATES = same(
    "base_fte",
    "fte_per_data_source",
    "fte_per_model_in_production",
    "fte_per_new_model_a_year",
    "fte_per_stakeholder_group",
)
CAPABILITY = same(
    "layer",
    "focus_area",
    "agrawal_feature",
    "market_support_if_not_in_table",
    "buyable_today",
    "owner_task",
    "target_few",
    "target_multiple",
    "target_millions",
    "importance",
    "cost_per_level_kusd",
    "lead_quarters",
)

# In the order in which rows can be written: what is referred to comes first.
TABLES = {
    "sources": Table(
        SourceText,
        {"citation": "text", **same("id", "name", "year", "licence", "used_for")},
        text=("name", "citation", "licence", "used_for"),
    ),
    "focus_areas": entry(FocusArea, {"why": "text"}),
    "layers": entry(
        Layer,
        {"description": "text", "commoditised": "commoditised"},
        {"order_from_ground": "position"},
    ),
    "scale_stages": entry(
        ScaleStage,
        {"description": "text", "infrastructure_need": "infrastructure_need"},
        same("workload_multiplier"),
    ),
    "drivers": entry(Driver, {"counts": "text", **same("unit", "example")}),
    "roles": entry(Role, {"purpose": "text"}),
    "skills": table(
        Skill,
        {"description": "text", **same("id", "name", "category", "aliases")},
        text=("name", "description", "category"),
        split={"aliases": ";"},
    ),
    "level_anchors": table(
        LevelAnchor,
        {"anchor": "text", **same("category", "level")},
        key=("category", "level"),
        text=("anchor",),
    ),
    "role_skills": table(
        RoleSkill,
        same("role", "skill", "level_mid", "need"),
        key=("role_id", "skill_id"),
    ),
    "tasks": entry(
        Task,
        {"description": "text"},
        {**same("focus_area", "home_role", "independent"), **RATES},
    ),
    "task_skills": table(
        Requirement,
        {"skill_or_any_of": "skills", **same("task", "level", "weight")},
        key=("task_id", "skills"),
        split={"skill_or_any_of": "|"},
    ),
    "market_support": table(
        MarketSupport,
        same("group", "feature"),
        key=("feature",),
        text=("group",),
        systems=tuple(SYSTEMS),
    ),
    "capabilities": entry(Capability, {"description": "text"}, CAPABILITY),
    "capability_prerequisites": table(
        Prerequisite, same("capability", "needs"), key=("capability_id", "needs_id")
    ),
    "capability_relief": table(
        Relief,
        same("capability", "task", "relief_at_full_maturity"),
        key=("capability_id", "task_id"),
    ),
    "maturity_anchors": table(
        MaturityAnchor,
        {"anchor": "text", **same("capability", "level")},
        key=("capability_id", "level"),
        text=("anchor",),
    ),
    "assumptions": table(
        Assumption,
        {"title": "name", **same("id", "value", "unit", "meaning", "source")},
        text=("title", "meaning"),
    ),
    "salaries_us_kusd": table(
        Salary,
        same("role", "entry", "mid", "senior", "executive", "n", "source"),
        key=("role_id",),
        text=("source",),
    ),
    "title_aliases": table(
        TitleAlias, same("title_contains", "role", "sure"), key=("title_contains",)
    ),
    "deck_facts": table(
        DeckFact, same("fact", "shown_by"), key=("fact",), text=("shown_by",)
    ),
}
