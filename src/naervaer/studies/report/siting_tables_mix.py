"""Tables of the presence mix, and of the numbers that a part of the study stands on."""

from typing import Any

import numpy as np

from naervaer.planning.solving import Ending
from naervaer.studies.access.country import Country
from naervaer.studies.report.cells import people_cell
from naervaer.studies.report.table import Cell, Column, Table, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.assumptions import statements
from naervaer.studies.siting.mix import MixAnswer, MixStudy
from naervaer.studies.siting.mix_hours import planned_hours
from naervaer.studies.siting.mix_options import Mode


def assumptions_table(identity: str, given: Any, words: Words) -> Table:
    """Return every number a part stands on, with its source or marked as an assumption."""
    head = (
        Column(words.text("col_number"), numeric=False),
        Column(words.text("col_value")),
        Column(words.text("col_unit"), numeric=False),
        Column(words.text("col_stands_in"), numeric=False),
    )
    rows = tuple(
        row(
            words.text(f"assume_{item.name}"),
            [
                Cell(_plain(float(item.value), words), sort=float(item.value)),
                words.text(f"unit_{item.unit}"),
                item.source or words.text("an_assumption"),
            ],
        )
        for item in statements(given)
    )
    return Table(identity, words.text("table_assumptions"), head, rows)


def mix_table(study: MixStudy, words: Words) -> Table:
    """Return each question to the mix with its answer and proof."""
    head = (
        Column(words.text("col_question"), numeric=False),
        *(
            Column(words.text(key))
            for key in ("col_fte_extra", "col_with_presence", "col_of_everybody", "col_gaining")
        ),
        Column(words.text("col_what_is_added"), numeric=False),
        Column(words.text("col_proof"), numeric=False),
    )
    kept = row(
        words.text("mix_kept"),
        [
            words.number(0.0, 1),
            people_cell(study.kept.people, words),
            words.share(study.kept.people / study.everybody),
            words.people(0),
            "–",
            "–",
        ],
    )
    asked = [
        (words.text("mix_cheapest", share=words.share(item.asked, 0)), item)
        for item in study.cheapest
    ] + [(words.text("mix_best", budget=words.number(item.asked)), item) for item in study.best]
    rows = tuple(row(title, _answer_cells(study, item, words)) for title, item in asked)
    note = words.text(
        "mix_note",
        minutes=words.number(study.given.limit_minutes),
        times=study.given.occasions_needed,
        kept=words.number(study.kept.fte, 1),
        reachable=words.people(study.reachable),
        everybody=words.people(study.everybody),
    )
    return Table(
        "t-mix", words.text("table_mix", district=study.district), head, (kept, *rows), note
    )


def mix_hours_table(
    study: MixStudy, answer: MixAnswer, country: Country, words: Words
) -> Table:
    """Return hours a month by municipality and mode, in the ordinary season."""
    plan = answer.outcome.best
    hours: dict[tuple[str, Mode], float] = {}
    if plan is not None:
        for item in planned_hours(study, plan):
            if item.season == "ordinary":
                hours[item.municipality, item.mode] = item.hours
    modes = [mode for mode in Mode if any(used is mode for _, used in hours)]
    head = (
        Column(words.text("col_municipality"), numeric=False),
        *(Column(words.text(f"mode_{mode.value}")) for mode in modes),
        Column(words.text("col_gaining")),
    )
    gaining = dict(zip(country.municipality_numbers, answer.gaining.tolist(), strict=True))
    rows = tuple(
        row(
            country.municipality_name(number),
            [
                *(_hours_cell(hours.get((number, mode), 0.0), words) for mode in modes),
                people_cell(gaining[number], words),
            ],
        )
        for number in sorted({number for number, _ in hours})
    )
    return Table(
        "t-mix-hours",
        words.text("table_mix_hours", district=study.district),
        head,
        rows,
        words.text("note_planned_synthetic"),
    )


def _answer_cells(study: MixStudy, answer: MixAnswer, words: Words) -> list[Cell | str]:
    plan = answer.outcome.best
    if plan is None:
        return ["–", "–", "–", "–", "–", " ".join(answer.outcome.reasons)]
    added = {
        mode: sum(
            1
            for option, occasions in zip(study.options, plan.occasions.tolist(), strict=True)
            if option.mode is mode and occasions and not study.places[option.place].kept
        )
        for mode in Mode
    }
    parts = [
        words.text("mix_added", count=count, mode=words.text(f"mode_{mode.value}"))
        for mode, count in added.items()
        if count
    ]
    return [
        Cell(words.number(answer.extra_fte, 1), sort=answer.extra_fte),
        people_cell(plan.people, words),
        words.share(plan.people / study.everybody),
        people_cell(float(answer.gaining.sum()), words),
        ", ".join(parts) or "–",
        proof_of(answer.outcome.ending, answer.outcome.gap, words),
    ]


def proof_of(ending: Ending, gap: float, words: Words) -> str:
    """Return how sure an answer is, in words."""
    if ending is Ending.OPTIMAL:
        return words.text("proof_optimal")
    if not np.isfinite(gap):
        return words.text("proof_none")
    return words.text("proof_gap", gap=words.share(gap, 2))


def _hours_cell(hours: float, words: Words) -> Cell:
    return Cell(words.number(hours) if hours else "–", sort=hours)


def _plain(value: float, words: Words) -> str:
    return words.number(value, 0 if value.is_integer() else 2)
