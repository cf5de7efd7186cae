"""What the pages about the site show."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from naervaer.domain.authority import Role
from naervaer.domain.retention import RETENTION, RetentionPeriod
from naervaer.web.interface.role_words import role_words
from naervaer.web.records.accounts.openid.issuers import INHABITANTS, STAFF, offered_issuers

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class WaysIn:
    """The ways in that this site offers."""

    staff: bool
    inhabitants: bool
    demo: tuple[tuple[str, str], ...]

    @classmethod
    def now(cls) -> "WaysIn":
        """Return what the settings of the site allow."""
        offered = [one.who for one in offered_issuers()]
        roles = tuple((role.value, role_words(role)) for role in Role) if settings.DEMO else ()
        return cls(staff=STAFF in offered, inhabitants=INHABITANTS in offered, demo=roles)


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """One kind of record, how long it is kept, and why so long."""

    what: str
    how_long: str
    source: str
    is_own_choice: bool

    @classmethod
    def all(cls) -> list["RetentionRow"]:
        """Return the whole retention table."""
        return [cls.of(period) for period in RETENTION]

    @classmethod
    def of(cls, period: RetentionPeriod) -> "RetentionRow":
        """Return one row in plain words."""
        return cls(
            what=kept_words().get(period.name, period.name),
            how_long=_how_long(period.days),
            source=period.source,
            is_own_choice=period.is_own_choice,
        )


def kept_words() -> dict[str, str]:
    """Return what each kind of record is, in plain words."""
    return {
        "sensitive_reads": _("Hvem som har sett bemanning, kontoer og historikk"),
        "refusals": _("Hvem som er nektet tilgang, og mislykkede innlogginger"),
        "changes": _("Historikken: hvem som endret hva, når og hvorfor"),
        "disclosures": _("Loggen over opplysninger politiet har utlevert, uten innholdet"),
        "sessions": _("Innloggingsøkten, etter at den er slutt"),
        "sign_in_attempts": _("Tellingen av innloggingsforsøk, uten adressen i klartekst"),
        "setup_links": _("Lenker for å velge passord, etter at de er gått ut"),
        "notices": _("Meldinger til deg: teksten og hvor den ble sendt"),
        "tickets": _("Kølapper ved skranken, uten navn"),
        "enquiries": _("Henvendelser uten navn, etter at de er avsluttet"),
        "contact_request_words": _("Det du skrev til politikontakten, og svaret"),
        "contact_requests": _("At noen skrev til politikontakten: sted, tema og dager"),
        "inhabitants": _("Innbyggeres konto, etter siste innlogging"),
        "bookings": _("Hvem en time gjelder, etter at den er over; antallet blir stående"),
    }


def _how_long(days: int | None) -> str:
    """Return a number of days in words."""
    if days is None:
        return _("så lenge nettstedet finnes")
    if days % _DAYS_A_YEAR == 0:
        return _("%(years)s år") % {"years": days // _DAYS_A_YEAR}
    return _("%(days)s døgn") % {"days": days}
