"""How the results of a survey read on the page: counts, weighted shares, uncertainty."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from naervaer.domain.voice.hearing import QuestionKind
from naervaer.domain.voice.results import Breakdown, QuestionResult, Weighting
from naervaer.web.interface.labels import Labelled, said
from naervaer.web.interface.numbers import number, percent
from naervaer.web.interface.tables import Cell, Column, Table, table_of

if TYPE_CHECKING:
    from naervaer.web.records.voice.models import Question


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """What is shown of one question."""

    number: int
    words: str
    hint: str
    is_text: bool
    table: Table | None
    breakdowns: tuple[Table, ...]
    weighting: str
    is_weighted: bool
    total: str
    effective: str
    design_effect: str


def question_shown(question: "Question", result: QuestionResult | None) -> QuestionShown:
    """Return a question with its tables; without numbers where they are too few."""
    if result is None:
        return QuestionShown(
            number=question.number,
            words=question.words,
            hint="",
            is_text=not question.options,
            table=None,
            breakdowns=(),
            weighting="",
            is_weighted=False,
            total="",
            effective="",
            design_effect="",
        )
    options = [_option(question.options, row) for row in result.options]
    by_age = _("Spørsmål %(number)s, etter alder") % {"number": question.number}
    by_sex = _("Spørsmål %(number)s, etter kjønn") % {"number": question.number}
    return QuestionShown(
        number=question.number,
        words=question.words,
        hint=scale_hint(question),
        is_text=False,
        table=_answers(question.number, options, result),
        breakdowns=(
            _breakdown(f"alder-{question.number}", by_age, options, result.by_age),
            _breakdown(f"kjonn-{question.number}", by_sex, options, result.by_sex),
        ),
        weighting=said(result.weighting),
        is_weighted=result.weighting is not Weighting.NONE,
        total=number(result.total),
        effective=number(result.weighted.effective_count),
        design_effect=number(result.weighted.design_effect, 2),
    )


def scale_hint(question: "Question") -> str:
    """Return what the ends of a scale mean; nothing for questions that are no scale."""
    return _("1 er minst, 5 er mest.") if question.kind == QuestionKind.SCALE.value else ""


def _option(options: Sequence[str], row: Sequence[int]) -> str:
    names = [{"ja": _("Ja"), "nei": _("Nei")}.get(options[at], options[at]) for at in row]
    return " + ".join(names)


def _answers(number_: int, options: Sequence[str], result: QuestionResult) -> Table:
    return table_of(
        name=f"svar-{number_}",
        caption=_("Spørsmål %(number)s: svar, vektet andel og usikkerhet")
        % {"number": number_},
        columns=[
            Column("svar", _("Svar"), sorts=False),
            Column("antall", _("Antall"), is_number=True, sorts=False),
            Column("andel", _("Andel"), is_number=True, sorts=False),
            Column("fra", _("95 % fra"), is_number=True, sorts=False),
            Column("til", _("til"), is_number=True, sorts=False),
        ],
        rows=[
            [
                Cell(option),
                Cell(number(count)),
                Cell(percent(share.share, 0), bar=share.share),
                Cell(percent(share.low, 0)),
                Cell(percent(share.high, 0)),
            ]
            for option, count, share in zip(
                options, result.counts, result.weighted.shares, strict=True
            )
        ],
    )


def _breakdown(name: str, caption: str, options: Sequence[str], found: Breakdown[Any]) -> Table:
    rows = [[Cell(_group(group)), *_counts(row)] for group, row in found.rows.items()]
    if found.rest is not None:
        words = _("Andre grupper til sammen") if rows else _("Alle grupper til sammen")
        rows.append([Cell(words), *_counts(found.rest)])
    columns = [Column("gruppe", _("Gruppe"), sorts=False)]
    columns += [
        Column(f"o{at}", option, is_number=True, sorts=False)
        for at, option in enumerate(options)
    ]
    return table_of(name=name, caption=caption, columns=columns, rows=rows)


def _counts(row: Sequence[int]) -> list[Cell]:
    return [Cell(number(count)) for count in row]


def _group(group: Hashable) -> str:
    labelled: Labelled = group  # type: ignore[assignment]
    return said(labelled)
