"""A year's evaluation as a sheet of paper."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.web.interface import numbers
from naervaer.web.interface.sheets import sheet_part
from naervaer.web.interface.tables import Table
from naervaer.web.portals.council.evaluation_presenters import (
    SideWords,
    both_sides,
    carried_over,
    fact_rows,
    hours_table,
    kept_table,
)

if TYPE_CHECKING:
    from naervaer.web.records.agreements.models import Evaluation


def evaluation_content(
    one: "Evaluation", facts: dict[str, Any], *, language: str, today: date
) -> dict[str, Any]:
    """Return what the sheet shows, as plain values."""
    is_made_up = one.kind == Kind.SYNTHETIC.value
    carried = [
        f"{title} ({owner}, {numbers.day(deadline, 'medium')})"
        for title, owner, deadline in carried_over(facts)
    ]
    return {
        "language": language.split("-", maxsplit=1)[0],
        "title": _("Evaluering av samarbeidet i %(name)s %(year)s")
        % {"name": one.municipality.name, "year": one.year},
        "lead": _("Skrevet ut %(day)s.") % {"day": numbers.day(today)}
        + (f" {_('Ikke sendt inn ennå.')}" if one.submitted_on is None else ""),
        "synthetic": _("Demonstrasjon: alle tall her er syntetiske, ikke virkelige.")
        if is_made_up
        else "",
        "footer": _(
            "Nærvær: tallene er hentet fra politirådets føringer, avtalen og "
            "tilstedeværelsesboken. Politiråd og avtale bygger på frivillig samarbeid."
        ),
        "parts": [
            sheet_part(
                _("Året i tall"),
                rows=[[row.words, row.said] for row in fact_rows(facts, Kind(one.kind))],
                columns=(_("Hva"), _("Tall")),
                widths=(2, 3),
            ),
            _table(_("Avtalen"), kept_table(facts), (6, 2, 2, 1, 1)),
            _table(_("Tilstedeværelse, timer"), hours_table(facts), (3, 1, 1)),
            *(_side(side) for side in both_sides(one.assessments.all())),
            sheet_part(_("Tas med til neste år"), lines=carried or [_("Ingen åpne tiltak.")]),
        ],
    }


def _table(heading: str, table: Table, widths: tuple[int, ...]) -> dict[str, Any]:
    return sheet_part(
        heading,
        rows=[[cell.text for cell in row] for row in table.rows],
        columns=tuple(one.column.heading for one in table.headings),
        widths=widths,
        numbers=tuple(at for at, one in enumerate(table.headings) if one.column.is_number),
        lines=[] if table.rows else [_("Ingenting er ført.")],
    )


def _side(side: SideWords) -> dict[str, Any]:
    heading = _("Vurderingen fra %(side)s") % {"side": side.side}
    if not side.is_written:
        return sheet_part(heading, lines=[_("Ikke skrevet ennå.")])
    marks = "; ".join(f"{mark.words}: {mark.said}" for mark in side.marks)
    return sheet_part(heading, lines=[marks, *side.achieved.splitlines(), side.next_year])
