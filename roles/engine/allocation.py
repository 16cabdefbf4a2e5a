"""The allocation programme: who carries what, in one state of a team or in many.

Every block has the states first: an assessment has one state, a plan one for each
quarter and one for what it leaves behind. A plan adds its decisions to these rules.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.fit import Fit
from roles.engine.programme import Programme
from roles.engine.work import Work

MASTER, SUPERVISED, UNSUPERVISED, UPKEEP = range(4)


@dataclass(frozen=True)
class Ways:
    """Ways of spending time: arrays, one entry per way.

    ``group`` and ``task`` are positions, ``rate`` is work done in a unit of time,
    ``kind`` one of MASTER, SUPERVISED, UNSUPERVISED, UPKEEP; ``option`` is the
    position of the training that opens the way, -1 where none is needed.
    """

    group: np.ndarray
    task: np.ndarray
    rate: np.ndarray
    kind: np.ndarray
    option: np.ndarray

    def among(self, tasks: pd.Index, work: Work) -> np.ndarray:
        """Return the position of each way's task among `tasks`."""
        known = [tasks.get_indexer(work.workload.index), tasks.get_indexer(work.owners)]
        # A way of upkeep counts the owners, the others the tasks with work.
        place = np.zeros(len(self.task), dtype=int)
        for positions, chosen in zip(
            known, (self.kind != UPKEEP, self.kind == UPKEEP), strict=True
        ):
            place[chosen] = positions[self.task[chosen]]
        return place

    def of(self, *kinds: int) -> np.ndarray:
        """Return the positions of the ways of these kinds."""
        return np.flatnonzero(np.isin(self.kind, kinds))


@dataclass(frozen=True)
class Blocks:
    """Variables and rules of all states, states first.

    ``time`` (ways), ``covered`` (tasks x 4), ``kept`` (parts), ``credited`` (rated
    capabilities); rules ``capacity`` (groups), ``coverage`` (tasks), ``upkeep``
    (owners), ``standing`` (parts).
    """

    time: np.ndarray
    covered: np.ndarray
    kept: np.ndarray
    credited: np.ndarray
    capacity: np.ndarray
    coverage: np.ndarray
    upkeep: np.ndarray
    standing: np.ndarray


def ways_of(fit: Fit, work: Work) -> Ways:
    """Return the ways in which people can spend time on work and upkeep."""
    rate = fit.productivity[work.workload.index].to_numpy()
    masters = fit.masters[work.workload.index].to_numpy(dtype=bool)
    keeping = fit.productivity[work.owners].to_numpy()
    share = work.unsupervised_share
    blocks = [
        (rate * masters, MASTER),
        (rate * ~masters, SUPERVISED),
        (rate * ~masters * share, UNSUPERVISED),
        (keeping, UPKEEP),
    ]
    found = [(*np.nonzero(rates), rates[rates > 0], kind) for rates, kind in blocks]
    sizes = [len(part[0]) for part in found]
    return Ways(
        group=np.concatenate([part[0] for part in found]),
        task=np.concatenate([part[1] for part in found]),
        rate=np.concatenate([part[2] for part in found]),
        kind=np.repeat([part[3] for part in found], sizes),
        option=np.full(sum(sizes), -1),
    )


def allocate(
    programme: Programme, work: Work, ways: Ways, capacity: np.ndarray
) -> Blocks:
    """Add the variables and rules of all states; `capacity` is states x groups."""
    states, tasks = len(capacity), len(work.workload)
    load, parts, value = work.workload.to_numpy(), work.parts, work.score
    # Time has no bound of its own beside capacity, which decisions may raise.
    time = programme.variables("time", (states, len(ways.group)))
    quarters = np.broadcast_to(load[:, None] / 4, (states, tasks, 4))
    covered = programme.variables("covered", quarters.shape, upper=quarters)
    kept = programme.variables("kept", (states, len(parts)), upper=4)
    targets = np.broadcast_to(value.targets, (states, len(value.targets)))
    credited = programme.variables("credited", targets.shape, upper=targets)
    blocks = Blocks(
        time=time,
        covered=covered,
        kept=kept,
        credited=credited,
        capacity=limit_time(programme, ways, time, capacity),
        coverage=cover_work(programme, work, ways, time, covered, kept),
        upkeep=keep_running(programme, work, ways, time, kept),
        standing=keep_what_stands(programme, work, kept),
    )
    carry_learners(programme, work, ways, time)
    credit_to_target(programme, work, kept, credited)
    return blocks


def limit_time(
    programme: Programme, ways: Ways, time: np.ndarray, capacity: np.ndarray
) -> np.ndarray:
    """Spend no more time than there is: sum over ways of time <= capacity."""
    rules = programme.rules("time", capacity.shape, at_most=capacity)
    programme.add(rules[:, ways.group], time, 1.0)
    return rules


def cover_work(
    programme: Programme,
    work: Work,
    ways: Ways,
    time: np.ndarray,
    covered: np.ndarray,
    kept: np.ndarray,
) -> np.ndarray:
    """Cover what is done: covered <= sum of rate * time + relief * kept."""
    rules = programme.rules("coverage", covered.shape[:2], at_most=0.0)
    programme.add(rules[:, :, None], covered, 1.0)
    done = ways.of(MASTER, SUPERVISED, UNSUPERVISED)
    programme.add(rules[:, ways.task[done]], time[:, done], -ways.rate[done])
    task, part = np.nonzero(work.relief)
    programme.add(rules[:, task], kept[:, part], -work.relief[task, part])
    return rules


def carry_learners(
    programme: Programme, work: Work, ways: Ways, time: np.ndarray
) -> np.ndarray:
    """Carry learners: supervised time <= learners_per_master * masters' time."""
    rules = programme.rules("learners", (len(time), len(work.workload)), at_most=0.0)
    learners, masters = ways.of(SUPERVISED), ways.of(MASTER)
    programme.add(rules[:, ways.task[learners]], time[:, learners], 1.0)
    carried = -work.learners_per_master
    programme.add(rules[:, ways.task[masters]], time[:, masters], carried)
    return rules


def keep_running(
    programme: Programme, work: Work, ways: Ways, time: np.ndarray, kept: np.ndarray
) -> np.ndarray:
    """Keep by work: sum of upkeep * kept <= sum of rate * upkeep time of the owner."""
    rules = programme.rules("upkeep", (len(time), len(work.owners)), at_most=0.0)
    parts = np.flatnonzero(work.parts["upkeep"] > 0)
    owner = work.owners.get_indexer(work.parts["owner"].iloc[parts])
    programme.add(
        rules[:, owner], kept[:, parts], work.parts["upkeep"].to_numpy()[parts]
    )
    keepers = ways.of(UPKEEP)
    programme.add(rules[:, ways.task[keepers]], time[:, keepers], -ways.rate[keepers])
    return rules


def keep_what_stands(programme: Programme, work: Work, kept: np.ndarray) -> np.ndarray:
    """Keep no more than stands: kept <= levels of today (and, in a plan, raised)."""
    today = np.broadcast_to(work.parts["today"].to_numpy(), kept.shape)
    rules = programme.rules("standing", kept.shape, at_most=today)
    programme.add(rules, kept, 1.0)
    return rules


def credit_to_target(
    programme: Programme, work: Work, kept: np.ndarray, credited: np.ndarray
) -> np.ndarray:
    """Credit what is kept up to the target: credited <= sum over parts of kept."""
    rules = programme.rules("credit", credited.shape, at_most=0.0)
    programme.add(rules, credited, 1.0)
    place = work.score.targets.index.get_indexer(work.parts["capability"])
    programme.add(rules[:, place], kept, -1.0)
    return rules


def readiness_terms(work: Work, blocks: Blocks) -> tuple[np.ndarray, np.ndarray]:
    """Return variables (states first) and their values, whose sum is readiness.

    The constant of the score comes on top.
    """
    states, value = len(blocks.time), work.score
    covered = np.outer(value.task_values, value.segments).ravel()
    variables = np.hstack([blocks.covered.reshape(states, -1), blocks.credited])
    return variables, np.concatenate([covered, value.level_values.to_numpy()])
