"""Hours summed over days, weeks and longer: ordinary, overtime and in all."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naervaer.domain.rosters.breach import Breach, breach_of
from naervaer.domain.rosters.duty import Duty, DutyKind, elapsed_hours, later
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rosters.weeks import (
    at_hour,
    night_hours_within,
    sunday_hours,
    weeks_of,
)
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import ORDINARY_HOURS, OVERTIME, TOTAL_HOURS
from naervaer.domain.wording import norwegian_number

_TINY = 1e-9
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Ordinary hours by week, a seventh of standby among them (§ 10-4 (3))."""

    ordinary: list[Duty]
    standby: list[Duty]
    holidays: frozenset[date]

    def week(self, monday: date, like: datetime) -> float:
        """Return the ordinary hours of the week from a Monday."""
        waiting = _in_week(self.standby, monday, like) / ORDINARY_HOURS.standby_part
        return _in_week(self.ordinary, monday, like) + waiting

    def most(self, mondays: list[date], layers: RuleLayers, like: datetime) -> float:
        """Return the most hours of the average of these weeks."""
        if layers.pattern is not WorkPattern.THREE_SHIFT:
            return _ordinary_week(layers)
        hours = weighted = 0.0
        for monday in mondays:
            start, end = at_hour(monday, 0, like), at_hour(monday + _WEEK, 0, like)
            own = _in_week(self.ordinary, monday, like)
            hours += own
            weighted += ORDINARY_HOURS.weighted_hours(
                hours=own,
                sunday_hours=sunday_hours(self.ordinary, start, end, self.holidays),
                night_hours=night_hours_within(self.ordinary, start, end),
            )
        weeks = len(mondays)
        return ORDINARY_HOURS.weighted_week_hours(
            hours=hours / weeks, weighted=weighted / weeks
        )


def hours_breaches(
    person: str,
    work: list[Duty],
    layers: RuleLayers,
    *,
    roster_weeks: list[date] | None = None,
    standby: list[Duty] | None = None,
    holidays: frozenset[date] = frozenset(),
) -> list[Breach]:
    """Return days, weeks and longer periods with too many hours.

    Ordinary hours are averaged over the roster's weeks, given by their Mondays, also for who
    works in some of them only; over the person's own weeks when none are given.
    """
    ordinary = [duty for duty in work if duty.kind is DutyKind.ORDINARY]
    overtime = [duty for duty in work if duty.kind is DutyKind.OVERTIME]
    waits = (standby or []) if layers.standby_counts else []
    sums = _Sums(ordinary, waits, holidays)
    breaches = _day_hours(person, work, layers)
    breaches += _week_hours(person, work, sums, layers)
    if layers.averaging is not None:
        breaches += _averaged_week(person, roster_weeks or weeks_of(work), sums, layers)
    breaches += _overtime(person, overtime, layers)
    return breaches


def _day_hours(person: str, work: list[Duty], layers: RuleLayers) -> list[Breach]:
    rule = layers.averaging
    most = ORDINARY_HOURS.day_hours if rule is None else rule.day_hours
    total = TOTAL_HOURS.agreed_day_hours if layers.agreed_long_days else TOTAL_HOURS.day_hours
    ordinary = [duty for duty in work if duty.kind is DutyKind.ORDINARY]
    breaches = [
        breach_of(
            rule or ORDINARY_HOURS, person=person, on=on, reason=_over(hours, most, "ordinære")
        )
        for on, hours in _days_over(ordinary, most)
    ]
    agreement = layers.agreement
    if agreement is not None and agreement.day_hours is not None:
        return breaches + [
            Breach(
                person, on, agreement.name, agreement.source, _over(hours, agreement.day_hours)
            )
            for on, hours in _days_over(work, agreement.day_hours)
        ]
    return breaches + [
        breach_of(TOTAL_HOURS, person=person, on=on, reason=_over(hours, total))
        for on, hours in _days_over(work, total)
    ]


def _days_over(work: list[Duty], most: float) -> list[tuple[date, float]]:
    """Return the days from whose first duty on 24 hours hold more than `most` hours."""
    found, until = [], None
    for place, duty in enumerate(work):
        if until is not None and elapsed_hours(until, duty.starts_at) < 0:
            continue
        end = later(duty.starts_at, 24.0)
        hours = 0.0
        # Work is in order and does not overlap: what came before has ended.
        for other in work[place:]:
            if other.starts_at >= end:
                break
            hours += other.hours_within(duty.starts_at, end)
        if hours > most + _TINY:
            found.append((duty.starts_at.date(), hours))
            until = end
    return found


def _over(hours: float, most: float, kind: str = "samlede") -> str:
    return (
        f"{norwegian_number(hours)} {kind} timer på 24 timer; høyst {norwegian_number(most)}, "
        f"{norwegian_number(hours - most)} for mange."
    )


def _week_hours(
    person: str, work: list[Duty], sums: "_Sums", layers: RuleLayers
) -> list[Breach]:
    mondays = weeks_of(work)
    like = work[0].starts_at
    own = [sums.week(monday, like) for monday in mondays]
    every = [_in_week(work, monday, like) for monday in mondays]
    rule = layers.averaging
    breaches = []
    for place, monday in enumerate(mondays):
        eight = own[place : place + 8]
        average = sum(eight) / 8 if len(eight) == 8 else 0.0  # noqa: PLR2004 - a full window
        if rule is None:
            weekly = sums.most([monday], layers, like)
            if own[place] > weekly + _TINY:
                reason = _week_over(own[place], weekly, monday, "ordinære")
                breaches.append(
                    breach_of(ORDINARY_HOURS, person=person, on=monday, reason=reason)
                )
        else:
            breaches += [
                breach_of(rule, person=person, on=monday, reason=f"{monday:%d.%m.%Y}: {reason}")
                for reason in rule.breaches(
                    day_hours=0.0,
                    average_week_hours=average,
                    single_week_hours=own[place],
                )
            ]
        breaches += _total_week(person, monday, every[place], every[place : place + 8], layers)
    return breaches


def _averaged_week(
    person: str, mondays: list[date], sums: "_Sums", layers: RuleLayers
) -> list[Breach]:
    """Return a breach when the roster's average week passes the ordinary one."""
    rule = layers.averaging
    assert rule is not None  # noqa: S101 - asked for only when hours are averaged
    first = next(iter([*sums.ordinary, *sums.standby]), None)
    if first is None:
        return []
    weeks = min(len(mondays), rule.period_weeks)
    weekly = sums.most(mondays[:weeks], layers, first.starts_at)
    own = [sums.week(monday, first.starts_at) for monday in mondays[:weeks]]
    average = sum(own) / weeks
    if average <= weekly + _TINY:
        return []
    reason = (
        f"{norwegian_number(sum(own))} ordinære timer på {weeks} uker er "
        f"{norwegian_number(average)} i snitt; alminnelig arbeidstid er høyst "
        f"{norwegian_number(weekly)}."
    )
    return [breach_of(ORDINARY_HOURS, person=person, on=mondays[0], reason=reason)]


def _total_week(
    person: str, monday: date, hours: float, eight: list[float], layers: RuleLayers
) -> list[Breach]:
    agreement = layers.agreement
    if agreement is not None and agreement.week_hours is not None:
        if hours <= agreement.week_hours + _TINY:
            return []
        reason = _week_over(hours, agreement.week_hours, monday, "samlede")
        return [Breach(person, monday, agreement.name, agreement.source, reason)]
    full = len(eight) == 8  # noqa: PLR2004 - a full window
    return [
        breach_of(TOTAL_HOURS, person=person, on=monday, reason=f"{monday:%d.%m.%Y}: {reason}")
        for reason in TOTAL_HOURS.breaches(
            day_hours=0.0,
            average_week_hours=sum(eight) / 8 if full else 0.0,
            single_week_hours=hours,
        )
    ]


def _in_week(work: list[Duty], monday: date, like: datetime) -> float:
    start, end = at_hour(monday, 0, like), at_hour(monday + _WEEK, 0, like)
    return sum(duty.hours_within(start, end) for duty in work)


def _ordinary_week(layers: RuleLayers) -> float:
    return {
        WorkPattern.DAY: ORDINARY_HOURS.week_hours,
        WorkPattern.ROTATING: ORDINARY_HOURS.rotating_week_hours,
        WorkPattern.CONTINUOUS: ORDINARY_HOURS.continuous_week_hours,
        WorkPattern.THREE_SHIFT: ORDINARY_HOURS.rotating_week_hours,
    }[layers.pattern]


def _week_over(hours: float, most: float, monday: date, kind: str) -> str:
    return (
        f"Uken fra {monday:%d.%m.%Y}: {norwegian_number(hours)} {kind} timer; høyst "
        f"{norwegian_number(most)}, {norwegian_number(hours - most)} for mange."
    )


def _overtime(person: str, overtime: list[Duty], layers: RuleLayers) -> list[Breach]:
    rule = layers.overtime
    breaches = []
    spans = (
        (1, "week_hours"),
        (4, "four_week_hours"),
        (52, "year_hours"),
    )
    for weeks, name in spans:
        for duty in overtime:
            end = later(duty.starts_at, weeks * 168.0)
            hours = sum(other.hours_within(duty.starts_at, end) for other in overtime)
            measured = dict.fromkeys(("week_hours", "four_week_hours", "year_hours"), 0.0)
            reasons = rule.breaches(**{**measured, name: hours})
            if not reasons and layers.overtime_consent:
                inside = [o for o in overtime if o.hours_within(duty.starts_at, end) > 0]
                if not all(other.consent for other in inside):
                    reasons = tuple(
                        f"{reason} Utover det kreves at den ansatte er villig."
                        for reason in OVERTIME.breaches(**{**measured, name: round(hours, 9)})
                    )
            if reasons:
                breaches.append(
                    breach_of(rule, person=person, on=duty.starts_at.date(), reason=reasons[0])
                )
                break
    return breaches
