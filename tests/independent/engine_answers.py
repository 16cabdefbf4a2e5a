"""The engine's answers in the words of the independent programme."""

from datetime import date

from roles.engine.assessment import Assessment, assess
from roles.engine.catalogue import Catalogue
from roles.engine.team import Team
from tests.independent.assessing import members_on
from tests.independent.setting import setting_of
from tests.independent.state import QUARTERS_OF_A_TASK, part_today
from tests.independent.tables import Book


def engine_team(tables: dict, document: dict, day: date) -> tuple[Catalogue, Team]:
    """Return what the engine reads from the same inputs."""
    catalogue = Catalogue.from_tables(tables)
    return catalogue, Team.from_document(document, catalogue, on=day)


def engine_assessment(tables: dict, document: dict, day: date) -> Assessment:
    """Return the engine's assessment of a document."""
    return assess(*engine_team(tables, document, day))


def as_values(
    book: Book, document: dict, day: date, answer: Assessment
) -> dict[str, float]:
    """Return the engine's allocation as values of the independent programme."""
    values = work_values(book, document, day, answer)
    setting = setting_of(book, document)
    for name in setting.rated:
        kept = answer.kept[name]
        values[f"kept {name} {part_today(book, name)}"] = kept
        values[f"counted {name}"] = min(kept, setting.target(name))
    for task, work in setting.workload.items():
        left = answer.tasks.loc[task, "covered"]
        for k in QUARTERS_OF_A_TASK:
            values[f"covered {task} {k}"] = min(max(left, 0.0), work / 4)
            left -= work / 4
    return values


def work_values(
    book: Book, document: dict, day: date, answer: Assessment
) -> dict[str, float]:
    """Return everybody's time; the most productive learners are led first."""
    work = answer.allocation.groupby(["member", "task"])["fte"].sum().to_dict()
    serve = answer.upkeep.groupby(["member", "task"])["fte"].sum().to_dict()
    workers = members_on(book, document, day)
    pairs = [(worker.name, way) for worker in workers for way in worker.ways]
    values, places = {}, dict.fromkeys(book.tasks, 0.0)
    number = book.number["learners_per_master"]
    for name, way in pairs:
        if way.fit.master:
            places[way.task] += number * work.get((name, way.task), 0.0)
    for name, way in sorted(pairs, key=lambda pair: -pair[1].fit.productivity):
        time = work.pop((name, way.task), 0.0)
        values[f"{name} {way.task} serve"] = serve.pop((name, way.task), 0.0)
        led = time if way.fit.master else min(time, places[way.task])
        values[f"{name} {way.task} work"] = led
        if not way.fit.master:
            places[way.task] -= led
            values[f"{name} {way.task} alone"] = time - led
    assert not any(work.values()), f"work nobody is able to do: {work}"
    assert not any(serve.values()), f"upkeep nobody is able to do: {serve}"
    return values
