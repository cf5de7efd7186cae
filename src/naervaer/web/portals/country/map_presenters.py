"""What the map's page shows, put together from a layer and what the address asks."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.authority import Actor
from naervaer.web.interface import numbers
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.country.map_layers import (
    LAYERS,
    SCENARIO,
    Filled,
    Layer,
    layer_filled,
    layer_named,
)
from naervaer.web.records.areas.selectors import page_slug
from naervaer.web.records.studies.selectors import scenario_runs_seen_by

if TYPE_CHECKING:
    from naervaer.web.records.areas.models import District, Municipality
    from naervaer.web.records.studies.models import StudyRun

_MOST_SCENARIOS = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose in the form above the map."""

    key: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks the map to show.

    Attributes
    ----------
    layer, district, search
        The layer, the district's slug or empty, and what names must contain.
    scenario
        The run whose differences are shown, or None.
    position
        Zoom, latitude and longitude as the script wrote them, or empty.

    """

    layer: Layer
    district: str
    search: str
    scenario: "StudyRun | None"
    position: str

    @classmethod
    def read(cls, query: QueryDict, actor: Actor) -> "Asked":
        """Return what a query asks; what cannot be understood is left out."""
        run = None
        wanted = query.get("kjoring", "")
        if wanted.isdecimal():
            run = scenario_runs_seen_by(actor).filter(pk=int(wanted)).first()
        layer = layer_named(query.get("lag"))
        if run is not None and "lag" not in query:
            layer = SCENARIO
        return cls(
            layer=layer,
            district=query.get("distrikt", ""),
            search=query.get("q", "").strip()[:60],
            scenario=run,
            position=_position(query.get("kart", "")),
        )


def _position(text: str) -> str:
    """Return a position that is one, else nothing."""
    parts = text.split("/")
    try:
        zoom, latitude, longitude = (float(part) for part in parts)
    except ValueError:
        return ""
    within = 0 <= zoom <= 14 and 50 <= latitude <= 82 and -10 <= longitude <= 45  # noqa: PLR2004 - Norway and its seas
    return text if within else ""


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map's page: the form, the legend, the map's figures and the table."""

    asked: Asked
    filled: Filled
    layers: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    scenarios: tuple[Choice, ...]
    legend: tuple[tuple[str, str], ...]
    table: Table
    figures: dict[str, list[str]]
    drawing: str

    @property
    def count(self) -> int:
        """How many municipalities the table lists."""
        return len(self.table.rows)


def map_page(
    *,
    query: QueryDict,
    actor: Actor,
    municipalities: "list[Municipality]",
    districts: "list[District]",
    today: date,
) -> MapPage:
    """Return the page that the query asks for."""
    asked = Asked.read(query, actor)
    wanted = [one.number for one in municipalities]
    filled = layer_filled(
        asked.layer, numbers_wanted=wanted, today=today, scenario=asked.scenario
    )
    listed = [one for one in municipalities if _is_listed(one, asked)]
    shown = {one.number for one in municipalities if _is_in_district(one, asked)}
    legend = [*asked.layer.legend()]
    values = filled.values
    if None in values.values():
        legend.append(("none", _("ikke kjent")))
    runs = scenario_runs_seen_by(actor)[:_MOST_SCENARIOS]
    drawing = query.copy()
    for word in ("sorter", "kart", "q"):
        drawing.pop(word, None)
    return MapPage(
        asked=asked,
        filled=filled,
        layers=tuple(
            Choice(one.key, str(one.words), one is asked.layer)
            for one in (*LAYERS, *([SCENARIO] if runs else []))
        ),
        districts=tuple(
            Choice(one.slug, one.name, one.slug == asked.district) for one in districts
        ),
        scenarios=tuple(Choice(str(one.pk), one.title, asked.scenario == one) for one in runs),
        legend=tuple(legend),
        table=_table(listed, filled, query),
        figures={
            one.number: [
                asked.layer.colour(values[one.number]) if one.number in shown else "out",
                one.name,
                filled.text(one.number),
                municipality_address(one),
            ]
            for one in municipalities
        },
        drawing=drawing.urlencode(),
    )


def municipality_address(one: "Municipality") -> str:
    """Return the address of a municipality's page."""
    return reverse("municipality:page", args=[page_slug(one)])


def _is_in_district(one: "Municipality", asked: Asked) -> bool:
    return not asked.district or one.district.slug == asked.district


def _is_listed(one: "Municipality", asked: Asked) -> bool:
    return _is_in_district(one, asked) and asked.search.casefold() in one.name.casefold()


def _unit(filled: Filled) -> str:
    """Return what is counted, and what the small figures below are where there are any."""
    unit = str(filled.layer.unit)
    if not filled.ranges:
        return unit
    return _("%(unit)s; under: om kjøretidene er ti prosent feil") % {"unit": unit}


def _table(municipalities: "list[Municipality]", filled: Filled, query: QueryDict) -> Table:
    layer = filled.layer
    columns = [
        Column("navn", _("Kommune")),
        Column("verdi", _("Tall"), is_number=True, hint=_unit(filled)),
        Column("folk", _("Innbyggere"), is_number=True),
        Column("distrikt", _("Politidistrikt")),
    ]
    rows = [
        [
            Cell(one.name, address=municipality_address(one)),
            Cell(
                layer.text(filled.values[one.number]),
                order=filled.values[one.number],
                is_missing=filled.values[one.number] is None,
                hint=filled.range_text(one.number),
            ),
            Cell(numbers.number(one.people), order=one.people),
            Cell(one.district.name),
        ]
        for one in municipalities
    ]
    return table_of(
        name="tabell",
        caption=str(layer.words),
        columns=columns,
        rows=rows,
        asked=query,
        first="verdi" if layer.is_share or layer.is_difference else "-verdi",
        is_caption_hidden=True,
    )
