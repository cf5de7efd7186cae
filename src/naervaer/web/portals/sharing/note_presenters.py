"""How the log of disclosures reads on the page and as CSV."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.domain.sharing.note import Aim, Basis, Certainty, Content, Occasion, Recipient
from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.labels import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naervaer.web.records.disclosures.models import Disclosure

CSV_COLUMNS = (
    *("nummer", "dag", "loggfort", "konto", "kommune", "saksnummer", "mottaker"),
    *("mottaker_navn", "grunnlag", "arsak", "anledning", "slags_opplysninger"),
    *("verifisering", "skriftlig", "besluttet_av_behandlingsansvarlig", "retter", "slag"),
)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One disclosure."""

    number: int
    address: str
    disclosed_on: date
    municipality: str
    case_reference: str
    recipient: str
    recipient_name: str
    basis: str
    aim: str
    occasion: str
    contents: tuple[str, ...]
    certainty: str
    written: str
    decided: str
    corrects: int | None
    account: str
    badge: Badge

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The five facts of § 11-4 with their headings."""
        return [
            (_("1. Hvem som fikk opplysningene"), f"{self.recipient_name} ({self.recipient})"),
            (_("2. Rettslig grunnlag"), self.basis),
            (_("3. Årsak"), f"{self.aim}, {self.occasion}"),
            (_("4. Hva slags opplysninger"), ", ".join(self.contents)),
            (_("5. Er opplysningene verifisert?"), self.certainty),
        ]


def note_row(row: "Disclosure") -> NoteRow:
    """Return one disclosure in words."""
    return NoteRow(
        number=row.pk,
        address=reverse("sharing:entry", args=[row.pk]),
        disclosed_on=row.disclosed_on,
        municipality=row.municipality.name,
        case_reference=row.case_reference,
        recipient=said(Recipient(row.recipient)),
        recipient_name=row.recipient_name,
        basis=said(Basis(row.basis)),
        aim=said(Aim(row.aim)),
        occasion=said(Occasion(row.occasion)),
        contents=tuple(said(Content(one)) for one in row.contents),
        certainty=said(Certainty(row.certainty)),
        written=_("skriftlig") if row.is_written else _("muntlig"),
        decided=_("den behandlingsansvarlige")
        if row.is_decided_by_controller
        else _("tjenestepersonen selv"),
        corrects=row.corrects,
        account=row.account,
        badge=Badge(Kind(row.kind)),
    )


def note_csv(rows: "Iterable[Disclosure]") -> str:
    """Return the log as CSV for whoever reviews it; codes, not words."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        when = (row.pk, row.disclosed_on.isoformat(), row.at.date().isoformat(), row.account)
        where = (row.municipality_id, row.case_reference, row.recipient, row.recipient_name)
        why = (row.basis, row.aim, row.occasion, " ".join(row.contents), row.certainty)
        how = (int(row.is_written), int(row.is_decided_by_controller), row.corrects or "")
        writer.writerow((*when, *where, *why, *how, row.kind))
    return text.getvalue()
