"""Weekly rest, free Sundays, breaks and nights."""

from datetime import date, datetime, time, timedelta

from naervaer.domain.rosters.breach import Breach, breach_of
from naervaer.domain.rosters.duty import Duty, DutyKind, elapsed_hours, later
from naervaer.domain.rosters.holidays import follows_an_eve
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rules.rest import AGREED_REST, FREE_SUNDAYS, REST
from naervaer.domain.rules.working_time import (
    BREAKS,
    NIGHTS,
    SUNDAYS,
)
from naervaer.domain.wording import norwegian_number

_TINY = 1e-9
_SUNDAY = 6
_WEEK = timedelta(weeks=1)


def at_hour(day: date, hour: int, like: datetime) -> datetime:
    """Return that hour of the day in the zone of `like`."""
    return datetime.combine(day, time(hour), tzinfo=like.tzinfo)


def weeks_of(work: list[Duty]) -> list[date]:
    """Return the Monday of each week from the first duty to the last."""
    return weeks_between(work[0].starts_at.date(), work[-1].ends_at.date())


def weeks_between(first: date, last: date) -> list[date]:
    """Return the Monday of each week from the one with `first` to the one with `last`."""
    monday = _monday(first)
    mondays = []
    while monday <= last:
        mondays.append(monday)
        monday += _WEEK
    return mondays


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def longest_rest(work: list[Duty], start: datetime, end: datetime) -> tuple[datetime, float]:
    """Return when the longest rest between two times began, and its real hours."""
    best, free = (start, 0.0), start
    for duty in work:
        if elapsed_hours(start, duty.ends_at) <= 0 or elapsed_hours(duty.starts_at, end) <= 0:
            continue
        hours = elapsed_hours(free, duty.starts_at)
        if hours > best[1]:
            best = free, hours
        free = duty.ends_at
    hours = elapsed_hours(free, end)
    return (free, hours) if hours > best[1] else best


def week_rest_breaches(person: str, work: list[Duty], layers: RuleLayers) -> list[Breach]:
    """Return the weeks, Monday to Sunday, without a long enough rest."""
    fewest, rule_id = layers.week_rest
    breaches = []
    for monday in weeks_of(work):
        start = at_hour(monday, 0, work[0].starts_at)
        end = at_hour(monday + _WEEK, 0, work[0].starts_at)
        began, hours = longest_rest(work, start, end)
        if hours >= fewest - _TINY:
            continue
        reason = (
            f"Uken fra {monday:%d.%m.%Y}: lengste hvile er {norwegian_number(hours)} timer "
            f"fra {began:%d.%m. kl. %H:%M}; {rule_id} krever minst {norwegian_number(fewest)}."
        )
        agreement = layers.agreement
        if agreement is not None and agreement.week_rest_hours is not None:
            breaches.append(Breach(person, monday, rule_id, agreement.source, reason))
        else:
            rule = AGREED_REST if layers.agreed_rest else REST
            breaches.append(breach_of(rule, person=person, on=monday, reason=reason))
    return breaches


def sunday_breaches(
    person: str, work: list[Duty], layers: RuleLayers, *, holidays: frozenset[date]
) -> list[Breach]:
    """Return where work on Sundays and holidays is followed by too little free ones."""
    days = _sundays_and_holidays(work, holidays)
    worked = [_works_on_sunday(work, day) for day in days]
    breaches = []
    for place, day in enumerate(days):
        if not layers.averaged_sundays:
            if place and worked[place] and worked[place - 1]:
                reason = (
                    f"Arbeid både {days[place - 1]:%d.%m.} og {day:%d.%m.%Y}; den som har "
                    f"arbeidet en søn- eller helgedag, skal ha fri den neste."
                )
                breaches.append(breach_of(FREE_SUNDAYS, person=person, on=day, reason=reason))
            continue
        span = timedelta(weeks=FREE_SUNDAYS.at_least_every)
        window = [w for d, w in zip(days, worked, strict=True) if day <= d < day + span]
        if day + span <= days[-1] + _WEEK and all(window):
            reason = (
                f"Arbeid på alle {len(window)} søn- og helgedager i fire uker fra "
                f"{day:%d.%m.%Y}; minst hver fjerde uke skal en være fri."
            )
            breaches.append(breach_of(FREE_SUNDAYS, person=person, on=day, reason=reason))
    if layers.averaged_sundays:
        breaches += _sunday_share(person, days, worked)
    return breaches


def _sunday_share(person: str, days: list[date], worked: list[bool]) -> list[Breach]:
    """Return a breach for the first 26 weeks in which more than half are worked."""
    span = timedelta(weeks=FREE_SUNDAYS.period_weeks)
    for day in days:
        window = [w for d, w in zip(days, worked, strict=True) if day <= d < day + span]
        if day + span > days[-1] + _WEEK:
            break
        if sum(window) * FREE_SUNDAYS.free_every > len(window):
            reason = (
                f"Arbeid på {sum(window)} av {len(window)} søn- og helgedager i 26 uker fra "
                f"{day:%d.%m.%Y}; i snitt skal annenhver være fri."
            )
            return [breach_of(FREE_SUNDAYS, person=person, on=day, reason=reason)]
    return []


def _sundays_and_holidays(work: list[Duty], holidays: frozenset[date]) -> list[date]:
    day, last = _monday(work[0].starts_at.date()), work[-1].ends_at.date()
    last = _monday(last) + timedelta(days=_SUNDAY)
    days = []
    while day <= last:
        if day.weekday() == _SUNDAY or day in holidays:
            days.append(day)
        day += timedelta(days=1)
    return days


def _works_on_sunday(work: list[Duty], day: date) -> bool:
    like = work[0].starts_at
    hour = SUNDAYS.eve_from_hour if follows_an_eve(day) else SUNDAYS.from_hour
    start = at_hour(day - timedelta(days=1), hour, like)
    end = at_hour(day, SUNDAYS.to_hour, like)
    return any(duty.hours_within(start, end) > _TINY for duty in work)


def break_breaches(person: str, work: list[Duty]) -> list[Breach]:
    """Return the days with too little break."""
    return [
        breach_of(BREAKS, person=person, on=duty.starts_at.date(), reason=reason)
        for duty in work
        if (reason := BREAKS.refuses(day_hours=duty.hours, break_minutes=duty.break_minutes))
    ]


def night_hours(duty: Duty) -> float:
    """Return the working hours of a duty between 21 and 06."""
    first = duty.starts_at.date() - timedelta(days=1)
    return sum(
        duty.hours_within(
            at_hour(first + timedelta(days=step), NIGHTS.from_hour, duty.starts_at),
            at_hour(first + timedelta(days=step + 1), NIGHTS.to_hour, duty.starts_at),
        )
        for step in range((duty.ends_at.date() - first).days + 1)
    )


def risky_night_breaches(person: str, work: list[Duty], layers: RuleLayers) -> list[Breach]:
    """Return the 24 hours with night work and more than eight hours where nights are risky.

    Counted from the start of each duty with more than three hours at night (§ 10-11 (7)).
    """
    if not layers.risky_nights:
        return []
    breaches = []
    for duty in work:
        night = night_hours(duty)
        if night <= NIGHTS.regular_night_hours + _TINY:
            continue
        end = later(duty.starts_at, 24.0)
        hours = sum(other.hours_within(duty.starts_at, end) for other in work)
        if hours > NIGHTS.risk_day_hours + _TINY:
            reason = (
                f"{norwegian_number(round(hours, 2))} timer på 24 timer med "
                f"{norwegian_number(round(night, 2))} timer om natten; ved særlig risiko høyst "
                f"{norwegian_number(NIGHTS.risk_day_hours)}."
            )
            on = duty.starts_at.date()
            breaches.append(breach_of(NIGHTS, person=person, on=on, reason=reason))
    return breaches


def sunday_hours(
    work: list[Duty], start: datetime, end: datetime, holidays: frozenset[date]
) -> float:
    """Return the working hours on Sundays and holidays (§ 10-10 (1)) between two times."""
    found, day = 0.0, start.date()
    while day <= end.date():
        if day.weekday() == _SUNDAY or day in holidays:
            hour = SUNDAYS.eve_from_hour if follows_an_eve(day) else SUNDAYS.from_hour
            # The evening before belongs to the day before where that is one itself.
            before = day - timedelta(days=1)
            is_next = before.weekday() == _SUNDAY or before in holidays
            begin = at_hour(before, SUNDAYS.to_hour if is_next else hour, start)
            inside = max(start, begin), min(end, at_hour(day, SUNDAYS.to_hour, start))
            found += sum(duty.hours_within(*inside) for duty in work)
        day += timedelta(days=1)
    return found


def night_hours_within(work: list[Duty], start: datetime, end: datetime) -> float:
    """Return the working hours between 21 and 06 that fall between two times."""
    day, found = start.date() - timedelta(days=1), 0.0
    while day <= end.date():
        begin = max(start, at_hour(day, NIGHTS.from_hour, start))
        close = min(end, at_hour(day + timedelta(days=1), NIGHTS.to_hour, start))
        found += sum(duty.hours_within(begin, close) for duty in work)
        day += timedelta(days=1)
    return found


def night_breaches(person: str, work: list[Duty], layers: RuleLayers) -> list[Breach]:
    """Return the four weeks in which a regular night worker works too long.

    The average leaves out the shortest weekly rest (§ 10-11 (6)): hours are divided by the
    24-hour days left in four weeks when 4 times that rest is taken out.
    """
    breaches = []
    for monday in weeks_of(work):
        start = at_hour(monday, 0, work[0].starts_at)
        end = at_hour(monday + 4 * _WEEK, 0, work[0].starts_at)
        if elapsed_hours(later(work[-1].ends_at, 7 * 24.0), end) > 0:
            break
        inside = [duty for duty in work if duty.hours_within(start, end) > 0]
        nights = [h for duty in inside if (h := night_hours(duty)) > NIGHTS.regular_night_hours]
        if len(nights) < layers.regular_nights:
            continue
        ordinary = [duty for duty in inside if duty.kind is DutyKind.ORDINARY]
        hours = sum(duty.hours_within(start, end) for duty in ordinary)
        rest, _ = layers.week_rest
        days = (elapsed_hours(start, end) - 4 * rest) / 24
        reason = NIGHTS.refuses(
            night_hours=min(nights), average_day_hours=round(hours / days, 9)
        )
        if reason is not None:
            sums = (
                f"Fire uker fra {monday:%d.%m.%Y}: {norwegian_number(hours)} timer på "
                f"{norwegian_number(days)} døgn. {reason}"
            )
            breaches.append(breach_of(NIGHTS, person=person, on=monday, reason=sums))
    return breaches
