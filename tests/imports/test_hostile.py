"""What a hostile file costs: measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.imports.hostile import HOSTILE

ROOT = Path(__file__).parent.parent.parent
SECONDS, MEGABYTES = 5, 300
# Prints what came of a file, how long it took, and how much memory over idle.
MEASURE = """
import json, resource, sys, time
from roles.imports.mapping import Choices
from roles.imports.problem import ImportRefused
from roles.imports.understanding import understand
from tests.imports.words import WORDS
def memory(who):
    return resource.getrusage(who).ru_maxrss / 1024
data = sys.stdin.buffer.read()
idle = memory(resource.RUSAGE_SELF)
began = time.process_time()
try:
    read = understand(data, WORDS, Choices())
    said = "; ".join(map(str, read.wrong))
except ImportRefused as refusal:
    said = str(refusal)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.process_time() - began + used.ru_utime + used.ru_stime
grown = memory(resource.RUSAGE_SELF) - idle + memory(resource.RUSAGE_CHILDREN)
print(json.dumps([said, seconds, grown]))
"""


def measure(data: bytes) -> tuple[str, float, float]:
    finished = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=data,
        capture_output=True,
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return tuple(json.loads(finished.stdout))


@pytest.mark.skipif(sys.platform == "win32", reason="measured by `resource`")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_time_and_memory(name):
    make, message = HOSTILE[name]

    said, seconds, grown = measure(make())

    assert message in said
    assert seconds < SECONDS
    assert grown < MEGABYTES
