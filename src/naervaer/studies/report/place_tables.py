"""The report's tables of places: new doors, municipalities, closings, in words."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from naervaer.studies.access.closures import ClosureCost
from naervaer.studies.access.gains import Gain
from naervaer.studies.access.measures import LIMITS_MINUTES, PERCENTILES
from naervaer.studies.access.result import AccessResult
from naervaer.studies.report.cells import minutes_cell, people_cell, share_cell
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words

_AT_45 = LIMITS_MINUTES.index(45)
_AT_80 = PERCENTILES.index(80)
_AT_95 = PERCENTILES.index(95)


def season_table(result: AccessResult, words: Words) -> Table:
    """Return what all new points give together, per season."""
    head = columns(
        words.text("col_season"),
        words.text("col_new"),
        words.text("col_gaining"),
        words.text("col_gaining_ten"),
        words.text("col_median_saved"),
        words.text("col_into45"),
        words.text("col_points45"),
        words.text("col_error_range"),
    )
    rows = tuple(
        row(
            words.text(f"season_{item.season}"),
            [
                words.number(item.new_doors),
                words.people(item.people_gaining),
                words.people(item.people_gaining_ten),
                words.minutes(item.median_saved),
                words.people(item.people_into_45),
                words.points(item.points_within_45, 2),
                words.span(
                    words.points(item.lowest_points_within_45, 2),
                    words.points(item.highest_points_within_45, 2),
                ),
            ],
        )
        for item in result.total_gains
    )
    return Table("t-seasons", words.text("table_seasons"), head, rows)


def gains_table(
    identity: str,
    caption: str,
    gains: Sequence[Gain],
    result: AccessResult,
    words: Words,
    *,
    first: str,
    seasonal: bool,
) -> Table:
    """Return what each new door gives, host and neighbours apart."""
    head = (
        Column(first, numeric=False),
        *([Column(words.text("col_season"), numeric=False)] if seasonal else []),
        *(
            Column(words.text(key))
            for key in (
                "col_nearest",
                "col_gaining",
                "col_gaining_ten",
                "col_median_saved",
                "col_into45",
                "col_host",
                "col_neighbours",
            )
        ),
        Column(words.text("col_neighbour_names"), numeric=False),
    )
    rows = tuple(
        row(
            gain.name,
            [
                *([words.text(f"season_{gain.season}")] if seasonal else []),
                people_cell(gain.people_nearest, words),
                people_cell(gain.people_gaining, words),
                people_cell(gain.people_gaining_ten, words),
                minutes_cell(gain.median_saved, words),
                people_cell(gain.people_into_45, words),
                people_cell(gain.host_gaining, words),
                people_cell(gain.neighbours_gaining, words),
                ", ".join(
                    result.country.municipality_name(number) for number, _ in gain.neighbours
                ),
            ],
        )
        for gain in gains
    )
    note = " ".join([words.text("note_points"), *_same_place(gains, result, words)])
    return Table(identity, caption, head, rows, note)


def _same_place(gains: Sequence[Gain], result: AccessResult, words: Words) -> list[str]:
    """Return a sentence for each new door that stands where another stands already."""
    sites = result.country.sites
    by_id = {site.id: site for site in sites}
    notes = []
    for gain in gains:
        door = by_id[gain.site_id]
        others = [
            site.name
            for site in sites
            if (site.x, site.y, site.kind) == (door.x, door.y, door.kind) and site.id != door.id
        ]
        if others and gain.people_nearest == 0:
            notes.append(words.text("note_same_place", name=door.name, other=others[0]))
    return notes


def most_gaining_table(result: AccessResult, words: Words) -> Table:
    """Return the new points shortly: season, how many gain, how much, who came inside."""
    head = (
        Column(words.text("col_point"), numeric=False),
        Column(words.text("col_season"), numeric=False),
        *(
            Column(words.text(key))
            for key in ("col_gaining_ten", "col_median_saved", "col_into45")
        ),
    )
    ordered = sorted(result.gains, key=lambda gain: (-gain.people_gaining_ten, gain.site_id))
    rows = tuple(
        row(
            gain.name,
            [
                words.text(f"season_{gain.season}"),
                people_cell(gain.people_gaining_ten, words),
                minutes_cell(gain.median_saved, words),
                people_cell(gain.people_into_45, words),
            ],
        )
        for gain in ordered
    )
    return Table("t-most", words.text("table_most"), head, rows)


def longest_table(result: AccessResult, words: Words, *, count: int) -> Table:
    """Return the municipalities where 80 per cent have the longest way."""
    before, after = result.before.groups["municipality"], result.after.groups["municipality"]
    order = np.argsort(-np.nan_to_num(after.percentiles[_AT_80], nan=-1), kind="stable")
    head = (
        Column(words.text("col_municipality"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        *(
            Column(words.text(key))
            for key in ("col_people", "col_p80_before", "col_p80_after", "col_within45")
        ),
    )
    rows = tuple(
        row(
            result.country.municipality_names[at],
            [
                result.country.districts[result.country.municipality_district[at]],
                people_cell(float(after.people[at]), words),
                minutes_cell(float(before.percentiles[_AT_80][at]), words),
                minutes_cell(float(after.percentiles[_AT_80][at]), words),
                share_cell(float(after.share_within[_AT_45][at]), words),
            ],
        )
        for at in order[:count].tolist()
    )
    return Table("t-longest", words.text("map_minutes_table"), head, rows)


def worst_table(result: AccessResult, words: Words, *, count: int) -> Table:
    """Return the municipalities with most people beyond 60 minutes."""
    summary = result.after.groups["municipality"]
    order = np.argsort(-summary.people_beyond_60, kind="stable")
    order = order[summary.people_beyond_60[order] >= 1][:count]
    head = (
        Column(words.text("col_municipality"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "col_beyond60_people",
                "col_beyond60_share",
                "col_p95",
                "col_unreachable",
            )
        ),
    )
    rows = tuple(
        row(
            result.country.municipality_names[at],
            [
                result.country.districts[result.country.municipality_district[at]],
                people_cell(float(summary.people_beyond_60[at]), words),
                share_cell(float(summary.people_beyond_60[at] / summary.people[at]), words),
                minutes_cell(float(summary.percentiles[_AT_95][at]), words),
                people_cell(float(summary.unreachable[at]), words),
            ],
        )
        for at in order.tolist()
    )
    return Table("t-worst", words.text("table_worst"), head, rows)


def most_of(people: NDArray[np.float64], result: AccessResult, words: Words) -> str:
    """Return the three municipalities with most people, as «name (people), …»."""
    order = np.argsort(-people, kind="stable")[:3]
    return ", ".join(
        f"{result.country.municipality_names[at]} ({words.people(float(people[at]))})"
        for at in order.tolist()
        if people[at] >= 1
    )


def unreachable_table(result: AccessResult, words: Words) -> Table:
    """Return the municipalities where somebody reaches no door."""
    lost = result.after.groups["municipality"].unreachable
    order = np.argsort(-lost, kind="stable")
    head = (
        Column(words.text("col_municipality"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        Column(words.text("col_unreachable")),
    )
    rows = tuple(
        row(
            result.country.municipality_names[at],
            [
                result.country.districts[result.country.municipality_district[at]],
                people_cell(float(lost[at]), words),
            ],
        )
        for at in order.tolist()
        if lost[at] >= 1
    )
    caption = words.text("table_unreachable")
    return Table("t-unreachable", caption, head, rows, words.text("note_unreachable"))


def closures_table(
    identity: str,
    caption: str,
    closures: Iterable[ClosureCost],
    result: AccessResult,
    words: Words,
) -> Table:
    """Return what closing each place would cost."""
    head = (
        Column(words.text("col_point"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "col_nearest",
                "col_losing",
                "col_mean_extra",
                "col_hours",
                "col_beyond45",
                "col_cut_off",
            )
        ),
        Column(words.text("col_appeal"), numeric=False),
        Column(words.text("col_affected"), numeric=False),
    )

    def named(numbers: Iterable[str]) -> str:
        return ", ".join(result.country.municipality_name(number) for number in numbers)

    rows = tuple(
        row(
            cost.name,
            [
                cost.district,
                people_cell(cost.people_nearest, words),
                people_cell(cost.people_losing, words),
                Cell(words.number(cost.mean_extra, 1), sort=cost.mean_extra),
                people_cell(cost.person_hours, words),
                people_cell(cost.people_beyond_45, words),
                people_cell(cost.people_cut_off, words),
                named(cost.concerned),
                named(cost.also_affected),
            ],
        )
        for cost in closures
    )
    return Table(identity, caption, head, rows, words.text("note_closures"))


def municipality_table(result: AccessResult, words: Words) -> Table:
    """Return every municipality, before and after, points and passports."""
    country = result.country
    before, after = result.before.groups["municipality"], result.after.groups["municipality"]
    passports = [result.offices[key].groups["municipality"] for key in ("before", "after")]
    head = (
        Column(words.text("col_municipality"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "col_people",
                "col_mean_before",
                "col_mean_after",
                "col_p80_after",
                "col_within45_before",
                "col_within45_after",
                "col_unreachable",
                "col_passport_before",
                "col_passport_after",
            )
        ),
    )
    rows = tuple(
        row(
            f"{name} ({number})",
            [
                country.districts[country.municipality_district[at]],
                people_cell(float(after.people[at]), words),
                minutes_cell(float(before.mean[at]), words),
                minutes_cell(float(after.mean[at]), words),
                minutes_cell(float(after.percentiles[_AT_80][at]), words),
                share_cell(float(before.share_within[_AT_45][at]), words),
                share_cell(float(after.share_within[_AT_45][at]), words),
                people_cell(float(after.unreachable[at]), words),
                minutes_cell(float(passports[0].mean[at]), words),
                minutes_cell(float(passports[1].mean[at]), words),
            ],
        )
        for at, (number, name) in enumerate(
            zip(country.municipality_numbers, country.municipality_names, strict=True)
        )
    )
    return Table("t-municipalities", words.text("table_municipalities"), head, rows)
