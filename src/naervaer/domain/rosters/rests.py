"""The rest in each 24-hour period, and what the rules say of the short ones."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from naervaer.domain.rosters.breach import Breach, breach_of
from naervaer.domain.rosters.duty import Duty, DutyKind, Ground, elapsed_hours, later
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rules.rest import (
    AGREED_REST,
    COMPENSATORY_REST,
    PERIOD,
    REST,
    SHORT_REST,
    SHORT_REST_COUNT,
    VERY_SHORT_REST,
)
from naervaer.domain.wording import norwegian_number

_TINY = 1e-9
_DAYS_28, _DAYS_182 = 28, 182


@dataclass(frozen=True, slots=True)
class DayRest:
    """The longest unbroken rest within one 24-hour period.

    Attributes
    ----------
    period_start, period_end
        The period; it is shorter than 24 hours when work began anew after a full rest.
    starts_at, hours
        When the longest rest began, and its real hours.
    after
        The work just before it.
    before
        The work just after it, None when nothing follows.

    """

    period_start: datetime
    period_end: datetime
    starts_at: datetime
    hours: float
    after: Duty
    before: Duty | None

    @property
    def ends_at(self) -> datetime:
        """When the rest ended."""
        return later(self.starts_at, self.hours)


def day_rests(work: list[Duty]) -> list[DayRest]:
    """Return the longest rest of each 24-hour period of a person's work, in order.

    A period begins with work. The next one begins with new work after at least eight hours'
    rest, else 24 hours after the last began (`PERIOD`).
    """
    rests: list[DayRest] = []
    start: datetime | None = None
    for place, duty in enumerate(work):
        if start is not None and elapsed_hours(start, duty.starts_at) < 0:
            continue
        begin = duty.starts_at
        rest = _longest_rest(work, place, begin)
        rests.append(rest)
        start = _next_period(work, place, begin)
    return rests


def _next_period(work: list[Duty], place: int, begin: datetime) -> datetime:
    """Return when the period after the one begun at `begin` begins at the earliest."""
    close = later(begin, PERIOD.period_hours)
    for first, second in pairwise(work[place:]):
        if elapsed_hours(close, second.starts_at) >= 0:
            break
        rested = elapsed_hours(first.ends_at, second.starts_at)
        if rested >= PERIOD.reset_after_rest:
            return second.starts_at
    return close


def _longest_rest(work: list[Duty], place: int, begin: datetime) -> DayRest:
    """Return the longest rest that fits between `begin` and 24 hours later."""
    close = later(begin, PERIOD.period_hours)
    best: DayRest | None = None
    for index in range(place, len(work)):
        duty = work[index]
        if elapsed_hours(close, duty.starts_at) >= 0:
            break
        following = work[index + 1] if index + 1 < len(work) else None
        ends = close
        if following is not None and elapsed_hours(following.starts_at, close) > 0:
            ends = following.starts_at
        hours = max(0.0, elapsed_hours(duty.ends_at, ends))
        if best is None or hours > best.hours:
            best = DayRest(begin, close, duty.ends_at, hours, duty, following)
    assert best is not None  # noqa: S101 - the first duty begins the period
    return best


def day_rest_breaches(person: str, work: list[Duty], layers: RuleLayers) -> list[Breach]:
    """Return what the rules say of a person's daily rests, one by one."""
    breaches: list[Breach] = []
    full, _ = layers.full_day_rest
    in_a_row = 0
    for rest in day_rests(work):
        if rest.hours >= full - _TINY:
            in_a_row = 0
            continue
        in_a_row += 1
        breach = _short_rest_breach(person, rest, layers, in_a_row=in_a_row)
        if breach is not None:
            breaches.append(breach)
    return breaches


def _short_rest_breach(
    person: str, rest: DayRest, layers: RuleLayers, *, in_a_row: int
) -> Breach | None:
    full, rule_id = layers.full_day_rest
    day = rest.period_start.date()
    sums = _sums(rest, full)
    if not layers.police:
        if layers.agreement is not None and layers.agreement.day_rest_hours is not None:
            return Breach(person, day, rule_id, layers.agreement.source, sums)
        rule = AGREED_REST if layers.agreed_rest else REST
        return breach_of(rule, person=person, on=day, reason=f"{sums} {rule.id} krever det.")
    if rest.hours >= SHORT_REST.shortest - _TINY:
        reason = SHORT_REST.refuses(after_overtime=_after_overtime(rest), in_a_row=in_a_row)
        if reason is None:
            return None
        return breach_of(SHORT_REST, person=person, on=day, reason=f"{sums} {reason}")
    grounds = [duty for duty in (rest.after, rest.before) if duty is not None]
    ground = next((duty for duty in grounds if duty.ground is not Ground.NONE), None)
    reason = VERY_SHORT_REST.refuses(
        no_other_crew=ground is not None,
        life_or_values=ground is not None and ground.ground is Ground.LIFE_OR_VALUES,
        serious_evidence=ground is not None and ground.ground is Ground.EVIDENCE,
        task_hours=ground.hours if ground and ground.ground is Ground.SHORT_TASK else 24.0,
    )
    if reason is None:
        return None
    return breach_of(VERY_SHORT_REST, person=person, on=day, reason=f"{sums} {reason}")


def _after_overtime(rest: DayRest) -> bool:
    return any(
        duty is not None and duty.kind is DutyKind.OVERTIME
        for duty in (rest.after, rest.before)
    )


def _sums(rest: DayRest, full: float) -> str:
    return (
        f"Døgnet fra {rest.period_start:%d.%m.%Y kl. %H:%M}: lengste hvile er fra "
        f"{rest.starts_at:%d.%m. kl. %H:%M} til {rest.ends_at:%d.%m. kl. %H:%M}, "
        f"{norwegian_number(rest.hours)} timer; {norwegian_number(full)} − "
        f"{norwegian_number(rest.hours)} = {norwegian_number(full - rest.hours)} timer mangler."
    )


def short_rest_days(work: list[Duty]) -> list[date]:
    """Return the days on which a rest under eleven hours ended."""
    return [
        rest.ends_at.date() for rest in day_rests(work) if rest.hours < SHORT_REST.full - _TINY
    ]


def short_rest_count_breaches(
    person: str, work: list[Duty], layers: RuleLayers
) -> list[Breach]:
    """Return where rests under eleven hours are too many in 28 days or 26 weeks."""
    days = short_rest_days(work)
    if not days or not layers.police:
        return []
    breaches = [
        breach_of(SHORT_REST_COUNT, person=person, on=days[0], reason=reason)
        for reason in SHORT_REST_COUNT.breaches(days)
    ]
    agreement = layers.agreement
    if agreement is None:
        return breaches
    for span, most in (
        (_DAYS_28, agreement.short_rests_in_28_days),
        (_DAYS_182, agreement.short_rests_in_26_weeks),
    ):
        found = most_within(days, span)
        if most is not None and found > most:
            reason = f"{found} hviler under elleve timer på {span} dager; høyst {most}."
            breaches.append(Breach(person, days[0], agreement.name, agreement.source, reason))
    return breaches


def most_within(days: list[date], span: int) -> int:
    """Return the most of these days that fall within any `span` days."""
    return max(
        (sum(0 <= (day - first).days < span for day in days) for first in days), default=0
    )


@dataclass(frozen=True, slots=True)
class RestDebt:
    """Compensatory rest owed for one short rest, and whether it was given.

    Attributes
    ----------
    rest
        The short rest.
    owed_hours
        Lost hours, those under eight counted double.
    given_hours
        Rest beyond the full hours within 48 hours.
    day_off_by
        The last day for the extra day off that is owed when the rest came too late.
    settled
        Whether enough rest, or a day marked as compensation, was given in time.

    """

    rest: DayRest
    owed_hours: float
    given_hours: float
    day_off_by: date
    settled: bool


def rest_debts(duties: list[Duty]) -> list[RestDebt]:
    """Return what each rest under eleven hours gave a right to."""
    work = [duty for duty in duties if duty.kind.is_work]
    given_days = [duty for duty in duties if duty.kind is DutyKind.COMPENSATION]
    rule = COMPENSATORY_REST
    debts = []
    for rest in day_rests(work):
        owed = rule.owed_hours(rest.hours)
        if owed <= _TINY:
            continue
        limit = later(rest.ends_at, rule.within_hours)
        given = _extra_rest(work, rest.ends_at, limit)
        last = later(rest.ends_at, 24.0 * rule.else_day_off_within)
        compensated = any(
            elapsed_hours(rest.ends_at, day.starts_at) >= 0
            and elapsed_hours(day.starts_at, last) >= 0
            for day in given_days
        )
        debts.append(
            RestDebt(rest, owed, given, last.date(), compensated or given >= owed - _TINY)
        )
    return debts


def _extra_rest(work: list[Duty], start: datetime, end: datetime) -> float:
    """Return the hours by which rests between two times pass a full rest."""
    extra = 0.0
    for place, duty in enumerate(work):
        if elapsed_hours(duty.ends_at, end) <= 0 or elapsed_hours(start, duty.ends_at) < 0:
            continue
        following = work[place + 1].starts_at if place + 1 < len(work) else end
        until = following if elapsed_hours(following, end) > 0 else end
        hours = elapsed_hours(duty.ends_at, until)
        extra += max(0.0, hours - COMPENSATORY_REST.full_hours)
    return extra


def debt_breaches(
    person: str, duties: list[Duty], layers: RuleLayers, *, roster_ends: date
) -> list[Breach]:
    """Return the compensatory rest that is due within the roster and was not given."""
    if not layers.police:
        return []
    return [
        breach_of(
            COMPENSATORY_REST,
            person=person,
            on=debt.rest.ends_at.date(),
            reason=(
                f"Hvile på {norwegian_number(debt.rest.hours)} timer gir rett til "
                f"{norwegian_number(debt.owed_hours)} timer; innen 48 timer ble det gitt "
                f"{norwegian_number(debt.given_hours)}, og ingen fridag til er merket innen "
                f"{debt.day_off_by:%d.%m.%Y}."
            ),
        )
        for debt in rest_debts(duties)
        if not debt.settled and debt.day_off_by <= roster_ends
    ]
