"""The siting report's tables of growth and of the front."""

from naervaer.studies.report.cells import gap_cell, number_cell, people_cell
from naervaer.studies.report.siting_tables import most_longer
from naervaer.studies.report.table import Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.front import picked
from naervaer.studies.siting.result import SitingResult


def growth_table(result: SitingResult, words: Words) -> Table:
    """Return what so many new points can do at best, with what each step adds."""
    head = columns(
        words.text("col_new_points"),
        words.text("col_mean_minutes"),
        words.text("col_seconds_per_point"),
        words.text("col_gap"),
        words.text("col_within45_gained"),
        words.text("col_people_per_point"),
        words.text("col_gap"),
    )
    base = result.points.before
    rows, count, mean, within = [], 0, base.mean, base.within_45
    for step in result.growth:
        more = step.count - count
        rows.append(
            row(
                words.number(step.count),
                [
                    number_cell(step.mean.value, words, 2),
                    number_cell(60 * (mean - step.mean.value) / more, words, 1),
                    gap_cell(step.mean.gap, words),
                    people_cell(step.within_45.value - base.within_45, words),
                    people_cell((step.within_45.value - within) / more, words),
                    gap_cell(step.within_45.gap, words),
                ],
            )
        )
        count, mean, within = step.count, step.mean.value, step.within_45.value
    return Table(
        "t-growth", words.text("table_growth"), head, tuple(rows), words.text("note_growth")
    )


def front_table(result: SitingResult, words: Words) -> Table:
    """Return a spread of the compromises, each with its proof, and the plan's choice."""
    head = (
        *columns(
            words.text("col_compromise"),
            words.text("col_mean_minutes"),
            words.text("col_worst"),
            words.text("col_within45_gained"),
            words.text("col_gap"),
        ),
        Column(words.text("col_efficient"), numeric=False),
    )
    base = result.points.before.within_45
    plan = result.points.plan.measured
    mine = row(
        words.text("alt_plan"),
        [
            number_cell(plan.mean, words, 2),
            number_cell(plan.worst, words, 1),
            people_cell(plan.within_45 - base, words),
            "–",
            "–",
        ],
    )
    rows = [
        row(
            words.number(at + 1),
            [
                number_cell(point.mean, words, 2),
                number_cell(point.worst, words, 1),
                people_cell(point.within_45 - base, words),
                gap_cell(point.gap, words),
                words.text("yes" if point.is_efficient else "to_the_gap"),
            ],
        )
        for at in picked(result.front)
        for point in (result.front[at],)
    ]
    note = words.text(
        "note_front",
        all=len(result.front),
        proven=sum(point.is_efficient for point in result.front),
        shown=len(rows),
    )
    return Table("t-front", words.text("table_front"), head, (mine, *rows), note)


def front_losers_table(result: SitingResult, words: Words) -> Table:
    """Return who has a longer way under each compromise than under the plan's choice."""
    head = (
        *columns(
            words.text("col_compromise"),
            words.text("col_longer"),
            words.text("col_shorter"),
        ),
        Column(words.text("col_most_longer"), numeric=False),
    )
    rows = tuple(
        row(
            words.number(at + 1),
            [
                people_cell(float(point.alternative.longer.sum()), words),
                people_cell(float(point.alternative.shorter.sum()), words),
                most_longer(point.alternative, result, words),
            ],
        )
        for at in picked(result.front)
        for point in (result.front[at],)
    )
    return Table("t-front-losers", words.text("table_front_losers"), head, rows)
