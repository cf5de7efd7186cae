"""The report's tables of reach, rule, opening hours and passports, in words."""

from collections.abc import Iterable, Mapping

from naervaer.studies.access.country import RESPONSE_CLASSES
from naervaer.studies.access.measures import LIMITS_MINUTES, PERCENTILES, GroupSummary
from naervaer.studies.access.reach import Reach
from naervaer.studies.access.result import AccessResult, RuleResult
from naervaer.studies.report.cells import people_cell, share_cell
from naervaer.studies.report.findings import open_doors_at
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words

_AT_45 = LIMITS_MINUTES.index(45)


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
                share_cell(item.before.value, words),
                share_cell(item.after.value, words),
                words.share_span(item.after.low, item.after.high),
                *([share_cell(item.after_low, words)] if unconfirmed else []),
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
                        people_cell(items[name].people_without, words)
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
