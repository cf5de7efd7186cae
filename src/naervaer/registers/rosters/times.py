"""Times as rosters write them: local in Norway unless an offset is given."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from naervaer.domain.errors import UnusableInputError

OSLO = ZoneInfo("Europe/Oslo")

YEARS = range(1990, 2101)
"""Years in which a roster can lie; any other is mistyped."""


def aware(time: datetime) -> datetime:
    """Return the time in Norway's zone.

    Raises
    ------
    UnusableInputError
        When the year is not one of `YEARS`, or the clocks skip that time in spring. A time
        that comes twice in autumn is the first of the two; an offset (+01:00) says that it is
        the second.

    """
    if time.year not in YEARS:
        msg = f"{time:%d.%m.}{time.year} was given, expected {YEARS[0]} to {YEARS[-1]}."
        raise UnusableInputError(msg)
    if time.tzinfo is not None:
        return time.astimezone(OSLO)
    local = time.replace(tzinfo=OSLO)
    back = local.astimezone(UTC).astimezone(OSLO)
    if back.replace(tzinfo=None) != time:
        msg = f"{time:%Y-%m-%d %H:%M} does not exist; the clocks skip it that night."
        raise UnusableInputError(msg)
    return local


def parse_time(text: str) -> datetime:
    """Return an ISO 8601 time, such as 2026-03-28T22:00, in Norway's zone."""
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text!r} is not a time, expected one such as 2026-03-28T22:00."
        raise UnusableInputError(msg) from None
    return aware(time)
