"""What members may learn: steps, and the sets of steps that open something."""

from itertools import combinations

import numpy as np
import pandas as pd

from roles.engine.allocation import MASTER, SUPERVISED, UNSUPERVISED, UPKEEP, Ways
from roles.engine.catalogue import DIRECTION, Catalogue
from roles.engine.fit import Fit, match
from roles.engine.levels import ASSUMED, resolve_levels
from roles.engine.team import Team
from roles.engine.work import Work

NEVER_TRAINED = {"leadership", "domain"}
HIGHEST_TRAINED = 3
SET_COLUMNS = ["person", "task", "first", "second", "productivity", "master"]
STEP_COLUMNS = [
    *("member", "person", "skill", "from", "to"),
    *("quarters", "share", "cost", "confirm"),
]

Step = tuple[str, int]  # a skill and the level it leads to
Steps = tuple[Step, ...]


def training_on_offer(
    catalogue: Catalogue, team: Team, work: Work
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return steps of training, and the sets of them that open something.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    work : Work

    Returns
    -------
    steps, sets : DataFrame; see `plan.options.Options`

    Notes
    -----
    On offer are the smallest sets of one or two steps that make a member able or a
    master of a task with work which they were not: none contains another that does the
    same. Never leadership or domain, never to expert, nothing that does not apply; a
    member whose only role is CDO learns for direction alone.

    References
    ----------
    Own definition; no outside source.

    """
    levels, origins = resolve_levels(catalogue, team)
    needs = catalogue.requirements
    needs = needs[needs["task"].isin(work.workload.index)]
    sets = [
        (person, steps)
        for person, member in enumerate(team.members.index)
        for steps in _candidates(needs, levels.loc[member], origins.loc[member])
    ]
    after = _match_after(catalogue, team, levels, sets)
    opened = _opened(catalogue, team, levels, sets, after, work.workload.index)
    numbers: dict[tuple[int, str, int], int] = {}
    rows = []
    for number, task in zip(*np.nonzero(opened), strict=True):
        person, steps = sets[number]
        places = [numbers.setdefault((person, *s), len(numbers)) for s in steps]
        name = work.workload.index[task]
        rate = after.productivity[name].iloc[number]
        is_master = after.masters[name].iloc[number]
        rows.append((person, task, *(*places, -1)[:2], rate, is_master))
    offered = pd.DataFrame(rows, columns=SET_COLUMNS)
    return _step_rows(catalogue, team, origins, list(numbers)), offered


def _candidates(needs: pd.DataFrame, levels: pd.Series, origins: pd.Series) -> list:
    """Return the sets of one or two steps within the skills of a task, sorted."""
    found: set[Steps] = set()
    for _, any_of in needs.groupby("task")["skill"]:
        skills = {one for names in any_of for one in names.split("|")} - NEVER_TRAINED
        singles = [
            (skill, int(levels[skill]) + 1)
            for skill in sorted(skills)
            if levels[skill] < HIGHEST_TRAINED and origins[skill] != "not_applicable"
        ]
        found.update((one,) for one in singles)
        found.update(combinations(singles, 2))
        found.update(
            ((skill, to), (skill, to + 1))
            for skill, to in singles
            if to < HIGHEST_TRAINED
        )
    return sorted(found)


def _match_after(
    catalogue: Catalogue, team: Team, levels: pd.DataFrame, sets: list
) -> Fit:
    """Return the match of each member with each set of steps done, one row each."""
    people = np.array([person for person, _ in sets], dtype=int)
    values = levels.to_numpy()[people]
    place = {skill: position for position, skill in enumerate(levels.columns)}
    for number, (_, steps) in enumerate(sets):
        for skill, to in steps:
            values[number, place[skill]] = max(values[number, place[skill]], to)
    raised = pd.DataFrame(values, columns=levels.columns)
    roles = {
        number: team.roles[team.members.index[person]]
        for number, person in enumerate(people)
    }
    return match(catalogue, raised, roles)


def _opened(
    catalogue: Catalogue,
    team: Team,
    levels: pd.DataFrame,
    sets: list,
    after: Fit,
    tasks: pd.Index,
) -> np.ndarray:
    """Tell which tasks each set opens or makes mastered, none smaller doing so."""
    now = match(catalogue, levels, team.roles)
    people = np.array([person for person, _ in sets], dtype=int)
    row_of = {one: number for number, one in enumerate(sets)}
    opened = np.zeros((len(sets), len(tasks)), dtype=bool)
    for name in ("able", "masters"):
        # Without a task with work there is no column to tell the type from.
        then, before = (
            getattr(one, name)[tasks].to_numpy(dtype=bool) for one in (after, now)
        )
        gained = then & ~before[people]
        smaller = np.zeros_like(gained)
        for number, (person, steps) in enumerate(sets):
            if len(steps) > 1:
                # The higher of two levels of one skill cannot stand alone.
                parts = [row_of.get((person, (step,))) for step in steps]
                parts = [part for part in parts if part is not None]
                smaller[number] = gained[parts].any(axis=0)
        opened |= gained & ~smaller
    leads = [set(team.roles[member]) == {"cdo"} for member in team.members.index]
    only_leads = np.array(leads, dtype=bool)[people]
    direction = (catalogue.tasks.loc[tasks, "area"] == DIRECTION).to_numpy()
    return opened & (direction | ~only_leads[:, None])


def _step_rows(
    catalogue: Catalogue, team: Team, origins: pd.DataFrame, steps: list
) -> pd.DataFrame:
    """Return the steps in the order of their numbers."""
    assume, rows = catalogue.assume, []
    for person, skill, to in steps:
        member = team.members.index[person]
        assumed = origins.loc[member, skill] == ASSUMED
        quarters, share = assume(f"learn_quarters_{to}"), assume(f"learn_share_{to}")
        cost = assume("learn_cost_kusd")
        rows.append(
            (member, person, skill, to - 1, to, int(quarters), share, cost, assumed)
        )
    return pd.DataFrame(rows, columns=STEP_COLUMNS)


def may_learn(steps: pd.DataFrame, there: np.ndarray) -> np.ndarray:
    """Tell which steps may start in which quarters: members are there to the end.

    `there` is quarters x members.
    """
    last = len(there)
    learns = [
        [there[q : q + n, person].all() for q in range(last)]
        for person, n in zip(steps["person"], steps["quarters"], strict=True)
    ]
    return np.array(learns, dtype=bool).reshape(len(steps), last)


def with_training(ways: Ways, sets: pd.DataFrame, work: Work) -> Ways:
    """Return the ways of spending time, with those that sets of training open."""
    master = sets["master"].to_numpy(dtype=bool)
    task = sets["task"].to_numpy(dtype=int)
    owner = work.owners.get_indexer(work.workload.index[task])
    learners, keepers = np.flatnonzero(~master), np.flatnonzero(owner >= 0)
    option = np.concatenate([np.arange(len(sets)), learners, keepers])
    sizes = [len(sets), len(learners), len(keepers)]
    kinds = np.repeat([SUPERVISED, UNSUPERVISED, UPKEEP], sizes)
    kinds[: len(sets)][master] = MASTER
    share = np.repeat([1.0, work.unsupervised_share, 1.0], sizes)
    rate = sets["productivity"].to_numpy(dtype=float)[option] * share
    place = np.where(kinds == UPKEEP, owner[option], task[option])
    person = sets["person"].to_numpy(dtype=int)[option]
    return Ways(
        group=np.append(ways.group, person),
        task=np.append(ways.task, place),
        rate=np.append(ways.rate, rate),
        kind=np.append(ways.kind, kinds),
        option=np.append(ways.option, option),
    )
