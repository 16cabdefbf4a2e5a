import pytest

from roles.engine.levels import resolve_levels
from tests.engine.make import make_catalogue, make_member, make_team

CATALOGUE = make_catalogue()


def resolved(*roles, **changes):
    """Return the levels and origins of one member."""
    team = make_team(make_member("Ana", *roles, **changes))
    levels, origins = resolve_levels(CATALOGUE, team)
    return levels.loc["Ana"].to_dict(), origins.loc["Ana"].to_dict()


def test_assumes_the_profile_of_the_role():
    levels, origins = resolved("engineer")

    assert levels == {"bi": 0, "leadership": 0, "python": 3, "r": 0, "sql": 4}
    assert origins["sql"] == "assumed"
    assert origins["bi"] == "none"


@pytest.mark.parametrize(
    ("seniority", "python", "sql"), [("junior", 2, 3), ("mid", 3, 4), ("senior", 4, 4)]
)
def test_shifts_the_profile_by_seniority_within_the_scale(seniority, python, sql):
    levels, _ = resolved("engineer", seniority=seniority)

    assert (levels["python"], levels["sql"]) == (python, sql)


def test_takes_the_highest_of_several_roles_further_ones_a_level_lower():
    # analyst first: bi 2, sql 2; engineer further: sql 4 - 1 = 3, python 3 - 1 = 2
    levels, _ = resolved("analyst", "engineer")

    assert levels == {"bi": 2, "leadership": 0, "python": 2, "r": 0, "sql": 3}


def test_an_assessed_level_counts_even_where_it_is_lower():
    levels, origins = resolved("engineer", levels={"sql": 1}, from_tools={"sql": 2})

    assert (levels["sql"], origins["sql"]) == (1, "assessed")


def test_a_tool_is_capped_at_working_and_never_lowers():
    levels, origins = resolved("engineer", from_tools={"bi": 4, "sql": 4, "r": 1})

    assert (levels["bi"], origins["bi"]) == (2, "tools")
    assert (levels["sql"], origins["sql"]) == (4, "assumed")
    assert (levels["r"], origins["r"]) == (1, "tools")


def test_not_applicable_is_never_assumed_nor_read_from_tools():
    levels, origins = resolved(
        "engineer", not_applicable=["sql"], from_tools={"sql": 2}
    )

    assert (levels["sql"], origins["sql"]) == (0, "not_applicable")
