"""The straightforward formulation in HiGHS with default settings: the baseline.

It is the programme of the independent tests, written plainly from the model's page: a
whole number for each thing that may start in each quarter, one rule after another.
"""

from dataclasses import fields
from time import process_time
from typing import NamedTuple

import highspy
import numpy as np

from roles.engine.plan.problem import PlanQuestion
from tests.independent.planning import plan_programme
from tests.independent.questions import Question
from tests.independent.tables import Book

IMPROVED = highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution
GOES_ON = highspy.cb.HighsCallbackType.kCallbackMipInterrupt


class Ending(NamedTuple):
    """How a search ended; `cpu` without building, in seconds."""

    objective: float
    bound: float
    building: float
    cpu: float
    is_proved: bool


def plain_plan(
    book: Book, document: dict, question: PlanQuestion, most_cpu: float
) -> Ending:
    """Return how far the plain formulation comes within some seconds of processor."""
    began = process_time()
    asked = {field.name: getattr(question, field.name) for field in fields(Question)}
    programme = plan_programme(book, document, Question(**asked))
    solver = _loaded(programme, question.gap)
    building, began = process_time() - began, process_time()

    def stop(_kind: int, _text: str, _out: object, into: object, _data: object) -> None:
        into.user_interrupt = process_time() - began > most_cpu

    solver.setCallback(stop, None)
    for kind in (IMPROVED, GOES_ON):
        solver.startCallback(kind)
    solver.run()
    cpu, info = process_time() - began, solver.getInfo()
    is_proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Ending(
        info.objective_function_value, info.mip_dual_bound, building, cpu, is_proved
    )


def _loaded(programme: object, gap: float) -> highspy.Highs:
    """Return the solver with the programme in it; only gap and threads are set."""
    matrix, right = programme.matrix()
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, programme.goal.get("", 0.0)
    lp.col_cost_ = programme.costs()
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.array(list(programme.upper.values()))
    lp.row_lower_, lp.row_upper_ = np.full(lp.num_row_, -np.inf), right
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data
    kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
    lp.integrality_ = [kinds[name in programme.whole] for name in programme.upper]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)  # a change would make other runs fail
    solver.setOptionValue("mip_abs_gap", gap)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(lp)
    return solver
