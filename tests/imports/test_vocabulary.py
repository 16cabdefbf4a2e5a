from itertools import combinations

import pytest

from roles.imports.catalogue import vocabulary_of
from roles.imports.vocabulary import TitleMatch
from tests.imports.words import WORDS


@pytest.mark.parametrize(
    ("title", "role", "sure"),
    [
        ("Data Scientist", "data_scientist", True),
        ("Senior data engineer II", "data_engineer", True),
        ("Manager (Program, Project)", "cdo", False),
        ("Analyst", "analyst", True),  # the name of a role of ours
        ("Marketing analyst", "analyst", False),
        ("Data science manager", "cdo", True),  # "manager" is within it
        ("Manager, head of data", "cdo", True),  # two that agree
        ("Wizard", None, False),
    ],
)
def test_a_title_is_known_by_a_text_that_it_contains(title, role, sure):
    match = WORDS.title(title)

    assert (match.role, match.sure) == (role, sure)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Head of Data Engineering", "cdo"),  # "head of data" and "data engineer"
        ("Data Engineering Manager", "cdo"),
        ("Data scientist / data engineer", "data_engineer"),
        ("Analyst, not analyst programmer", "analyst"),
    ],
)
def test_a_title_of_two_roles_suggests_the_first_row_and_is_asked(title, role):
    assert WORDS.title(title) == TitleMatch(role, sure=False)


def test_a_text_within_a_longer_one_says_nothing():
    assert WORDS.title("Analyst programmer") == TitleMatch("data_engineer", sure=True)


def test_leaders_stand_first_in_the_catalogue_and_longer_texts_before_shorter(
    catalogue,
):
    titles = vocabulary_of(None).titles

    leads = [role == "cdo" for _, role, _ in titles]
    assert leads == sorted(leads, reverse=True)
    assert not [
        (text, longer)
        for (text, role, _), (longer, other, _) in combinations(titles, 2)
        if text in longer and role != other
    ]


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
