"""Money by quarter: contracts told from pay, and all of it adding up."""

from roles.reports.plan import plan_report
from tests.plans import CONTRACTS, HIRE, NOW, make_answer, make_plan


def report_of(plan):
    return plan_report(plan, people=True, now=NOW)


def test_contracts_are_told_from_pay(ready_team):
    # 66 thousand once; 110 of pay and 20 of contracts; 110 and 10 + 14
    answer = make_answer(
        *(HIRE, *CONTRACTS),
        spend_by_quarter=[66_000, 130_000, 134_000],
        running_by_quarter=[0, 130_000, 134_000],
    )

    report = report_of(make_plan(ready_team, answer=answer))

    assert [q.contracts for q in report.quarters] == [0, 20_000, 24_000]
    assert [q.running for q in report.quarters] == [0, 110_000, 110_000]
    assert [q.one_off for q in report.quarters] == [66_000, 0, 0]
    assert report.one_off + report.running + report.contracted == report.spend
    assert report.spend == sum(line.cost for line in report.lines)
