"""Public holidays in Norway, and the days beside them on which life is different.

Holidays: lov 1947-04-26-1 om 1. og 17. mai som høgtidsdagar § 1, and lov 1995-02-24-12 om
helligdager og helligdagsfred § 2. Easter by the Gregorian rule as given by Meeus, Astronomical
Algorithms (1991), ch. 8.
"""

from datetime import date, timedelta
from enum import StrEnum


class DayKind(StrEnum):
    """What sets a day apart from others of its weekday; the order is that of precedence."""

    NEW_YEARS_DAY = "nyttårsdag"
    CHRISTMAS_EVE = "julaften"
    CHRISTMAS_DAYS = "juledag"
    NEW_YEARS_EVE = "nyttårsaften"
    EASTER = "påske"
    CONSTITUTION_DAY = "17. mai"
    MAY_DAY = "1. mai"
    ASCENSION = "Kristi himmelfartsdag"
    WHITSUN = "pinse"
    CHRISTMAS_WEEK = "romjul"
    HOLY_WEEK = "stille uke"
    MIDSUMMER = "sankthans"
    PAYDAY = "lønningsdag"
    ORDINARY = "vanlig dag"


PAYDAY_OF_MONTH = 12
"""The state's payday; a Friday before when it falls on a weekend."""

_SATURDAY = 5


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar."""
    moon = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * moon + century - leap - shift + 15) % 30
    fours, ones = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * fours - epact - ones) % 7
    late = (moon + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> dict[date, str]:
    """Return the twelve public holidays of a year with their Norwegian names.

    Two may fall on one day (Ascension and 17 May in 2012, say); both names are given.
    """
    easter = easter_sunday(year)
    named = (
        (date(year, 1, 1), "første nyttårsdag"),
        (easter - timedelta(days=3), "skjærtorsdag"),
        (easter - timedelta(days=2), "langfredag"),
        (easter, "første påskedag"),
        (easter + timedelta(days=1), "andre påskedag"),
        (date(year, 5, 1), "offentlig høytidsdag"),
        (date(year, 5, 17), "grunnlovsdag"),
        (easter + timedelta(days=39), "Kristi himmelfartsdag"),
        (easter + timedelta(days=49), "første pinsedag"),
        (easter + timedelta(days=50), "andre pinsedag"),
        (date(year, 12, 25), "første juledag"),
        (date(year, 12, 26), "andre juledag"),
    )
    found: dict[date, str] = {}
    for day, name in sorted(named):
        found[day] = f"{found[day]} og {name}" if day in found else name
    return found


def is_public_holiday(day: date) -> bool:
    """Return whether a day is a public holiday; Sundays are not counted."""
    return day in public_holidays(day.year)


def working_day_after(day: date, number: int) -> date:
    """Return the day that is so many working days later; the day itself when asked for none.

    Mondays to Fridays that are no public holiday count.
    """
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < _SATURDAY and not is_public_holiday(day)
    return day


def kind_of(day: date) -> DayKind:
    """Return what sets a day apart, for counting and for planning, not for pay."""
    fixed = _FIXED.get((day.month, day.day))
    if fixed is not None:
        return fixed
    from_easter = (day - easter_sunday(day.year)).days
    moving = _MOVING.get(from_easter)
    if moving is not None:
        return moving
    if (day.month, day.day) in _CHRISTMAS_WEEK:
        return DayKind.CHRISTMAS_WEEK
    if _is_midsummer(day):
        return DayKind.MIDSUMMER
    return DayKind.PAYDAY if day == payday(day.year, day.month) else DayKind.ORDINARY


def payday(year: int, month: int) -> date:
    """Return the state's payday of a month, moved to a Friday when it falls on a weekend."""
    day = date(year, month, PAYDAY_OF_MONTH)
    return day - timedelta(days=max(0, day.isoweekday() - 5))


def _is_midsummer(day: date) -> bool:
    """Return whether it is midsummer: 23 June, or the Friday and Saturday around it."""
    if day.month != 6:  # noqa: PLR2004 - June
        return False
    first, last = 19, 26
    return day.day == 23 or (first <= day.day <= last and day.isoweekday() in {5, 6})  # noqa: PLR2004


_FIXED = {
    (1, 1): DayKind.NEW_YEARS_DAY,
    (5, 1): DayKind.MAY_DAY,
    (5, 17): DayKind.CONSTITUTION_DAY,
    (12, 24): DayKind.CHRISTMAS_EVE,
    (12, 25): DayKind.CHRISTMAS_DAYS,
    (12, 26): DayKind.CHRISTMAS_DAYS,
    (12, 31): DayKind.NEW_YEARS_EVE,
}
_MOVING = {
    -6: DayKind.HOLY_WEEK,
    -5: DayKind.HOLY_WEEK,
    -4: DayKind.HOLY_WEEK,
    -3: DayKind.EASTER,
    -2: DayKind.EASTER,
    -1: DayKind.EASTER,
    0: DayKind.EASTER,
    1: DayKind.EASTER,
    39: DayKind.ASCENSION,
    49: DayKind.WHITSUN,
    50: DayKind.WHITSUN,
}
_CHRISTMAS_WEEK = {(12, day) for day in (23, 27, 28, 29, 30)}
