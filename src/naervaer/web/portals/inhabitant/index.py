"""The services from A to Z, with the words people use."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """A word people look for, and where it leads: a wish of the door, or a page of the site."""

    words: str | Promise
    wish: str = ""
    page: str = ""


ENTRIES = (
    Entry(_("Advokat og rettshjelp"), page="inhabitant:legal_aid"),
    Entry(_("Anmelde noe"), wish="anmeldelse"),
    Entry(_("Barnepass"), page="inhabitant:passport"),
    Entry(_("Bekymret for noen"), wish="politikontakt"),
    Entry(_("Fornye pass"), wish="pass"),
    Entry(_("Hittegods"), wish="skranke"),
    Entry(_("ID-kort"), wish="pass"),
    Entry(_("Kan jeg dele opplysninger?"), page="sharing:guide"),
    Entry(_("Kommunens politikontakt"), wish="politikontakt"),
    Entry(_("Melde et behov i nærmiljøet"), page="voice:report"),
    Entry(_("Midlertidig pass"), wish="pass"),
    Entry(_("Møte med politispesialist"), wish="spesialist"),
    Entry(_("Opphold og oppholdskort"), wish="utlending"),
    Entry(_("Opptak til Politihøgskolen"), page="inhabitant:academy"),
    Entry(_("Passgebyr og gyldighet"), page="inhabitant:passport"),
    Entry(_("Passkontor"), wish="pass"),
    Entry(_("Politiattest"), wish="skranke"),
    Entry(_("Reisestøtte til opptaksprøver"), page="inhabitant:academy"),
    Entry(_("Skranke og veiledning"), wish="skranke"),
    Entry(_("Tipse politiet"), wish="anmeldelse"),
    Entry(_("Undersøkelser og møter med politiet"), page="voice:index"),
    Entry(_("Våpen"), wish="vapen"),
    Entry(_("Åpen dag hos politiet"), page="inhabitant:open_days"),
)
