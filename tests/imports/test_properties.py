"""The same people come out, however their table is arranged."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.imports.mapping import Choices
from roles.imports.problem import ImportRefused
from roles.imports.understanding import understand
from tests.imports.words import WORDS, csv_of, xlsx_of

NAMES = ["Ana", "Ben", "Cem", "Dora", "Zoë"]
COLUMNS = ["Python", "SQL", "R", "Tableau", "pandas", "Java"]
UNKNOWN = ["Vim", "Bash", "Notepad++", "Shoe size", "Team", "Location"]
LEVELS = st.sampled_from(["", 0, 1, 2, 3, 4, "n/a"])
TITLES = st.sampled_from(["Data scientist", "Manager", "Wizard", ""])
# No lone surrogates: a file cannot hold them.
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FOOTS = st.sampled_from([None, "Average", "Total", ""])


@st.composite
def teams(draw):
    """Return people as rows under Name, Role, Annual cost and the columns."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    costs = st.sampled_from(["", 95000, 1.5])
    return [
        [name, draw(TITLES), draw(costs), *(draw(LEVELS) for _ in COLUMNS)]
        for name in names
    ]


def people(data):
    """Return what matters of a file: who there is, and what is said of them."""
    result = understand(data, WORDS, Choices())
    assert result.wrong == ()
    return {
        p.name: (p.stated, p.judged, p.tools, p.number, p.email) for p in result.people
    }


def plain_table(team):
    return [["Name", "Role", "Annual cost", *COLUMNS], *team]


@st.composite
def arranged(draw, team):
    """Return the table of a team with all moved that may move."""
    table = plain_table(team)
    foot = draw(FOOTS)
    if foot is not None:
        table.append([foot, "", "", *([2] * len(COLUMNS))])
    for name in draw(st.lists(st.sampled_from(UNKNOWN), unique=True)):
        values = draw(st.lists(st.integers(0, 99), min_size=9, max_size=9))
        table = [[*r, v] for r, v in zip(table, [name, *values], strict=False)]
    order = draw(st.permutations(range(len(table[0]))))
    table = [[r[place] for place in order] for r in table]
    header, *rows = table
    rows = draw(st.permutations(rows[: len(team)])) + rows[len(team) :]
    right = draw(st.integers(0, 3))
    titles = draw(st.lists(st.sampled_from([[], ["Skills of a team"], ["", "2027"]])))
    if draw(st.booleans()):
        titles = [*titles, [draw(st.sampled_from(["", "Tools", "BI"])) for _ in header]]
    return [*titles, *([*([""] * right), *r] for r in (header, *rows))]


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_arrangement_of_a_table_changes_nothing(data):
    team = data.draw(teams())
    table = data.draw(arranged(team))

    assert people(csv_of(table)) == people(csv_of(plain_table(team)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nor_does_the_format(data):
    team = data.draw(teams())
    table = data.draw(arranged(team))

    assert people(xlsx_of(table)) == people(csv_of(plain_table(team)))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_long_table_says_the_same(data):
    team = data.draw(teams())
    rows = [
        [name, title, cost, skill, level]
        for name, title, cost, *levels in team
        for skill, level in zip(COLUMNS, levels, strict=True)
    ]
    rows = data.draw(st.permutations(rows))
    header = ["person", "title", "annual_cost", "skill", "level"]

    assert people(csv_of([header, *rows])) == people(csv_of(plain_table(team)))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused(data):
    with suppress(ImportRefused):
        understand(data, WORDS, Choices())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_cells_of_any_kind_are_read_or_refused(rows):
    with suppress(ImportRefused):
        understand(csv_of([["Name", "Python"], *rows]), WORDS, Choices())
