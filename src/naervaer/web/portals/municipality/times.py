"""What can be booked in a municipality, as it was when its page was made."""

from dataclasses import dataclass
from datetime import datetime

from naervaer.domain.appointments.kinds import AppointmentKind
from naervaer.web.interface.appointments import NextTime, said_time
from naervaer.web.interface.labels import said
from naervaer.web.records.bookings.soonest import times_ahead


@dataclass(frozen=True, slots=True)
class Bookable:
    """The soonest times of the kinds that are opened in a municipality.

    Attributes
    ----------
    rows
        What is booked, in words, and the soonest free time.
    seen_at
        The time of day this was looked up: the page is kept some minutes for everybody.

    """

    rows: tuple[tuple[str, NextTime], ...]
    seen_at: str


def bookable_in(municipality: str, *, now: datetime) -> Bookable:
    """Return what can be booked in a municipality; kinds nobody has opened are left out."""
    times = times_ahead(AppointmentKind, {municipality}, now=now)
    rows = []
    for kind in AppointmentKind:
        found = times.soonest([kind], municipality)
        if found is not None:
            offer = found.offer
            time = NextTime.at(
                found.begins,
                kind=kind,
                municipality=municipality,
                where=offer.place_name,
                is_synthetic=offer.is_synthetic,
            )
            rows.append((said(kind), time))
        elif times.is_opened([kind], municipality):
            rows.append((said(kind), NextTime.none_free(kind=kind, municipality=municipality)))
    return Bookable(tuple(rows), said_time(now))
