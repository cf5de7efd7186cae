"""Reading agreements, and holding them against the presence book.

For everybody: `agreement_public` and `obligations_public` (nothing closed).
For the room (`Act.SEE_COUNCIL`): `agreements_seen_by`, `agreement_by_id`, `compliance_of`.
For other parts of the site: `obligations_touching(municipality=…, mode=…, day=…)` says which
agreed obligations a change of presence that day touches.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from naervaer.domain.agreements import (
    AgreementState,
    Compliance,
    DayDone,
    Measure,
    Per,
    Terms,
    measured,
    replies_measured,
)
from naervaer.domain.authority import Act, Actor
from naervaer.domain.councils import MeetingState
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.agreements.models import Agreement, DeviationReason, Obligation
from naervaer.web.records.councils.models import Meeting
from naervaer.web.records.councils.selectors import room_municipalities
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.promises.models import Wish

_HOUR = 60
_DRAFT = AgreementState.DRAFT.value
_IN_FORCE = AgreementState.IN_FORCE.value


@dataclass(frozen=True, slots=True)
class Measured:
    """An obligation with what was agreed, planned and delivered, stretch by stretch.

    Attributes
    ----------
    obligation
        Which.
    rows
        One row per stretch; empty where it is not measured.
    reasons
        Reasons for deviations by the first day of their stretch.
    kinds
        The kinds of the rows of the book behind it.

    """

    obligation: Obligation
    rows: tuple[Compliance, ...]
    reasons: dict[date, list[DeviationReason]]
    kinds: frozenset[Kind]


# --- for everybody -----------------------------------------------------------------------


def agreement_public(municipality: str) -> Agreement | None:
    """Return the agreement in force, or None; show its open obligations alone."""
    found = Agreement.objects.filter(municipality=municipality, state=_IN_FORCE)
    return found.prefetch_related("obligations", "signatures").first()


def obligations_public(agreement: Agreement) -> list[Obligation]:
    """Return the obligations everybody may see."""
    return [one for one in agreement.obligations.all() if not one.is_closed]


def obligations_touching(
    *, municipality: str, mode: DeliveryMode, day: date
) -> QuerySet[Obligation]:
    """Return the agreed obligations of presence in a mode that hold on a day."""
    return (
        Obligation.objects.filter(
            Q(agreement__ended_on=None) | Q(agreement__ended_on__gte=day),
            agreement__municipality=municipality,
            agreement__begins__lte=day,
            agreement__ends__gte=day,
            mode=mode.value,
        )
        .exclude(agreement__state=_DRAFT)
        .select_related("agreement__municipality__district")
    )


# --- for the room ------------------------------------------------------------------------


def agreements_seen_by(
    actor: Actor, number: str, act: Act = Act.SEE_COUNCIL
) -> QuerySet[Agreement]:
    """Return a municipality's agreements within the actor's reach, newest first."""
    own = room_municipalities(actor, act).filter(number=number)
    return (
        Agreement.objects.filter(municipality__in=own.values("pk"))
        .select_related("municipality__district")
        .prefetch_related("obligations", "signatures")
    )


def agreement_by_id(
    actor: Actor, number: str, key: int, act: Act = Act.SEE_COUNCIL
) -> Agreement | None:
    """Return one agreement within the actor's reach, or None."""
    return agreements_seen_by(actor, number, act).filter(pk=key).first()


def obligation_by_id(
    actor: Actor, number: str, key: int, act: Act = Act.SEE_COUNCIL
) -> Obligation | None:
    """Return one obligation within the actor's reach, or None."""
    own = agreements_seen_by(actor, number, act)
    found = Obligation.objects.filter(agreement__in=own.values("pk"), pk=key)
    return found.select_related("agreement__municipality__district").first()


# --- agreed, planned, delivered ----------------------------------------------------------


def terms_of(obligation: Obligation) -> Terms:
    """Return the measurable part of an obligation."""
    return Terms(
        measure=Measure(obligation.measure),
        amount=None if obligation.amount is None else float(obligation.amount),
        per=Per(obligation.per),
        mode=DeliveryMode(obligation.mode) if obligation.mode else None,
        service=Service(obligation.service) if obligation.service else None,
    )


def compliance_of(agreement: Agreement, *, today: date) -> list[Measured]:
    """Return every obligation of an agreement with what came of it.

    Give it an agreement the actor may see; the book's rows are read for its municipality.
    """
    rows = list(
        PresenceRow.objects.filter(
            municipality=agreement.municipality_id,
            day__gte=agreement.begins,
            day__lte=min(_last_day(agreement), today),
        )
    )
    written = sorted({row.day for row in rows})
    return [
        _measured(one, agreement, rows, written, today) for one in agreement.obligations.all()
    ]


def _measured(
    obligation: Obligation,
    agreement: Agreement,
    rows: list[PresenceRow],
    written: list[date],
    today: date,
) -> Measured:
    terms = terms_of(obligation)
    begins, ends = agreement.begins, _last_day(agreement)
    counted: list[PresenceRow] = []
    found: tuple[Compliance, ...] = ()
    if terms.measure.is_presence:
        counted = [row for row in rows if _counts(row, terms)]
        done = _days(counted)
        found = measured(terms, done, begins=begins, ends=ends, today=today, written=written)
    elif terms.measure is Measure.MEETINGS:
        held = _meetings(agreement)
        found = measured(terms, held, begins=begins, ends=ends, today=today)
    elif terms.measure is Measure.REPLY_DAYS and terms.amount is not None:
        waits = _waits(agreement)
        found = replies_measured(terms.amount, waits, begins=begins, ends=ends, today=today)
    reasons: dict[date, list[DeviationReason]] = defaultdict(list)
    for reason in obligation.reasons.all():
        reasons[reason.stretch].append(reason)
    kinds = frozenset(Kind(row.kind) for row in counted) or frozenset({Kind(agreement.kind)})
    return Measured(obligation, found, dict(reasons), kinds)


def _last_day(agreement: Agreement) -> date:
    return agreement.ended_on or agreement.ends


def _counts(row: PresenceRow, terms: Terms) -> bool:
    is_mode = terms.mode is None or row.mode == terms.mode.value
    return is_mode and (terms.service is None or row.service == terms.service.value)


def _days(rows: Iterable[PresenceRow]) -> list[DayDone]:
    delivered = PresenceState.DELIVERED.value
    return [DayDone(row.day, row.minutes / _HOUR, row.state == delivered) for row in rows]


def _meetings(agreement: Agreement) -> list[DayDone]:
    """Return a day called for each meeting, and a day done for each that was held."""
    found = Meeting.objects.filter(council__municipality=agreement.municipality_id)
    days = []
    for one in found:
        days.append(DayDone(one.on, 1.0, is_delivered=False))
        if one.state == MeetingState.HELD.value:
            days.append(DayDone(one.on, 1.0, is_delivered=True))
    return days


def _waits(agreement: Agreement) -> list[tuple[date, date | None]]:
    """Return when each wish that stands was filed, and first answered."""
    wishes = Wish.objects.filter(municipality=agreement.municipality_id, withdrawn_on=None)
    return [
        (one.filed_on, min((a.answered_on for a in one.answers.all()), default=None))
        for one in wishes.prefetch_related("answers")
    ]
