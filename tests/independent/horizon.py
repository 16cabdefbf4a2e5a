"""The quarters of a plan: what is decided, what it leads to, what is spent."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tests.independent.options import (
    PART_OF_MODE,
    Contract,
    Decision,
    Hire,
    Raise,
    Step,
    StepSet,
    annual_cost,
    contract_cost,
    hiring_lead,
    learning_quarters,
    pay,
    raise_cost,
    raise_effort,
    raise_lead,
    raise_upkeep,
    sets_on_offer,
)
from tests.independent.people import is_there
from tests.independent.programme import Expression, constant, times, total
from tests.independent.questions import Question
from tests.independent.setting import Setting, setting_of
from tests.independent.state import standing_today
from tests.independent.tables import Book


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


@dataclass
class Horizon:
    """A team over quarters 1..Q; `taken` says how much of what starts when."""

    book: Book
    document: dict
    question: Question
    taken: dict[tuple[Decision, int], Expression] = field(default_factory=dict)

    @cached_property
    def setting(self) -> Setting:
        """Return what the team asks for."""
        return setting_of(self.book, self.document)

    @cached_property
    def sets(self) -> dict[str, list[StepSet]]:
        """Return the sets of training on offer, by member."""
        return {
            member["name"]: sets_on_offer(self.setting, member)
            for member in self.document["members"]
        }

    @property
    def quarters(self) -> int:
        """Return the number of quarters."""
        return self.question.quarters

    @property
    def closing(self) -> int:
        """Return the number of the state after the last quarter."""
        return self.quarters + 1

    def first_day(self, quarter: int) -> date:
        """Return the first day of a quarter."""
        return months_later(self.question.start, 3 * (quarter - 1))

    def share_there(self, member: dict, quarter: int) -> float:
        """Return the share of a quarter's days on which a member is there."""
        first = self.first_day(quarter)
        if quarter == self.closing:
            return float(is_there(member, first))
        length = (self.first_day(quarter + 1) - first).days
        days = [first + timedelta(days=day) for day in range(length)]
        return sum(is_there(member, day) for day in days) / length

    def survival(self, quarter: float) -> float:
        """Return the share of members expected not to have left, on average."""
        return self.staying(min(quarter - 0.5, self.quarters))

    def staying(self, quarters: float) -> float:
        """Return the share of members expected to be left after some quarters."""
        if not self.question.attrition:
            return 1.0
        return (1 - self.book.number["attrition_a_year"]) ** (quarters / 4)

    def expected_loss(self, role: str, quarter: int) -> float:
        """Return the members of a main role expected to go in a quarter [FTE]."""
        gone = self.staying(quarter - 1) - self.staying(quarter)
        return gone * sum(
            member["fte"] * self.share_there(member, quarter)
            for member in self.document["members"]
            if member["roles"][0] == role
        )

    def of_kind(self, kind: type) -> list[tuple[Decision, int, Expression]]:
        """Return decisions of a kind with their quarter and amount."""
        return [
            (decision, quarter, amount)
            for (decision, quarter), amount in self.taken.items()
            if isinstance(decision, kind)
        ]

    def useful(self, step: Step, quarter: int) -> Expression:
        """Return whether a step is useful in a quarter."""
        length = learning_quarters(self.book, step)
        return total(
            *(
                amount
                for begun in range(1, quarter - length + 1)
                if (amount := self.taken.get((step, begun))) is not None
            )
        )

    def learning(self, quarter: int) -> dict[str, list[tuple[Step, Expression]]]:
        """Return by member the steps under way in a quarter."""
        found: dict[str, list] = {}
        for step, begun, amount in self.of_kind(Step):
            if begun <= quarter < begun + learning_quarters(self.book, step):
                found.setdefault(step.member, []).append((step, amount))
        return found

    def joining(self, quarter: int) -> list[tuple[Hire, Expression]]:
        """Return who has the first day in a quarter."""
        return [
            (hire, amount)
            for hire, decided, amount in self.of_kind(Hire)
            if decided + hiring_lead(self.book, hire) == quarter
        ]

    def joined(self, quarter: int) -> list[tuple[Hire, Expression]]:
        """Return who has joined by a quarter."""
        return [
            pair
            for joining in range(1, min(quarter, self.quarters) + 1)
            for pair in self.joining(joining)
        ]

    def contracted(self, quarter: int) -> dict[Contract, Expression]:
        """Return the contractors at work in a quarter [FTE]."""
        return {
            contract: amount
            for contract, at_work, amount in self.of_kind(Contract)
            if at_work == quarter
        }

    def standing(self, quarter: int) -> dict[tuple[str, str], Expression]:
        """Return the levels that stand in a quarter, by capability and part."""
        levels = standing_today(self.setting)
        for raising, begun, amount in self.of_kind(Raise):
            if begun + raise_lead(self.book, raising) <= quarter:
                key = raising.capability, PART_OF_MODE[raising.mode]
                levels[key] = total(levels.get(key, {}), amount)
        return levels

    def raised_to(self, capability: str, level: int, quarter: int) -> Expression:
        """Return whether the plan has brought a capability to a level."""
        return total(
            *(
                amount
                for raising, begun, amount in self.of_kind(Raise)
                if (raising.capability, raising.to) == (capability, level)
                and begun + raise_lead(self.book, raising) <= quarter
            )
        )

    def landing(self, quarter: int) -> dict[str, Expression]:
        """Return by owner task the work of what is landing in a quarter [FTE]."""
        need: dict[str, Expression] = {}
        for raising, begun, amount in self.of_kind(Raise):
            lead = raise_lead(self.book, raising)
            if begun <= quarter < begun + lead:
                task = self.book.capabilities[raising.capability]["owner_task"]
                work = times(raise_effort(self.book, raising) / lead, amount)
                need[task] = total(need.get(task, {}), work)
        return need

    def spend(self, quarter: int) -> Expression:
        """Return the new money of a quarter [thousands]."""
        book, parts = self.book, []
        for hire, decided, amount in self.of_kind(Hire):
            if decided == quarter:
                once = book.number["cost_per_hire_share"] * annual_cost(book, hire)
                parts.append(times(once, amount))
        for hire, amount in self.joined(quarter):
            parts.append(times(annual_cost(book, hire) / 4, amount))
        for contract, amount in self.contracted(quarter).items():
            parts.append(times(contract_cost(book, contract), amount))
        for _, begun, amount in self.of_kind(Step):
            if begun == quarter:
                parts.append(times(book.number["learn_cost_kusd"], amount))
        for raising, begun, amount in self.of_kind(Raise):
            if begun == quarter:
                parts.append(times(raise_cost(book, raising), amount))
            if begun + raise_lead(book, raising) <= quarter:
                parts.append(times(raise_upkeep(book, raising), amount))
        return total(*parts)

    def freed(self, quarter: int) -> float:
        """Return the pay of who is gone, where it is new money [thousands]."""
        if not self.question.leavers_pay:
            return 0.0
        return sum(
            pay(self.book, member) / 4 * self.share_gone(member, quarter)
            for member in self.document["members"]
        )

    def share_gone(self, member: dict, quarter: int) -> float:
        """Return the share of a quarter that a member would be there and is not."""
        there = self.share_there(member, quarter) * self.survival(quarter)
        return self.share_there(member | {"end": None}, quarter) - there

    def running_afterwards(self) -> Expression:
        """Return what a quarter after the last one costs [thousands]."""
        book = self.book
        pay = [
            times(annual_cost(book, hire) / 4, amount)
            for hire, _, amount in self.of_kind(Hire)
        ]
        upkeep = [
            times(raise_upkeep(book, raising), amount)
            for raising, _, amount in self.of_kind(Raise)
        ]
        return total(*pay, *upkeep)

    def heads(self, quarter: int) -> float:
        """Return the members there on any day of a quarter, as far as expected."""
        there = sum(
            self.share_there(member, quarter) > 0 for member in self.document["members"]
        )
        return self.survival(quarter) * there

    def at_work(self, quarter: int) -> Expression:
        """Return members, joined hires and contractors, in heads and FTE."""
        hired = (amount for _, amount in self.joined(quarter))
        contracted = self.contracted(quarter).values()
        return total(constant(self.heads(quarter)), *hired, *contracted)
