"""What the pages of appointments show: frozen rows in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    SpecialistTheme,
)
from naervaer.domain.appointments.states import BookingState
from naervaer.web.interface.appointments import said_moment, said_time, said_usual
from naervaer.web.interface.labels import said

if TYPE_CHECKING:
    from naervaer.domain.appointments.waits import UsualWait
    from naervaer.web.records.bookings.availability import MeasuredWait
    from naervaer.web.records.bookings.models import Booking, Offer
    from naervaer.web.records.bookings.selectors import Occupancy
    from naervaer.web.records.bookings.soonest import NextFree

_MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One time somebody can take."""

    offer: int
    value: str
    words: str
    described: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """The times of one day at one place."""

    day: str
    where: str
    channels: str
    is_synthetic: bool
    times: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One municipality where times are offered."""

    number: str
    name: str
    where: str
    next_time: str
    usual: str
    is_synthetic: bool

    @classmethod
    def of(cls, found: "NextFree", usual: "UsualWait | None" = None) -> "OfficeRow":
        """Return the row of the soonest free time of a municipality."""
        offer = found.offer
        return cls(
            number=found.municipality,
            name=str(offer.municipality),
            where=offer.place_name,
            next_time=said_moment(found.begins),
            usual=said_usual(usual),
            is_synthetic=offer.is_synthetic,
        )


@dataclass(frozen=True, slots=True)
class WaitRow:
    """The wait for a third free appointment at one office, as staff see it."""

    what: str
    where: str
    latest: str
    as_of: str
    usual: str
    is_synthetic: bool

    @classmethod
    def of(cls, found: "MeasuredWait") -> "WaitRow":
        """Return the row of what is measured at an office."""
        return cls(
            what=said(found.kind),
            where=found.name,
            latest=_said_days(found.latest),
            as_of=date_format(found.as_of, "j. F Y"),
            usual=said_usual(found.usual) or _("For få målte dager."),
            is_synthetic=found.is_synthetic,
        )


@dataclass(frozen=True, slots=True)
class BookingRow:
    """An appointment as the one who has it sees it."""

    what: str
    when: str
    where: str
    channel: str
    minutes: int
    people: int
    code: str
    state: str
    is_ahead: bool
    is_held: bool
    needs_new_time: bool

    @classmethod
    def of(cls, booking: "Booking") -> "BookingRow":
        """Return the row of an appointment."""
        offer, state = booking.offer, BookingState(booking.state)
        lost = booking.unplaced_at is not None
        return cls(
            what=said_kind(offer),
            when=said_moment(booking.begins),
            where=offer.whole_place,
            channel=said(AppointmentChannel(booking.channel)),
            minutes=int((booking.ends - booking.begins) / timedelta(minutes=1)),
            people=booking.people,
            code=booking.code,
            state=_("må få ny tid") if lost else said(state),
            is_ahead=state is BookingState.CONFIRMED,
            is_held=state is BookingState.HELD,
            needs_new_time=lost and state is BookingState.CONFIRMED,
        )


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Opened times as staff see them."""

    key: int
    what: str
    when: str
    where: str
    desks: int
    full: str
    bookings: int
    unplaced: int
    released: str
    is_withdrawn: bool


def _said_days(days: int | None) -> str:
    if days is None:
        return _("færre enn tre ledige")
    return ngettext("%(count)d dag", "%(count)d dager", days) % {"count": days}


def said_share(share: float) -> str:
    """Return a share in whole per cent."""
    return _("%(share)d prosent") % {"share": round(100 * share)}


def said_kind(offer: "Offer") -> str:
    """Return what is booked, with the theme where there is one."""
    kind = said(AppointmentKind(offer.kind))
    if not offer.theme:
        return kind
    return f"{kind}: {said(SpecialistTheme(offer.theme))}"


def value_of(moment: datetime) -> str:
    """Return a moment as a form sends it: seconds since 1970, which no clock change moves."""
    return str(int(moment.timestamp()))


def day_rows(offers: Iterable["Offer"], free: Mapping[int, Sequence[datetime]]) -> list[DayRow]:
    """Return the days with free times, soonest first."""
    rows = []
    for offer in offers:
        for _day, moments in groupby(free.get(offer.pk, ()), key=lambda one: one.date()):
            found = list(moments)
            day = date_format(found[0], "l j. F")
            rows.append((found[0], _day_row(offer, day, found)))
    return [row for _begins, row in sorted(rows, key=lambda one: one[0])[:_MOST_DAYS]]


def _day_row(offer: "Offer", day: str, moments: list[datetime]) -> DayRow:
    times = tuple(
        TimeRow(offer.pk, value_of(one), said_time(one), f"{day} {_('kl.')} {said_time(one)}")
        for one in moments
    )
    channels = ", ".join(said(AppointmentChannel(one)) for one in offer.channels)
    return DayRow(day, offer.place_name, channels, offer.is_synthetic, times)


def offer_row(offer: "Offer", full: "Occupancy") -> OfferRow:
    """Return opened times with how full they are."""
    return OfferRow(
        key=offer.pk,
        what=said_kind(offer),
        when=f"{said_moment(offer.begins)}–{said_time(offer.ends)}",
        where=offer.whole_place,
        desks=offer.desks,
        full=f"{full.taken} / {full.slots}",
        bookings=full.bookings,
        unplaced=full.unplaced,
        released=said_moment(offer.released_at),
        is_withdrawn=offer.withdrawn_at is not None,
    )
