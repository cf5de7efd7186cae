"""Calls a municipality may expect, as its council sees them, never without an interval."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.web.interface import numbers
from naervaer.web.interface.interval_charts import IntervalChart, interval_chart
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from datetime import date

    from naervaer.web.records.studies.selectors import ExpectedCalls

_ENDS = ("q025", "q100", "q900", "q975")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is shown: the study and its period, and the figures unless they are withheld."""

    run: int
    first_day: "date"
    last_day: "date"
    mark: Badge
    basis: str
    is_over: bool
    table: Table | None
    chart: IntervalChart | None


def expected_of(found: "ExpectedCalls | None", today: "date") -> Expected | None:
    """Return the calls expected in words, or None where no study has said anything."""
    if found is None:
        return None
    figures = {
        name: value
        for name in ("mean", *_ENDS)
        if (value := found.figures.get(name)) is not None
    }
    is_told = len(figures) == 1 + len(_ENDS)
    day = found.run.ended_at.date() if found.run.ended_at else None
    return Expected(
        run=found.run.pk,
        first_day=found.first_day,
        last_day=found.last_day,
        mark=Badge(found.kind, found.run.title, day),
        basis=_basis(found.kind),
        is_over=found.last_day < today,
        table=_table(figures) if is_told else None,
        chart=_chart(figures) if is_told else None,
    )


def _basis(kind: Kind) -> str:
    if kind is Kind.SYNTHETIC:
        return _(
            "Tallet er laget av en modell og er ikke talt opp hos politiet. Landets publiserte "
            "tall er fordelt etter nivå: anmeldte lovbrudd og folketall. Fordelingen innen "
            "distriktet er ikke observert, små steder anmelder mindre, og den feilen er ikke "
            "med i intervallet."
        )
    return _(
        "Framskrevet fra politidistriktets egne oppdrag. En kommune som flere "
        "politistasjonsdistrikter deler, er delt etter folketall."
    )


def _span(figures: dict[str, float], low: str, high: str) -> str:
    return f"{numbers.number(figures[low])}–{numbers.number(figures[high])}"


def _table(figures: dict[str, float]) -> Table:
    rows = [
        (_("Ventet antall oppdrag"), numbers.number(figures["mean"])),
        (_("80 prosent sikkert mellom"), _span(figures, "q100", "q900")),
        (_("95 prosent sikkert mellom"), _span(figures, "q025", "q975")),
    ]
    return table_of(
        name="ventet",
        caption=_("Ventede oppdrag i perioden"),
        columns=[
            Column("hva", _("Hva"), sorts=False),
            Column("antall", _("Oppdrag"), is_number=True, sorts=False),
        ],
        rows=[[Cell(words), Cell(said)] for words, said in rows],
        is_caption_hidden=True,
    )


def _chart(figures: dict[str, float]) -> IntervalChart:
    title = _("Ventede oppdrag i perioden")
    description = _(
        "%(mean)s oppdrag ventes; 80 prosent sikkert %(inner)s, 95 prosent sikkert %(outer)s."
    ) % {
        "mean": numbers.number(figures["mean"]),
        "inner": _span(figures, "q100", "q900"),
        "outer": _span(figures, "q025", "q975"),
    }
    return interval_chart(
        name="ventet-tegnet",
        title=title,
        description=description,
        unit=_("tykk strek 80 prosent, tynn 95 prosent"),
        figures=figures,
    )
