"""What somebody may ask the door for, in the words of the address and of the page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.domain.presence import DeliveryMode, Service


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing to come for.

    Attributes
    ----------
    word
        What the address says, such as `pass`.
    service
        The service of the presence book.
    label
        What the page says.
    hint
        What the reader should know before going.
    counts_as
        Services whose published hours are this one's hours too.
    modes
        Ways of being present, besides a door, at which it may be had when announced.
    is_confirmed
        Whether it is known which doors have it.
    kinds
        What it is booked as at a door; empty where no time is ever booked for it.

    """

    word: str
    service: Service
    label: str | Promise
    hint: str | Promise
    counts_as: tuple[Service, ...]
    modes: tuple[DeliveryMode, ...] = ()
    is_confirmed: bool = True
    kinds: tuple[AppointmentKind, ...] = ()


WISHES = (
    Wish(
        "pass",
        Service.PASSPORT_ID,
        _("Pass og ID-kort"),
        _("Du må bestille time før du møter opp. Timer bestilles hos politiet."),
        (Service.PASSPORT_ID,),
        (DeliveryMode.PASSPORT_BUS, DeliveryMode.SERVICE_CENTRE_DAY),
        kinds=(AppointmentKind.PASSPORT_ID,),
    ),
    Wish(
        "anmeldelse",
        Service.REPORT,
        _("Anmelde eller tipse"),
        _("Du kan også ringe 02800 og anmelde. Haster det, ring 112."),
        (Service.REPORT, Service.DESK),
        (DeliveryMode.SERVICE_CENTRE_DAY, DeliveryMode.POLICE_CONTACT),
    ),
    Wish(
        "skranke",
        Service.DESK,
        _("Skranke og veiledning"),
        _("Spørsmål, veiledning og hittegods."),
        (Service.DESK,),
        (DeliveryMode.SERVICE_CENTRE_DAY,),
    ),
    Wish(
        "vapen",
        Service.WEAPONS,
        _("Våpen"),
        _("Hvilke steder som tar imot våpen og søknader, er ikke publisert. Ring først."),
        (Service.WEAPONS,),
        is_confirmed=False,
    ),
    Wish(
        "utlending",
        Service.IMMIGRATION,
        _("Oppholdskort og utlendingssak"),
        _("Hvilke steder som har utlendingssaker, er ikke publisert. Ring først."),
        (Service.IMMIGRATION,),
        is_confirmed=False,
    ),
    Wish(
        "politikontakt",
        Service.CONTACT_MEETING,
        _("Møte med politikontakten"),
        _("Politikontakten er kommunens faste kontakt hos politiet."),
        (Service.CONTACT_MEETING,),
        (DeliveryMode.POLICE_CONTACT,),
        is_confirmed=False,
        kinds=(AppointmentKind.POLICE_CONTACT,),
    ),
    Wish(
        "spesialist",
        Service.SPECIALIST_MEETING,
        _("Møte med en spesialist"),
        _("Møtet kan være i kommunens lokaler, på nett eller på telefon."),
        (Service.SPECIALIST_MEETING,),
        (DeliveryMode.SPECIALIST_MEETING,),
        is_confirmed=False,
        kinds=(AppointmentKind.SPECIALIST,),
    ),
)
"""Everything that can be come for; patrols come to people and are not asked for here."""

BY_WORD = {wish.word: wish for wish in WISHES}

TIMES = {
    "": _("Når som helst"),
    "i-dag": _("Åpent i dag"),
    "lordag": _("Åpent på en lørdag"),
    "kveld": _("Åpent etter klokka 17"),
}
ORDERS = {
    "tid": _("Kortest kjøretid"),
    "apning": _("Åpner først"),
    "time": _("Tidligste ledige time"),
}
LANGUAGE_NAMES = {
    "se": _("nordsamisk"),
    "smj": _("lulesamisk"),
    "sma": _("sørsamisk"),
    "en": _("engelsk"),
    "sign": _("norsk tegnspråk"),
    "other": _("andre språk"),
}
MODE_NAMES = {
    DeliveryMode.PASSPORT_BUS: _("Passbuss"),
    DeliveryMode.SERVICE_CENTRE_DAY: _("Dag på nærtjenestesenter"),
    DeliveryMode.POLICE_CONTACT: _("Politikontakten treffes"),
    DeliveryMode.SPECIALIST_MEETING: _("Møte med spesialist"),
    DeliveryMode.OPEN_DAY: _("Åpen dag"),
    DeliveryMode.SERVICE_POINT: _("Tjenestested"),
}
