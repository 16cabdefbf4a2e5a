"""Charts know the names of the tokens; the style sheets own the values."""

import json
import re
from pathlib import Path

import pytest

from roles.charts.theme import MARK, TOKENS, bare_figure

CSS = Path(__file__).parents[2] / "roles/static/roles/css"
FOLDERS = ["base", "components"]
OTHER_SHEETS = [
    "layout.css",
    *sorted(
        f"{name}/{file.name}" for name in FOLDERS for file in CSS.glob(f"{name}/*")
    ),
]
LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|(?<![\w-])[\d.]+(?:px|rem|em|ch|pt|vw|vh)\b",
    re.IGNORECASE,
)


def without_comments(sheet):
    return re.sub(r"/\*.*?\*/", "", (CSS / sheet).read_text(), flags=re.DOTALL)


def defined():
    return set(re.findall(r"(--[\w-]+):", without_comments("tokens.css")))


def test_charts_name_only_tokens_that_the_style_sheet_defines():
    named = {token.removeprefix("var(").removesuffix(")") for token in TOKENS}

    assert named - defined() == set()


def test_charts_know_every_level_and_gap_of_the_style_sheet():
    scales = {
        name
        for name in defined()
        if re.fullmatch(r"--(level-\d(-ink)?|gap-(short|even|over)(-soft)?)", name)
    }

    assert {f"var({name})" for name in scales} <= set(TOKENS)


@pytest.mark.parametrize("sheet", OTHER_SHEETS)
def test_sheet_uses_only_tokens_that_exist(sheet):
    used = set(re.findall(r"var\((--[\w-]+)", without_comments(sheet)))

    assert used - defined() == set()


@pytest.mark.parametrize("sheet", OTHER_SHEETS)
def test_no_colour_or_size_is_literal_outside_the_tokens(sheet):
    # 100vw is all there is, not a size that somebody chose.
    text = without_comments(sheet).replace("100vw", "")

    assert LITERAL.findall(text) == []


@pytest.mark.parametrize("sheet", ["tokens.css", *OTHER_SHEETS])
def test_sheet_stays_in_its_layer(sheet):
    text = without_comments(sheet)

    layer = sheet.removesuffix(".css").split("/")[0]
    assert re.findall(r"@layer (.*) \{", text) == [layer]
    assert "!important" not in text


@pytest.mark.parametrize("folder", FOLDERS)
def test_sheet_of_a_folder_brings_in_all_of_it_and_nothing_else(folder):
    text = without_comments(f"{folder}.css")

    brought = re.findall(r'@import url\("([\w/]+\.css)"\);', text)
    assert sorted(brought) == [file for file in OTHER_SHEETS if folder in file]
    assert re.sub(r"@import .*;", "", text).strip() == ""
    # What is said for paper is said last.
    assert brought[-1] == f"{folder}/print.css"


def test_figure_carries_names_of_colours_and_no_literal_ones():
    figure = bare_figure()
    figure.add_bar(x=[1], y=["a"], marker_color=MARK)

    document = json.loads(figure.to_json())

    assert document["data"][0]["marker"]["color"] == "var(--mark)"
    # Plotly's own template brings 40 literal colours.
    assert "#" not in json.dumps(document["layout"])
