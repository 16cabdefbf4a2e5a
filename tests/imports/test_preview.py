import pytest

from roles.imports.mapping import Choices
from roles.imports.preview import preview_import
from roles.models import Team
from tests.imports.words import csv_of
from tests.make import make_assessment, make_member, make_person, make_team

HEADER = ["Name", "Title", "Python"]


@pytest.fixture
def look(catalogue, team):
    """Preview rows for the data team, as somebody who edits that team alone."""

    def preview(rows, **choices):
        return preview_import(
            csv_of(rows),
            organisation=team.organisation,
            team=team,
            editable=Team.objects.filter(pk=team.pk),
            choices=Choices(**choices),
        )

    return preview


def names(rows):
    return [row.name for row in rows]


def changes(preview):
    return [(c.label, c.old, c.new) for row in preview.changed for c in row.changes]


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


def test_knows_people_by_number_whatever_their_name(look, team):
    person = make_person(team.organisation, "Ana Silva", number="7")
    make_member(team, "", ["analyst"], person=person)

    preview = look([["Name", "Employee no"], ["Ana Souza", 7]])

    assert changes(preview) == [("name", "Ana Silva", "Ana Souza")]


def test_knows_people_by_address_in_any_case(look, team):
    person = make_person(team.organisation, "Ana", email="Ana@Example.com")
    make_member(team, "", ["analyst"], person=person)

    assert names(look([["E-mail"], ["ana@example.COM"]]).same) == ["ana@example.COM"]


def test_adds_a_number_to_somebody_known_by_name(look, team):
    make_member(team, "Ana", ["analyst"])

    preview = look([["Name", "Employee no"], ["Ana", "x7"]])

    assert changes(preview) == [("number", "·", "x7")]


def test_another_number_is_another_person(look, team):
    person = make_person(team.organisation, "Ana", number="7")
    make_member(team, "", ["analyst"], person=person)

    preview = look([["Name", "Employee no", "Title"], ["Ana", "8x", "Analyst"]])

    assert (names(preview.new), preview.kept) == (["Ana"], ("Ana",))


def test_the_same_name_on_another_team_is_another_person(look, team):
    other = make_team("other", organisation=team.organisation)
    make_member(other, "Ana", ["analyst"], levels={"python": 4})

    (ana,) = look([HEADER, ["Ana", "Analyst", 1]]).new

    assert (ana.change.person, ana.is_joining) == (None, False)


def test_a_name_says_nothing_of_people_beyond_the_team(look, team):
    make_person(team.organisation, "Ana", number="7x")
    header = ["Name", "Employee no", "Title"]

    preview = look([header, ["Ana", "", "Analyst"], ["Ana Silva", "7x", "Analyst"]])

    assert [(row.name, row.is_joining) for row in preview.new] == [
        ("Ana", False),
        ("Ana Silva", True),
    ]


def test_two_of_one_name_on_the_team_need_a_number(look, team):
    make_member(team, "Ana", ["analyst"])
    make_member(team, "Ana", ["cdo"])

    (problem,) = look([HEADER, ["Ana", "", 1]]).wrong

    assert (problem.row, problem.column) == (2, "Name")
    assert "several people of this name" in problem.message


def test_two_rows_for_one_person_on_file_are_wrong(look, team):
    person = make_person(team.organisation, "Ana Silva", number="7")
    make_member(team, "", ["analyst"], person=person)

    preview = look([["Name", "Employee no"], ["Ana", 7], ["Ana Silva", ""]])

    assert [(one.row, one.value) for one in preview.wrong] == [(3, "Ana Silva")]


def test_number_and_address_of_two_people_are_wrong(look, team):
    make_person(team.organisation, "Ana", number="7x")
    make_person(team.organisation, "Ben", email="ben@example.com")

    preview = look(
        [["Name", "Employee no", "E-mail"], ["Ana", "7x", "ben@example.com"]]
    )

    assert "belong to two people" in preview.wrong[0].message


def test_somebody_on_file_without_a_team_joins(look, team):
    make_person(team.organisation, "Ana", number="7x")

    (ana,) = look([["Name", "Employee no", "Title"], ["Ana", "7x", "Analyst"]]).new

    assert ana.is_joining


def test_nobody_is_taken_over_from_a_team_one_may_not_edit(look, team):
    other = make_team("other", organisation=team.organisation)
    person = make_person(team.organisation, "Ana", number="7x")
    make_member(other, "", ["analyst"], person=person, levels={"python": 4})

    preview = look([["Name", "Employee no", "Python"], ["Ana", "7x", 1]])

    assert [(one.row, one.value) for one in preview.wrong] == [(2, "7x")]
    assert "a team that you may not edit" in preview.wrong[0].message
    assert preview.new[0].changes == ()


def test_the_number_of_another_organisation_means_nobody_here(look, catalogue):
    elsewhere = make_team("else", organisation=None)
    elsewhere.organisation = type(elsewhere.organisation).objects.create(
        name="Globex", slug="globex"
    )
    make_person(elsewhere.organisation, "Ana", number="7x")

    (ana,) = look([["Name", "Employee no", "Title"], ["Ana", "7x", "Analyst"]]).new

    assert ana.change.person is None


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
