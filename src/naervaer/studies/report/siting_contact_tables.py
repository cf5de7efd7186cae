"""The siting report's tables of police contacts."""

from naervaer.studies.report.cells import minutes_cell, number_cell, share_cell
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.result import SitingResult


def contacts_table(result: SitingResult, words: Words) -> Table:
    """Return the fewest contacts of every district, and what more of them buy."""
    added = sorted(result.contacts[0].alternatives) if result.contacts else []
    head = columns(
        words.text("col_district"),
        words.text("col_municipalities"),
        words.text("col_fewest"),
        words.text("col_alone"),
        *(words.text("col_travel_with", added=count) for count in added),
    )
    rows = [
        row(
            item.district,
            [
                Cell(words.number(item.members.size)),
                number_cell(item.fewest.objective, words),
                number_cell(item.alone.contacts, words),
                *(
                    Cell("–")
                    if item.alternatives[count].best is None
                    else number_cell(_travel(item.alternatives[count].best), words)
                    for count in added
                ),
            ],
        )
        for item in result.contacts
    ]
    rows.append(
        row(
            words.text("whole_country"),
            [
                number_cell(sum(item.members.size for item in result.contacts), words),
                number_cell(sum(item.fewest.objective for item in result.contacts), words),
                number_cell(sum(item.alone.contacts for item in result.contacts), words),
                *(
                    number_cell(
                        sum(_travel(item.alternatives[count].best) for item in result.contacts),
                        words,
                    )
                    for count in added
                ),
            ],
        )
    )
    return Table(
        "t-contacts",
        words.text("table_contacts"),
        head,
        tuple(rows),
        words.text("note_contacts"),
    )


def _travel(plan: object) -> float:
    return float(getattr(plan, "travel_minutes", 0.0))


def contact_groups_table(result: SitingResult, words: Words) -> Table:
    """Return which municipalities share contacts with the fewest of them."""
    names = result.country.municipality_names
    head = (
        Column(words.text("col_seat"), numeric=False),
        Column(words.text("col_also"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        Column(words.text("col_contacts")),
        Column(words.text("col_post_share")),
        Column(words.text("col_drive")),
    )
    rows = tuple(
        row(
            names[group.members[0]],
            [
                ", ".join(names[at] for at in group.members[1:]) or "–",
                item.district,
                number_cell(group.contacts, words),
                share_cell(group.post_share, words),
                minutes_cell(group.travel_minutes, words),
            ],
        )
        for item in result.contacts
        for group in item.rows
    )
    return Table("t-contact-groups", words.text("table_contact_groups"), head, rows)
