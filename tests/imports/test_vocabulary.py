import pytest

from tests.imports.words import WORDS


@pytest.mark.parametrize(
    ("title", "role", "sure"),
    [
        ("Data Scientist", "data_scientist", True),
        ("Senior data engineer II", "data_engineer", True),
        ("Manager (Program, Project)", "cdo", False),
        ("Analyst", "analyst", True),  # the name of a role of ours
        ("Marketing analyst", "analyst", False),
        ("Data science manager", "cdo", True),  # longer than "manager"
        ("Wizard", None, False),
    ],
)
def test_the_longest_text_that_a_title_contains_wins(title, role, sure):
    match = WORDS.title(title)

    assert (match.role, match.sure) == (role, sure)


@pytest.mark.parametrize(
    ("name", "skill", "is_own"),
    [
        ("python", "python", True),
        ("Bi_Tools", "bi_tools", True),
        ("Scikit Learn", "machine_learning", False),
        ("PowerBI", "bi_tools", False),
        ("C++", "software_engineering", False),
        ("Python level", "python", True),
        ("Python [0-4]", "python", True),
    ],
)
def test_a_skill_is_known_in_any_spelling(name, skill, is_own):
    match = WORDS.skill(name)

    assert (match.skill, match.is_own) == (skill, is_own)


@pytest.mark.parametrize("name", ["C#", "Pythons", "Python (self)", "", "SQL Server"])
def test_a_name_that_is_only_similar_is_not_guessed(name):
    assert WORDS.skill(name) is None
