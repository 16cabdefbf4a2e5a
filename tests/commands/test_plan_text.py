"""A plan as text: short, with all that the page says."""

from roles.management.plan_text import lines
from roles.reports.plan import plan_report
from tests.plans import BINDING, CONTRACTS, HIRE, LEFT_OUT, NOW, make_answer, make_plan


def text_of(plan) -> list[str]:
    return "\n".join(lines(plan_report(plan, people=False, now=NOW))).split("\n")


def test_contracts_have_a_column_and_a_line(ready_team):
    answer = make_answer(
        *(HIRE, *CONTRACTS),
        spend_by_quarter=[66_000, 130_000, 134_000],
        running_by_quarter=[0, 130_000, 134_000],
    )

    said = text_of(make_plan(ready_team, answer=answer))

    second = next(line for line in said if line.startswith("2 from Apr 2027"))
    assert second.split()[4:] == ["40", "0", "110,000", "20,000"]
    assert "Contract, Model validator, up to 0.50 FTE: 44,000" in said
    assert "  Q2 0.50 FTE, mid [+1.20 points]" in said


def test_says_what_is_left_out_and_what_binds(ready_team):
    answer = make_answer(HIRE, left_out=LEFT_OUT, binding=BINDING)

    said = text_of(make_plan(ready_team, answer=answer))

    assert (
        "  Q1 Hire, ML engineer, senior: 270,000 [+0.82 points]. "
        "The money does more elsewhere in the plan."
    ) in said
    assert "  Q3 Money released: 100,000 more by then [at most +1.10 points]" in said
    assert said[-1] == (
        "  Q2 People to land what is bought and built, Run data storage and compute: "
        "1 FTE more then [at most +0.04 points]"
    )


def test_an_infeasible_plan_says_why(ready_team):
    answer = make_answer(status="infeasible", reason="Cap below people.")

    said = text_of(make_plan(ready_team, answer=answer))

    assert said == ["There is no plan. Cap below people."]


def test_says_that_the_solver_failed_where_it_did(ready_team):
    plan = make_plan(ready_team, answer=make_answer(HIRE, status="failed"))

    bound = (
        "At most 0.20 points better is possible (the best before the solver failed)."
    )
    assert bound in text_of(plan)
