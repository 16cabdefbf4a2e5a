"""What a team asks for: work, weights of areas, targets, upkeep."""

from dataclasses import dataclass

from tests.independent.tables import DRIVERS, Book


@dataclass(frozen=True)
class Setting:
    """What a team asks for: work, areas, targets, who provides what."""

    book: Book
    stage: str
    workload: dict[str, float]
    weights: dict[str, float]
    rated: dict[str, int]
    provided: frozenset[str]

    def target(self, capability: str) -> float:
        """Return the maturity that this stage asks for."""
        return float(self.book.capabilities[capability][f"target_{self.stage}"])

    def scored(self, area: str, everything: bool = False) -> float:
        """Return importance times target, over what is rated or over everything."""
        return sum(
            row["importance"] * self.target(name)
            for name, row in self.book.capabilities.items()
            if row["focus_area"] == area and (everything or name in self.rated)
        )

    def people_share(self, area: str) -> float:
        """Return the weight of people in an area: more where less is rated."""
        if self.scored(area) == 0:
            return 1.0
        ratio = self.scored(area) / self.scored(area, everything=True)
        return 1 - (1 - self.book.number["people_share"]) * ratio

    def area_work(self, area: str) -> float:
        """Return the work of an area [FTE]."""
        return sum(self.workload[task] for task in self.tasks(area))

    def tasks(self, area: str) -> list[str]:
        """Return the tasks of an area."""
        return [t for t, row in self.book.tasks.items() if row["focus_area"] == area]


def workloads(book: Book, document: dict) -> dict[str, float]:
    """Return the work of each task [FTE]."""
    result = {}
    for task, row in book.tasks.items():
        work = row["base_fte"] + sum(
            row[column] * document["drivers"][driver]
            for driver, column in DRIVERS.items()
        )
        scope = document["scope"].get(task, 1.0)
        result[task] = scope * book.multiplier[document["stage"]] * work
    return result


def area_weights(book: Book, document: dict) -> dict[str, float]:
    """Return the weights of the areas: what the market neglects counts most."""
    if document["area_weights"]:
        return {area: document["area_weights"].get(area, 0.0) for area in book.areas}
    direction = book.number["direction_weight"]
    neglect = {area: 1 - share for area, share in book.support.items()}
    spread = (1 - direction) / sum(neglect.values())
    return {area: spread * neglect.get(area, 0.0) for area in book.areas} | {
        "direction": direction
    }


def rated_levels(book: Book, document: dict) -> dict[str, int]:
    """Return maturity rated, or prefilled by the answer for its layer."""
    stage = document["stage"]
    prefilled = {
        name: document["layers"][row["layer"]]
        for name, row in book.capabilities.items()
        if row["layer"] in document["layers"] and row[f"target_{stage}"] > 0
    }
    return prefilled | document["maturity"]


def setting_of(book: Book, document: dict) -> Setting:
    """Return what the team of a document asks for."""
    return Setting(
        book,
        document["stage"],
        workloads(book, document),
        area_weights(book, document),
        rated_levels(book, document),
        frozenset(document["provided"]),
    )


def effort(book: Book, capability: str, part: str) -> float:
    """Return the work to raise a capability one level [FTE-quarters]."""
    row, number = book.capabilities[capability], book.number
    ordinary = number["build_effort"]
    if part == "bought":
        gap = number["build_effort"] - number["buy_effort"]
        ordinary = number["buy_effort"] + gap * (1 - row["buyable_today"]) / 2
    return row["cost_per_level_kusd"] / number["typical_cost"] * ordinary


def upkeep(setting: Setting, capability: str, part: str) -> float:
    """Return the work to keep one level [FTE of the owner task]."""
    if capability in setting.provided:
        return 0.0
    share = setting.book.number["upkeep_effort_share"]
    return share * effort(setting.book, capability, part)


def part_today(book: Book, capability: str) -> str:
    """Return how what stands today counts as having come."""
    return "bought" if book.capabilities[capability]["buyable_today"] > 0 else "built"
