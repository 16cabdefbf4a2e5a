"""`frontier`: what it prints, to whom, and what it refuses."""

import json
import os
import signal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from roles.models import Plan
from tests.make import make_member

LINES = ["all", "hire_only", "train_only", "invest_only"]
QUICK = ["--gap=25", "--time-limit=5", "--quarters=2"]


@pytest.fixture
def small_team(ready_team):
    """The data team with an analyst, and nothing rated."""
    make_member(ready_team, "Ana", ["analyst"], levels={"sql": 1})
    return ready_team


def frontier(*arguments: str, by: str = "alice", said: StringIO | None = None) -> str:
    out = StringIO()
    call_command(
        *("frontier", "data", "--budget=300000", *QUICK, *arguments),
        f"--by={by}@example.com",
        stdout=out,
        stderr=said or StringIO(),
    )
    return out.getvalue()


def test_viewers_too_get_ten_points_of_each_line_and_nothing_is_kept(small_team):
    said = StringIO()

    document = json.loads(frontier("--format=json", by="bob", said=said))

    assert document["status"] == "done"
    assert [document["start"][-5:], document["currency"]] == ["01-01", "USD"]
    assert list(document["lines"]) == LINES
    for points in document["lines"].values():
        budgets = [point["budget"] for point in points]
        assert budgets == pytest.approx([50_000 * number for number in range(10)])
    best = [point["objective"] for point in document["lines"]["all"]]
    assert best == sorted(best)
    assert best[0] < best[-1]
    assert "40 of 40 plans" in said.getvalue()
    assert not Plan.objects.exists()


def test_ctrl_c_gives_the_points_so_far(small_team, capsys):
    class Pressing(StringIO):
        """Presses Ctrl-C once three points are there."""

        def write(self, text):
            if text.startswith("3 of"):
                os.kill(os.getpid(), signal.SIGINT)
            return super().write(text)

    text = frontier(said=Pressing())

    assert "Called off: some points are missing." in text
    # The title of the table, three points, and what the last column means.
    assert len([line for line in text.splitlines() if line.startswith("   ")]) == 4
    assert "asked" not in text
    assert "what there is so far follows" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("--budget=much", "--budget: much is not an amount of 0 or more."),
        ("--quarters=13", "--quarters: 13 is not a whole number from 1 to 12."),
        ("--time-limit=0", "--time-limit: 0 is not seconds from 1 to 3600."),
    ],
)
def test_names_option_value_and_what_would_be_right(small_team, argument, said):
    with pytest.raises(CommandError, match=said) as error:
        frontier(argument)

    assert error.value.returncode == 2


def test_names_what_is_missing(catalogue, team):
    with pytest.raises(CommandError, match="the scale stage") as error:
        frontier()

    assert error.value.returncode == 2


def test_outsiders_find_no_team(small_team, charlie):
    with pytest.raises(CommandError, match="There is no team 'data'"):
        frontier(by="charlie")


def test_a_cluster_that_does_not_answer_is_named(small_team, settings):
    settings.DASK_SCHEDULER = "nowhere"

    with pytest.raises(CommandError, match="DASK_SCHEDULER") as error:
        frontier()

    assert error.value.returncode == 2
