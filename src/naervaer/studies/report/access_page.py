"""What the access report says, put together for its template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from naervaer import __version__
from naervaer.studies.access.country import PASSPORT, POINT
from naervaer.studies.access.reach import group_labels
from naervaer.studies.access.result import AccessResult
from naervaer.studies.report import (
    access_figures,
    access_tables,
    method_tables,
    place_tables,
)
from naervaer.studies.report.findings import findings, open_doors_at, published_of
from naervaer.studies.report.maps import Frame, Legend, definitions
from naervaer.studies.report.page import render
from naervaer.studies.report.table import Column, Table, row
from naervaer.studies.report.words import Words

_LONGEST_SHOWN, _WORST_SHOWN, _CLOSURES_SHOWN = 15, 15, 25


@dataclass(frozen=True, slots=True)
class AppealClock:
    """Days of the appeal against a change of structure, from the rules."""

    told: date
    appeal_weeks: int
    forward_weeks: int
    appeal_by: date
    forward_by: date


def access_page(
    result: AccessResult,
    words: Words,
    *,
    clock: AppealClock,
    inputs: Sequence[Mapping[str, Any]],
    speeds: Sequence[method_tables.SpeedRow],
) -> str:
    """Return the report as one HTML page."""
    country = result.country
    frame = Frame.around(country.outlines)
    return render(
        "access.html.j2",
        words,
        definitions=definitions(country.outlines, frame),
        country=country,
        scenario=result.scenario,
        changes=scenario_changes(result, words),
        findings=findings(result, words),
        basis=_basis(result, words),
        sentences=_sentences(result, words, clock),
        tables=_tables(result, words, inputs)
        | {"speeds": method_tables.speeds_table(speeds, words)},
        figures=_figures(result, words),
        curves=access_figures.district_curves(result, words),
        hours_chart=access_figures.hours_chart(result, words),
        version=__version__,
    )


def _basis(result: AccessResult, words: Words) -> str:
    sites = result.country.sites
    return words.text(
        "basis",
        people=words.people(float(result.country.zones.total.sum())),
        year=result.country.population_year,
        zones=words.number(result.country.zones.municipality.size),
        points=sum(site.after and site.kind == POINT for site in sites),
        offices=sum(site.after and site.kind == PASSPORT for site in sites),
    )


def scenario_changes(result: AccessResult, words: Words) -> list[str]:
    """Return what the scenario changes, one line each."""
    scenario, country = result.scenario, result.country
    lines = [
        words.text(
            "change_opened",
            name=door.name,
            municipality=country.municipality_name(door.municipality),
        )
        for door in scenario.opened
    ]
    lines += [words.text("change_closed", name=name) for name in scenario.closed]
    lines += [
        words.text(
            "change_moved",
            name=door.at,
            municipality=country.municipality_name(door.municipality),
        )
        for door in scenario.moved
    ]
    lines += [words.text("change_hours", name=item.at) for item in scenario.hours]
    lines += [words.text("change_road", name=road.label) for road in scenario.roads]
    lines += [words.text("change_crossing", name=name) for name in scenario.crossings]
    lines += [
        words.text("change_speed", name=name, value=value)
        for name, value in scenario.speeds.items()
    ]
    if scenario.no_ferries:
        lines.append(words.text("change_no_ferries"))
    if scenario.season != "ordinary":
        season = words.text(f"season_{scenario.season}")
        lines.append(words.text("change_season", name=season))
    if scenario.winter_roads:
        lines.append(words.text("change_winter"))
    if scenario.population_year is not None:
        lines.append(words.text("change_population", year=scenario.population_year))
    return lines


def _sentences(result: AccessResult, words: Words, clock: AppealClock) -> dict[str, str]:
    """Return the sentences that carry numbers."""
    band, before = result.bands[result.main_after], result.bands[result.main_before]
    total = next(item for item in result.total_gains if item.season == result.scenario.season)
    known, every = published_of(result)
    after = result.after.country
    beyond = float(after.people_beyond_60[0])
    points = words.points(100 * (band.value - before.value), 2)
    return {
        "band": words.text(
            "band_sentence",
            value=words.share(band.value),
            low=words.share(band.low),
            high=words.share(band.high),
            points=points,
            points_low=words.points(total.lowest_points_within_45, 2),
            points_high=words.points(total.highest_points_within_45, 2),
        ),
        "lorenz": words.text(
            "lorenz_lead",
            gini=words.number(float(after.gini[0]), 3),
            before=words.number(float(result.before.country.gini[0]), 3),
        ),
        "small": words.text(
            "points_small",
            points=points,
            low=words.share(band.low),
            high=words.share(band.high),
        ),
        "hours": words.text("hours_lead", known=known, all=every),
        "moment": _moment_sentence(result, words),
        "worst": words.text(
            "worst_lead",
            beyond=words.people(beyond),
            share=words.share(beyond / float(after.people[0]), 2),
        ),
        "unreachable": _unreachable_sentence(result, words),
        "clock": words.text(
            "closures_clock",
            appeal=clock.appeal_weeks,
            forward=clock.forward_weeks,
            told=method_tables.long_date(clock.told, words),
            appeal_by=method_tables.long_date(clock.appeal_by, words),
            forward_by=method_tables.long_date(clock.forward_by, words),
        ),
        "people": words.text(
            "method_people",
            zones=words.number(result.country.zones.municipality.size),
            year=result.country.population_year,
        ),
    }


def _unreachable_sentence(result: AccessResult, words: Words) -> str:
    """Return why some reach no door and where they live, or nothing when all reach one."""
    after = result.after
    if after.country.unreachable[0] < 1:
        return ""
    class_a = [name for name, _ in group_labels(result.country, "class")].index("A")
    return words.text(
        "unreachable_lead",
        unreachable=words.people(float(after.country.unreachable[0])),
        class_a=words.people(float(after.groups["class"].unreachable[class_a])),
        most=place_tables.most_of(after.groups["municipality"].unreachable, result, words),
    )


def _moment_sentence(result: AccessResult, words: Words) -> str:
    """Return access at the scenario's own moment under its chosen assumption, or nothing."""
    mine = [
        item
        for item in open_doors_at(result, "desk", "scenario")
        if item.profile is result.scenario.profile
    ]
    if not mine:
        return ""
    item = mine[0]
    everybody = float(item.groups["country"].people[0])
    return words.text(
        "scenario_moment",
        profile=words.text(f"chosen_{item.profile.value}"),
        people=words.about(item.people_without),
        share=words.share(item.people_without / everybody),
        doors=item.open_sites,
        all=item.all_sites,
    )


def _tables(
    result: AccessResult, words: Words, inputs: Sequence[Mapping[str, Any]]
) -> dict[str, Table]:
    """Return every table by the name the template uses, with where its numbers are from."""
    computed = words.text("provenance_computed", year=result.country.population_year)
    other = {
        "services": words.text("provenance_read"),
        "published": words.text("provenance_press"),
        "inputs": "",
    }
    return {
        name: replace(table, provenance=other.get(name, computed))
        for name, table in _bare_tables(result, words, inputs).items()
    }


def _bare_tables(
    result: AccessResult, words: Words, inputs: Sequence[Mapping[str, Any]]
) -> dict[str, Table]:
    """Return every table by the name the template uses."""
    made = access_tables
    shown, every = result.closures[:_CLOSURES_SHOWN], result.closures
    return {
        "sets": made.reach_table(
            "t-sets",
            words.text("table_sets"),
            result.desks,
            words,
            note=words.text("note_sets"),
        ),
        "longest": place_tables.longest_table(result, words, count=_LONGEST_SHOWN),
        "rule": made.rule_table("t-rule", words.text("table_rule"), result.desk_rule, words),
        "class": made.class_table(result, words),
        "lorenz": method_tables.lorenz_table(result, words),
        "seasons": place_tables.season_table(result, words),
        "points": place_tables.gains_table(
            "t-points",
            words.text("table_points"),
            result.gains,
            result,
            words,
            first=words.text("col_point"),
            seasonal=True,
        ),
        "most": place_tables.most_gaining_table(result, words),
        "hours": made.hours_table(result, words),
        "published": method_tables.published_table(result, words),
        "offices": made.reach_table(
            "t-offices",
            words.text("table_offices"),
            result.offices,
            words,
            note=words.text("note_sets"),
        ),
        "new_offices": place_tables.gains_table(
            "t-new-offices",
            words.text("table_new_offices"),
            result.office_gains,
            result,
            words,
            first=words.text("col_office"),
            seasonal=False,
        ),
        "passport_rule": made.rule_table(
            "t-passport-rule", words.text("table_passport_rule"), result.passport_rule, words
        ),
        "children": made.children_table(result, words),
        "burden": made.burden_table(result, words),
        "worst": place_tables.worst_table(result, words, count=_WORST_SHOWN),
        "unreachable": place_tables.unreachable_table(result, words),
        "closures": place_tables.closures_table(
            "t-closures", words.text("table_closures"), shown, result, words
        ),
        "closures_all": place_tables.closures_table(
            "t-closures-all", words.text("table_closures_all"), every, result, words
        ),
        "municipalities": place_tables.municipality_table(result, words),
        "services": method_tables.services_table(words),
        "inputs": inputs_table(inputs, words),
    }


def inputs_table(inputs: Sequence[Mapping[str, Any]], words: Words) -> Table:
    """Return the data sets and files a report stands on, with their checksums."""
    head = tuple(
        Column(words.text(key), numeric=False)
        for key in ("col_input", "col_data_set", "col_checksum")
    )
    rows = tuple(
        row(
            str(entry.get("name", "")),
            [str(entry.get("data_set", "")), str(entry.get("sha256", ""))[:16]],
        )
        for entry in inputs
    )
    return Table("t-inputs", words.text("table_inputs"), head, rows)


def _figures(result: AccessResult, words: Words) -> dict[str, access_figures.Figure]:
    """Return every map by the name the template uses."""
    made = access_figures
    office_dots = made.new_doors(result, result.offices["before"], kind=PASSPORT)
    return {
        "minutes": made.minutes_map(
            "map-minutes",
            result=result,
            words=words,
            reached=result.after,
            about="map_minutes",
        ),
        "gain": made.gain_map(
            result, words, dots=made.new_doors(result, result.before, kind=POINT)
        ),
        "passport": made.minutes_map(
            "map-passport",
            result=result,
            words=words,
            reached=result.offices["after"],
            about="map_passport",
            dots=office_dots,
            extra=[Legend("year door", words.text("legend_new_office"))],
        ),
        "worst": made.worst_map(result, words),
        "lorenz": made.lorenz_figure(result, words),
    }
