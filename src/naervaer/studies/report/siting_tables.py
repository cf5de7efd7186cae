"""The siting report's tables of places, measures and proofs, in words."""

import numpy as np

from naervaer.studies.access.country import POINT
from naervaer.studies.report.cells import (
    gap_cell,
    minutes_cell,
    number_cell,
    people_cell,
    share_cell,
)
from naervaer.studies.report.siting_findings import best_for
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.alternatives import Alternative, Comparison
from naervaer.studies.siting.measured import Measured
from naervaer.studies.siting.offices import FEWEST_DOCUMENTS, expected_documents
from naervaer.studies.siting.optimum import Objective, value_of
from naervaer.studies.siting.result import SitingResult

_NAMED = 5


def alternatives_table(
    identity: str, caption: str, comparison: Comparison, words: Words
) -> Table:
    """Return the plan's choice and the best for each objective on every measure."""
    head = columns(
        words.text("col_alternative"),
        *(
            words.text(key)
            for key in (
                "col_mean_minutes",
                "col_p95",
                "col_p99",
                "col_worst",
                "col_longest",
                "col_within45_gained",
                "col_beyond60",
                "col_tail_hours",
                "col_offence_minutes",
                "col_near_plan",
            )
        ),
    )
    rows = [row(words.text("alt_before"), _measures(comparison, comparison.before, words))]
    for item in (comparison.plan, *comparison.best):
        cells = _measures(comparison, item.measured, words)
        near = Cell(
            words.text("of_count", some=item.near_plan, all=comparison.plan.columns.size)
        )
        rows.append(row(words.text(f"alt_{item.key}"), [*cells[:-1], near]))
    return Table(identity, caption, head, tuple(rows), words.text("note_alternatives"))


def _measures(comparison: Comparison, measured: Measured, words: Words) -> list[Cell]:
    return [
        number_cell(measured.mean, words, 2),
        minutes_cell(measured.p95, words),
        minutes_cell(measured.p99, words),
        minutes_cell(measured.worst, words),
        minutes_cell(measured.longest, words),
        people_cell(measured.within_45 - comparison.before.within_45, words),
        people_cell(measured.beyond_60, words),
        number_cell(measured.tail_hours, words),
        number_cell(measured.offences_mean, words, 2),
        Cell("–"),
    ]


def proof_table(identity: str, caption: str, comparison: Comparison, words: Words) -> Table:
    """Return each optimum with its bound, and the share of its gain that the plan reaches."""
    head = (
        *columns(
            words.text("col_objective"),
            words.text("col_before"),
            words.text("col_plan_reaches"),
            words.text("col_best"),
            words.text("col_bound"),
            words.text("col_gap"),
        ),
        Column(words.text("col_ending"), numeric=False),
        Column(words.text("col_plan_share")),
    )
    rows = []
    for item in comparison.best:
        if item.optimum is None:
            continue
        objective = Objective(item.key)
        numbers = (
            item.optimum.base,
            value_of(objective, comparison.plan.measured),
            item.optimum.value,
            item.optimum.bound,
        )
        rows.append(
            row(
                words.text(f"objective_{item.key}"),
                [
                    *(_objective_cell(objective, value, words) for value in numbers),
                    gap_cell(item.optimum.gap, words),
                    Cell(words.text(f"ending_{item.optimum.ending.value}")),
                    share_cell(comparison.reached(objective), words),
                ],
            )
        )
    return Table(identity, caption, head, tuple(rows), words.text("note_proof"))


def _objective_cell(objective: Objective, value: float, words: Words) -> Cell:
    if objective.without_floor is Objective.WITHIN_45:
        return people_cell(value, words)
    if objective.without_floor in {Objective.TAIL, Objective.LONGEST}:
        return number_cell(value, words)
    return number_cell(value, words, 2)


def plan_places_table(result: SitingResult, words: Words) -> Table:
    """Return the plan's points: season, reported offences, way to the best points."""
    points = result.points
    shown = [item for item in points.best if item.key in _SHOWN_AWAY]
    at = [points.best.index(item) for item in shown]
    head = (
        Column(words.text("col_point"), numeric=False),
        Column(words.text("col_season"), numeric=False),
        Column(words.text("col_had_point"), numeric=False),
        Column(words.text("col_reports")),
        *(
            Column(words.text("col_km_to", name=words.text(f"short_{item.key}")))
            for item in shown
        ),
    )
    rows = []
    for index, site in enumerate(points.openings.planned_sites):
        reports = result.reports.get(site.id)
        counted = float("nan") if reports is None else float(reports.reports or "nan")
        municipality = result.country.municipality_index(site.municipality)
        had = bool(points.openings.with_door[municipality])
        rows.append(
            row(
                site.name,
                [
                    Cell(words.text(f"season_{site.season}")),
                    Cell(words.text("yes" if had else "no")),
                    number_cell(counted, words),
                    *(number_cell(float(points.away[index, one]), words) for one in at),
                ],
            )
        )
    return Table(
        "t-plan-places",
        words.text("table_plan_places"),
        head,
        tuple(rows),
        words.text("note_plan_places"),
    )


_SHOWN_AWAY = (Objective.MEAN, Objective.WITHIN_45, Objective.TAIL)


def chosen_table(
    identity: str, caption: str, result: SitingResult, comparison: Comparison, words: Words
) -> Table:
    """Return where each alternative opens doors, by municipality."""
    head = (
        Column(words.text("col_alternative"), numeric=False),
        Column(words.text("col_places"), numeric=False),
        Column(words.text("col_districts"), numeric=False),
    )
    rows = tuple(
        row(
            words.text(f"alt_{item.key}"),
            [
                _place_names(result, comparison, item),
                _district_counts(result, comparison, item),
            ],
        )
        for item in (comparison.plan, *comparison.best)
    )
    return Table(identity, caption, head, rows)


def _place_names(result: SitingResult, comparison: Comparison, item: Alternative) -> str:
    openings, names = comparison.openings, result.country.municipality_names
    said = []
    for column in item.columns.tolist():
        place = openings.names[column]
        municipality = names[int(openings.municipality[column])].split(" – ")[0]
        said.append(place if municipality in place else f"{place} ({municipality})")
    return ", ".join(said)


def _district_counts(result: SitingResult, comparison: Comparison, item: Alternative) -> str:
    at = result.country.municipality_district[comparison.openings.municipality[item.columns]]
    counts = np.bincount(at, minlength=len(result.country.districts))
    order = np.argsort(-counts, kind="stable")
    return ", ".join(
        f"{result.country.districts[index]} {counts[index]}" for index in order if counts[index]
    )


def losers_table(
    identity: str, caption: str, result: SitingResult, comparison: Comparison, words: Words
) -> Table:
    """Return who has a longer way under each optimum than under the plan's choice."""
    head = (
        *columns(
            words.text("col_alternative"),
            words.text("col_longer"),
            words.text("col_shorter"),
        ),
        Column(words.text("col_most_longer"), numeric=False),
    )
    rows = tuple(
        row(
            words.text(f"alt_{item.key}"),
            [
                people_cell(float(item.longer.sum()), words),
                people_cell(float(item.shorter.sum()), words),
                most_longer(item, result, words),
            ],
        )
        for item in comparison.best
    )
    return Table(identity, caption, head, rows, words.text("note_losers"))


def most_longer(item: Alternative, result: SitingResult, words: Words) -> str:
    """Return the municipalities with most people who have a longer way."""
    order = np.argsort(-item.longer, kind="stable")[:_NAMED].tolist()
    names = result.country.municipality_names
    return ", ".join(
        f"{names[at].split(' – ')[0]} {words.people(float(item.longer[at]))}"
        for at in order
        if round(item.longer[at]) > 0
    )


def districts_table(
    identity: str, caption: str, result: SitingResult, comparison: Comparison, words: Words
) -> Table:
    """Return the mean and the share within 45 minutes per district, plan beside the best."""
    mean = best_for(comparison, Objective.MEAN).measured
    within = best_for(comparison, Objective.WITHIN_45).measured
    before, plan = comparison.before, comparison.plan.measured
    head = columns(
        words.text("col_district"),
        words.text("col_mean_before"),
        words.text("col_mean_after"),
        words.text("col_mean_best"),
        words.text("col_within45_before"),
        words.text("col_within45_after"),
        words.text("col_within45_best"),
    )
    rows = tuple(
        row(
            district,
            [
                *(
                    number_cell(float(one.district_mean[at]), words, 1)
                    for one in (before, plan, mean)
                ),
                *(
                    share_cell(float(one.district_share[at]), words)
                    for one in (before, plan, within)
                ),
            ],
        )
        for at, district in enumerate(result.country.districts)
    )
    return Table(identity, caption, head, rows, words.text("note_districts"))


def places_table(
    identity: str,
    result: SitingResult,
    comparison: Comparison,
    objective: Objective,
    words: Words,
) -> Table:
    """Return the best places for an objective, by district, for the map they stand on."""
    item, openings = best_for(comparison, objective), comparison.openings
    country = result.country
    head = tuple(
        Column(words.text(key), numeric=False)
        for key in ("col_place", "col_municipality", "col_district")
    )
    where = openings.municipality[item.columns]
    order = np.argsort(country.municipality_district[where], kind="stable")
    rows = tuple(
        row(
            openings.names[column],
            [
                country.municipality_names[at],
                country.districts[int(country.municipality_district[at])],
            ],
        )
        for column, at in zip(item.columns[order].tolist(), where[order].tolist(), strict=True)
    )
    kind = "points" if openings.kind == POINT else "offices"
    caption = words.text(f"table_{kind}_best", name=words.text(f"short_{objective.value}"))
    return Table(identity, caption, head, rows)


_WITH_FLOOR = "_volume"


def _floor_words(item: Alternative, words: Words, *, enough: int, floored: set[str]) -> str:
    """Return whether the floor binds for an aim that has a twin with the floor."""
    if item.key in floored:
        return words.text("floor_kept")
    if f"{item.key}{_WITH_FLOOR}" not in floored:
        return "–"
    return words.text("floor_free" if enough == item.columns.size else "floor_binds")


def documents_table(result: SitingResult, words: Words) -> Table:
    """Return how many new offices would issue what an office should at least."""
    offices = result.offices
    head = (
        *columns(
            words.text("col_alternative"),
            words.text("col_documents"),
            words.text("col_fewest_documents"),
            words.text("col_large_enough"),
        ),
        Column(words.text("col_floor_binds"), numeric=False),
    )
    floored = {item.key for item in offices.best if item.key.endswith(_WITH_FLOOR)}
    rows = []
    for item in (offices.plan, *offices.best):
        expected = expected_documents(offices.openings, result.demand.people, item.columns)
        enough = int((expected >= FEWEST_DOCUMENTS).sum())
        rows.append(
            row(
                words.text(f"alt_{item.key}"),
                [
                    number_cell(float(np.median(expected)), words),
                    number_cell(float(expected.min()), words),
                    Cell(words.text("of_count", some=enough, all=item.columns.size)),
                    _floor_words(item, words, enough=enough, floored=floored),
                ],
            )
        )
    return Table(
        "t-documents",
        words.text("table_documents"),
        head,
        tuple(rows),
        words.text("note_documents"),
    )
