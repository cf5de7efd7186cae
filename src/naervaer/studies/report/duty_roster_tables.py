"""The duty report's tables on the roster: cover, promises kept, presence; nobody is named."""

from collections import Counter

from naervaer.studies.duty.levers import experiment
from naervaer.studies.duty.presence import contact_hours_missing
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.roster_tables import kept_table as kept_rows
from naervaer.studies.report.cells import number_cell, share_cell
from naervaer.studies.report.duty_tables import lever_table
from naervaer.studies.report.table import Cell, Table, columns, row
from naervaer.studies.report.words import Words

_SECONDS_PER_HOUR = 3600.0


def roster_table(result: DutyResult, words: Words) -> Table:
    """Return how far each station district's cover was met, and how the search ended."""
    head = columns(
        words.text("duty_col_group"),
        *(
            words.text(f"duty_col_{key}")
            for key in (
                "staff", "wanted_hours", "missing_hours", "covered", "competence_missing",
                "unfair", "contacts_missing", "breaches", "gap", "ending",
            )
        ),
    )  # fmt: skip
    rows = tuple(
        row(
            result.ground.station_districts[item.group],
            [
                number_cell(float(item.problem.people), words),
                number_cell(item.required, words),
                number_cell(item.missing, words),
                share_cell(_covered(item.missing, item.required), words),
                number_cell(item.missing_competence, words),
                number_cell(float(item.unfair), words),
                number_cell(float(contact_hours_missing(item)), words),
                number_cell(float(item.breaches), words),
                share_cell(_gap(item.objective, item.bound), words),
                Cell(words.text(f"duty_ending_{item.ending.value}")),
            ],
        )
        for item in result.rosters.main.groups
    )
    note = words.text("duty_note_roster")
    return Table("t-roster", words.text("duty_table_roster"), head, rows, note)


def kept_table(result: DutyResult, words: Words) -> Table:
    """Return what keeping contact hours and seeking drone competence does to the roster."""
    head = columns(
        words.text("duty_col_promise"),
        *(
            words.text(f"duty_col_{key}")
            for key in ("covered", "missing_hours", "contact_hours", "drone_shifts")
        ),
    )
    rows = tuple(
        row(
            words.text(f"duty_kept_{item['promise']}_{item['kept']}"),
            [
                share_cell(_covered(item["hours_missing"], item["hours_wanted"]), words),
                number_cell(float(item["hours_missing"]), words),
                number_cell(float(item["contact_hours"]), words),
                share_cell(float(item["drone_shifts"]), words),
            ],
        )
        for item in kept_rows(result).to_dict("records")
    )
    note = words.text("duty_note_kept")
    return Table("t-kept", words.text("duty_table_kept"), head, rows, note)


def competences_table(result: DutyResult, words: Words) -> Table:
    """Return how often each competence was on duty when it was wanted."""
    head = columns(
        words.text("duty_col_competence"),
        *(
            words.text(f"duty_col_{key}")
            for key in ("holders", "shifts_wanted", "shifts_there")
        ),
    )
    rows = tuple(
        row(
            words.text(f"duty_competence_{item.name}"),
            [
                number_cell(float(item.people), words),
                number_cell(float(item.wanted), words),
                share_cell(item.there / item.wanted if item.wanted else float("nan"), words),
            ],
        )
        for item in result.rosters.competences
    )
    note = words.text("duty_note_competences")
    return Table("t-competences", words.text("duty_table_competences"), head, rows, note)


def shared_table(result: DutyResult, words: Words) -> Table:
    """Return what neighbours gain from one roster together."""
    head = columns(
        words.text("duty_col_neighbours"),
        *(
            words.text(f"duty_col_{key}")
            for key in ("wanted_hours", "missing_closed", "missing_shared", "away", "breaches")
        ),
    )
    names = result.ground.station_districts
    rows = tuple(
        row(
            ", ".join(names[group] for group in item.groups),
            [
                number_cell(item.required, words),
                number_cell(item.missing_closed, words),
                number_cell(item.missing, words),
                number_cell(float(item.away), words),
                number_cell(float(item.breaches), words),
            ],
        )
        for item in result.rosters.shared
    )
    note = words.text("duty_note_shared")
    return Table("t-shared", words.text("duty_table_shared"), head, rows, note)


def presence_table(result: DutyResult, words: Words) -> Table:
    """Return planned hours of presence by municipality and mode."""
    hours: Counter[tuple[str, str]] = Counter()
    for one in result.presence:
        key = (one.municipality, one.mode.value)
        hours[key] += one.duration.total_seconds() / _SECONDS_PER_HOUR  # type: ignore[assignment]
    country = result.ground.country
    head = columns(
        words.text("duty_col_municipality"),
        words.text("duty_col_patrol_hours"),
        words.text("duty_col_contact_hours"),
    )
    numbers = sorted(
        {result.ground.part_number(at) for at in range(result.ground.part_group.size)}
    )
    rows = tuple(
        row(
            country.municipality_name(number),
            [
                number_cell(float(hours[number, "municipal_patrol"]), words),
                number_cell(float(hours[number, "police_contact"]), words),
            ],
        )
        for number in numbers
    )
    note = words.text("duty_note_presence")
    return Table("t-presence", words.text("duty_table_presence"), head, rows, note)


def rostered_table(result: DutyResult, words: Words) -> Table:
    """Return what the rostered cover gives beside the cover it was asked for."""
    item = experiment("rostered", result.experiments.base, result.rosters.covered)
    return lever_table(item, result, words)


def _covered(missing: float, wanted: float) -> float:
    return 1.0 - missing / wanted if wanted > 0 else float("nan")


def _gap(objective: float, bound: float) -> float:
    if objective <= 0:
        return 0.0
    # A bound of zero says nothing: the search had no time to prove one.
    return (objective - bound) / objective if bound > 0 else float("nan")
