from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from roles.actions.assessment import (
    assess,
    assess_many,
    confirm_assumed,
    undo_assessments,
)
from roles.actions.stale import Stale
from roles.models import Assessment, AuditEntry
from tests.make import NOW, make_person

LATER = NOW + timedelta(days=1)
NOT_APPLICABLE = Assessment.Verdict.NOT_APPLICABLE


@pytest.fixture
def ana(catalogue, team):
    return make_person(team.organisation, "Ana")


def said_of(person, skill="sql"):
    rows = person.assessments.filter(skill=skill).order_by("pk")
    return [(row.verdict, row.level) for row in rows]


def test_a_new_level_is_a_new_row(ana, alice):
    assess(ana, "sql", 2, by=alice, now=NOW)
    assess(ana, "sql", 3, by=alice, now=LATER)

    assert said_of(ana) == [("level", 2), ("level", 3)]
    assert ana.assessments.current().get().assessed_by == alice


def test_not_applicable_withdrawn_and_0_are_three_things(ana, alice):
    said = {"sql": 0, "r": NOT_APPLICABLE, "python": 2}
    assess_many(ana, said, by=alice, now=NOW)
    assess(ana, "python", Assessment.Verdict.WITHDRAWN, by=alice, now=LATER)

    assert said_of(ana, "sql") == [("level", 0)]
    assert said_of(ana, "r") == [("n/a", None)]
    assert said_of(ana, "python") == [("level", 2), ("withdrawn", None)]


def test_stores_only_what_is_new(ana, alice):
    assess_many(ana, {"sql": 2, "r": 1}, by=alice, now=NOW)
    assess_many(ana, {"sql": 2, "r": 3}, by=alice, now=LATER)

    assert said_of(ana, "sql") == [("level", 2)]
    assert said_of(ana, "r") == [("level", 1), ("level", 3)]


def test_nothing_new_leaves_no_trace(ana, alice):
    assess(ana, "sql", 2, by=alice, now=NOW)

    assert assess(ana, "sql", 2, by=alice, now=LATER) is None
    assert assess(ana, "r", Assessment.Verdict.WITHDRAWN, by=alice, now=NOW) is None
    ana.refresh_from_db()
    assert (ana.version, AuditEntry.objects.filter(kind="assessment").count()) == (2, 1)


def test_one_judge_says_nothing_over_another(ana, alice):
    assess(ana, "sql", 2, "self", by=alice, now=NOW)
    assess(ana, "sql", 2, "manager", by=alice, now=NOW)

    assert ana.assessments.current().count() == 2


def test_the_record_holds_ids_only(ana, alice, team):
    entry = assess(ana, "sql", 2, by=alice, now=NOW, team=team)

    assert (entry.action, entry.kind, entry.by) == ("assess", "assessment", alice)
    assert entry.ids == [ana.assessments.get().pk]
    assert (entry.team, entry.organisation) == (team, team.organisation)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ({"sql": 2, "r": 5}, "manager"),
        ({"sql": 2, "cooking": 1}, "manager"),
        ({"sql": 2, "r": None}, "manager"),
        ({"sql": 2, "r": "level"}, "manager"),
        ({"sql": 2, "r": "unheard of"}, "manager"),
        ({"sql": 2}, "hearsay"),
    ],
)
def test_writes_nothing_when_one_of_them_is_wrong(ana, alice, said, source):
    with pytest.raises(ValidationError):
        assess_many(ana, said, source, by=alice, now=NOW)

    ana.refresh_from_db()
    assert not Assessment.objects.exists()
    assert not AuditEntry.objects.filter(kind="assessment").exists()
    assert ana.version == 1


def test_the_second_of_two_editors_is_refused(ana, alice, olivia):
    assess(ana, "sql", 2, by=alice, now=NOW, version=1)

    with pytest.raises(Stale) as refusal:
        assess(ana, "r", 3, by=olivia, now=NOW, version=1)

    assert refusal.value.now.version == 2
    assert said_of(ana, "r") == []


def test_confirming_makes_assumed_levels_a_managers(ana, alice):
    entry = confirm_assumed(ana, {"sql": 3, "r": 2}, by=alice, now=NOW)

    rows = ana.assessments.values_list("skill", "level", "source")
    assert sorted(rows) == [("r", 2, "manager"), ("sql", 3, "manager")]
    assert entry.action == "confirm assumed"


def test_undo_restores_what_stood_before_by_a_new_row(ana, alice):
    assess(ana, "sql", 1, by=alice, now=NOW)
    entry = assess_many(ana, {"sql": 3, "r": 2}, by=alice, now=LATER)

    undo_assessments(ana, entry, by=alice, now=LATER)

    assert said_of(ana, "sql") == [("level", 1), ("level", 3), ("level", 1)]
    assert said_of(ana, "r") == [("level", 2), ("withdrawn", None)]


def test_an_undo_can_be_undone(ana, alice):
    entry = assess(ana, "sql", 3, by=alice, now=NOW)
    undone = undo_assessments(ana, entry, by=alice, now=LATER)

    undo_assessments(ana, undone, by=alice, now=LATER)

    assert ana.assessments.current().get().level == 3


def test_undo_takes_nothing_back_when_one_was_judged_again(ana, alice):
    entry = assess_many(ana, {"sql": 3, "r": 2}, by=alice, now=NOW)
    assess(ana, "r", 4, by=alice, now=LATER)

    with pytest.raises(ValidationError, match="since"):
        undo_assessments(ana, entry, by=alice, now=LATER)

    assert said_of(ana, "sql") == [("level", 3)]


def test_undo_takes_back_nothing_of_somebody_else(ana, alice, team):
    entry = assess(ana, "sql", 3, by=alice, now=NOW)
    ben = make_person(team.organisation, "Ben")

    with pytest.raises(ValidationError, match="no assessment"):
        undo_assessments(ben, entry, by=alice, now=LATER)
