"""How enquiries read on the counter's pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from naervaer.domain.enquiries.kinds import EnquiryChannel, EnquiryLanguage, EnquiryTheme
from naervaer.domain.enquiries.states import ENQUIRY_MOVES, EnquiryState
from naervaer.domain.figures import Kind
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.enquiries.models import Enquiry


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """One enquiry that waits, or has ended."""

    number: int
    theme: str
    channel: str
    language: str
    office: str
    taken: str
    state: str
    owner: str
    call_by: datetime | None
    call_day: str
    is_overdue: bool
    badge: Badge | None

    @classmethod
    def of(cls, found: "Enquiry", *, now: datetime) -> "EnquiryRow":
        """Return an enquiry in words."""
        waits = found.state == EnquiryState.CALL_BACK.value
        return cls(
            number=found.pk,
            theme=said(EnquiryTheme(found.theme)),
            channel=said(EnquiryChannel(found.channel)),
            language=said(EnquiryLanguage(found.language)),
            office=str(found.office),
            taken=f"{day(found.day, 'medium')} {found.hour:02}",
            state=said(EnquiryState(found.state)),
            owner=str(found.owner or ""),
            call_by=found.call_by if waits else None,
            call_day=_day_and_clock(found.call_by) if found.call_by else "",
            is_overdue=waits and found.call_by is not None and found.call_by < now,
            badge=Badge(Kind.SYNTHETIC) if found.kind == Kind.SYNTHETIC.value else None,
        )


def _day_and_clock(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{day(local.date(), 'medium')} {local:%H:%M}"


def enquiry_rows(found: "Iterable[Enquiry]", *, now: datetime) -> list[EnquiryRow]:
    """Return enquiries in words."""
    return [EnquiryRow.of(one, now=now) for one in found]


def ways_on(found: "Enquiry") -> list[dict[str, str]]:
    """Return the states an enquiry may go to, in a fixed order."""
    after = ENQUIRY_MOVES[EnquiryState(found.state)]
    return [{"to": one.value, "words": said(one)} for one in EnquiryState if one in after]
