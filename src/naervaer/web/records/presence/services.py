"""Writing in the presence book: groups, single rows, and rows taken out again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source
from naervaer.domain.presence import DeliveryMode, Presence, PresenceState, Service
from naervaer.web.records.areas.selectors import municipality_by_number
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.presence.models import (
    LONGEST_MINUTES,
    PresenceImport,
    PresenceRow,
    ResourceGroup,
)
from naervaer.web.records.presence.months import month_of, months_sum
from naervaer.web.records.sourced import source_columns

OSLO = ZoneInfo("Europe/Oslo")
_BATCH = 2000


@transaction.atomic
def group_register(*, district: Any, name: str, actor: Actor, why: str) -> ResourceGroup:
    """Register a unit or a team that delivers presence in a district.

    Raises
    ------
    UnusableInputError
        When the name is empty or taken.

    """
    clean = " ".join(name.split())
    if not clean:
        msg = _("Gruppen mangler navn; ventet en enhet eller et lag, aldri en person.")
        raise UnusableInputError(msg)
    if ResourceGroup.objects.filter(district=district, name=clean).exists():
        msg = _("«%(group)s» er alt registrert i %(district)s.") % {
            "group": clean,
            "district": district,
        }
        raise UnusableInputError(msg)
    group = ResourceGroup.objects.create(district=district, name=clean)
    change_record(
        actor=actor, act="group.register", thing=group, why=why, after={"name": clean}
    )
    return group


@transaction.atomic
def presence_record(
    *,
    presence: Presence,
    group: ResourceGroup,
    source: Source,
    note: str = "",
    actor: Actor,
    why: str,
) -> PresenceRow:
    """Write one row in the book.

    Raises
    ------
    UnusableInputError
        When it lasts longer than a day, the group belongs to another district, or the same
        is already written.

    """
    municipality = municipality_by_number(presence.municipality)
    if municipality is None or municipality.district_id != group.district_id:
        msg = _("%(group)s hører ikke til distriktet som kommune %(number)s ligger i.") % {
            "group": group,
            "number": presence.municipality,
        }
        raise UnusableInputError(msg)
    row = presence_row(presence=presence, group=group, source=source, note=note)
    if PresenceRow.objects.filter(
        municipality=row.municipality_id,
        begins=row.begins,
        mode=row.mode,
        service=row.service,
        state=row.state,
        group=group,
    ).exists():
        msg = _("%(group)s står alt i boka i %(municipality)s fra %(begins)s.") % {
            "group": group,
            "municipality": municipality,
            "begins": f"{presence.begins:%d.%m.%Y %H.%M}",
        }
        raise UnusableInputError(msg)
    row.save(force_insert=True)
    months_sum([month_of(row.day)])
    change_record(actor=actor, act="presence.record", thing=row, why=why, after=_seen(row))
    return row


@transaction.atomic
def presence_remove(*, row: PresenceRow, actor: Actor, why: str) -> None:
    """Take a wrong row out of the book; the history keeps what it said.

    Raises
    ------
    UnusableInputError
        When no reason is given, or a delivered row confirms it.

    """
    if not why.strip():
        msg = _("Endringen mangler begrunnelse; skriv hvorfor.")
        raise UnusableInputError(msg)
    if PresenceRow.objects.filter(planned=row).exists():
        msg = _("Raden er bekreftet som levert; ta tilbake bekreftelsen først.")
        raise UnusableInputError(msg)
    change_record(actor=actor, act="presence.remove", thing=row, why=why, before=_seen(row))
    month = month_of(row.day)
    row.delete()
    months_sum([month])


def presence_row(
    *,
    presence: Presence,
    group: ResourceGroup,
    source: Source,
    note: str = "",
    batch: PresenceImport | None = None,
) -> PresenceRow:
    """Return an unsaved row of the book.

    Raises
    ------
    UnusableInputError
        When the presence is shorter than a minute or longer than a day.

    """
    minutes = round(presence.duration.total_seconds() / 60)
    if not 1 <= minutes <= LONGEST_MINUTES:
        msg = _("%(minutes)s minutter: ventet fra 1 til %(most)s; del den i dager.") % {
            "minutes": minutes,
            "most": LONGEST_MINUTES,
        }
        raise UnusableInputError(msg)
    return PresenceRow(
        municipality_id=presence.municipality,
        mode=presence.mode.value,
        service=presence.service.value,
        state=presence.state.value,
        begins=presence.begins,
        ends=presence.ends,
        day=presence.begins.astimezone(OSLO).date(),
        minutes=minutes,
        group=group,
        batch=batch,
        note=note,
        **source_columns(source),
    )


def rows_write(rows: Iterable[PresenceRow]) -> int:
    """Write many rows and sum their months; for the services of this app alone."""
    months: set[date] = set()
    waiting: list[PresenceRow] = []
    written = 0
    for row in rows:
        waiting.append(row)
        months.add(month_of(row.day))
        if len(waiting) == _BATCH:
            written += len(PresenceRow.objects.bulk_create(waiting))
            waiting = []
    written += len(PresenceRow.objects.bulk_create(waiting))
    months_sum(months)
    return written


def presence_of(
    *,
    municipality: str,
    mode: DeliveryMode,
    service: Service,
    begins: datetime,
    ends: datetime,
    state: PresenceState,
    group: str,
) -> Presence:
    """Return a presence from local times without a zone; they are taken as Norwegian time."""
    return Presence(
        municipality=municipality,
        mode=mode,
        service=service,
        begins=begins.replace(tzinfo=OSLO) if begins.tzinfo is None else begins,
        ends=ends.replace(tzinfo=OSLO) if ends.tzinfo is None else ends,
        state=state,
        resource_group=group,
    )


def _seen(row: PresenceRow) -> dict[str, Any]:
    return {
        "municipality": row.municipality_id,
        "mode": row.mode,
        "service": row.service,
        "state": row.state,
        "begins": row.begins.isoformat(),
        "ends": row.ends.isoformat(),
        "group": str(row.group),
        "kind": row.kind,
        "source": str(row.source),
    }
