"""The access study's maps and charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from markupsafe import Markup

from naervaer.studies.access.country import Floats, Site
from naervaer.studies.access.gains import LIMIT_MINUTES
from naervaer.studies.access.measures import PERCENTILES
from naervaer.studies.access.reach import Reach
from naervaer.studies.access.result import AccessResult
from naervaer.studies.report.charts import (
    Range,
    cumulative,
    lorenz_chart,
    range_chart,
    small_curves,
)
from naervaer.studies.report.findings import open_doors_at
from naervaer.studies.report.maps import (
    Dot,
    Frame,
    Legend,
    choropleth,
    class_of,
    legend_html,
)
from naervaer.studies.report.place_tables import most_of
from naervaer.studies.report.words import SMALLEST_COUNT, Words

_AT_80 = PERCENTILES.index(80)
MINUTE_LIMITS: tuple[int, ...] = (15, 30, 45, 60, 90)
SAVED_LIMITS: tuple[int, ...] = (1, 5, 15, 30)
_FAR = 60.0
_VERY_FAR = 90.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its heading and legend."""

    id: str
    title: str
    svg: Markup
    legend: Markup


def minutes_map(
    identity: str,
    *,
    result: AccessResult,
    words: Words,
    reached: Reach,
    about: str,
    dots: Sequence[Dot] = (),
    extra: Sequence[Legend] = (),
) -> Figure:
    """Return the map of minutes that 80 per cent need at most.

    `about` is the prefix of the messages: `map_minutes` or `map_passport`.
    """
    country = result.country
    p80 = reached.groups["municipality"].percentiles[_AT_80]
    numbers = country.municipality_numbers
    classes = {
        number: class_of(float(p80[at]), limits=MINUTE_LIMITS)
        for at, number in enumerate(numbers)
        if number in country.outlines
    }
    names = {
        number: f"{country.municipality_names[at]}: {words.minutes(float(p80[at]))} min"
        for at, number in enumerate(numbers)
    }
    title = words.text(f"{about}_title")
    svg = choropleth(
        identity,
        title=title,
        description=words.text(f"{about}_desc", worst=_highest(result, p80, words)),
        frame=Frame.around(country.outlines),
        classes=classes,
        dots=dots,
        names=names,
    )
    legend = legend_html(
        [*_minute_legend(words), *extra], title=words.text("map_minutes_legend")
    )
    return Figure(identity, title, svg, legend)


def _minute_legend(words: Words) -> list[Legend]:
    first = Legend("c0", words.text("legend_upto", limit=MINUTE_LIMITS[0]))
    between = [
        Legend(f"c{at}", words.text("legend_between", low=low, high=high))
        for at, (low, high) in enumerate(pairwise(MINUTE_LIMITS), start=1)
    ]
    last = Legend(f"c{len(MINUTE_LIMITS)}", words.text("legend_over", limit=MINUTE_LIMITS[-1]))
    return [first, *between, last, Legend("none", words.text("legend_none"))]


def _highest(result: AccessResult, values: Floats, words: Words, *, count: int = 3) -> str:
    """Return the names and values of the highest municipalities."""
    order = np.argsort(-np.nan_to_num(values, nan=-1, posinf=-1), kind="stable")[:count]
    names = result.country.municipality_names
    return ", ".join(f"{names[at]} ({words.minutes(float(values[at]))} min)" for at in order)


def new_doors(result: AccessResult, reached_before: Reach, *, kind: str) -> list[Dot]:
    """Return marks for the doors that the plan (or the scenario) adds."""
    return [
        Dot(site.x, site.y, _mark(site), 9.0, site.name)
        for index, site in enumerate(result.country.sites)
        if site.kind == kind
        and site.after
        and not site.before
        and index not in reached_before.doors.members
    ]


def _mark(site: Site) -> str:
    return {"ordinary": "year", "summer": "summer", "winter": "winter"}[site.season] + " door"


def gain_map(result: AccessResult, words: Words, *, dots: Sequence[Dot]) -> Figure:
    """Return the map of mean minutes saved, the best season of each municipality."""
    country = result.country
    saved = np.zeros(len(country.municipality_numbers))
    for season in ("ordinary", "summer", "winter"):
        before = result.desks[f"before_{season}"].groups["municipality"].mean
        after = result.desks[f"after_{season}"].groups["municipality"].mean
        saved = np.fmax(saved, np.nan_to_num(before - after))
    classes = {
        number: class_of(float(saved[at]), limits=SAVED_LIMITS, prefix="g")
        for at, number in enumerate(country.municipality_numbers)
        if number in country.outlines
    }
    title = words.text("map_gain_title")
    svg = choropleth(
        "map-gain",
        title=title,
        description=words.text("map_gain_desc", best=_highest(result, saved, words)),
        frame=Frame.around(country.outlines),
        classes=classes,
        dots=dots,
    )
    limits = pairwise(SAVED_LIMITS)
    entries = [
        Legend("g0", words.text("legend_gain_none")),
        *(
            Legend(f"g{at}", words.text("legend_between", low=low, high=high))
            for at, (low, high) in enumerate(limits, start=1)
        ),
        Legend(f"g{len(SAVED_LIMITS)}", words.text("legend_over", limit=SAVED_LIMITS[-1])),
        Legend("year door", words.text("legend_new_point")),
        Legend("summer door", words.text("legend_new_summer")),
        Legend("winter door", words.text("legend_new_winter")),
    ]
    return Figure(
        "map-gain", title, svg, legend_html(entries, title=words.text("map_gain_legend"))
    )


def worst_map(result: AccessResult, words: Words) -> Figure:
    """Return the map of zones with more than 60 minutes, sized by people."""
    country, minutes = result.country, result.after.minutes
    people = country.zones.total
    far = np.flatnonzero((minutes > _FAR) & (people >= SMALLEST_COUNT))
    far = far[np.argsort(-people[far], kind="stable")]
    dots = [
        Dot(
            float(country.zones.x[at]),
            float(country.zones.y[at]),
            _worst_mark(float(minutes[at])),
            float(np.clip(0.62 * np.sqrt(people[at]), 2.5, 26)),
        )
        for at in far.tolist()
    ]
    beyond = result.after.groups["municipality"].people_beyond_60
    most = most_of(beyond, result, words)
    title = words.text("map_worst_title")
    svg = choropleth(
        "map-worst",
        title=title,
        description=words.text("map_worst_desc", most=most or words.text("nothing_here")),
        frame=Frame.around(country.outlines),
        classes=dict.fromkeys(sorted(country.outlines), "quiet"),
        dots=dots,
    )
    entries = [
        Legend(mark, words.text(key))
        for mark, key in (
            ("far", "legend_60_90"),
            ("very-far", "legend_over_90"),
            ("lost", "legend_unreachable"),
        )
    ]
    return Figure("map-worst", title, svg, legend_html(entries, title=title))


def _worst_mark(minutes: float) -> str:
    if np.isinf(minutes):
        return "lost"
    return "very-far" if minutes > _VERY_FAR else "far"


def district_curves(result: AccessResult, words: Words) -> list[Figure]:
    """Return one small chart per district, the weakest first."""
    district, people = result.country.zone_district, result.country.zones.total
    figures = []
    for item in sorted(result.desk_rule, key=lambda item: item.after.value):
        at = result.country.districts.index(item.district)
        inside = district == at
        identity = f"curve-{at}"
        title = words.text("curve_title", district=item.district)
        svg = small_curves(
            identity,
            title=title,
            description=words.text(
                "curve_desc",
                share=words.share(item.after.value),
                before=words.share(item.before.value),
            ),
            curves=[
                cumulative(result.before.minutes[inside], people[inside], "before"),
                cumulative(result.after.minutes[inside], people[inside], "after"),
            ],
            required=item.required,
            limit=LIMIT_MINUTES,
        )
        caption = f"{item.district} · {words.share(item.after.value)}"
        figures.append(Figure(identity, caption, svg, Markup("")))
    return figures


def lorenz_figure(result: AccessResult, words: Words) -> Figure:
    """Return the Lorenz curve of the main set."""
    people, minutes = result.lorenz
    half = float(np.interp(0.5, people, minutes))
    tenth = 1 - float(np.interp(0.9, people, minutes))
    title = words.text("lorenz_title")
    svg = lorenz_chart(
        "lorenz",
        title=title,
        description=words.text(
            "lorenz_desc", half=words.share(half, 0), tenth=words.share(tenth, 0)
        ),
        people=people,
        minutes=minutes,
        axis_people=words.text("lorenz_people"),
        axis_minutes=words.text("lorenz_minutes"),
    )
    return Figure("lorenz", title, svg, Markup(""))


def hours_chart(result: AccessResult, words: Words) -> Markup:
    """Return the share without an open door at each moment as ranges."""
    everybody = result.country.zones.total.sum()
    rows = []
    for moment in dict.fromkeys(item.moment.key for item in result.open_doors):
        items = {item.profile.value: item for item in open_doors_at(result, "desk", moment)}
        counts = [item.people_without for item in items.values()]
        low, high = min(counts), max(counts)
        key = "hours_same" if round(low) == round(high) else "hours_range"
        rows.append(
            Range(
                label=words.text(f"moment_{moment}"),
                low=low / everybody,
                middle=items["middle"].people_without / everybody,
                high=high / everybody,
                text=words.text(
                    key,
                    low=words.share(low / everybody),
                    high=words.share(high / everybody),
                    people_low=words.people(low),
                    people_high=words.people(high),
                ),
            )
        )
    return range_chart(rows)
