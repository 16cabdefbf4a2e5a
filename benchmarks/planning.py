"""How soon a plan is there, how good it is, and what its proof takes.

Run by hand: ``python -m benchmarks.planning [soon] [proof] [growth] [why]``. Seconds
are those of the processor, so that others on the machine count little.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import process_time

from benchmarks.engine import START, make_document, read_catalogue
from benchmarks.plain import Ending, plain_plan
from roles.engine.catalogue import Catalogue
from roles.engine.plan.explain import polished, worths
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.search import Build, Found, best_found
from roles.engine.plan.solve import nothing_done, plan_model
from roles.engine.plan.states import Model, decisions_on_offer, problem_of
from roles.engine.team import Team
from tests.independent.strategies import TABLES
from tests.independent.tables import book_of

SEEDS, PEOPLE, QUARTERS = [1, 2, 3, 4, 5], 12, 8
OTHER_PEOPLE = [3, 40]
A_HEAD = [125.0, 250.0, 500.0]  # budget, thousands
MOST_CPU = 120.0  # as long as a plan may usually take
POINTS = [1.0, 0.5, 0.25]
GROWTH = [(3, 8), (12, 4), (12, 6), (12, 8), (12, 12), (40, 8)]


class Search:
    """One search, and when it came how near."""

    def __init__(self, catalogue: Catalogue, people: int, seed: int, asked: dict):
        self.document = make_document(catalogue, people, seed)
        self.question = PlanQuestion(start=START, **asked)
        team = Team.from_document(self.document, catalogue, START)
        began = process_time()
        problem = problem_of(catalogue, team, self.question)
        self.build: Build = partial(plan_model, problem, nothing_done(problem))
        self.model: Model = self.build(decisions_on_offer(problem))
        self.building = process_time() - began
        self.seen: list[tuple[float, float]] = []
        self.objective, self._bound = float("-inf"), float("inf")
        self.found: Found | None = None

    def run(self, most_cpu: float) -> "Search":
        """Look for the best plan."""
        began = process_time()

        def watch(model: Model, values: object, bound: float) -> bool:
            seconds = process_time() - began
            self._bound = min(self._bound, bound)
            if values is not None:
                value = model.programme.value(values)
                self.objective = max(self.objective, value)
            self.seen.append((seconds, 100 * (self._bound - self.objective)))
            return seconds > most_cpu

        self.found = best_found(
            self.build, self.model, watch, gap=self.question.gap, time_limit=MOST_CPU
        )
        self.cpu = process_time() - began
        self.seen.append((self.cpu, 100 * (self.found.bound - self.objective)))
        return self

    def until(self, points: float) -> float:
        """Return when plan and bound were that near; infinity if never."""
        near = (seconds for seconds, gap in self.seen if gap <= points + 1e-6)
        return next(near, float("inf"))

    @property
    def is_proved(self) -> bool:
        """Tell whether the search ended by its gap."""
        return self.found.outcome == "optimal"


def questions(
    budgets: list[float] = A_HEAD, people: int = PEOPLE
) -> Iterator[tuple[int, dict]]:
    """Yield seeds, and what is asked."""
    for seed in SEEDS:
        for budget in budgets:
            yield seed, {"budget": people * budget, "quarters": QUARTERS}


def time_soon(catalogue: Catalogue) -> None:
    """Print how soon plans come near their bound, with contractors on offer."""
    print("soon: seed, budget, built, s until 1, 0.5, 0.25 points, left, status")
    rows = []
    for seed, asked in questions():
        one = Search(catalogue, PEOPLE, seed, asked).run(MOST_CPU)
        rows.append([one.building, *map(one.until, POINTS), one.seen[-1][1]])
        numbers = " ".join(f"{value:7.2f}" for value in rows[-1])
        print(
            f"{seed:5} {asked['budget']:7.0f} {numbers} {one.found.outcome}", flush=True
        )
    middle = " ".join(f"{median(part):7.2f}" for part in zip(*rows, strict=True))
    print(f"{'median':>13} {middle}")


def time_proof(catalogue: Catalogue) -> None:
    """Print what the proof takes against the plain formulation, same questions."""
    time_proof_of(catalogue, PEOPLE, A_HEAD)
    for people in OTHER_PEOPLE:
        time_proof_of(catalogue, people, A_HEAD[1:2])


def time_proof_of(catalogue: Catalogue, people: int, budgets: list[float]) -> None:
    """Print what the proof takes for teams of a size."""
    print(f"proof, {people} people: seed, budget, engine s, left, plain s, left, ratio")
    book, ratios, ours, theirs = book_of(TABLES), [], [], []
    for seed, asked in questions(budgets, people):
        asked |= {"contractors": False}
        one = Search(catalogue, people, seed, asked).run(MOST_CPU)
        other = plain_plan(book, one.document, one.question, MOST_CPU)
        check_same(one, other)
        ours.append(one.cpu)
        theirs.append(other.cpu)
        ratios.append(one.cpu / other.cpu)
        left = 100 * (other.bound - other.objective)
        print(
            f"{seed:5} {asked['budget']:7.0f} {one.cpu:7.1f} {one.seen[-1][1]:5.2f} "
            f"{other.cpu:7.1f} {left:5.2f} {ratios[-1]:5.2f}",
            flush=True,
        )
    print(
        f"median {median(ours):.1f} s against {median(theirs):.1f} s: "
        f"{median(ours) / median(theirs):.2f}; median of ratios {median(ratios):.2f}"
    )


def check_same(one: Search, other: Ending) -> None:
    """Refuse bounds that the other formulation's plan disproves."""
    assert one.found.bound >= other.objective - 1e-6
    assert other.bound >= one.objective - 1e-6


def time_growth(catalogue: Catalogue) -> None:
    """Print how the programme and its search grow with people and quarters."""
    print("growth: people, quarters, columns, rules, built, relaxed, 1 point, left")
    for people, quarters in GROWTH:
        asked = {"budget": 250.0 * people, "quarters": quarters}
        one = Search(catalogue, people, 1, asked).run(MOST_CPU)
        columns, rules = one.model.programme.column_count, one.model.programme.row_count
        relaxed = next(seconds for seconds, _ in one.seen if seconds > 0)
        print(
            f"{people:4} {quarters:3} {columns:7} {rules:7} "
            f"{one.building:6.2f} {relaxed:6.2f} {one.until(1.0):6.1f} "
            f"{one.seen[-1][1]:5.2f} {one.found.outcome}",
            flush=True,
        )


def time_why(catalogue: Catalogue) -> None:
    """Print what all worths of a plan take against its search."""
    for seed, asked in questions([250.0]):
        one = Search(catalogue, PEOPLE, seed, asked).run(MOST_CPU)
        began = process_time()
        own, best = polished(one.build, one.model, one.found.counts)
        count = sum((taken > 0).sum() for taken in one.found.counts.values())
        worths(one.build, own, best.values, [[place] for place in range(count)])
        took = process_time() - began
        print(f"why: seed {seed}, {count} actions: {took:.1f} s / {one.cpu:.1f} s")


PARTS: dict[str, Callable[[Catalogue], None]] = {
    "soon": time_soon,
    "proof": time_proof,
    "growth": time_growth,
    "why": time_why,
}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part](read_catalogue())
