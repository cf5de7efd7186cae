"""Norwegian public holidays, and the eves on which Sunday rest begins earlier."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def norwegian_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the public holidays of some years, also those that always are Sundays."""
    days: set[date] = set()
    for year in range(first_year, last_year + 1):
        easter = easter_sunday(year)
        days |= {easter + step * _DAY for step in (-3, -2, 0, 1, 39, 49, 50)}
        days |= {date(year, 1, 1), date(year, 5, 1), date(year, 5, 17)}
        days |= {date(year, 12, 25), date(year, 12, 26)}
    return frozenset(days)


def follows_an_eve(day: date) -> bool:
    """Return whether the day before is Christmas, Easter or Whitsun Eve."""
    easter = easter_sunday(day.year)
    return day in {date(day.year, 12, 25), easter, easter + 49 * _DAY}


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian algorithm.

    J. Meeus, "Astronomical Algorithms", 1991, chapter 8.
    """
    golden, century, within = year % 19, year // 100, year % 100
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - epact - within % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
