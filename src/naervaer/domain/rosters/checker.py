"""Holds a roster against the rules and explains every breach."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rosters.breach import Breach, breach_of
from naervaer.domain.rosters.duty import Duty, DutyKind, by_person, elapsed_hours
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rosters.rests import (
    RestDebt,
    day_rest_breaches,
    debt_breaches,
    most_within,
    rest_debts,
    short_rest_count_breaches,
    short_rest_days,
)
from naervaer.domain.rosters.sums import hours_breaches
from naervaer.domain.rosters.weeks import (
    break_breaches,
    night_breaches,
    risky_night_breaches,
    sunday_breaches,
    week_rest_breaches,
    weeks_between,
)
from naervaer.domain.rules.working_time import PLAN_NOTICE

_DAYS_28, _DAYS_182 = 28, 182
_RESERVE_HOURS, _RESERVE_PERIOD = 0.25, 24.0
"""Reserve work of at most a quarter of an hour, once in 24 hours (forskrift 2009 nr. 873)."""

LEAVE_ID = "FRAVÆR"
"""What a duty during leave is filed under; a roster's own contradiction, not a paragraph."""


@dataclass(frozen=True, slots=True)
class RestCounters:
    """What a planner keeps an eye on for one person.

    Attributes
    ----------
    short_in_28_days, short_in_26_weeks
        Most rests under eleven hours in any such window.
    owed_hours
        Compensatory rest in all, given or not.
    open_debts
        Short rests whose compensation is not given yet.
    reserve_calls
        Stretches of work of at most a quarter of an hour. The police exemption lets such
        reserve work come once in 24 hours; what it does to the rest around it is not said in
        the sources at hand, so it is counted and not judged, and the rest is read strictly:
        as broken.
    reserve_calls_close
        Those of them that begin within 24 hours of the one before.

    """

    person: str
    short_in_28_days: int
    short_in_26_weeks: int
    owed_hours: float
    open_debts: tuple[RestDebt, ...]
    reserve_calls: int = 0
    reserve_calls_close: int = 0


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """Everything found in a roster, in order of person and day."""

    breaches: tuple[Breach, ...]
    counters: tuple[RestCounters, ...]
    people: int
    duties: int

    @property
    def is_lawful(self) -> bool:
        """Whether no breach was found."""
        return not self.breaches


def check_roster(
    duties: list[Duty],
    layers: RuleLayers,
    *,
    holidays: frozenset[date] = frozenset(),
    discussed_on: date | None = None,
    period: tuple[date, date] | None = None,
) -> RosterCheck:
    """Hold a roster against the layers of rules that apply.

    Parameters
    ----------
    duties
        Work, standby and leave of any number of people, in any order.
    layers
        Which rules apply.
    holidays
        Public holidays besides Sundays.
    discussed_on
        When the roster was discussed with the union representatives, if that is known.
    period
        The roster's first and last day, for the average week and for what is due before it
        ends; otherwise those of the first and the last stretch of anybody.

    Raises
    ------
    UnusableInputError
        When there is no duty, or stretches of one person overlap.

    """
    if not duties:
        msg = "The roster is empty, expected at least one duty."
        raise UnusableInputError(msg)
    first = min(duty.starts_at for duty in duties).date()
    last = max(duty.ends_at for duty in duties).date()
    first, last = period or (first, last)
    roster_weeks = weeks_between(first, last)
    breaches: list[Breach] = []
    counters = []
    for person, own in by_person(duties).items():
        work = [duty for duty in own if duty.kind.is_work]
        breaches += _leave_breaches(person, own)
        standby = [duty for duty in own if duty.kind is DutyKind.STANDBY]
        if not work:
            continue
        breaches += day_rest_breaches(person, work, layers)
        breaches += short_rest_count_breaches(person, work, layers)
        breaches += debt_breaches(person, own, layers, roster_ends=last)
        breaches += week_rest_breaches(person, work, layers)
        breaches += sunday_breaches(person, work, layers, holidays=holidays)
        breaches += hours_breaches(
            person,
            work,
            layers,
            roster_weeks=roster_weeks,
            standby=standby,
            holidays=holidays,
        )
        breaches += break_breaches(person, work)
        breaches += night_breaches(person, work, layers)
        breaches += risky_night_breaches(person, work, layers)
        counters.append(_count(person, own, work))
    if discussed_on is not None:
        breaches += _notice_breaches(duties, discussed_on)
    return RosterCheck(
        breaches=tuple(sorted(breaches)),
        counters=tuple(counters),
        people=len(by_person(duties)),
        duties=len(duties),
    )


def _count(person: str, own: list[Duty], work: list[Duty]) -> RestCounters:
    days = short_rest_days(work)
    debts = rest_debts(own)
    calls = [
        duty.starts_at
        for duty in work
        if elapsed_hours(duty.starts_at, duty.ends_at) <= _RESERVE_HOURS
    ]
    close = sum(elapsed_hours(a, b) < _RESERVE_PERIOD for a, b in pairwise(calls))
    return RestCounters(
        person=person,
        short_in_28_days=most_within(days, _DAYS_28),
        short_in_26_weeks=most_within(days, _DAYS_182),
        owed_hours=sum(debt.owed_hours for debt in debts),
        open_debts=tuple(debt for debt in debts if not debt.settled),
        reserve_calls=len(calls),
        reserve_calls_close=close,
    )


def _leave_breaches(person: str, own: list[Duty]) -> list[Breach]:
    absent = [duty for duty in own if duty.kind.is_absence]
    working = [duty for duty in own if not duty.kind.is_absence]
    return [
        Breach(
            person,
            duty.starts_at.date(),
            LEAVE_ID,
            "vaktplanen selv",
            f"Vakt fra {duty.starts_at:%d.%m.%Y kl. %H:%M} ligger i fravær fra "
            f"{leave.starts_at:%d.%m.%Y kl. %H:%M}.",
        )
        for duty, leave in product(working, absent)
        if elapsed_hours(duty.starts_at, leave.ends_at) > 0
        and elapsed_hours(leave.starts_at, duty.ends_at) > 0
    ]


def _notice_breaches(duties: list[Duty], discussed_on: date) -> list[Breach]:
    starts_on = min(duty.starts_at for duty in duties).date()
    reason = PLAN_NOTICE.refuses(discussed_on=discussed_on, starts_on=starts_on)
    if reason is None:
        return []
    return [breach_of(PLAN_NOTICE, person="alle", on=starts_on, reason=reason)]
