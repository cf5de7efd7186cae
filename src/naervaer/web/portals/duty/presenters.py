"""How rosters, planned rows and what became of them read on the page."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from naervaer.domain.announcing import announceable
from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import AdoptionState, ChangeReason, ChangeSort, HeldOutcome
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.numbers import day, number, percent
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceRow
    from naervaer.web.records.rosters.deviations import Deviation
    from naervaer.web.records.rosters.models import PlanChange, PlanOutcome, RosterAdoption
    from naervaer.web.records.rosters.preview import Preview

_COLOURS = {
    AdoptionState.PREVIEWED: "info",
    AdoptionState.CONFIRMED: "success",
    AdoptionState.UNDONE: "warning",
    AdoptionState.DISCARDED: "neutral",
}
_MOST_SHOWN = 200
CSV_COLUMNS = (
    *("kommune", "navn", "maned", "mate", "planlagt_timer", "levert_timer"),
    *("avlyst_timer", "ikke_holdt_timer", "ubesvart_timer", "ganger", "slag"),
)


def span(begins: datetime, ends: datetime) -> str:
    """Return a time as day and hours."""
    begins, ends = localtime(begins), localtime(ends)
    return f"{day(begins.date(), 'full')} {begins:%H.%M}–{ends:%H.%M}"


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """One roster on its way, or announced."""

    key: int
    name: str
    district: str
    words: str
    colour: str
    badge: Badge
    asked_at: datetime
    period: str
    origin: str
    run: int | None
    is_waiting: bool
    is_announced: bool
    is_plan: bool
    new: int
    kept: int
    changed: int
    withdrawn: int
    held_back: int

    @classmethod
    def of(cls, found: "RosterAdoption") -> "AdoptionRow":
        """Return a roster as the page shows it."""
        state = AdoptionState(found.state)
        origins = {
            "study": _("tjenesteplanstudie"),
            "roster_plan": _("vaktplan fra planleggeren"),
            "file": _("fil"),
        }
        period = ""
        if found.since and found.until:
            period = f"{day(found.since, 'medium')} – {day(found.until, 'medium')}"
        return cls(
            key=found.pk,
            name=found.name,
            district=str(found.district),
            words=said(state),
            colour=_COLOURS[state],
            badge=Badge(Kind(found.kind)),
            asked_at=found.asked_at,
            period=period,
            origin=origins[found.origin],
            run=found.run_id,
            is_waiting=state is AdoptionState.PREVIEWED,
            is_announced=state is AdoptionState.CONFIRMED,
            is_plan=found.origin == "roster_plan",
            new=found.rows_new,
            kept=found.rows_kept,
            changed=found.rows_changed,
            withdrawn=found.rows_withdrawn,
            held_back=found.rows_held_back,
        )


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One planned row."""

    key: int
    municipality: str
    when: str
    what: str
    group: str
    mark: Badge
    hours: str
    is_cancelled: bool

    @classmethod
    def of(cls, row: "PresenceRow") -> "PlannedRow":
        """Return a row as the page shows it."""
        return cls(
            key=row.pk or 0,
            municipality=row.municipality.name,
            when=span(row.begins, row.ends),
            what=f"{said(DeliveryMode(row.mode))}, {said(Service(row.service))}",
            group=str(row.group),
            mark=Badge.of(row.source),
            hours=number(row.minutes / 60, 1),
            is_cancelled=row.cancelled_at is not None,
        )


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a roster would do, in words."""

    sums: tuple[tuple[str, int], ...]
    new: list[PlannedRow]
    changed: list[tuple[PlannedRow, str]]
    withdrawn: list[PlannedRow]
    by_hand: list[PlannedRow]
    held_back: list[tuple[str, int]]
    past: int
    problems: list[tuple[int, str, str, str]]
    period: str
    is_ready: bool


def preview_page(preview: "Preview") -> PreviewPage:
    """Return what a roster would do, as the page shows it."""
    period = ""
    if preview.since and preview.until:
        period = f"{day(preview.since, 'long')} – {day(preview.until, 'long')}"
    again = [PlannedRow.of(row) for row, _time in preview.restored]
    sums = (
        (_("Nye tider"), len(preview.new) + len(again)),
        (_("Endres"), len(preview.changed)),
        (_("Står fra før"), len(preview.kept) + len(preview.by_hand)),
        (_("Tas ut"), len(preview.withdrawn)),
        (_("Holdes tilbake"), sum(preview.held_back.values())),
    )
    return PreviewPage(
        sums=sums,
        new=[PlannedRow.of(row) for row in _soonest(preview.new)] + again,
        changed=[
            (PlannedRow.of(row), span(time.begins, time.ends)) for row, time in preview.changed
        ],
        withdrawn=[PlannedRow.of(row) for row in preview.withdrawn],
        by_hand=[PlannedRow.of(row) for row in preview.by_hand],
        held_back=[
            (f"{said(mode)}, {said(service)}", count)
            for (mode, service), count in preview.held_back.items()
        ],
        past=preview.past,
        problems=[(one.row, one.column, one.given, one.expected) for one in preview.problems],
        period=period,
        is_ready=preview.is_ready,
    )


def _soonest(rows: "Sequence[PresenceRow]") -> "list[PresenceRow]":
    return sorted(rows, key=lambda row: row.begins)[:_MOST_SHOWN]


def pair_choices() -> list[tuple[str, str]]:
    """Return what a shift may be announced as."""
    return [
        (f"{mode.value}/{service.value}", f"{said(mode)}: {said(service)}")
        for mode, service in announceable()
    ]


def change_line(change: "PlanChange") -> str:
    """Return one change in a sentence, for those who plan."""
    words = {"sort": said(ChangeSort(change.sort)), "reason": said(ChangeReason(change.reason))}
    line = _("%(when)s: %(sort)s (%(reason)s)") % {"when": day(change.at, "short"), **words}
    if (
        change.after_begins
        and change.after_ends
        and change.after_begins != change.before_begins
    ):
        before = span(change.before_begins, change.before_ends)
        after = span(change.after_begins, change.after_ends)
        line += f": {before} → {after}"
    told = change.told_bookings + change.told_agreements
    if told:
        line += ". " + _("%(count)s fikk beskjed.") % {"count": told}
    return line


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What somebody has said became of a planned row."""

    key: int
    row: PlannedRow
    words: str

    @classmethod
    def of(cls, found: "PlanOutcome") -> "OutcomeRow":
        """Return an answer as the page shows it."""
        words = said(HeldOutcome(found.outcome))
        if found.reason:
            words = f"{words} ({said(ChangeReason(found.reason))})"
        return cls(found.pk, PlannedRow.of(found.row), words)


def deviation_table(
    found: "Sequence[Deviation]", names: Mapping[str, str], query: QueryDict
) -> Table:
    """Return planned against delivered as a table."""
    columns = [
        Column("kommune", _("Kommune")),
        Column("maned", _("Måned")),
        Column("mate", _("Måte")),
        Column("planlagt", _("Planlagt, timer"), is_number=True),
        Column("levert", _("Levert, timer"), is_number=True),
        Column("andel", _("Levert av planlagt"), is_number=True),
        Column("avlyst", _("Avlyst, timer"), is_number=True),
        Column("ikke", _("Ikke holdt, timer"), is_number=True),
        Column("venter", _("Ikke bekreftet, timer"), is_number=True),
    ]
    return table_of(
        name="tabell",
        caption=_("Planlagt mot levert per kommune, måned og måte"),
        columns=columns,
        rows=[_deviation_row(one, names) for one in found],
        asked=query,
        first="-maned",
    )


def deviation_places(
    found: "Sequence[Deviation]", names: Mapping[str, str], query: QueryDict
) -> Table:
    """Return planned against delivered by municipality, each with the way to its months."""
    own: dict[str, list[Deviation]] = {}
    for one in found:
        own.setdefault(one.municipality, []).append(one)
    columns = [
        Column("kommune", _("Kommune")),
        Column("planlagt", _("Planlagt, timer"), is_number=True),
        Column("levert", _("Levert, timer"), is_number=True),
        Column("andel", _("Levert av planlagt"), is_number=True),
        Column("avlyst", _("Avlyst, timer"), is_number=True),
        Column("ikke", _("Ikke holdt, timer"), is_number=True),
        Column("venter", _("Ikke bekreftet, timer"), is_number=True),
    ]
    return table_of(
        name="tabell",
        caption=_("Planlagt mot levert per kommune i perioden"),
        columns=columns,
        rows=[_place_row(key, names[key], parts, query) for key, parts in own.items()],
        asked=query,
        first="kommune",
    )


def _place_row(
    key: str, name: str, parts: "Sequence[Deviation]", query: QueryDict
) -> list[Cell]:
    asked = query.copy()
    asked["kommune"] = key
    planned, delivered = (
        sum(one.planned for one in parts),
        sum(one.delivered for one in parts),
    )
    share = delivered / planned if planned else None
    lost = (
        sum(one.cancelled for one in parts),
        sum(one.not_held for one in parts),
        sum(one.unanswered for one in parts),
    )
    made_up = any(Kind.SYNTHETIC in one.kinds for one in parts)
    badge = Badge(Kind.SYNTHETIC) if made_up else None
    return [
        Cell(name, address=f"?{asked.urlencode()}", badge=badge),
        Cell(number(planned, 1), planned),
        Cell(number(delivered, 1), delivered),
        Cell(percent(share, 0), share, is_missing=share is None, bar=share),
        *(Cell(number(value, 1), value) for value in lost),
    ]


def _deviation_row(one: "Deviation", names: Mapping[str, str]) -> list[Cell]:
    badge = Badge(Kind.SYNTHETIC) if Kind.SYNTHETIC in one.kinds else None
    hours = (one.planned, one.delivered)
    lost = (one.cancelled, one.not_held, one.unanswered)
    return [
        Cell(names[one.municipality], badge=badge),
        Cell(f"{one.month:%Y-%m}"),
        Cell(said(one.mode)),
        *(Cell(number(value, 1), value) for value in hours),
        Cell(percent(one.share, 0), one.share, is_missing=one.share is None, bar=one.share),
        *(Cell(number(value, 1), value) for value in lost),
    ]


@dataclass(frozen=True, slots=True)
class DeviationSums:
    """What the shown deviations add up to."""

    planned: str
    delivered: str
    share: str
    unanswered: str
    badges: tuple[Badge, ...]


def deviation_sums(found: "Sequence[Deviation]") -> DeviationSums:
    """Return the sums of planned, delivered and unanswered."""
    planned = sum(one.planned for one in found)
    delivered = sum(one.delivered for one in found)
    kinds = sorted({kind for one in found for kind in one.kinds})
    return DeviationSums(
        planned=number(planned),
        delivered=number(delivered),
        share=percent(delivered / planned if planned else None, 0),
        unanswered=number(sum(one.unanswered for one in found)),
        badges=tuple(Badge(kind) for kind in kinds),
    )


def deviations_csv_text(found: "Iterable[Deviation]", names: Mapping[str, str]) -> str:
    """Return planned against delivered as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for one in found:
        where = (one.municipality, names[one.municipality], f"{one.month:%Y-%m}")
        hours = (one.planned, one.delivered, one.cancelled, one.not_held, one.unanswered)
        kinds = "+".join(kind.value for kind in one.kinds)
        said_hours = [f"{value:.2f}" for value in hours]
        writer.writerow((*where, one.mode.label, *said_hours, one.times, kinds))
    return text.getvalue()
