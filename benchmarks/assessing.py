"""How assessing grows with the number of teams, and what questions on top of it take.

Run by hand: ``python -m benchmarks.assessing [teams] [questions]``. Seconds are those
of the processor.
"""

import resource
import sys
from collections.abc import Callable
from time import process_time

from benchmarks.engine import make_team, read_catalogue
from roles.engine.assessment import assess, key_pairs, key_people, next_hires
from roles.engine.catalogue import Catalogue
from roles.engine.confidence import confidence
from roles.engine.judgement import judgement
from roles.engine.role_fit import role_fit

SIZE, LARGE = 12, 40
COUNTS = [10, 100, 1000]
QUESTIONS = [assess, confidence, key_people, next_hires, key_pairs, role_fit, judgement]


def time_teams(catalogue: Catalogue) -> None:
    """Print what assessing many teams takes in one process, and its peak memory."""
    assess(catalogue, make_team(catalogue, SIZE, 0))
    print(f"{'teams':>6} {'cpu s':>7} {'teams a s':>10} {'peak MB':>8}")
    for count in COUNTS:
        took = spent(lambda count=count: assess_many(catalogue, count))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:6} {took:7.1f} {count / took:10.1f} {peak:8.0f}", flush=True)


def assess_many(catalogue: Catalogue, count: int) -> None:
    """Assess as many teams as told, one after another."""
    for seed in range(count):
        assess(catalogue, make_team(catalogue, SIZE, seed))


def time_questions(catalogue: Catalogue) -> None:
    """Print what each question about a team takes."""
    print(f"{'question':>12} {'people':>7} {'cpu s':>7}")
    for size in (SIZE, LARGE):
        team = make_team(catalogue, size, 1)
        assess(catalogue, team)
        for question in QUESTIONS:
            took = spent(lambda ask=question, team=team: ask(catalogue, team))
            print(f"{question.__name__:>12} {size:7} {took:7.3f}", flush=True)


def spent(work: Callable) -> float:
    """Return the seconds of the processor that some work takes."""
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["teams", "questions"]
    the_catalogue = read_catalogue()
    if "teams" in wanted:
        time_teams(the_catalogue)
    if "questions" in wanted:
        time_questions(the_catalogue)
