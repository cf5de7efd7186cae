"""Tables of courts, fire stations and towns for a women's prison."""

from naervaer.studies.access.country import Country
from naervaer.studies.report.cells import minutes_cell, people_cell, share_cell
from naervaer.studies.report.table import Cell, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.networks import LIMITS_MINUTES, NetworksStudy


def courts_table(study: NetworksStudy, words: Words) -> Table:
    """Return the nearness of each court to its own people; empty where the file is missing."""
    head = columns(
        words.text("net_court"),
        words.text("col_people"),
        *_limit_columns(words),
        words.text("net_median"),
    )
    rows = tuple(
        row(
            f"{court.name} ({', '.join(court.seats)})",
            [
                people_cell(court.people, words),
                *(share_cell(share, words) for share in court.within),
                minutes_cell(court.median_minutes, words),
            ],
        )
        for court in sorted(study.courts or (), key=lambda item: item.within[0])
    )
    note = words.text("net_courts_note")
    if study.country_within is not None:
        shares = ", ".join(words.share(share) for share in study.country_within)
        note = f"{words.text('net_courts_all', shares=shares)} {note}"
    if study.missing:
        note = words.text("net_missing", what=" ".join(study.missing))
    return Table("t-courts", words.text("table_courts"), head, rows, note)


def prison_table(study: NetworksStudy, country: Country, words: Words) -> Table:
    """Return candidate towns by the minutes of children to them."""
    head = columns(
        words.text("net_town"),
        words.text("net_child_mean"),
        *_limit_columns(words),
        words.text("net_unreached"),
    )
    rows = tuple(
        row(
            country.municipality_names[town.municipality],
            [
                Cell(words.number(town.mean_minutes), sort=town.mean_minutes),
                *(share_cell(share, words) for share in town.within),
                people_cell(town.unreached, words),
            ],
        )
        for town in study.towns
    )
    return Table(
        "t-prison", words.text("table_prison"), head, rows, words.text("net_prison_note")
    )


def _limit_columns(words: Words) -> list[str]:
    return [words.text("col_within", limit=words.number(limit)) for limit in LIMITS_MINUTES]
