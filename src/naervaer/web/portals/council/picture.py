"""The situation picture: what the site already holds of a municipality, added up.

Aggregates alone; a count under five is not told. Nothing here is about a person; what is
forecast is how many calls a municipality may expect (`expected`), never who or where in it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.council.expected import Expected, expected_of
from naervaer.web.portals.council.presenters import Fact
from naervaer.web.records.areas.selectors import year_figures_of
from naervaer.web.records.points.selectors import hours_by_point, points_on
from naervaer.web.records.presence.selectors import presence_by_month
from naervaer.web.records.promises.selectors import wishes_from
from naervaer.web.records.studies.selectors import calls_expected, figures_for, published_run
from naervaer.web.records.voice.selectors import needs_counted, needs_kind

if TYPE_CHECKING:
    from naervaer.domain.authority import Actor
    from naervaer.web.records.areas.models import Municipality
    from naervaer.web.records.presence.selectors import MonthTotal

_YEAR = timedelta(days=365)
_SSB = "Statistisk sentralbyrå, tabell 08487"


@dataclass(frozen=True, slots=True)
class Picture:
    """What the picture shows."""

    offences: Table
    offences_mark: Badge
    expected: Expected | None
    presence: Table | None
    presence_mark: Badge | None
    access: tuple[Fact, ...]
    doors: tuple[Fact, ...]
    wishes: tuple[Fact, ...]
    needs: tuple[Fact, ...]


def picture_of(one: "Municipality", *, actor: "Actor", today: date) -> Picture:
    """Return the picture of a municipality for somebody who may see its room."""
    months = presence_by_month(actor, municipality=one.number, since=today - _YEAR, until=today)
    kinds = [kind for row in months for kind in row.kinds]
    mark = Badge(least_firm(kinds), _("tilstedeværelsesboken"), today) if kinds else None
    return Picture(
        offences=_offences(one),
        offences_mark=Badge(Kind.OFFICIAL, _SSB),
        expected=expected_of(
            calls_expected(actor, municipality=one.number, today=today), today
        ),
        presence=_presence(months) if months else None,
        presence_mark=mark,
        access=_access(one),
        doors=_doors(one, today),
        wishes=_wishes(one),
        needs=_needs(one, today),
    )


def few(count: float | None) -> str:
    """Return a count; small ones are not told."""
    if count is not None and 0 < count < SMALL_COUNTS.fewest:
        return _("færre enn 5")
    return numbers.number(count)


def _offences(one: "Municipality") -> Table:
    total, violence = (year_figures_of(one, name) for name in ("offences", "violence"))
    people = year_figures_of(one, "people")
    rows = []
    for period, count in total.items():
        lived = people.get(period[-4:])
        rate = 1000 * count / lived if lived and count >= SMALL_COUNTS.fewest else None
        rows.append(
            [
                Cell(period),
                Cell(few(count)),
                Cell(numbers.number(rate, 1)),
                Cell(few(violence.get(period))),
            ]
        )
    return table_of(
        name="anmeldt",
        caption=_("Anmeldte lovbrudd i året, gjennomsnitt over to år"),
        columns=[
            Column("periode", _("Periode"), sorts=False),
            Column("alle", _("Alle"), is_number=True, sorts=False),
            Column("rate", _("Per 1000 innbyggere"), is_number=True, sorts=False),
            Column("vold", _("Vold"), is_number=True, sorts=False),
        ],
        rows=rows,
        is_caption_hidden=True,
    )


def _presence(months: "list[MonthTotal]") -> Table:
    hours: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in months:
        mode = said(row.mode)
        hours[mode][0] += row.planned_hours
        hours[mode][1] += row.delivered_hours
    return table_of(
        name="tilstede",
        caption=_("Tilstedeværelse det siste året, timer"),
        columns=[
            Column("mate", _("Måte"), sorts=False),
            Column("planlagt", _("Planlagt"), is_number=True, sorts=False),
            Column("levert", _("Levert"), is_number=True, sorts=False),
            Column("andel", _("Levert av planlagt"), is_number=True, sorts=False),
        ],
        rows=[
            [
                Cell(mode),
                Cell(numbers.number(planned)),
                Cell(numbers.number(delivered)),
                Cell(numbers.percent(delivered / planned if planned else None, 0)),
            ]
            for mode, (planned, delivered) in sorted(hours.items())
        ],
        is_caption_hidden=True,
    )


def _access(one: "Municipality") -> tuple[Fact, ...]:
    run = published_run("access")
    if run is None:
        return ()
    figures = figures_for(run, municipality=one.number)
    day = run.ended_at.date() if run.ended_at else None
    mark = Badge(Kind.COMPUTED, _("Nærværs tilgjengelighetsstudie"), day)
    minutes = _("%(count)s minutter i gjennomsnitt")
    told = (
        (_("Til nærmeste tjenestested"), "minutes_mean_after"),
        (_("Til nærmeste passkontor"), "passport_minutes_mean_after"),
    )
    facts = [
        Fact(words, minutes % {"count": numbers.number(figures[name])}, mark)
        for words, name in told
        if figures.get(name) is not None
    ]
    share = figures.get("share_within_45_after")
    if share is not None:
        words = _("Innen 45 minutter fra et tjenestested")
        facts.append(Fact(words, _with_range(share, figures), mark))
    beyond = figures.get("people_beyond_60_after")
    if beyond is not None:
        facts.append(Fact(_("Innbyggere mer enn en time unna"), few(beyond), mark))
    return tuple(facts)


def _with_range(share: float, figures: Mapping[str, float | None]) -> str:
    """Return the share with what ten per cent wrong driving times make of it."""
    low, high = (figures.get(f"share_within_45_after_{end}") for end in ("low", "high"))
    said = numbers.percent(share)
    if low is None or high is None:
        return said
    ends = numbers.percent_range(low, high)
    return said if ends == said else f"{said} ({ends})"


def _doors(one: "Municipality", today: date) -> tuple[Fact, ...]:
    found = points_on(today, municipality=one.number)
    hours = hours_by_point([point.point for point in found], on=today)
    days = {
        point.point.name: {row.weekday for row in hours.get(point.point.pk, [])}
        for point in found
    }
    return tuple(
        Fact(
            name,
            _("åpent %(count)s dager i uken") % {"count": len(weekdays)}
            if weekdays
            else _("åpningstiden er ikke publisert"),
        )
        for name, weekdays in days.items()
    )


def _wishes(one: "Municipality") -> tuple[Fact, ...]:
    found = [wish for wish in wishes_from(one.number) if wish.withdrawn_on is None]
    answered = [wish for wish in found if wish.answers.all()]
    mark = Badge(least_firm(Kind(wish.kind) for wish in found)) if found else None
    return (
        Fact(_("Ønsker kommunen har sendt"), numbers.number(len(found)), mark),
        Fact(_("Besvart av politiet"), numbers.number(len(answered)), mark),
    )


def _needs(one: "Municipality", today: date) -> tuple[Fact, ...]:
    """Return what residents reported in the last year, by topic; never what they wrote."""
    since = today - _YEAR
    kind = needs_kind(one.number, since=since, until=today)
    if kind is None:
        return ()
    counts = needs_counted(one.number, since=since, until=today)
    mark, withheld = Badge(kind, _("behov meldt av innbyggere"), today), _("vises ikke")
    return tuple(
        Fact(said(topic), withheld if count is None else numbers.number(count), mark)
        for topic, count in counts.items()
    )
