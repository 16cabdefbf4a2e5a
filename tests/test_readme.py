"""The two commands of the README, which CI and newcomers run as they stand."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        (0, ["python3 -m venv", "install", "requirements.txt", "manage.py serve"]),
        (1, ["python3 -m venv", "install", "requirements-dev.txt", "-m pytest"]),
    ],
)
def test_each_makes_its_environment_in_one_line(block, parts):
    command = BLOCKS[block]

    assert command.count("\n") == 1
    assert [part for part in parts if part not in command] == []
