"""A municipality's page, put together from what the records hold."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.ledger import PROMISES
from naervaer.domain.promises.promise import Promise
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.web.interface import numbers
from naervaer.web.interface.appointments import said_when
from naervaer.web.interface.charts import LineChart, Series, line_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.municipality.plans import Plans, plans_beside_delivered
from naervaer.web.portals.municipality.presenters import Card, Fact, PointRow, address_of
from naervaer.web.records.areas.nearness import ACROSS_WATER_KM, NEAR_KM
from naervaer.web.records.areas.selectors import (
    municipalities_comparable,
    municipalities_numbered,
    page_slug,
    profile_of,
    year_figures_of,
)
from naervaer.web.records.councils.selectors import activity_of, council_of
from naervaer.web.records.points.selectors import hours_by_point, points_on
from naervaer.web.records.presence.selectors import (
    PublishedMonth,
    announced_with_cancelled,
    published_by_month,
    published_plans_by_month,
)
from naervaer.web.records.rosters.selectors import PublicChange, public_changes
from naervaer.web.records.studies.selectors import figures_for, published_run

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import Municipality
    from naervaer.web.records.studies.models import StudyRun

_YEAR = timedelta(days=365)
_AHEAD = timedelta(days=60)
_MOST_ANNOUNCED = 12
_MONTHS = 24
#: The study says so of its driving times: ten per cent either way.
_UNSURE = 0.1
_STATISTICS = "Statistisk sentralbyrå"
_OFFENCES = Badge(Kind.OFFICIAL, f"{_STATISTICS}, tabell 08487")
Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Announced:
    """Presence people are invited to."""

    when: date
    begins: str
    ends: str
    mode: str
    mark: Badge
    change: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A promise that names the municipality."""

    key: str
    name: str
    wording: str


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """Everything the page, and the sheet made of it, show."""

    municipality: "Municipality"
    today: date
    who: tuple[Fact, ...]
    points: tuple[PointRow, ...]
    cards: tuple[Card, ...]
    presence: LineChart | None
    presence_note: str
    planned: Plans | None
    announced: tuple[Announced, ...]
    promises: tuple[Named, ...]
    trend: LineChart
    offences: Table
    neighbours: Table
    comparable: Table
    comparable_how: str
    neighbours_how: str
    is_approximate: bool
    offences_mark: Badge = _OFFENCES

    @property
    def slug(self) -> str:
        """The last part of the page's address."""
        return page_slug(self.municipality)


def page_of(municipality: "Municipality", *, today: date) -> MunicipalityPage:
    """Return the page of a municipality as it is on a day."""
    run = published_run("access")
    figures = figures_for(run, municipality=municipality.number) if run else {}
    profile = profile_of(municipality)
    rows = published_by_month(municipality=municipality.number, today=today)
    neighbours = municipalities_numbered(profile.neighbours if profile else [])
    return MunicipalityPage(
        municipality=municipality,
        today=today,
        who=_who(municipality),
        points=_points(municipality, today),
        cards=_cards(run, figures),
        presence=_presence(rows),
        presence_note=_presence_note(rows, municipality, today),
        planned=plans_beside_delivered(
            published_plans_by_month(
                municipality=municipality.number, since=today - _YEAR, today=today
            ),
            [row for row in rows if row.month >= today - _YEAR],
        ),
        announced=_announced(municipality, today),
        promises=promises_naming(municipality.name),
        trend=_trend(municipality),
        offences=_offences(municipality),
        neighbours=_beside(municipality, neighbours, run, _("Naboene"), "naboer"),
        comparable=_beside(
            municipality,
            municipalities_comparable(municipality),
            run,
            _("Kommuner som ligner"),
            "lignende",
        ),
        comparable_how=_(
            "Valgt etter størrelse og sentralitet: de fem kommunene som ligner mest i "
            "innbyggertall og i hvor mange som bor innen %(km)s km i luftlinje (her "
            "%(near)s), målt på logaritmisk skala."
        )
        % {"km": NEAR_KM, "near": numbers.number(profile.people_near if profile else None)},
        neighbours_how=_("Kommuner med felles grense, eller med under %(km)s km sjø imellom.")
        % {"km": ACROSS_WATER_KM},
        is_approximate=bool(profile and profile.is_approximate),
    )


def _who(one: "Municipality") -> tuple[Fact, ...]:
    stations = [station.name for station in one.station_districts.all()]
    mark = Badge(Kind.LAW, _("forskrift om politiets struktur"), date(2025, 12, 1))
    people = _("%(count)s innbyggere") % {"count": numbers.number(one.people)}
    return (
        Fact(_("Politidistrikt"), one.district.name, mark),
        Fact(
            ngettext("Politistasjonsdistrikt", "Politistasjonsdistrikter", len(stations)),
            ", ".join(stations) or _("ikke kjent"),
            mark if stations else None,
        ),
        Fact(_("Innbyggere"), people, _counted(one)),
        Fact(_("Politikontakt"), _("Navnet ligger hos politidistriktet: ring 02800.")),
        _council(one),
        Fact(_("Ring politiet"), "02800"),
        Fact(_("Ved nød"), "112"),
    )


def _council(one: "Municipality") -> Fact:
    """Return when the police council met, and the way to its page."""
    council = council_of(one.number)
    address = reverse("council:page", args=[page_slug(one)])
    if council is None:
        said = _(
            "Når rådet sist møttes, og hva det ble enige om, er ikke meldt inn til Nærvær."
        )
        return Fact(_("Politiråd"), said, address=address)
    activity = activity_of(council, today=localdate())
    said = _("Rådet er registrert, men har ikke ført noe møte.")
    if activity.last_met is not None:
        said = _("Sist møtt %(day)s.") % {"day": numbers.day(activity.last_met)}
    if activity.next_meeting is not None:
        ahead = _("Neste møte %(day)s.") % {"day": numbers.day(activity.next_meeting)}
        said = f"{said} {ahead}"
    return Fact(_("Politiråd"), said, Badge(Kind(council.kind)), address)


def _counted(one: "Municipality") -> Badge:
    """Return the mark of the people shown: the newest year with exactly that count."""
    years = [
        year for year, people in year_figures_of(one, "people").items() if people == one.people
    ]
    return Badge(Kind.OFFICIAL, _STATISTICS, date(int(years[-1]), 1, 1) if years else None)


def _points(one: "Municipality", today: date) -> tuple[PointRow, ...]:
    found = points_on(today, municipality=one.number)
    hours = hours_by_point([point.point for point in found], on=today)
    return tuple(PointRow.of(point, hours.get(point.point.pk, [])) for point in found)


def _cards(run: "StudyRun | None", figures: Figures) -> tuple[Card, ...]:
    if run is None:
        return ()
    day = run.ended_at.date() if run.ended_at else None
    mark = Badge(Kind.COMPUTED, _("Nærværs tilgjengelighetsstudie"), day)
    minutes, share = _("minutter"), _("av innbyggerne")
    return tuple(
        card
        for card in (
            _minutes_card(_("Til nærmeste tjenestested"), figures, "minutes_mean", mark),
            _share_card(
                _("Innen 45 minutter fra et tjenestested"),
                figures,
                "share_within_45",
                (share, mark),
            ),
            _minutes_card(_("Til nærmeste passkontor"), figures, "passport_minutes_mean", mark),
            _people_card(figures, mark),
            Card(
                _("De 20 prosentene med lengst vei"),
                numbers.number(figures.get("minutes_p80_after"), 0),
                minutes,
                _("eller mer til nærmeste tjenestested"),
                mark,
            ),
        )
        if card is not None
    )


def _minutes_card(words: str, figures: Figures, measure: str, mark: Badge) -> Card | None:
    after, before = figures.get(f"{measure}_after"), figures.get(f"{measure}_before")
    if after is None:
        return None
    note = _("Mellom %(low)s og %(high)s hvis kjøretidene er ti prosent feil.") % {
        "low": numbers.number(after * (1 - _UNSURE), 0),
        "high": numbers.number(after * (1 + _UNSURE), 0),
    }
    if before is not None and round(before - after, 1) > 0:
        was = _("Uten planens nye steder: %(before)s.") % {"before": numbers.number(before, 0)}
        note = f"{note} {was}"
    return Card(words, numbers.number(after, 0), _("minutter i gjennomsnitt"), note, mark)


def _share_card(
    words: str, figures: Figures, measure: str, shown: tuple[str, Badge]
) -> Card | None:
    after, before = figures.get(f"{measure}_after"), figures.get(f"{measure}_before")
    if after is None:
        return None
    notes = []
    low, high = (figures.get(f"{measure}_after_{end}") for end in ("low", "high"))
    if low is not None and high is not None:
        notes.append(_unsure(low, high))
    if before is not None:
        was = _("Uten planens nye steder: %(before)s.")
        notes.append(was % {"before": numbers.percent(before)})
    note = " ".join(notes)
    return Card(words, numbers.percent(after), shown[0], note, shown[1])


def _unsure(low: float, high: float) -> str:
    """Return what ten per cent wrong driving times make of a share, in a sentence."""
    ends = numbers.percent(low), numbers.percent(high)
    if ends[0] == ends[1]:
        return _("Det samme om kjøretidene er ti prosent feil.")
    return _("Mellom %(low)s og %(high)s hvis kjøretidene er ti prosent feil.") % {
        "low": ends[0],
        "high": ends[1],
    }


def _people_card(figures: Figures, mark: Badge) -> Card | None:
    beyond = figures.get("people_beyond_60_after")
    if beyond is None:
        return None
    unreachable = figures.get("people_unreachable_after") or 0
    note = ""
    if unreachable:
        note = _(
            "Av dem når %(count)s ikke fram i veimodellen, ofte fordi veikartet mangler "
            "lokale bruer og ferger."
        ) % {"count": few(unreachable)}
    return Card(_("Mer enn en time unna"), few(beyond), _("innbyggere"), note, mark)


def few(count: float) -> str:
    """Return a count of people; small ones are not told."""
    if SMALL_COUNTS.is_small(count):
        return _("færre enn %(fewest)s") % {"fewest": SMALL_COUNTS.fewest}
    return numbers.number(count)


def _presence(rows: list[PublishedMonth]) -> LineChart | None:
    """Return delivered hours by month, every mode together; None without any."""
    if not rows:
        return None
    months = sorted({row.month for row in rows})[-_MONTHS:]
    by_mode: dict[str, dict[date, float | None]] = defaultdict(dict)
    for row in rows:
        by_mode[said(row.mode)][row.month] = row.hours
    kind = Kind.SYNTHETIC if any(row.kind is Kind.SYNTHETIC for row in rows) else rows[0].kind
    series = [
        Series(mode, tuple(hours.get(month) for month in months))
        for mode, hours in sorted(by_mode.items())
    ]
    return line_chart(
        name="tilstede",
        title=_("Levert tilstedeværelse"),
        unit=_("timer i måneden"),
        along=[f"{month:%m.%Y}" for month in months],
        along_heading=_("Måned"),
        series=series,
        badge=Badge(kind, _("tilstedeværelsesboken"), months[-1]),
    )


def _presence_note(rows: list[PublishedMonth], one: "Municipality", today: date) -> str:
    if not rows:
        return _(
            "Ingen tilstedeværelse er ført for kommunen ennå. Politidistriktet fører den i "
            "tilstedeværelsesboken."
        )
    hours = sum(row.hours or 0.0 for row in rows if row.month >= today - _YEAR)
    return _(
        "Det siste året er det levert %(hours)s timer, %(rate)s per 1000 innbyggere. "
        "Tallene vises på etterskudd, og små tall holdes tilbake."
    ) % {
        "hours": numbers.number(hours),
        "rate": numbers.number(1000 * hours / one.people if one.people else None),
    }


def _announced(one: "Municipality", today: date) -> tuple[Announced, ...]:
    rows = announced_with_cancelled(one.number, since=today, until=today + _AHEAD)
    shown = list(rows[:_MOST_ANNOUNCED])
    changes = public_changes(shown)
    return tuple(
        Announced(
            row.day,
            f"{localtime(row.begins):%H.%M}",
            f"{localtime(row.ends):%H.%M}",
            said(DeliveryMode(row.mode)),
            Badge.of(row.source),
            _changed(changes.get(row.pk)),
        )
        for row in shown
    )


def _changed(change: PublicChange | None) -> str:
    """Return what has become of an announced time; never why."""
    if change is None:
        return ""
    if change.is_cancelled:
        return _("avlyst")
    return _("flyttet fra %(was)s") % {"was": said_when(change.was)} if change.was else ""


def promises_naming(name: str) -> tuple[Named, ...]:
    """Return the promises whose wording or evidence names the municipality."""
    spoken = name.partition(" – ")[0]
    named = re.compile(rf"\b{re.escape(spoken)}\b")
    return tuple(
        Named(one.id, one.name, one.wording)
        for one in PROMISES
        if any(named.search(text) for text in (one.wording, *_statements(one)))
    )


def _statements(one: Promise) -> list[str]:
    return [evidence.statement for evidence in one.evidence]


def _trend(one: "Municipality") -> LineChart:
    people = year_figures_of(one, "people")
    return line_chart(
        name="folketall",
        title=_("Innbyggere 1. januar"),
        unit=_("innbyggere"),
        along=list(people),
        along_heading=_("År"),
        series=[Series(_("Innbyggere"), tuple(people.values()))],
        badge=Badge(Kind.OFFICIAL, _STATISTICS),
    )


def _offences(one: "Municipality") -> Table:
    """Return reported offences by two-year mean, and per 1,000 inhabitants."""
    people = year_figures_of(one, "people")
    total, violence = (year_figures_of(one, name) for name in ("offences", "violence"))
    rows = []
    for period, count in total.items():
        lived = people.get(period[-4:])
        rows.append(
            [
                Cell(period),
                Cell(numbers.number(count)),
                Cell(numbers.number(1000 * count / lived if lived else None, 1)),
                Cell(numbers.number(violence.get(period))),
            ]
        )
    return table_of(
        name="anmeldt",
        caption=_("Anmeldte lovbrudd i året, gjennomsnitt over to år"),
        columns=[
            Column("periode", _("Periode")),
            Column("alle", _("Alle"), is_number=True),
            Column("rate", _("Per 1000 innbyggere"), is_number=True),
            Column("vold", _("Vold"), is_number=True),
        ],
        rows=rows,
    )


def _beside(
    own: "Municipality",
    others: "list[Municipality]",
    run: "StudyRun | None",
    caption: str,
    name: str,
) -> Table:
    """Return the municipality beside others: people, minutes, share."""
    rows = []
    for one in [own, *others]:
        figures = figures_for(run, municipality=one.number) if run else {}
        rows.append(
            [
                Cell(one.name, address="" if one == own else address_of(one)),
                Cell(one.district.name),
                Cell(numbers.number(one.people)),
                Cell(numbers.number(figures.get("minutes_mean_after"), 0)),
                Cell(numbers.percent(figures.get("share_within_45_after"))),
                Cell(numbers.number(figures.get("passport_minutes_mean_after"), 0)),
            ]
        )
    return table_of(
        name=name,
        caption=caption,
        columns=[
            Column("navn", _("Kommune")),
            Column("distrikt", _("Politidistrikt")),
            Column("folk", _("Innbyggere"), is_number=True),
            Column("minutter", _("Minutter til tjenestested"), is_number=True),
            Column("andel", _("Innen 45 minutter"), is_number=True),
            Column("pass", _("Minutter til passkontor"), is_number=True),
        ],
        rows=rows,
        is_caption_hidden=True,
    )
