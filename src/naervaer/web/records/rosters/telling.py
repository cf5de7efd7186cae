"""Telling those who hold on to a planned row that it was changed or called off.

The one seam between the roster and what was made of it: appointments follow the row, and the
parties of an agreement that counts on it get a message on the site. They are told what
changed, never why.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from naervaer.domain.authority import Role
from naervaer.domain.notices import NoticeKind
from naervaer.domain.presence import DeliveryMode
from naervaer.web.records.accounts.selectors import accounts_in
from naervaer.web.records.agreements.selectors import obligations_touching
from naervaer.web.records.bookings.following import bookings_follow
from naervaer.web.records.notices.recipients import Recipient
from naervaer.web.records.notices.services import notice_queue

if TYPE_CHECKING:
    from naervaer.domain.authority import Actor
    from naervaer.domain.plan_changes import PlannedTime
    from naervaer.web.records.presence.models import PresenceRow

_PARTIES = (Role.MUNICIPAL_COORDINATOR, Role.POLICE_CONTACT)
_LANGUAGE = "nb"


@dataclass(frozen=True, slots=True)
class Told:
    """How many were told.

    Attributes
    ----------
    bookings, agreements
        Appointments that followed the row, and agreements whose parties were told.

    """

    bookings: int = 0
    agreements: int = 0


def plan_told(
    *,
    row: "PresenceRow",
    before: "PlannedTime",
    after: "PlannedTime | None",
    actor: "Actor",
) -> Told:
    """Tell everybody who booked or agreed on a row; None as new time says it is called off.

    To be called in the transaction that changes the row, after the change.
    """
    return Told(
        bookings=_bookings_follow(row, after, actor),
        agreements=_agreements_told(row, before, after),
    )


def _bookings_follow(row: "PresenceRow", after: "PlannedTime | None", actor: "Actor") -> int:
    """Let appointments follow the row; return how many lost their time."""
    with override(_LANGUAGE):
        why = _("endret vaktplan")
    return bookings_follow(
        presence=row, replaced_by=row if after else None, actor=actor, why=why
    )


def _agreements_told(
    row: "PresenceRow", before: "PlannedTime", after: "PlannedTime | None"
) -> int:
    """Tell the parties of each agreement that counts on the row; return how many agreements."""
    touched = obligations_touching(
        municipality=row.municipality_id,
        mode=DeliveryMode(row.mode),
        day=localtime(before.begins).date(),
    )
    agreements = set(touched.values_list("agreement", flat=True))
    if not agreements:
        return 0
    kind = NoticeKind.CHANGE if after else NoticeKind.CANCELLATION
    with override(_LANGUAGE):
        subject, text = _words(row, before, after)
    for account in accounts_in(row.municipality_id, _PARTIES):
        notice_queue(
            to=Recipient.of_account(account),
            kind=kind,
            subject=subject,
            text=text,
            about=f"presence.presencerow:{row.pk}",
            language=_LANGUAGE,
            municipality=row.municipality_id,
        )
    return len(agreements)


def _words(
    row: "PresenceRow", before: "PlannedTime", after: "PlannedTime | None"
) -> tuple[str, str]:
    """Return subject and text; never the reason, which may be about a person."""
    what = {"mode": DeliveryMode(row.mode).label, "where": row.municipality.name}
    was = _said(before)
    if after is None:
        subject = _("Avlyst: %(mode)s i %(where)s") % what
        return subject, _("Avtalt tid %(was)s er avlyst.") % {"was": was}
    subject = _("Ny tid: %(mode)s i %(where)s") % what
    said = {"was": was, "now": _said(after)}
    return subject, _("Avtalt tid %(was)s er nå %(now)s.") % said


def _said(time: "PlannedTime") -> str:
    begins, ends = localtime(time.begins), localtime(time.ends)
    return f"{begins:%d.%m.%Y %H.%M}–{ends:%H.%M}"
