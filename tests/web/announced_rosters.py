"""Rosters made for the tests: files that can be adopted, and rows announced from them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import ChangeReason

OSLO = ZoneInfo("Europe/Oslo")
GROUP = "Salten øst"
OWN_HEAD = "kommune;måte;tjeneste;fra;til;tilstand;gruppe;merknad"
STUDY_HEAD = "municipality,mode,service,begins,ends,state,resource_group,kind"
PLAN_HEAD = "person,start,end,break_minutes,kind,shift,station"
SICK = ChangeReason.SICKNESS


def monday(weeks: int = 1) -> datetime:
    """Return a Monday at noon by the wall clock, so many weeks ahead."""
    today = timezone.localdate() + timedelta(weeks=weeks)
    day = today - timedelta(days=today.weekday())
    return datetime(day.year, day.month, day.day, 12, tzinfo=OSLO)


def line(day: int = 0, hours: int = 3, group: str = GROUP, **other: str) -> str:
    begins = monday() + timedelta(days=day)
    ends = begins + timedelta(hours=hours)
    mode = other.get("mode", "politikontakt")
    service = other.get("service", "møte med politikontakten")
    times = f"{begins:%Y-%m-%d %H:%M};{ends:%Y-%m-%d %H:%M}"
    state = other.get("state", "planlagt")
    return f"1848;{mode};{service};{times};{state};{group};Kari sier hei"


def file_of(*lines: str) -> bytes:
    return "\n".join((OWN_HEAD, *lines)).encode()


def begun(district: Any, *lines: str) -> Any:
    from naervaer.web.records.rosters.adoption import adoption_begin  # noqa: PLC0415

    return adoption_begin(
        district=district,
        name="plan.csv",
        content=file_of(*lines),
        kind=Kind.OFFICIAL,
        actor=SYSTEM,
    )


def adopted(district: Any, *lines: str) -> Any:
    from naervaer.web.records.rosters.adoption import adoption_confirm  # noqa: PLC0415

    return adoption_confirm(adoption=begun(district, *lines), actor=SYSTEM)


def announced() -> list[Any]:
    from naervaer.web.records.presence.selectors import announced_presence  # noqa: PLC0415

    first = monday().date()
    return list(announced_presence("1848", since=first, until=first + timedelta(weeks=3)))


def make_past(row: Any) -> Any:
    """Let a planned row have been yesterday."""
    from naervaer.web.records.presence.models import PresenceRow  # noqa: PLC0415

    begins = timezone.now() - timedelta(days=1)
    PresenceRow.objects.filter(pk=row.pk).update(
        begins=begins, ends=begins + timedelta(minutes=row.minutes), day=begins.date()
    )
    row.refresh_from_db()
    return row


def announced_row() -> Any:
    return announced()[0]
