from datetime import date

import pytest

from roles.engine.evidence import Judged
from roles.engine.frames import InvalidFrame
from tests.engine.make import make_member, make_team


def team_with(evidence, **levels):
    """Return a team of one member with levels and what they rest on."""
    return make_team(make_member("Ana", "engineer", levels=levels, evidence=evidence))


def test_reads_the_day_and_the_own_level():
    team = team_with({"sql": {"on": "2025-06-01", "self": 4}, "r": {}}, sql=3, r=1)

    assert team.evidence == {
        "Ana": {"sql": Judged(4, date(2025, 6, 1)), "r": Judged(None, None)}
    }


def test_a_document_without_evidence_is_an_ordinary_one():
    assert make_team(make_member("Ana", "engineer", levels={"sql": 3})).evidence == {}


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ({"cobol": {}}, r"evidence of 'Ana': no match for \['cobol'\]"),
        ({"r": {}}, r"evidence of 'Ana' without a level: no match for \['r'\]"),
        ({"sql": {"self": 5}}, "evidence of 'Ana', sql: self must be 0-4"),
        ({"sql": {"on": "June"}}, "evidence of 'Ana', sql: 'June' is no day"),
    ],
)
def test_names_what_is_wrong(evidence, reason):
    with pytest.raises(InvalidFrame, match=reason):
        team_with(evidence, sql=3)


def test_reads_what_members_want_to_use_more():
    ana = make_member("Ana", "engineer", interests=["bi", "r", "bi"])
    team = make_team(ana, make_member("Ben", "analyst", interests=[]))

    assert team.interests == {"Ana": ("bi", "r")}
    with pytest.raises(InvalidFrame, match=r"interests of 'Ben': no match for"):
        make_team(make_member("Ben", "analyst", interests=["cobol"]))
