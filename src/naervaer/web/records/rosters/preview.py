"""What an adoption would bring: found anew each time it is asked, nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind, Source
from naervaer.domain.plan_changes import PlannedTime
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.domain.rules.publication import ANNOUNCED
from naervaer.web.records.areas.selectors import municipalities_all
from naervaer.web.records.presence.checking import Ground, Problem, row_check
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.presence.reading import Cells, rows_unpack
from naervaer.web.records.presence.services import OSLO
from naervaer.web.records.rosters.models import AdoptedRow
from naervaer.web.records.rosters.reading import SHIFT, STATION, Origin

if TYPE_CHECKING:
    from naervaer.web.records.rosters.models import RosterAdoption

_Key = tuple[str, datetime, str, str, int]
_Scope = tuple[str, str, int]


@dataclass(slots=True)
class Preview:
    """What an adoption would do to the book.

    Attributes
    ----------
    new
        Unsaved rows that would be announced.
    changed
        Rows that stand with another end, and the time they would get.
    restored
        Rows that were withdrawn and would stand again, and the time they would get.
    kept
        Rows that stand as the roster says.
    by_hand
        Rows the roster holds, that somebody has moved or called off since; they stay so.
    withdrawn
        Rows of earlier rosters in the same period that this one no longer has.
    held_back
        How many rows may not be announced, by way and service.
    past
        How many rows are over already; a plan is not made afterwards.
    problems
        What is wrong, in row order.
    since, until
        The days of what is announced.

    """

    new: list[PresenceRow] = field(default_factory=list)
    changed: list[tuple[PresenceRow, PlannedTime]] = field(default_factory=list)
    restored: list[tuple[PresenceRow, PlannedTime]] = field(default_factory=list)
    kept: list[PresenceRow] = field(default_factory=list)
    by_hand: list[PresenceRow] = field(default_factory=list)
    withdrawn: list[PresenceRow] = field(default_factory=list)
    held_back: Counter[tuple[DeliveryMode, Service]] = field(default_factory=Counter)
    past: int = 0
    problems: list[Problem] = field(default_factory=list)
    since: date | None = None
    until: date | None = None

    @property
    def announced(self) -> list[PresenceRow]:
        """All rows of the roster that would stand announced."""
        timed = [row for row, _time in (*self.changed, *self.restored)]
        return [*self.new, *timed, *self.kept, *self.by_hand]

    @property
    def is_ready(self) -> bool:
        """Whether it can be confirmed."""
        return not self.problems and bool(self.announced)


def adoption_preview(adoption: "RosterAdoption", *, now: datetime | None = None) -> Preview:
    """Return what an adoption would do now."""
    now = now or timezone.now()
    preview = Preview()
    rows = _wanted(adoption, preview, now)
    if not rows:
        return preview
    preview.since = min(row.day for row in rows)
    preview.until = max(row.day for row in rows)
    _against_book(rows, preview, now)
    return preview


def _wanted(adoption: "RosterAdoption", preview: Preview, now: datetime) -> list[PresenceRow]:
    """Return the roster's rows that may be announced and are still to come."""
    ground = _ground(adoption)
    wanted: dict[_Key, PresenceRow] = {}
    for number, cells in rows_unpack(bytes(adoption.cells)):
        meant = _meant(adoption, cells)
        if meant is None:
            continue
        pair = pair_of(meant)
        if pair is not None and not ANNOUNCED.allows(*pair):
            preview.held_back[pair] += 1
            continue
        row = row_check(number, meant, ground)
        if isinstance(row, list):
            preview.problems += row
            continue
        _move(row, adoption.weeks_moved)
        if row.state != PresenceState.PLANNED.value:
            expected = _("planlagt; leverte timer føres inn under Import")
            preview.problems.append(Problem(number, "tilstand", meant["tilstand"], expected))
        elif row.begins <= now:
            preview.past += 1
        else:
            wanted.setdefault(_key(row), row)
    return list(wanted.values())


def _meant(adoption: "RosterAdoption", cells: Cells) -> Cells | None:
    """Return a row's cells in the book's words, or None where its shift means nothing here."""
    if adoption.origin != Origin.ROSTER_PLAN:
        return cells | {"merknad": ""}
    pair = adoption.mapping.get("shifts", {}).get(cells[SHIFT], "")
    at = adoption.mapping.get("stations", {}).get(cells[STATION], {})
    if not pair or not at:
        return None
    mode, _slash, service = pair.partition("/")
    return {
        "kommune": at["municipality"],
        "måte": mode,
        "tjeneste": service,
        "fra": cells["fra"],
        "til": cells["til"],
        "tilstand": PresenceState.PLANNED.value,
        "gruppe": at["group"],
    }


def pair_of(cells: Cells) -> tuple[DeliveryMode, Service] | None:
    """Return the way and the service a row's cells name, or None."""
    mode, service = cells.get("måte", "").lower(), cells.get("tjeneste", "").lower()
    modes = {word: one for one in DeliveryMode for word in (one.value, one.label)}
    services = {word: one for one in Service for word in (one.value, one.label)}
    if mode not in modes or service not in services:
        return None
    return modes[mode], services[service]


def _move(row: PresenceRow, weeks: int) -> None:
    """Move a row whole weeks by the clock on the wall."""
    if not weeks:
        return
    for name in ("begins", "ends"):
        local = getattr(row, name).astimezone(OSLO).replace(tzinfo=None)
        setattr(row, name, (local + timedelta(weeks=weeks)).replace(tzinfo=OSLO))
    row.day = row.begins.date()
    row.minutes = round((row.ends.timestamp() - row.begins.timestamp()) / 60)


def _against_book(rows: list[PresenceRow], preview: Preview, now: datetime) -> None:
    """Sort the rows by what the book holds already."""
    standing = _standing(rows, preview)
    adopted = _adopted(rows, preview)
    by_hand = {_first_key(one): one.row for one in adopted if _is_changed(one)}
    matched = set()
    for row in rows:
        touched, found = by_hand.get(_key(row)), standing.get(_key(row))
        if touched is not None:
            preview.by_hand.append(touched)
            matched.add(touched.pk)
        elif found is None:
            preview.new.append(row)
        else:
            matched.add(found.pk)
            _as_found(row, found, preview)
    preview.withdrawn = [
        one.row
        for one in adopted
        if one.row_id not in matched and one.row.begins > now and one.row.cancelled_at is None
    ]


def _is_changed(one: AdoptedRow) -> bool:
    """Return whether somebody has moved or called off a row since it was announced."""
    if one.row.withdrawn:
        return False
    now = (one.row.begins, one.row.ends)
    return one.row.cancelled_at is not None or now != (one.first_begins, one.first_ends)


def _as_found(row: PresenceRow, found: PresenceRow, preview: Preview) -> None:
    if found.withdrawn:
        preview.restored.append((found, PlannedTime(row.begins, row.ends)))
    elif found.cancelled_at is not None:
        preview.by_hand.append(found)
    elif found.ends == row.ends:
        preview.kept.append(found)
    else:
        preview.changed.append((found, PlannedTime(row.begins, row.ends)))


def _standing(rows: list[PresenceRow], preview: Preview) -> dict[_Key, PresenceRow]:
    """Return the planned rows of the period that the book holds, by key."""
    found = PresenceRow.objects.filter(
        state=PresenceState.PLANNED.value,
        municipality__in={row.municipality_id for row in rows},
        day__gte=preview.since,
        day__lte=preview.until,
    ).select_related("municipality", "group")
    return {_key(row): row for row in found}


def _adopted(rows: list[PresenceRow], preview: Preview) -> list[AdoptedRow]:
    """Return what earlier rosters announced for the same groups and services in the period."""
    scopes = {_scope(row) for row in rows}
    found = AdoptedRow.objects.filter(
        row__group__in={row.group_id for row in rows},
        first_begins__gte=_midnight(preview.since),
        first_begins__lt=_midnight(preview.until, days=1),
        row__outcome=None,
    ).select_related("row__municipality", "row__group")
    return [one for one in found if _scope(one.row) in scopes]


def _midnight(day: date | None, *, days: int = 0) -> datetime:
    at = (day or date.min) + timedelta(days=days)
    return datetime(at.year, at.month, at.day, tzinfo=OSLO)


def _key(row: PresenceRow) -> _Key:
    return (row.municipality_id, row.begins, row.mode, row.service, row.group_id)


def _first_key(one: AdoptedRow) -> _Key:
    row = one.row
    return (row.municipality_id, one.first_begins, row.mode, row.service, row.group_id)


def _scope(row: PresenceRow) -> _Scope:
    return (row.mode, row.service, row.group_id)


def _ground(adoption: "RosterAdoption") -> Ground:
    groups = ResourceGroup.objects.filter(district=adoption.district)
    inside = municipalities_all().filter(district=adoption.district)
    return Ground(
        municipalities=dict(inside.values_list("number", "name")),
        groups={one.name.lower(): one for one in groups},
        source=adoption_source(adoption),
        now=timezone.now(),
    )


def adoption_source(adoption: "RosterAdoption") -> Source:
    """Return the source of the rows an adoption announces."""
    came = f"studie {adoption.run_id}" if adoption.run_id else adoption.name
    return Source(
        title=f"{adoption.district} politidistrikt",
        reference=f"vaktplan, {came}, sha256 {adoption.checksum[:12]}",
        date=timezone.localdate(),
        kind=Kind(adoption.kind),
    )


def plan_words(adoption: "RosterAdoption") -> tuple[list[str], list[str]]:
    """Return the names of shifts and of stations in a roster plan, sorted."""
    rows = [cells for _at, cells in rows_unpack(bytes(adoption.cells))]
    shifts = {cells[SHIFT] for cells in rows if SHIFT in cells}
    stations = {cells[STATION] for cells in rows if STATION in cells}
    return sorted(shifts), sorted(stations)
