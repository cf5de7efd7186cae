"""The access study's tables, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from naervaer.studies.access.closures import ClosureCost
from naervaer.studies.access.country import RESPONSE_CLASSES
from naervaer.studies.access.gains import Gain
from naervaer.studies.access.measures import LIMITS_MINUTES, PERCENTILES, GroupSummary
from naervaer.studies.access.reach import Reach
from naervaer.studies.access.result import AccessResult, RuleResult
from naervaer.studies.access.services import SERVICE_MODES, Possible
from naervaer.studies.report.findings import open_doors_at
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words

_AT_45 = LIMITS_MINUTES.index(45)
_AT_80 = PERCENTILES.index(80)
_AT_95 = PERCENTILES.index(95)


def reach_table(
    identity: str,
    caption: str,
    reaches: Mapping[str, Reach],
    words: Words,
    *,
    note: str = "",
) -> Table:
    """Return the measures of several sets of doors for the whole country."""
    head = columns(
        words.text("col_set"),
        words.text("col_doors"),
        *(words.text("col_within", limit=limit) for limit in LIMITS_MINUTES),
        *(words.text("col_p", percent=percent) for percent in PERCENTILES),
        words.text("col_beyond60"),
        words.text("col_unreachable"),
        words.text("col_gini"),
    )
    rows = tuple(
        row(
            words.text(f"set_{key}"),
            [
                words.number(len(reached.doors.members)),
                *_summary_cells(reached.country, 0, words),
            ],
        )
        for key, reached in _in_pairs(reaches)
    )
    return Table(identity, caption, head, rows, note)


def _in_pairs(reaches: Mapping[str, Reach]) -> list[tuple[str, Reach]]:
    """Return before and after of each season beside each other."""
    return sorted(reaches.items(), key=lambda item: _PAIRS.index(item[0].partition("_")[2]))


_PAIRS = ("", "ordinary", "summer", "winter", "confirmed")


def _summary_cells(summary: GroupSummary, at: int, words: Words) -> list[str]:
    return [
        *(words.share(float(shares[at])) for shares in summary.share_within),
        *(words.minutes(float(values[at])) for values in summary.percentiles),
        words.people(float(summary.people_beyond_60[at])),
        words.people(float(summary.unreachable[at])),
        words.number(float(summary.gini[at]), 3),
    ]


def class_table(result: AccessResult, words: Words) -> Table:
    """Return the measures of the three categories of settlement."""
    summary = result.after.groups["class"]
    head = columns(
        words.text("col_class"),
        words.text("col_people"),
        *(words.text("col_within", limit=limit) for limit in LIMITS_MINUTES),
        *(words.text("col_p", percent=percent) for percent in PERCENTILES),
        words.text("col_beyond60"),
        words.text("col_unreachable"),
        words.text("col_gini"),
    )
    rows = tuple(
        row(
            words.text(f"class_{name}"),
            [words.people(float(summary.people[at])), *_summary_cells(summary, at, words)],
        )
        for at, name in enumerate(RESPONSE_CLASSES)
    )
    return Table("t-class", words.text("table_class"), head, rows, words.text("note_class"))


def rule_table(identity: str, caption: str, items: Iterable[RuleResult], words: Words) -> Table:
    """Return the 45-minute rule per district with its verdict, the weakest first.

    What confirmed doors alone would give is shown only where some doors are unconfirmed.
    """
    judged = tuple(items)
    unconfirmed = any(item.after_low != item.after.value for item in judged)
    head = (
        *columns(
            words.text("col_district"),
            words.text("col_before"),
            words.text("col_after"),
            words.text("col_error_range"),
            *([words.text("col_confirmed")] if unconfirmed else []),
        ),
        Column(words.text("col_verdict"), numeric=False),
    )
    rows = tuple(
        row(
            item.district,
            [
                _share(item.before.value, words),
                _share(item.after.value, words),
                words.share_span(item.after.low, item.after.high),
                *([_share(item.after_low, words)] if unconfirmed else []),
                Cell(words.text(verdict_key(item)), mark=verdict_key(item)),
            ],
        )
        for item in sorted(judged, key=lambda item: item.after.value)
    )
    return Table(identity, caption, head, rows, words.text("note_rule"))


def verdict_key(item: RuleResult) -> str:
    """Return the message that says whether the rule holds, and how surely."""
    verdict = "verdict_holds" if item.holds_after else "verdict_fails"
    return verdict if item.certain else f"{verdict}_uncertain"


def _share(value: float, words: Words) -> Cell:
    return Cell(words.share(value), sort=value)


def _minutes(value: float, words: Words) -> Cell:
    return Cell(words.minutes(value), sort=value if np.isfinite(value) else None)


def _people(value: float, words: Words) -> Cell:
    return Cell(words.people(value), sort=round(value))


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
    gains: Iterable[Gain],
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
                _people(gain.people_nearest, words),
                _people(gain.people_gaining, words),
                _people(gain.people_gaining_ten, words),
                _minutes(gain.median_saved, words),
                _people(gain.people_into_45, words),
                _people(gain.host_gaining, words),
                _people(gain.neighbours_gaining, words),
                ", ".join(
                    result.country.municipality_name(number) for number, _ in gain.neighbours
                ),
            ],
        )
        for gain in gains
    )
    return Table(identity, caption, head, rows, words.text("note_points"))


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
                _people(gain.people_gaining_ten, words),
                _minutes(gain.median_saved, words),
                _people(gain.people_into_45, words),
            ],
        )
        for gain in ordered
    )
    return Table("t-most", words.text("table_most"), head, rows)


def hours_table(result: AccessResult, words: Words) -> Table:
    """Return people without an open door for each moment, service and assumption."""
    head = (
        Column(words.text("col_moment"), numeric=False),
        Column(words.text("col_service"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "col_wide",
                "col_middle",
                "col_narrow",
                "col_within45_range",
                "col_children_range",
            )
        ),
    )
    rows = []
    for service, moment in _asked(result):
        items = {item.profile.value: item for item in open_doors_at(result, service, moment)}
        within = [
            float(item.groups["country"].share_within[_AT_45][0]) for item in items.values()
        ]
        children = [item.children_beyond_60 for item in items.values()]
        rows.append(
            row(
                words.text(f"moment_{moment}"),
                [
                    words.text(f"service_{service}"),
                    *(
                        _people(items[name].people_without, words)
                        for name in ("wide", "middle", "narrow")
                    ),
                    words.share_span(min(within), max(within)),
                    words.span(words.people(min(children)), words.people(max(children))),
                ],
            )
        )
    caption, note = words.text("table_hours"), words.text("note_hours")
    return Table("t-hours", caption, head, tuple(rows), note)


def _asked(result: AccessResult) -> list[tuple[str, str]]:
    """Return every (service, moment) asked about, in order, once."""
    return list(dict.fromkeys((item.service, item.moment.key) for item in result.open_doors))


def children_table(result: AccessResult, words: Words) -> Table:
    """Return how far children under five have to a passport office."""
    return reach_table("t-children", words.text("table_children"), result.children, words)


def burden_table(result: AccessResult, words: Words) -> Table:
    """Return the minutes a year spent driving for passports."""
    head = columns(
        words.text("col_age"),
        words.text("col_years"),
        words.text("col_burden_before"),
        words.text("col_burden_after"),
    )
    rows = tuple(
        row(
            words.text(f"age_{item.band}"),
            [
                words.text("years", count=item.years),
                words.number(item.minutes_before, 1),
                words.number(item.minutes_after, 1),
            ],
        )
        for item in result.burden
    )
    return Table("t-burden", words.text("table_burden"), head, rows, words.text("note_burden"))


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
                _people(float(after.people[at]), words),
                _minutes(float(before.percentiles[_AT_80][at]), words),
                _minutes(float(after.percentiles[_AT_80][at]), words),
                _share(float(after.share_within[_AT_45][at]), words),
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
                _people(float(summary.people_beyond_60[at]), words),
                _share(float(summary.people_beyond_60[at] / summary.people[at]), words),
                _minutes(float(summary.percentiles[_AT_95][at]), words),
                _people(float(summary.unreachable[at]), words),
            ],
        )
        for at in order.tolist()
    )
    return Table("t-worst", words.text("table_worst"), head, rows)


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
                _people(float(lost[at]), words),
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
                _people(cost.people_nearest, words),
                _people(cost.people_losing, words),
                Cell(words.number(cost.mean_extra, 1), sort=cost.mean_extra),
                _people(cost.person_hours, words),
                _people(cost.people_beyond_45, words),
                _people(cost.people_cut_off, words),
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
                _people(float(after.people[at]), words),
                _minutes(float(before.mean[at]), words),
                _minutes(float(after.mean[at]), words),
                _minutes(float(after.percentiles[_AT_80][at]), words),
                _share(float(before.share_within[_AT_45][at]), words),
                _share(float(after.share_within[_AT_45][at]), words),
                _people(float(after.unreachable[at]), words),
                _minutes(float(passports[0].mean[at]), words),
                _minutes(float(passports[1].mean[at]), words),
            ],
        )
        for at, (number, name) in enumerate(
            zip(country.municipality_numbers, country.municipality_names, strict=True)
        )
    )
    return Table("t-municipalities", words.text("table_municipalities"), head, rows)


def lorenz_table(result: AccessResult, words: Words) -> Table:
    """Return points of the Lorenz curve as numbers."""
    people, minutes = result.lorenz
    head = columns(words.text("col_share_people"), words.text("col_share_minutes"))
    rows = tuple(
        row(
            words.text("lorenz_nearest", share=words.share(share, 0)),
            [words.share(float(np.interp(share, people, minutes)))],
        )
        for share in (0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
    )
    return Table("t-lorenz", words.text("lorenz_table"), head, rows)


def services_table(words: Words) -> Table:
    """Return which service can be given in which way."""
    says = {Possible.YES: "yes", Possible.PARTLY: "partly", Possible.NO: "no"}
    head = tuple(
        Column(words.text(key), numeric=False)
        for key in (
            "col_service",
            "col_at_point",
            "col_at_office",
            "col_by_patrol",
            "col_away",
            "col_remotely",
            "col_measured",
            "col_source",
        )
    )
    rows = tuple(
        row(
            words.text(f"svc_{item.service.value}"),
            [
                *(
                    Cell(words.text(says[way]), mark=f"is-{says[way]}")
                    for way in (
                        item.at_point,
                        item.at_passport_office,
                        item.by_patrol,
                        item.away,
                        item.remotely,
                    )
                ),
                words.text(
                    f"service_{item.measured_as}" if item.measured_as else "measured_nothing"
                ),
                item.source,
            ],
        )
        for item in SERVICE_MODES
    )
    caption, note = words.text("table_services"), words.text("note_services")
    return Table("t-services", caption, head, rows, note)


def published_table(result: AccessResult, words: Words) -> Table:
    """Return the published hours that were used."""
    names = {site.id: site.name for site in result.country.sites}
    head = (
        Column(words.text("col_point"), numeric=False),
        Column(words.text("col_hours_week")),
        Column(words.text("col_source"), numeric=False),
    )
    rows = tuple(
        row(names.get(site, site), [words.number(week.hours_a_week, 1), source])
        for site, (week, source) in sorted(result.country.published_hours.items())
    )
    return Table("t-published", words.text("table_published_hours"), head, rows)


def long_date(day: date, words: Words) -> str:
    """Return a day in the unambiguous form of each language."""
    return f"{day.day}.{day.month}.{day.year}" if words.language == "nb" else day.isoformat()
