import pytest

from tests.imports.words import HEADER, changes, names
from tests.make import make_assessment, make_member


def test_tells_new_changed_and_same_apart(look, team):
    make_member(team, "Ana", ["analyst"], title="Analyst", levels={"python": 3})
    make_member(team, "Ben", ["analyst"], title="Analyst", levels={"python": 3})

    preview = look(
        [HEADER, ["Ana", "Analyst", 3], ["Ben", "Analyst", 4], ["Cem", "Analyst", 1]]
    )

    assert names(preview.same) == ["Ana"]
    assert names(preview.changed) == ["Ben"]
    assert names(preview.new) == ["Cem"]
    assert changes(preview) == [("Python", "3", "4")]


def test_names_who_is_not_in_the_file(look, team):
    make_member(team, "Ana", ["analyst"])
    make_member(team, "Ben", ["analyst"])

    assert look([HEADER, ["Ben", "", 2]]).kept == ("Ana",)


def test_a_blank_changes_nothing(look, team):
    member = make_member(team, "Ana", ["analyst"], levels={"python": 3})
    member.annual_cost = 90_000
    member.save()
    header = ["Name", "Role", "Annual cost", "FTE", "Python"]

    preview = look([header, ["Ana", "", "", "", ""]])

    assert names(preview.same) == ["Ana"]


def test_shows_old_and_new_of_each_field(look, team):
    make_member(team, "Ana", ["analyst"], title="Analyst", fte=1)
    header = ["Name", "Title", "FTE", "Annual cost", "Start", "Tableau"]

    preview = look([header, ["Ana", "Data scientist", 0.5, 90000, "2027-01-04", 3]])

    assert sorted(changes(preview)) == [
        ("BI tools (from tools)", "·", "2"),
        ("FTE", "1", "0.5"),
        ("annual cost", "·", "90,000"),
        ("roles", "Analyst", "Data scientist"),
        ("start", "·", "2027-01-04"),
        ("title", "Analyst", "Data scientist"),
    ]


def test_a_title_on_file_keeps_the_roles_given_since(look, team):
    make_member(team, "Ana", ["sme", "analyst"], title="Manager")

    preview = look([HEADER, ["Ana", "manager", ""]])

    assert (names(preview.same), preview.titles) == (["Ana"], ())


def test_an_answer_about_a_title_on_file_counts(look, team):
    make_member(team, "Ana", ["cdo", "analyst"], title="Manager")

    preview = look([HEADER, ["Ana", "Manager", ""]], titles={"MANAGER": "sme"})

    assert preview.changed[0].change.roles == ("sme", "analyst")


def test_asks_for_the_role_of_somebody_new_without_title(look):
    preview = look([["Name", "Python"], ["Ana", 3]])

    assert [one.title for one in preview.unanswered] == [""]
    assert not preview.can_apply


def test_asks_about_a_leader_whose_title_names_the_work_led(look):
    preview = look([HEADER, ["Ana", "Head of Data Engineering", 3]])

    (question,) = preview.to_ask
    assert (question.role, question.sure) == ("cdo", False)
    assert preview.can_apply


def test_a_date_is_checked_against_the_other_one_on_file(look, team):
    make_member(team, "Ana", ["analyst"], start="2027-06-01")

    (problem,) = look([["Name", "End"], ["Ana", "2027-05-01"]]).wrong

    assert (problem.row, problem.column, problem.value) == (2, "End", "2027-05-01")


def test_a_judgement_of_oneself_does_not_hide_that_of_the_file(look, team):
    member = make_member(team, "Ana", ["analyst"])
    make_assessment(member.person, "python", 3, source="self")

    assert changes(look([HEADER, ["Ana", "", 3]])) == [("Python", "·", "3")]


def test_says_when_the_file_counts_in_another_currency(look):
    preview = look([["Name", "Title", "Cost (EUR)"], ["Ana", "Analyst", 90000]])

    assert preview.notes == (
        "The file counts in EUR, Acme in USD: amounts are taken over as they are.",
    )


def test_an_organisations_own_on_cost_is_put_on_salaries(look, team):
    team.organisation.own_assumptions.create(assumption_id="oncost", value=1.5)

    (ana,) = look([["Name", "Title", "Salary"], ["Ana", "Analyst", 100_000]]).new

    assert ana.change.of_member["annual_cost"] == 150_000


@pytest.mark.parametrize("people", [1, 40])
def test_reads_what_is_on_file_in_as_many_queries(
    look, team, people, django_assert_num_queries
):
    for number in range(people):
        make_member(team, f"P{number}", ["analyst"], levels={"python": 3})
    rows = [[f"P{number}", "", 2] for number in range(people)]

    # on-cost: own and catalogue; skills, roles, titles; members, roles, levels
    with django_assert_num_queries(8):
        look([HEADER, *rows])
