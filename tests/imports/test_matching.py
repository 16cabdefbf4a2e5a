from django.utils import timezone

from tests.imports.words import HEADER, changes, names
from tests.make import make_member, make_person, make_team


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


def test_nobody_is_taken_over_who_left_a_team_one_may_not_edit(look, team):
    other = make_team("other", organisation=team.organisation)
    person = make_person(team.organisation, "Ana", number="7x")
    gone = make_member(other, "", ["analyst"], person=person, levels={"python": 4})
    gone.removed_at = timezone.now()
    gone.save()

    preview = look([["Name", "Employee no"], ["Mallory", "7x"]])

    assert [(one.row, one.value) for one in preview.wrong] == [(2, "7x")]


def test_somebody_who_left_this_team_comes_back(look, team):
    person = make_person(team.organisation, "Ana", number="7x")
    gone = make_member(team, "", ["analyst"], person=person)
    gone.removed_at = timezone.now()
    gone.save()

    preview = look([["Name", "Employee no"], ["Ana", "7x"]])

    assert (preview.wrong, preview.new[0].is_joining) == ((), True)


def test_who_left_this_team_for_one_that_one_may_not_edit_stays_there(look, team):
    other = make_team("other", organisation=team.organisation)
    person = make_person(team.organisation, "Ana", number="7x")
    gone = make_member(team, "", ["analyst"], person=person)
    gone.removed_at = timezone.now()
    gone.save()
    make_member(other, "", ["analyst"], person=person)

    preview = look([["Name", "Employee no"], ["Ana", "7x"]])

    assert "a team that you may not edit" in preview.wrong[0].message
