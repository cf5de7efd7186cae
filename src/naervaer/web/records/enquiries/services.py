"""Taking an enquiry, and each step until it has ended.

Every step is one conditional change from the state it was seen in: of two who end the same
enquiry at once, one is told that the other was first.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act, Actor
from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import (
    ENQUIRY_MOVES,
    FIRST_OUTCOMES,
    LONGEST_CALL_BACK,
    EnquiryState,
    deadline_refused,
)
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.web.records.areas.selectors import place_of
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.enquiries.models import Enquiry
from naervaer.web.records.points.selectors import point_by_id
from naervaer.web.records.presence.models import ResourceGroup


@transaction.atomic
def enquiry_take(
    *,
    office: str,
    theme: EnquiryTheme,
    channel: EnquiryChannel,
    language: EnquiryLanguage,
    actor: Actor,
    now: datetime | None = None,
    kind: Kind = Kind.OFFICIAL,
) -> Enquiry:
    """Take an enquiry: it is open until it is ended.

    Raises
    ------
    UnusableInputError
        When no office has the key.
    RuleBrokenError
        When the actor does not serve the counter there.

    """
    point = point_by_id(office)
    if point is None:
        msg = _("Kontoret %(office)s finnes ikke.") % {"office": office}
        raise UnusableInputError(msg)
    _expect(actor, point.municipality)
    local = timezone.localtime(now or timezone.now())
    enquiry = Enquiry.objects.create(
        office=point,
        municipality=point.municipality,
        theme=theme.value,
        channel=channel.value,
        language=language.value,
        day=local.date(),
        hour=local.hour,
        state=EnquiryState.OPEN.value,
        kind=kind.value,
    )
    change_record(actor=actor, act="enquiry.take", thing=enquiry, why=theme.label)
    return enquiry


@transaction.atomic
def enquiry_move(
    *,
    enquiry: Enquiry,
    to: EnquiryState,
    actor: Actor,
    owner: ResourceGroup | None = None,
    call_by: datetime | None = None,
    reason: RefusalReason | None = None,
    authority: OtherAuthority | None = None,
    now: datetime | None = None,
) -> Enquiry:
    """Move an enquiry on.

    Parameters
    ----------
    enquiry, to, actor
        What is moved, where to, and by whom.
    owner, call_by
        Who calls back, and by when; asked of a call-back.
    reason
        Why it is refused; asked of a refusal.
    authority
        Who it belongs to; asked when somebody is guided on.

    Raises
    ------
    RuleBrokenError
        When the actor does not serve the counter there, or it cannot follow.
    UnusableInputError
        When what the move asks for is missing.

    """
    moment = now or timezone.now()
    _expect(actor, enquiry.municipality)
    before = EnquiryState(enquiry.state)
    if to not in ENQUIRY_MOVES[before]:
        said = {"before": before.label, "after": to.label}
        raise RuleBrokenError(
            _("En henvendelse som er «%(before)s», kan ikke bli «%(after)s».") % said
        )
    columns: dict[str, Any] = {"state": to.value}
    columns |= (
        _call_back(enquiry, owner, call_by, moment) if to is EnquiryState.CALL_BACK else {}
    )
    columns |= _given("reason", reason) if to is EnquiryState.REFUSED else {}
    columns |= _given("authority", authority) if to is EnquiryState.GUIDED_ON else {}
    if not enquiry.first_outcome and to in FIRST_OUTCOMES:
        columns["first_outcome"] = to.value
    if to is EnquiryState.CALLED_BACK:
        columns["called_at"] = moment
    if not ENQUIRY_MOVES[to]:
        columns["ended_at"] = moment
    moved = Enquiry.objects.filter(pk=enquiry.pk, state=before.value).update(**columns)
    if not moved:
        raise RuleBrokenError(_("Noen andre har endret henvendelsen. Se på den på nytt."))
    enquiry.refresh_from_db()
    change_record(
        actor=actor,
        act=f"enquiry.{to.value}",
        thing=enquiry,
        why=to.label,
        before={"state": before.value},
        after={"state": to.value},
    )
    return enquiry


def _call_back(
    enquiry: Enquiry, owner: ResourceGroup | None, call_by: datetime | None, now: datetime
) -> dict[str, Any]:
    district = enquiry.municipality.district_id
    if owner is None or owner.district_id != district:
        raise UnusableInputError(_("Velg hvem i distriktet som skal ringe tilbake."))
    if call_by is None or deadline_refused(call_by, now=now):
        most = {"days": LONGEST_CALL_BACK.days}
        raise UnusableInputError(
            _("Fristen må være fram i tid og høyst %(days)s døgn unna.") % most
        )
    return {"owner": owner, "call_by": call_by}


def _given(column: str, value: RefusalReason | OtherAuthority | None) -> dict[str, Any]:
    if value is None:
        words = {
            "reason": _("Velg hvorfor henvendelsen er avvist."),
            "authority": _("Velg hvilken etat henvendelsen hører til."),
        }
        raise UnusableInputError(words[column])
    return {column: value.value}


def enquiries_expire(*, before: datetime) -> int:
    """Delete the enquiries that ended before a moment; those that wait are never deleted."""
    return Enquiry.objects.filter(ended_at__lt=before).delete()[0]


def _expect(actor: Actor, municipality: Any) -> None:
    if not actor.may(Act.SERVE_COUNTER, place_of(municipality)):
        msg = _("Du betjener ikke skranken i %(place)s.") % {"place": municipality}
        raise RuleBrokenError(msg)
