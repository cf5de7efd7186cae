"""The layers of the map: what each shows, its classes, and where its figures come from."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naervaer.domain.figures import Kind
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.records.points.selectors import hours_a_week, hours_by_point, points_open
from naervaer.web.records.presence.selectors import (
    published_by_month,
    published_hours_per_thousand,
)
from naervaer.web.records.studies.selectors import figures_of, published_run

if TYPE_CHECKING:
    from naervaer.web.records.studies.models import StudyRun

_YEAR = timedelta(days=365)
Values = dict[str, float | None]
Ranges = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Layer:
    """Something the map can show.

    Attributes
    ----------
    key
        Its name in the address.
    words, unit, explained
        Its name, what is counted, and a sentence on what it means.
    limits
        Where one class ends and the next begins, ascending.
    decimals
        Decimals shown.
    is_share, is_difference
        Whether figures are shares from 0 to 1, or differences where below nought is better.
    is_darker_below
        Whether low figures get the dark colours, so that dark is always far away.

    """

    key: str
    words: Promise
    unit: Promise
    explained: Promise
    limits: tuple[float, ...]
    decimals: int = 0
    is_share: bool = False
    is_difference: bool = False
    is_darker_below: bool = False

    def text(self, value: float | None) -> str:
        """Return a figure as it is written, without its unit."""
        if value is None:
            return _("ikke kjent")
        if self.is_share:
            return numbers.percent(value)
        sign = "+" if self.is_difference and round(value, self.decimals) > 0 else ""
        return sign + numbers.number(round(value, self.decimals) + 0.0, self.decimals)

    def colour(self, value: float | None) -> str:
        """Return the name of a figure's colour."""
        if value is None:
            return "none"
        at = bisect_right(self.limits, value)
        if self.is_difference:
            return f"diff-{at}"
        return f"layer-{len(self.limits) - at if self.is_darker_below else at}"

    def legend(self) -> list[tuple[str, str]]:
        """Return colour and words of every class, the lowest first."""
        shown = [self._limit(limit) for limit in self.limits]
        middles = [(low + high) / 2 for low, high in pairwise(self.limits)]
        inside = [self.limits[0] - 1, *middles, self.limits[-1]]
        said = [
            _("under %(limit)s") % {"limit": shown[0]},
            *(
                _("%(low)s til %(high)s") % {"low": low, "high": high}
                for low, high in pairwise(shown)
            ),
            _("%(limit)s eller mer") % {"limit": shown[-1]},
        ]
        return [(self.colour(one), words) for one, words in zip(inside, said, strict=True)]

    def _limit(self, limit: float) -> str:
        """Return where a class ends: without decimals where all limits are whole."""
        size = 100 if self.is_share else 1
        is_whole = all(round(one * size, 6).is_integer() for one in self.limits)
        if self.is_share:
            return numbers.percent(limit, 0 if is_whole else 1)
        return replace(self, decimals=0).text(limit) if is_whole else self.text(limit)


_MINUTES = gettext_lazy("minutter")
_OF_PEOPLE = gettext_lazy("av innbyggerne")
_FAR = (10.0, 20.0, 30.0, 45.0, 60.0)
_WITHIN = (0.5, 0.8, 0.9, 0.95, 0.99)
_CHANGE = (-10.0, -1.0, 1.0, 10.0)

LAYERS: tuple[Layer, ...] = (
    Layer(
        "minutter",
        gettext_lazy("Minutter til nærmeste tjenestested"),
        _MINUTES,
        gettext_lazy(
            "Kjøretid i gjennomsnitt for innbyggerne, når alle planens steder er åpne."
        ),
        _FAR,
        1,
    ),
    Layer(
        "minutter80",
        gettext_lazy("Minutter for de 20 prosentene som har lengst vei"),
        _MINUTES,
        gettext_lazy("Én av fem innbyggere har minst så lang kjøretid til et tjenestested."),
        _FAR,
        1,
    ),
    Layer(
        "innen45",
        gettext_lazy("Andel innen 45 minutter fra et tjenestested"),
        _OF_PEOPLE,
        gettext_lazy("Nærpolitireformens mål er at 90 prosent skal nå fram på 45 minutter."),
        _WITHIN,
        is_share=True,
        is_darker_below=True,
    ),
    Layer(
        "pass",
        gettext_lazy("Minutter til nærmeste passkontor"),
        _MINUTES,
        gettext_lazy("Kjøretid i gjennomsnitt, med de 15 nye passkontorene."),
        _FAR,
        1,
    ),
    Layer(
        "pass45",
        gettext_lazy("Andel innen 45 minutter fra et passkontor"),
        _OF_PEOPLE,
        gettext_lazy("Med de 15 nye passkontorene."),
        _WITHIN,
        is_share=True,
        is_darker_below=True,
    ),
    Layer(
        "endring",
        gettext_lazy("Endring i minutter med planens steder"),
        _MINUTES,
        gettext_lazy("Gjennomsnittlig kjøretid etter planen minus før; under null er bedre."),
        _CHANGE,
        1,
        is_difference=True,
    ),
    Layer(
        "apent",
        gettext_lazy("Publiserte åpningstimer i uken"),
        gettext_lazy("timer"),
        gettext_lazy(
            "Skrankens timer for steder som har publisert dem. Ikke kjent er ikke stengt."
        ),
        (5.0, 10.0, 20.0, 30.0, 37.5),
        1,
    ),
    Layer(
        "naervaer",
        gettext_lazy("Levert tilstedeværelse per 1000 innbyggere"),
        gettext_lazy("timer på ett år"),
        gettext_lazy("Fra tilstedeværelsesboken, på etterskudd; små tall vises ikke."),
        (25.0, 50.0, 100.0, 200.0, 400.0),
        0,
    ),
)
SCENARIO = Layer(
    "scenario",
    gettext_lazy("Forskjell i minutter i et scenario"),
    _MINUTES,
    gettext_lazy(
        "Scenarioets gjennomsnitt minus den publiserte studiens; under null er bedre."
    ),
    _CHANGE,
    1,
    is_difference=True,
)
_BY_KEY = {layer.key: layer for layer in (*LAYERS, SCENARIO)}


def layer_named(key: str | None) -> Layer:
    """Return the layer of an address; the first one where the address names none."""
    return _BY_KEY.get(key or "", LAYERS[0])


@dataclass(frozen=True, slots=True)
class Filled:
    """A layer with its figures by municipality, the mark they carry, and their ranges.

    `ranges` holds the share with all driving times ten per cent longer and shorter.
    """

    layer: Layer
    values: Values
    mark: Badge | None
    ranges: Ranges = field(default_factory=dict)

    def range_text(self, number: str) -> str:
        """Return what ten per cent wrong driving times make of a share; empty if the same."""
        ends = self.ranges.get(number)
        said = numbers.percent_range(*ends) if ends else ""
        return "" if said == self.layer.text(self.values[number]) else said

    def text(self, number: str) -> str:
        """Return a municipality's figure, with its range where that says more."""
        said, ends = self.layer.text(self.values[number]), self.range_text(number)
        return f"{said} ({ends})" if ends else said

    @property
    def note(self) -> str:
        """How many municipalities have no figure, in a sentence, or empty."""
        missing = sum(value is None for value in self.values.values())
        if not missing:
            return ""
        said = ngettext(
            "%(count)s kommune har ikke noe kjent tall.",
            "%(count)s kommuner har ikke noe kjent tall.",
            missing,
        )
        return said % {"count": missing}


def layer_filled(
    layer: Layer, *, numbers_wanted: list[str], today: date, scenario: "StudyRun | None" = None
) -> Filled:
    """Return the layer with a figure, or None, for each municipality wanted."""
    if layer is SCENARIO:
        values, mark = _scenario(scenario)
    elif layer.key == "apent":
        values, mark = _open_hours(today)
    elif layer.key == "naervaer":
        values, mark = _presence(today)
    else:
        values, mark = _study(_MEASURES[layer.key])
    ranges = _ranges(_SHARES[layer.key]) if layer.key in _SHARES else {}
    wanted = {number: values.get(number) for number in numbers_wanted}
    return Filled(layer, wanted, mark, ranges)


def _measured(measure: str) -> "Callable[[StudyRun], Values]":
    return lambda run: figures_of(run, measure=measure)


def _change(run: "StudyRun") -> Values:
    before = figures_of(run, measure="minutes_mean_before")
    return _difference(figures_of(run, measure="minutes_mean_after"), before)


_SHARES = {
    "innen45": "share_within_45_after",
    "pass45": "passport_share_within_45_after",
}
_MEASURES: dict[str, Callable[["StudyRun"], Values]] = {
    "minutter": _measured("minutes_mean_after"),
    "minutter80": _measured("minutes_p80_after"),
    "innen45": _measured(_SHARES["innen45"]),
    "pass": _measured("passport_minutes_mean_after"),
    "pass45": _measured(_SHARES["pass45"]),
    "endring": _change,
}


def study_mark(run: "StudyRun") -> Badge:
    """Return the mark of a figure from a study run."""
    day = run.ended_at.date() if run.ended_at else None
    return Badge(Kind.COMPUTED, _("Nærværs tilgjengelighetsstudie"), day)


def _study(values_of: "Callable[[StudyRun], Values]") -> tuple[Values, Badge | None]:
    run = published_run("access")
    if run is None:
        return {}, None
    return values_of(run), study_mark(run)


def _ranges(share: str) -> Ranges:
    """Return both ends of a share by municipality; nothing from a study that has none."""
    run = published_run("access")
    if run is None:
        return {}
    lows, highs = (figures_of(run, measure=f"{share}_{end}") for end in ("low", "high"))
    return {
        number: (low, high)
        for number, low in lows.items()
        if low is not None and (high := highs.get(number)) is not None
    }


def _scenario(run: "StudyRun | None") -> tuple[Values, Badge | None]:
    base = published_run("access")
    if run is None or base is None:
        return {}, None
    measure = "minutes_mean_after"
    return _difference(figures_of(run, measure=measure), figures_of(base, measure=measure)), (
        study_mark(run)
    )


def _difference(after: Values, before: Values) -> Values:
    found: Values = {}
    for number, value in after.items():
        base = before.get(number)
        found[number] = None if value is None or base is None else value - base
    return found


def _open_hours(today: date) -> tuple[Values, Badge | None]:
    points = [one.point for one in points_open(on=today)]
    known = hours_by_point(points, on=today)
    values: Values = {}
    rows = []
    for point in points:
        hours = hours_a_week(known.get(point.pk, []))
        if hours is not None and point.municipality_id is not None:
            values[point.municipality_id] = (values.get(point.municipality_id) or 0.0) + hours
            rows += known[point.pk]
    newest = max(rows, key=lambda row: row.source_date or date.min, default=None)
    return values, Badge.of(newest.source) if newest else None


def _presence(today: date) -> tuple[Values, Badge | None]:
    since = today - _YEAR
    found = published_hours_per_thousand(since=since, until=today, today=today)
    rows = published_by_month(since=since, today=today)
    if not rows:
        return {}, None
    kinds = {row.kind for row in rows}
    kind = Kind.SYNTHETIC if Kind.SYNTHETIC in kinds else rows[0].kind
    newest = max(row.month for row in rows)
    return dict(found), Badge(kind, _("tilstedeværelsesboken"), newest)
