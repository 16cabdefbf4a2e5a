"""The allocation programme: who carries what, in one state of a team or in many.

Every block has the states first: an assessment has one state, a plan one for each
quarter and one for what it leaves behind. A plan adds its decisions to these rules.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from roles.engine.catalogue import Catalogue
from roles.engine.fit import Fit
from roles.engine.programme import Programme
from roles.engine.readiness import Score, score
from roles.engine.team import Team
from roles.engine.workload import kept_modes, upkeep, workload

MASTER, SUPERVISED, UNSUPERVISED, UPKEEP = range(4)


@dataclass(frozen=True)
class Work:
    """What there is to do and to keep. [FTE]

    Attributes
    ----------
    workload : Series, task with work -> work
    relief : array, tasks with work x parts: work taken away by a kept level
    parts : DataFrame, one row per capability and way its levels came
        ``capability``, ``mode``, ``upkeep`` of a level, ``today``: levels standing,
        ``owner`` task.
    owners : Index of the tasks that keep something
    score : what it is worth in readiness
    learners_per_master, unsupervised_share : as assumed

    """

    workload: pd.Series
    relief: np.ndarray
    parts: pd.DataFrame
    owners: pd.Index
    score: Score
    learners_per_master: float
    unsupervised_share: float


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


def work_of(catalogue: Catalogue, team: Team, raised: bool = False) -> Work:
    """Return what there is to do for a team; `raised`: with both ways to raise."""
    load = workload(catalogue, team)
    load = load[load > 0]
    parts = _parts(catalogue, team, raised)
    relief = catalogue.relief.loc[parts["capability"], load.index].to_numpy().T
    owners = catalogue.capabilities.loc[parts["capability"], "owner_task"]
    kept_here = owners[~owners.index.isin(team.provided)]
    return Work(
        workload=load,
        relief=relief * load.to_numpy()[:, None] / 4,
        parts=parts.assign(owner=owners.to_numpy()),
        owners=pd.Index(sorted(set(kept_here)), dtype=object),
        score=score(catalogue, team),
        learners_per_master=catalogue.assume("learners_per_master"),
        unsupervised_share=catalogue.assume("unsupervised_share"),
    )


def _parts(catalogue: Catalogue, team: Team, raised: bool) -> pd.DataFrame:
    """Return the parts of the rated maturity, by how each level came."""
    needs, today = upkeep(catalogue), kept_modes(catalogue, team)
    rows = []
    for capability, level in team.maturity.items():
        if capability in team.provided:
            rows.append((capability, today[capability], 0.0, level))
            continue
        for mode, need in needs.loc[capability].dropna().items():
            if raised or mode == today[capability]:
                stands = level if mode == today[capability] else 0.0
                rows.append((capability, mode, need, stands))
    columns = ["capability", "mode", "upkeep", "today"]
    return pd.DataFrame(rows, columns=columns).astype({"upkeep": float, "today": float})


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
