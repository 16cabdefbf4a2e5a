"""One team on one day as a programme: built once, solved as often as asked."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from roles.engine.allocation import (
    Blocks,
    Ways,
    allocate,
    readiness_terms,
    ways_of,
)
from roles.engine.catalogue import Catalogue
from roles.engine.fit import Fit, match
from roles.engine.levels import resolve_levels, role_profile
from roles.engine.programme import INFINITY, Programme
from roles.engine.team import Team
from roles.engine.work import Work, work_of


@dataclass(frozen=True)
class State:
    """The programme of one day, with readiness as what is maximised.

    ``score`` is a rule whose sum is readiness without its constant; it binds only
    where somebody sets its limits.
    """

    programme: Programme
    work: Work
    ways: Ways
    blocks: Blocks
    capacity: pd.Series
    score: np.ndarray


def state_of(
    catalogue: Catalogue, team: Team, fit: Fit, extra: Fit | None = None
) -> State:
    """Return the programme of a team on its day; `extra` people have no time yet."""
    work = work_of(catalogue, team)
    time = team.members["fte"].where(team.present(), 0.0)
    if extra is not None:
        fit = joined(fit, extra)
        time = pd.concat([time, pd.Series(0.0, index=extra.fit.index)])
    ways = ways_of(fit, work)
    programme = Programme()
    blocks = allocate(programme, work, ways, time.to_numpy()[None])
    variables, values = readiness_terms(work, blocks)
    programme.maximise(variables[0], values, work.score.constant)
    rule = programme.rules("score", (1,))
    programme.add(rule, variables[0], values)
    return State(programme, work, ways, blocks, time, rule)


def member_fit(catalogue: Catalogue, team: Team) -> Fit:
    """Return the match of the members to tasks by the levels that count."""
    return match(catalogue, resolve_levels(catalogue, team)[0], team.roles)


def hire_fit(catalogue: Catalogue, offers: list[tuple[str, str]]) -> Fit:
    """Return the match of people as typical of each role and seniority on offer.

    Rows stand in the order of `offers`; a skill that the profile lacks counts as none.
    """
    labels = pd.Index([f"{role} {seniority}" for role, seniority in offers])
    rows = [role_profile(catalogue, *offer).fillna(0.0).to_numpy() for offer in offers]
    values = np.array(rows).reshape(len(offers), len(catalogue.skills))
    levels = pd.DataFrame(values, index=labels, columns=catalogue.skills)
    roles = {f"{role} {seniority}": (role,) for role, seniority in offers}
    return match(catalogue, levels, roles)


def joined(first: Fit, second: Fit) -> Fit:
    """Return the match of two sets of people, the first ones first."""
    frames = {
        field.name: pd.concat([getattr(first, field.name), getattr(second, field.name)])
        for field in fields(Fit)
    }
    return Fit(**frames)


def give_time(state: State, person: int, fte: float) -> None:
    """Change the time of the person at a position of the state."""
    rule = state.blocks.capacity[0, person]
    state.programme.bound_rules(rule, -INFINITY, fte)
