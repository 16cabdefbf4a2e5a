"""The matrix by keyboard in a browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MATRIX = "/teams/acme/data/matrix/"


@pytest.fixture
def grid(open_as):
    """The matrix, with the first cell of the first row in focus."""
    window, complaints = open_as("alice")
    window.goto(MATRIX)
    window.locator("[data-matrix] td > a").first.focus()
    yield window
    assert complaints == []


def cell(window, number):
    return window.locator("[data-matrix] tbody tr").first.locator("td").nth(number)


def test_a_digit_records_a_level_and_moves_on(grid):
    grid.keyboard.press("3")
    grid.keyboard.press("-")

    expect(cell(grid, 0)).to_have_class(re.compile("level-3 assessed"))
    expect(cell(grid, 1)).to_have_text("–")
    expect(cell(grid, 2).locator("a")).to_be_focused()
    expect(grid.locator("#messages")).to_contain_text("not applicable")

    grid.get_by_role("button", name="Undo").click()

    expect(cell(grid, 1)).not_to_have_text("–")
    expect(cell(grid, 0)).to_have_text("3")


def test_arrows_move_between_cells(grid):
    grid.keyboard.press("ArrowDown")
    grid.keyboard.press("ArrowRight")
    grid.keyboard.press("ArrowUp")

    expect(cell(grid, 1).locator("a")).to_be_focused()
    # One cell of the whole grid is in the order of tabs.
    assert grid.locator("[data-matrix] td > a[tabindex='0']").count() == 1


def test_the_foot_follows(grid):
    foot = grid.locator("[data-matrix] tfoot tr").first.locator("td").nth(10)
    before = int(foot.inner_text())

    grid.locator("[data-matrix] tbody tr").first.locator("td > a").nth(10).focus()
    grid.keyboard.press("4")

    expect(foot).to_have_text(str(before + 1))


def test_says_when_somebody_else_was_faster(grid):
    row = grid.locator("[data-matrix] tbody tr").first
    row.evaluate("row => row.dataset.version = '0'")

    grid.keyboard.press("1")

    expect(grid.locator("#messages")).to_contain_text("Not saved: somebody else")
    grid.locator("[data-matrix] td > a").first.focus()
    grid.keyboard.press("1")
    expect(cell(grid, 0)).to_have_text("1")
