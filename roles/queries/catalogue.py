"""Read the catalogue, with an organisation's own values laid over it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import pandas as pd

from roles.models import CatalogueVersion, Organisation, OwnAssumption, OwnSalary
from roles.queries.catalogue_tables import TABLES, Table

# What the engine reads; texts and aliases are not its business.
NUMBERS = [
    "assumptions",
    "capabilities",
    "capability_prerequisites",
    "capability_relief",
    "focus_areas",
    "layers",
    "market_support",
    "role_skills",
    "roles",
    "salaries_us_kusd",
    "scale_stages",
    "skills",
    "task_skills",
    "tasks",
]
# Money among the assumptions, in thousands of the organisation's currency.
PRICES = ["learn_cost_kusd", "typical_cost"]
SALARY_COLUMN = {"junior": "entry", "mid": "mid", "senior": "senior"}
SALARIES = ["entry", "mid", "senior", "executive"]


def newest() -> tuple[str, datetime | None]:
    """Return the version in force and when it was loaded."""
    row = CatalogueVersion.objects.values_list("version", "loaded_at").first()
    return row or ("", None)


def version() -> str:
    """Return the version in force, empty before the first load."""
    return newest()[0]


def tables(organisation: Organisation) -> dict[str, pd.DataFrame]:
    """Return the catalogue's tables with the organisation's own values over them."""
    return tables_with(own_values(organisation))


def own_values(organisation: Organisation) -> dict:
    """Return what an organisation lays over the catalogue, as plain data."""
    return own_values_of([organisation])[organisation.pk]


def own_values_of(organisations: Iterable[Organisation]) -> dict[int, dict]:
    """Return organisation -> what it lays over the catalogue, read at once."""
    organisations = list(organisations)
    salaries, assumptions = defaultdict(list), defaultdict(dict)
    for row in OwnSalary.objects.filter(organisation__in=organisations):
        amount = [row.role_id, row.seniority, float(row.amount)]
        salaries[row.organisation_id].append(amount)
    for row in OwnAssumption.objects.filter(organisation__in=organisations):
        assumptions[row.organisation_id][row.assumption_id] = row.value
    return {
        organisation.pk: {
            "salary_factor": float(organisation.salary_factor),
            "price_factor": float(organisation.price_factor),
            "salaries": salaries[organisation.pk],
            "assumptions": assumptions[organisation.pk],
        }
        for organisation in organisations
    }


def tables_with(own: dict) -> dict[str, pd.DataFrame]:
    """Return the tables with `own` (see `own_values`) laid over them."""
    return laid_over(base_tables(), own)


def laid_over(base: dict[str, pd.DataFrame], own: dict) -> dict[str, pd.DataFrame]:
    """Return the tables of `base` with `own` (see `own_values`) over them."""
    frames = dict(base)
    if own["salary_factor"] != 1 or own["salaries"]:
        frames["salaries_us_kusd"] = own_salaries(frames["salaries_us_kusd"], own)
    if own["price_factor"] != 1:
        frames["capabilities"] = frames["capabilities"].assign(
            cost_per_level_kusd=lambda frame: (
                frame["cost_per_level_kusd"] * own["price_factor"]
            )
        )
    if own["price_factor"] != 1 or own["assumptions"]:
        frames["assumptions"] = own_assumptions(frames["assumptions"], own)
    return frames


def own_salaries(frame: pd.DataFrame, own: dict) -> pd.DataFrame:
    """Return the salaries in the organisation's money, its own ones over them."""
    frame = frame.assign(
        **{name: frame[name] * own["salary_factor"] for name in SALARIES}
    )
    for role, seniority, amount in own["salaries"]:
        frame.loc[frame["role"] == role, SALARY_COLUMN[seniority]] = amount / 1000
    return frame


def own_assumptions(frame: pd.DataFrame, own: dict) -> pd.DataFrame:
    """Return the assumptions with prices in the organisation's money, its own over."""
    prices = frame["id"].isin(PRICES)
    # Both prices move, so that effort, which follows their ratio, stays the same.
    value = frame["value"].mask(prices, frame["value"] * own["price_factor"])
    mine = frame["id"].map(own["assumptions"]).astype(float)
    return frame.assign(value=mine.fillna(value))


def base_tables() -> dict[str, pd.DataFrame]:
    """Return the tables as the catalogue has them; read once per version."""
    return tables_of(*newest())


@lru_cache(maxsize=2)
def tables_of(version: str, loaded_at: datetime | None) -> dict[str, pd.DataFrame]:
    """Return the tables; a new version, or a new load of one, is read anew."""
    return {stem: frame_of(TABLES[stem]) for stem in NUMBERS}


def frame_of(table: Table) -> pd.DataFrame:
    """Return one table with the columns of its file."""
    fields = [*table.columns.values(), *(["marks"] if table.systems else [])]
    rows = table.model.objects.values_list(*fields)
    frame = pd.DataFrame(
        list(rows), columns=[*table.columns, *fields[len(table.columns) :]]
    )
    for column, separator in table.split.items():
        frame[column] = frame[column].map(separator.join)
    for system in table.systems:
        frame[system] = [marks[system] for marks in frame["marks"]]
    for column, name in table.columns.items():
        if table.model._meta.get_field(name).get_internal_type() == "FloatField":
            # An empty cell is a number that is not known: missing, not zero.
            frame[column] = frame[column].astype(float)
    return frame.drop(columns="marks", errors="ignore")
