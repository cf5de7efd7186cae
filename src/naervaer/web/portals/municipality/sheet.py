"""The municipality's page as one sheet of paper: a tagged PDF set by Typst."""

from typing import Any

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.web.interface import numbers
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.sheets import sheet_part, sheet_set
from naervaer.web.interface.tables import Table
from naervaer.web.portals.municipality.page import MunicipalityPage

_MOST_PROMISES = 5
_MOST_NEIGHBOURS = 6


def sheet_pdf(page: MunicipalityPage, *, language: str) -> bytes:
    """Return the sheet as PDF, in the language that is switched on."""
    return sheet_set(sheet_content(page, language=language))


def sheet_content(page: MunicipalityPage, *, language: str) -> dict[str, Any]:
    """Return what the sheet shows, as plain values."""
    name = page.municipality.name
    return {
        "language": language.split("-", maxsplit=1)[0],
        "title": _("Politiet i %(name)s") % {"name": name},
        "lead": _("Ett ark til møtet i politirådet. Skrevet ut %(day)s.")
        % {"day": numbers.day(page.today)},
        "synthetic": _synthetic(page),
        "footer": _(
            "Nærvær: det felles regnskapet for lokalt politinærvær. Kilde, dato og slag står "
            "ved hvert tall. Uten nett: ring 02800, ved nød 112."
        ),
        "parts": [
            sheet_part(
                _("Hvem er politiet her?"),
                rows=[[fact.words, fact.said, _mark(fact.mark)] for fact in page.who],
                columns=(_("Hva"), _("Svar"), _("Kilde")),
                widths=(3, 6, 5),
            ),
            _points_part(page),
            _reach_part(page),
            sheet_part(
                _("Lovet, planlagt og levert"),
                lines=[
                    page.presence_note,
                    *(f"{one.key} {one.name}" for one in page.promises[:_MOST_PROMISES]),
                ],
            ),
            _table_part(_("Naboene"), page.neighbours, page.neighbours_how),
            _table_part(_("Kommuner som ligner"), page.comparable, page.comparable_how),
        ],
    }


def _points_part(page: MunicipalityPage) -> dict[str, Any]:
    if not page.points:
        heading = _("Hva er åpent når?")
        return sheet_part(heading, lines=[_("Kommunen har ikke noe tjenestested.")])
    return sheet_part(
        _("Hva er åpent når?"),
        rows=[
            [
                one.name,
                " ".join(part for part in (one.states, one.season) if part),
                ", ".join(one.hours) or _("ikke publisert"),
                "; ".join(_mark(mark) for mark in one.marks),
            ]
            for one in page.points
        ],
        columns=(_("Sted"), _("Tilstand"), _("Åpningstid"), _("Kilde")),
        widths=(3, 2, 3, 8),
    )


def _reach_part(page: MunicipalityPage) -> dict[str, Any]:
    """Return how far it is; what all figures have for a source stands once below them."""
    marks = list(dict.fromkeys(_mark(card.mark) for card in page.cards))
    rows = [[card.words, f"{card.value} {card.unit}", card.note] for card in page.cards]
    heading, columns = _("Hvor langt er det?"), (_("Mål"), _("Tall"), _("Merknad"))
    if len(marks) == 1:
        return sheet_part(heading, rows=rows, columns=columns, widths=(4, 3, 8), lines=marks)
    return sheet_part(
        heading,
        rows=[[*row, _mark(card.mark)] for row, card in zip(rows, page.cards, strict=True)],
        columns=(*columns, _("Kilde")),
        widths=(4, 3, 6, 4),
    )


def _table_part(heading: str, table: Table, how: str) -> dict[str, Any]:
    return sheet_part(
        heading,
        rows=[[cell.text for cell in row] for row in table.rows[: _MOST_NEIGHBOURS + 1]],
        columns=tuple(one.column.heading for one in table.headings),
        widths=(4, 3, 3, 3, 3, 3),
        numbers=tuple(at for at, one in enumerate(table.headings) if one.column.is_number),
        lines=[how],
    )


def _synthetic(page: MunicipalityPage) -> str:
    marks = [page.presence.badge if page.presence else None]
    marks += [mark for point in page.points for mark in point.marks]
    if any(mark is not None and mark.kind is Kind.SYNTHETIC for mark in marks):
        return _("Demonstrasjon: tall merket syntetisk er ikke virkelige.")
    return ""


def _mark(mark: Badge | None) -> str:
    if mark is None:
        return ""
    day = numbers.day(mark.day, "medium") if mark.day else ""
    return ", ".join(part for part in (mark.word, mark.source, day) if part)
