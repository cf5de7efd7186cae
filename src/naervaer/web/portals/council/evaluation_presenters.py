"""How an evaluation reads: its facts, both sides' words, and years side by side."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.agreements import Measure
from naervaer.domain.councils import SIDES, ActorKind, Party
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said
from naervaer.web.interface.tables import Cell, Column, Table, table_of
from naervaer.web.portals.council.presenters import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.agreements.models import Evaluation, SideAssessment

_SIX = 6


@dataclass(frozen=True, slots=True)
class SideWords:
    """What one side has written, or that it has not."""

    side: str
    marks: tuple[Fact, ...]
    achieved: str
    next_year: str

    @property
    def is_written(self) -> bool:
        """Whether the side has written."""
        return bool(self.achieved)


def fact_rows(facts: dict[str, Any], kind: Kind) -> tuple[Fact, ...]:
    """Return the year's facts as lines."""
    meetings, actions = facts["meetings"], facts["actions"]
    kinds = [said(ActorKind(one)) for one in facts["members"]["kinds"]]
    mark = Badge(kind, _("rådets føringer"), date.fromisoformat(facts["until"]))
    return (
        Fact(
            _("Møter"),
            _("%(held)s holdt, %(cancelled)s avlyst") % meetings,
            mark,
        ),
        Fact(_("Vedtak"), numbers.number(meetings["decisions"])),
        Fact(
            _("Tiltak"),
            _("%(agreed)s avtalt, %(done)s gjennomført, %(dropped)s lagt bort") % actions,
        ),
        Fact(_("Gjennomført etter fristen"), numbers.number(actions["done_late"])),
        Fact(_("Over fristen ved slutten"), numbers.number(actions["late"])),
        Fact(
            _("Slags aktører utenom politiet"),
            f"{len(kinds)}/{_SIX}: {', '.join(kinds)}" if kinds else numbers.number(0),
        ),
        Fact(
            _("Kommunens ønsker"), _("%(filed)s sendt, %(answered)s besvart") % facts["wishes"]
        ),
    )


def kept_table(facts: dict[str, Any]) -> Table:
    """Return the obligations and in how many stretches each was kept."""
    rows = []
    for one in facts["obligations"]:
        is_measured = Measure(one["measure"]) is not Measure.NONE
        kept = f"{one['kept']}/{one['judged']}" if is_measured else said(Measure.NONE)
        amount = one["delivered"] if is_measured else None
        rows.append(
            [
                Cell(f"{one['version']}.{one['number']} {one['text']}"),
                Cell(said(Party(one["party"]))),
                Cell(kept),
                Cell(numbers.number(one["agreed"] if is_measured else None, 0)),
                Cell(numbers.number(amount, 0)),
            ]
        )
    return table_of(
        name="forpliktelser",
        caption=_("Forpliktelser og hvordan de ble holdt"),
        columns=[
            Column("hva", _("Forpliktelse"), sorts=False),
            Column("hvem", _("Part"), sorts=False),
            Column("holdt", _("Perioder som avtalt"), sorts=False),
            Column("avtalt", _("Avtalt"), is_number=True, sorts=False),
            Column("levert", _("Levert"), is_number=True, sorts=False),
        ],
        rows=rows,
        is_caption_hidden=True,
    )


def hours_table(facts: dict[str, Any]) -> Table:
    """Return hours by mode, planned and delivered."""
    return table_of(
        name="timer",
        caption=_("Tilstedeværelse i året, timer"),
        columns=[
            Column("mate", _("Måte"), sorts=False),
            Column("planlagt", _("Planlagt"), is_number=True, sorts=False),
            Column("levert", _("Levert"), is_number=True, sorts=False),
        ],
        rows=[
            [
                Cell(said(DeliveryMode(one["mode"]))),
                Cell(numbers.number(one["planned"])),
                Cell(numbers.number(one["delivered"])),
            ]
            for one in facts["presence"]
        ],
        is_caption_hidden=True,
    )


def carried_over(facts: dict[str, Any]) -> list[tuple[str, str, date]]:
    """Return the actions that go on into the next year: title, owner, deadline."""
    return [
        (
            one["title"],
            f"{said(Party(one['party']))}, {one['responsible']}",
            date.fromisoformat(one["deadline"]),
        )
        for one in facts["actions"]["carried_over"]
    ]


def both_sides(assessments: "Iterable[SideAssessment]") -> list[SideWords]:
    """Return both sides' words, in the order of the sides."""
    written = {one.side: one for one in assessments}
    return [_side(side, written.get(side.value)) for side in SIDES]


def _side(side: Party, one: "SideAssessment | None") -> SideWords:
    if one is None:
        return SideWords(said(side), (), "", "")
    marks = tuple(
        Fact(words, _("%(mark)s av 5") % {"mark": getattr(one, name)})
        for name, words in _questions()
    )
    return SideWords(said(side), marks, one.achieved, one.next_year)


def _questions() -> tuple[tuple[str, str], ...]:
    return (
        ("cooperation", _("Samarbeidet")),
        ("promises_kept", _("Det vi avtalte")),
        ("resources", _("Ressursene")),
        ("effect", _("Betydning for innbyggerne")),
    )


def years_table(found: "list[tuple[Evaluation, dict[str, Any]]]", which: str) -> Table:
    """Return the years side by side."""
    rows = []
    for one, facts in found:
        judged = sum(row["judged"] for row in facts["obligations"])
        kept = sum(row["kept"] for row in facts["obligations"])
        hours = sum(row["delivered"] for row in facts["presence"])
        marks = _means(one)
        rows.append(
            [
                Cell(
                    str(one.year), address=reverse("council:evaluation", args=[which, one.year])
                ),
                Cell(numbers.number(facts["meetings"]["held"])),
                Cell(numbers.number(facts["actions"]["done"])),
                Cell(numbers.number(facts["actions"]["late"])),
                Cell(numbers.percent(kept / judged if judged else None, 0)),
                Cell(numbers.number(hours)),
                Cell(numbers.number(marks.get(Party.POLICE.value), 1)),
                Cell(numbers.number(marks.get(Party.MUNICIPALITY.value), 1)),
                Cell(
                    _("sendt inn") if one.submitted_on else _("åpen"),
                    badge=Badge(Kind(one.kind)),
                ),
            ]
        )
    return table_of(
        name="ar",
        caption=_("Evalueringene side om side"),
        columns=[
            Column("ar", _("År"), sorts=False),
            Column("moter", _("Møter holdt"), is_number=True, sorts=False),
            Column("ferdig", _("Tiltak gjennomført"), is_number=True, sorts=False),
            Column("sent", _("Over fristen"), is_number=True, sorts=False),
            Column("holdt", _("Som avtalt"), is_number=True, sorts=False),
            Column("timer", _("Leverte timer"), is_number=True, sorts=False),
            Column("politi", _("Politiets karakter"), is_number=True, sorts=False),
            Column("kommune", _("Kommunens karakter"), is_number=True, sorts=False),
            Column("tilstand", _("Tilstand"), sorts=False),
        ],
        rows=rows,
        is_caption_hidden=True,
    )


def _means(one: "Evaluation") -> dict[str, float]:
    names = [name for name, _words in _questions()]
    return {
        row.side: sum(getattr(row, name) for name in names) / len(names)
        for row in one.assessments.all()
    }


def data_record(one: "Evaluation", facts: dict[str, Any]) -> dict[str, Any]:
    """Return an evaluation as plain values."""
    return {
        "municipality": one.municipality_id,
        "municipality_name": one.municipality.name,
        "year": one.year,
        "kind": one.kind,
        "begun_by": one.begun_by,
        "begun_on": one.begun_on.isoformat(),
        "submitted_on": one.submitted_on.isoformat() if one.submitted_on else None,
        "facts": facts,
        "assessments": [
            {
                "side": row.side,
                **{name: getattr(row, name) for name, _words in _questions()},
                "achieved": row.achieved,
                "next_year": row.next_year,
            }
            for row in one.assessments.all()
        ],
    }


def flat_rows(record: dict[str, Any]) -> list[list[object]]:
    """Return the numbers of an evaluation as rows of area, name and value."""
    facts = record["facts"]
    rows: list[list[object]] = [["municipality", "year", "part", "name", "value"]]
    about = [record["municipality"], record["year"]]
    for part in ("meetings", "actions", "wishes"):
        for name, value in facts[part].items():
            if not isinstance(value, list):
                rows.append([*about, part, name, value])
    named: list[tuple[str, dict[str, Any], tuple[str, ...]]]
    named = [
        (f"presence {one['mode']}", one, ("planned", "delivered")) for one in facts["presence"]
    ]
    named += [
        (
            f"obligation {one['version']}.{one['number']}",
            one,
            ("judged", "kept", "agreed", "delivered"),
        )
        for one in facts["obligations"]
    ]
    marks = tuple(name for name, _words in _questions())
    named += [(f"assessment {one['side']}", one, marks) for one in record["assessments"]]
    rows += [[*about, part, name, one[name]] for part, one, names in named for name in names]
    return rows
