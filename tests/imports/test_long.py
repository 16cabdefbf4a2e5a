from tests.imports.words import read, wrong


def test_a_long_table_says_one_thing_of_a_person_and_skill():
    header = ["person", "skill", "level"]
    rows = [["Ana", "Python", 3], ["Ana", "SQL", 2], ["Ana", "python", 2]]

    result = read([header, *rows])

    assert wrong(result) == [(4, "level", "2")]
    assert "Python is 3 from row 2 on" in result.wrong[0].message


def test_a_long_table_may_say_it_twice():
    header = ["person", "skill", "level"]

    assert read([header, ["Ana", "Python", 3], ["Ana", "Python", 3]]).wrong == ()


def test_a_long_table_learns_a_number_from_a_later_row():
    header = ["person", "employee no", "skill", "level"]
    rows = [["Ana", "", "SQL", 3], ["Ana", "7", "R", 1], ["Ana", "8", "R", 2]]

    people = read([header, *rows]).people

    assert [(p.number, p.judged) for p in people] == [
        ("7", {"sql": 3, "r": 1}),
        ("8", {"r": 2}),
    ]


def test_a_long_table_gives_a_person_one_title():
    header = ["person", "title", "skill", "level"]
    rows = [["Ana", "Analyst", "SQL", 3], ["Ana", "Manager", "R", 1]]

    assert wrong(read([header, *rows])) == [(3, "title", "Manager")]


def test_a_long_table_lists_names_it_does_not_know():
    header = ["person", "skill", "level"]

    result = read([header, ["Ana", "Vim", 3], ["Ben", "Vim", 1], ["Ben", "R", 1]])

    assert [(o.column, o.reason) for o in result.unmapped] == [
        ("Vim", "not in the catalogue (2 rows)")
    ]
    assert [p.judged for p in result.people] == [{}, {"r": 1}]


def test_a_level_of_an_unknown_skill_in_a_long_table_is_checked_too():
    assert wrong(read([["person", "skill", "level"], ["Ana", "Vim", 9]])) == [
        (2, "level", "9")
    ]
