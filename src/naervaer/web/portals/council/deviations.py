"""Agreed, planned and delivered, obligation by obligation, as tables and as CSV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.agreements import Compliance, Kept, Measure, Per
from naervaer.domain.councils import Party
from naervaer.domain.figures import least_firm
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.council.presenters import terms_words

if TYPE_CHECKING:
    from naervaer.web.records.agreements.selectors import Measured


@dataclass(frozen=True, slots=True)
class MeasuredPart:
    """One obligation with its table."""

    key: str
    party: str
    text: str
    terms: str
    kept: str
    table: Table | None
    badge: Badge


def measured_rows(
    measured: "Iterable[Measured]", *, which: str, may_explain: bool
) -> list[MeasuredPart]:
    """Return every obligation with what came of it."""
    return [_part(one, which, may_explain=may_explain) for one in measured]


def _part(one: "Measured", which: str, *, may_explain: bool) -> MeasuredPart:
    judged = [row for row in one.rows if row.kept in (Kept.KEPT, Kept.NOT_KEPT)]
    kept = sum(row.kept is Kept.KEPT for row in judged)
    words = _("%(kept)s av %(judged)s perioder som avtalt") % {
        "kept": kept,
        "judged": len(judged),
    }
    obligation = one.obligation
    return MeasuredPart(
        key=f"forpliktelse-{obligation.number}",
        party=said(Party(obligation.party)),
        text=obligation.text,
        terms=terms_words(obligation),
        kept=words if one.rows else "",
        table=_table(one, which, may_explain=may_explain) if one.rows else None,
        badge=Badge(least_firm(one.kinds), _("tilstedeværelsesboken og rådets møter")),
    )


def _table(one: "Measured", which: str, *, may_explain: bool) -> Table:
    return table_of(
        name=f"avvik-{one.obligation.number}",
        caption=one.obligation.text,
        columns=[
            Column("periode", _("Periode"), sorts=False),
            Column("avtalt", _("Avtalt"), is_number=True, sorts=False),
            Column("planlagt", _("Planlagt"), is_number=True, sorts=False),
            Column("levert", _("Levert"), is_number=True, sorts=False),
            Column("tilstand", _("Resultat"), sorts=False),
            Column("grunn", _("Begrunnelse"), sorts=False),
        ],
        rows=[_row(one, row, which, may_explain=may_explain) for row in one.rows],
        is_caption_hidden=True,
    )


def _row(one: "Measured", row: Compliance, which: str, *, may_explain: bool) -> list[Cell]:
    label = row.stretch.label
    why = "; ".join(
        f"{said(Party(reason.side))}: {reason.text}" for reason in one.reasons.get(label, [])
    )
    explain = ""
    if may_explain and row.kept is Kept.NOT_KEPT:
        explain = reverse("council:reason_new", args=[which, one.obligation.pk, label])
        period = period_words(one, row)
        why = why or _("Begrunn %(period)s, nr. %(number)s") % {
            "period": period,
            "number": one.obligation.number,
        }
    return [
        Cell(period_words(one, row)),
        Cell(_amount(row.agreed)),
        Cell(_amount(row.planned)),
        Cell(_amount(row.delivered)),
        Cell(said(row.kept)),
        Cell(why, address=explain),
    ]


def period_words(one: "Measured", row: Compliance) -> str:
    """Return a stretch's name: the month, or the year."""
    per = Per(one.obligation.per)
    is_year = per is Per.YEAR or Measure(one.obligation.measure) is Measure.REPLY_DAYS
    return f"{row.stretch.label:%Y}" if is_year else f"{row.stretch.label:%m.%Y}"


def csv_rows(measured: "Iterable[Measured]") -> Iterator[list[object]]:
    """Yield the same as rows of plain values, a heading first."""
    yield [
        *("number", "party", "obligation", "measure", "per", "mode", "service", "is_closed"),
        *("period", "begins", "ends", "agreed", "planned", "delivered", "result", "kinds"),
        "reasons",
    ]
    for one in measured:
        about = one.obligation
        for row in one.rows:
            reasons = one.reasons.get(row.stretch.label, [])
            yield [
                *(about.number, about.party, about.text, about.measure, about.per),
                *(about.mode, about.service, about.is_closed, period_words(one, row)),
                *(row.stretch.begins, row.stretch.ends, row.agreed, row.planned),
                *(row.delivered, row.kept.value, "|".join(sorted(one.kinds))),
                " | ".join(f"{reason.side}: {reason.text}" for reason in reasons),
            ]


def _amount(value: float | None) -> str:
    if value is None:
        return numbers.number(None)
    return numbers.number(value, 0 if float(value).is_integer() else 1)
