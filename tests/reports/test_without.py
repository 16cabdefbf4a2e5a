"""A plan made once more without a line, in words and as a document."""

import pytest

from roles.management.plan_text import without_lines
from roles.reports.plan_words import Words
from roles.reports.without import WithoutReport, without_document
from tests.make import make_member
from tests.plans import HIRE, make_plan

NO_NAMES = {"member": None, "role": "analyst", "to": None}


@pytest.fixture
def learning(ready_team):
    """Ana, an analyst, who learns SQL in the place of a hire."""
    ana = make_member(ready_team, "Ana", ["analyst"])
    return {"kind": "train", "member": str(ana.pk), "skill": "sql", "to": 2}


@pytest.fixture
def plan(ready_team, learning):
    """A plan with a hire, of the team with Ana."""
    return make_plan(ready_team, HIRE)


def make_report(plan, *comes, people=True, **fields):
    answer = {
        **{"status": "optimal", "reason": "", "readiness_closing": 0.61},
        **{"objective": 0.47, "bound": 0.472, "gap": 0.002},
    }
    gone = {"kind": "hire", "role": "data_engineer", "seniority": "mid", "count": 2}
    known = {
        **{"pattern": {"kind": "hire"}, "answer": answer, "lost": 0.05},
        **{"at_least": 0.048, "at_most": 0.052, "comes": list(comes), "goes": [gone]},
        "words": Words(plan, people),
    }
    return WithoutReport(**{**known, **fields})


def test_says_what_is_lost_and_what_comes_in_its_place(plan, learning):
    contract = {"kind": "contract", "role": "analyst", "seniority": "mid", "fte": 0.75}

    said = list(without_lines(make_report(plan, learning, contract)))

    assert said == [
        "\nWithout Hire: any role",
        "  readiness 61 in the end; 5.00 points are lost (between 4.80 and 5.20)",
        "  + Train: Ana, SQL, to 2 (working)",
        "  + Contract: Analyst, mid, 0.75 FTE-quarters",
        "  - Hire: 2 x Data engineer, mid",
    ]


def test_says_where_there_is_no_plan_without_it(plan):
    answer = {"reason": "It is locked."}

    said = list(without_lines(make_report(plan, lost=None, answer=answer)))

    assert said[1:] == ["  There is no plan. It is locked."]


@pytest.mark.parametrize("people", [True, False])
def test_document_names_members_only_to_those_who_may_see_them(plan, learning, people):
    told = {"member": "Ana", "to": 2} if people else NO_NAMES
    report = make_report(plan, learning, people=people, pattern=learning)

    document = without_document(report, plan)

    assert document["pattern"].items() >= told.items()
    assert document["comes"][0].items() >= told.items()
    assert [document["lost"], document["objective"]] == [0.05, 0.47]
    assert document["goes"] == report.goes
