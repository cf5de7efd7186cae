"""What can be booked, where it is booked, and the soonest free time in the reader's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naervaer.domain.appointments.kinds import AppointmentKind

if TYPE_CHECKING:
    from naervaer.domain.appointments.waits import UsualWait

SLUGS = {
    "pass": AppointmentKind.PASSPORT_ID,
    "passbuss": AppointmentKind.BUS_STOP,
    "politikontakt": AppointmentKind.POLICE_CONTACT,
    "spesialist": AppointmentKind.SPECIALIST,
    "veiledning": AppointmentKind.LEGAL_GUIDANCE,
}
"""The words of an address for what can be booked."""

SLUG_OF = {kind: slug for slug, kind in SLUGS.items()}


@dataclass(frozen=True, slots=True)
class NextTime:
    """The soonest time that can be booked for something, or that none can.

    Attributes
    ----------
    words
        What is known, a sentence or the beginning of one that the link ends.
    address, way_on
        Where the link leads and what it says; both empty where nothing can be done.
    usual
        What is usual to the third free time, or empty where too little is measured.
    is_synthetic
        Whether the time is made up.

    """

    words: str
    address: str = ""
    way_on: str = ""
    usual: str = ""
    is_synthetic: bool = False

    @classmethod
    def at(
        cls,
        begins: datetime,
        *,
        kind: AppointmentKind,
        municipality: str,
        where: str = "",
        usual: "UsualWait | None" = None,
        is_synthetic: bool = False,
    ) -> "NextTime":
        """Return that a time is free; `where` is said where it is not the place shown."""
        words = _("Neste ledige time, %(where)s:") % {"where": where} if where else ""
        return cls(
            words=words or _("Neste ledige time:"),
            address=reverse("booking:times", args=[SLUG_OF[kind], municipality]),
            way_on=_("%(when)s – bestill") % {"when": said_when(begins)},
            usual=said_usual(usual),
            is_synthetic=is_synthetic,
        )

    @classmethod
    def none_free(
        cls, *, kind: AppointmentKind, municipality: str, usual: "UsualWait | None" = None
    ) -> "NextTime":
        """Return that every time that is opened is taken; the waiting list is the way on."""
        return cls(
            words=_("Alle timer som er åpnet, er tatt."),
            address=reverse("booking:join", args=[SLUG_OF[kind], municipality]),
            way_on=_("Sett deg på venteliste"),
            usual=said_usual(usual),
        )

    @classmethod
    def none_opened(cls) -> "NextTime":
        """Return that nobody has opened times: a fact, and not something that is missing."""
        return cls(_("Ingen timer er åpnet for bestilling her nå."))


def said_when(moment: datetime) -> str:
    """Return day and time in words, without the year; for the weeks ahead."""
    local = localtime(moment)
    return f"{date_format(local, 'l j. F')} {_('kl.')} {said_time(local)}"


def said_moment(moment: datetime) -> str:
    """Return day and time in words; in the hour that comes twice, also which of the two."""
    local = localtime(moment)
    return f"{date_format(local, 'l j. F Y')} {_('kl.')} {said_time(local)}"


def said_time(moment: datetime) -> str:
    """Return the time, and in the hour that comes twice whether it is summer time."""
    local = localtime(moment)
    words = f"{local:%H.%M}"
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return words
    return f"{words} ({_('vintertid') if local.fold else _('sommertid')})"


def said_usual(usual: "UsualWait | None") -> str:
    """Return what is usual in words; nothing while too few days are measured."""
    if usual is None:
        return ""
    if usual.days is None:
        return _("Vanligvis er det færre enn tre ledige timer.")
    return ngettext(
        "Vanligvis %(count)d dag til tredje ledige time.",
        "Vanligvis %(count)d dager til tredje ledige time.",
        usual.days,
    ) % {"count": usual.days}
