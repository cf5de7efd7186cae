"""The siting report's tables of police contacts."""

from naervaer.planning.contacts import ContactPlan, GroupReason, GroupRow, Why
from naervaer.planning.solving import Outcome
from naervaer.studies.report.cells import minutes_cell, number_cell, share_cell
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.contacts import DistrictContacts
from naervaer.studies.siting.result import SitingResult


def contacts_table(result: SitingResult, words: Words) -> Table:
    """Return the fewest contacts of every district under each reading of the rules."""
    head = columns(
        words.text("col_district"),
        words.text("col_municipalities"),
        words.text("col_alone"),
        words.text("col_fewest"),
        words.text("col_posts_of_fewest"),
        words.text("col_inside"),
        words.text("col_with_exceptions"),
    )
    figures = [
        (
            item.district,
            [
                float(item.members.size),
                float(item.alone.contacts),
                item.fewest.objective,
                _best(item.fewest).posts,
                item.inside.objective,
                item.exceptions.objective,
            ],
        )
        for item in result.contacts
    ]
    every = [sum(column) for column in zip(*(values for _, values in figures), strict=True)]
    rows = tuple(
        row(
            name,
            [number_cell(value, words, int(at == _POSTS)) for at, value in enumerate(values)],
        )
        for name, values in (*figures, (words.text("whole_country"), every))
    )
    return Table(
        "t-contacts", words.text("table_contacts"), head, rows, words.text("note_contacts")
    )


_POSTS = 3
"""Column of the table above that counts posts, with one decimal."""


def contacts_more_table(result: SitingResult, words: Words) -> Table:
    """Return what some contacts more than the fewest buy, and how even the fewest are."""
    added = sorted(result.contacts[0].alternatives) if result.contacts else []
    head = columns(
        words.text("col_district"),
        *(words.text("col_travel_with", added=count) for count in added),
        words.text("col_longest_drive"),
        words.text("col_load_span"),
        words.text("col_across"),
        words.text("col_second"),
    )
    rows = tuple(
        row(
            item.district,
            [
                *(
                    number_cell(_best(item.alternatives[count]).travel_minutes, words)
                    for count in added
                ),
                minutes_cell(_best(item.fewest).longest_minutes, words),
                Cell(words.span(*(words.share(load, 0) for load in _best(item.fewest).loads))),
                number_cell(_best(item.fewest).elsewhere, words),
                _second(item, words),
            ],
        )
        for item in result.contacts
    )
    return Table(
        "t-contacts-more",
        words.text("table_contacts_more"),
        head,
        rows,
        words.text("note_contacts_more"),
    )


def contact_groups_table(result: SitingResult, words: Words) -> Table:
    """Return which municipalities share contacts with the fewest of them, and why."""
    names = result.country.municipality_names
    head = (
        Column(words.text("col_seat"), numeric=False),
        Column(words.text("col_also"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        Column(words.text("col_contacts")),
        Column(words.text("col_post_share")),
        Column(words.text("col_drive")),
        Column(words.text("col_why"), numeric=False),
        Column(words.text("col_deviation"), numeric=False),
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
                why_of(reason, group, words),
                deviation_of(reason, group, names, words) or "–",
            ],
        )
        for item in result.contacts
        for group, reason in zip(item.rows, item.reasons, strict=True)
    )
    return Table(
        "t-contact-groups",
        words.text("table_contact_groups"),
        head,
        rows,
        words.text("note_contact_groups"),
    )


def contact_exceptions_table(result: SitingResult, words: Words) -> Table:
    """Return the groups beyond the main rule that would save contacts, none of them chosen."""
    names = result.country.municipality_names
    head = (
        Column(words.text("col_district"), numeric=False),
        Column(words.text("col_municipalities"), numeric=False),
        Column(words.text("col_post_share")),
        Column(words.text("col_drive")),
        Column(words.text("col_saved_contacts")),
    )
    rows: list[tuple[Cell, ...]] = []
    for item in result.contacts:
        saved = item.fewest.objective - item.exceptions.objective
        plan = item.exceptions.best
        if plan is None or not saved > 0:
            continue
        groups = plan.groups
        most = max(len(group.members) for group in item.rows)
        rows.extend(
            row(
                item.district,
                [
                    ", ".join(names[item.members[at]] for at in groups.members[index]),
                    share_cell(float(groups.post_share[index]), words),
                    minutes_cell(float(groups.travel_minutes[index]), words),
                    number_cell(saved, words),
                ],
            )
            for index in plan.chosen
            if len(groups.members[index]) > most
        )
    return Table(
        "t-contact-exceptions",
        words.text("table_contact_exceptions"),
        head,
        tuple(rows),
        words.text("note_contact_exceptions"),
    )


def why_of(reason: GroupReason, group: GroupRow, words: Words) -> str:
    """Return why a group stands in the plan, in words."""
    values = {
        "need": words.number(group.need, 2),
        "contacts": group.contacts,
        "contacts_more": contacts_more(reason.more_contacts, words),
        "burden": words.number(reason.more_burden, 1),
    }
    if reason.why is Why.SAVES_CONTACTS and reason.instead is None:
        return words.text("why_only_way", **values)
    return words.text(f"why_{reason.why.value}", **values)


def deviation_of(
    reason: GroupReason, group: GroupRow, names: tuple[str, ...], words: Words
) -> str:
    """Return where a group departs from what is preferred, and what keeping to it costs."""
    said = []
    if group.elsewhere:
        here = ", ".join(names[at] for at in group.elsewhere)
        said.append(words.text("deviation_station", names=here))
    if not group.is_contiguous:
        said.append(words.text("deviation_apart"))
    if group.exception:
        said.append(words.text("deviation_stated", reason=group.exception))
    if not said:
        return ""
    if reason.clean_contacts is None or reason.clean_burden is None:
        cost = words.text("deviation_no_other")
    elif reason.clean_contacts > 0:
        cost = words.text(
            "deviation_contacts", contacts_more=contacts_more(reason.clean_contacts, words)
        )
    else:
        cost = words.text("deviation_burden", burden=words.number(reason.clean_burden, 1))
    return " ".join((*said, cost))


def contacts_more(more: int, words: Words) -> str:
    """Return so many contacts more, in words."""
    return words.text("one_contact_more" if more == 1 else "contacts_more", more=more)


def contacts_price(result: SitingResult, words: Words) -> str:
    """Return what the fewest contacts cost in groups that do not belong together."""
    groups = [group for item in result.contacts for group in item.rows]
    inside = sum(item.inside.objective for item in result.contacts)
    fewest = sum(item.fewest.objective for item in result.contacts)
    return words.text(
        "siting_contacts_price",
        shared=sum(len(group.members) > 1 for group in groups),
        across=sum(bool(group.elsewhere) or not group.is_contiguous for group in groups),
        inside=words.number(inside),
        more=words.number(inside - fewest),
    )


def contact_inside_table(result: SitingResult, words: Words) -> Table:
    """Return which municipalities share contacts when no group crosses or falls apart."""
    names = result.country.municipality_names
    head = (
        Column(words.text("col_seat"), numeric=False),
        Column(words.text("col_also"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        Column(words.text("col_contacts")),
        Column(words.text("col_post_share")),
        Column(words.text("col_drive")),
    )
    rows: list[tuple[Cell, ...]] = []
    for item in result.contacts:
        plan = _best(item.inside)
        groups = plan.groups
        for index in plan.chosen:
            seat = int(groups.seat[index])
            others = [names[item.members[at]] for at in groups.members[index] if at != seat]
            rows.append(
                row(
                    names[item.members[seat]],
                    [
                        ", ".join(others) or "–",
                        item.district,
                        number_cell(int(groups.contacts[index]), words),
                        share_cell(float(groups.post_share[index]), words),
                        minutes_cell(float(groups.travel_minutes[index]), words),
                    ],
                )
            )
    return Table("t-contact-inside", words.text("table_contact_inside"), head, tuple(rows))


def _second(item: DistrictContacts, words: Words) -> Cell:
    """Return how much worse the best other plan is."""
    best = _best(item.fewest)
    if item.second is None:
        return Cell("–")
    more = item.second.contacts - best.contacts
    if more > 0:
        return Cell(contacts_more(more, words))
    return Cell(
        words.text("second_burden", burden=words.number(item.second.burden - best.burden, 1))
    )


def _best(outcome: Outcome[ContactPlan]) -> ContactPlan:
    if outcome.best is None:
        msg = "a contact plan without an answer was to be written down."
        raise AssertionError(msg)
    return outcome.best
