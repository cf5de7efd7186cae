"""Builds duties from short texts."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from naervaer.domain.rosters.checker import check_roster
from naervaer.domain.rosters.duty import Duty, DutyKind, Ground
from naervaer.domain.rosters.layers import RuleLayers

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = date(2026, 1, 12)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def duty(
    start: str,
    end: str,
    *,
    kind: DutyKind = DutyKind.ORDINARY,
    break_minutes: float = 30.0,
    ground: Ground = Ground.NONE,
) -> Duty:
    return Duty(
        person="Kari",
        starts_at=at(start),
        ends_at=at(end),
        kind=kind,
        break_minutes=break_minutes,
        ground=ground,
    )


def hours_from(day: date, hour: float, hours: float, **more: object) -> Duty:
    """Return a duty of so many working hours, without a break to count, on a winter day."""
    start = datetime(day.year, day.month, day.day, tzinfo=OSLO) + timedelta(hours=hour)
    values: dict[str, object] = {"break_minutes": 30.0, "kind": DutyKind.ORDINARY, **more}
    end = start + timedelta(hours=hours, minutes=float(str(values["break_minutes"])))
    return Duty(person="Kari", starts_at=start, ends_at=end, **values)  # type: ignore[arg-type]


def ids(duties: list[Duty], layers: RuleLayers | None = None, **more: object) -> set[str]:
    """Return the rules that a roster breaks."""
    found = check_roster(duties, layers or RuleLayers(), **more)  # type: ignore[arg-type]
    return {breach.rule_id for breach in found.breaches}
