"""A changed roster never loses an appointment silently, nor leaves it past closing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from announced_rosters import GROUP, adopted, announced, announced_row, line
from django.utils import timezone

from naervaer.domain.appointments.kinds import ContactWay
from naervaer.domain.authority import ANYBODY, SYSTEM
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.plan_changes import ChangeReason, PlannedTime
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.leaving import file_take_out, row_take_out
from naervaer.web.records.bookings.models import Booking, SlotTaken
from naervaer.web.records.bookings.offers import offer_open
from naervaer.web.records.bookings.services import booking_confirm, booking_hold
from naervaer.web.records.notices.models import Notice
from naervaer.web.records.presence.imports import import_confirm, import_upload
from naervaer.web.records.presence.models import PresenceRow
from naervaer.web.records.presence.reading import COLUMNS
from naervaer.web.records.presence.services import group_register
from naervaer.web.records.rosters.adoption import adoption_undo
from naervaer.web.records.rosters.changes import plan_cancel, plan_move

BY_SMS = Contact(ContactWay.SMS, "90000000")
HALF = timedelta(minutes=30)


@pytest.fixture
def nordland(areas: None) -> Any:
    district = district_by_name("Nordland")
    group_register(district=district, name=GROUP, actor=SYSTEM, why="prøve")
    return district


def booked(row: PresenceRow) -> list[Booking]:
    """Open a row's times and book all of them, half an hour each."""
    offer = offer_open(presence=row, actor=SYSTEM, why="prøve")
    found, begins = [], row.begins
    while begins + HALF <= row.ends:
        held = booking_hold(offer=offer, begins=begins, actor=ANYBODY)
        found.append(booking_confirm(booking=held, contact=BY_SMS, actor=ANYBODY))
        begins += HALF
    return found


def is_told(booking: Booking) -> bool:
    """Return whether the holder is told, and no reminder of the old time still waits."""
    waiting = Notice.objects.filter(about=f"bookings.booking:{booking.pk}", state="waiting")
    return [one.kind for one in waiting] == ["change"]


def kept_and_told(bookings: list[Booking]) -> tuple[int, int]:
    """Return how many keep their time inside the row and how many are told: all do either."""
    kept = told = 0
    for one in bookings:
        one.refresh_from_db()
        assert one.state == "confirmed"
        row = one.offer.presence
        if one.unplaced_at is None:
            assert row is not None
            assert row.begins <= one.begins < one.ends <= row.ends
            assert SlotTaken.objects.filter(booking=one).count() == 2
            assert not is_told(one)
            kept += 1
        else:
            assert is_told(one)
            assert not SlotTaken.objects.filter(booking=one).exists()
            told += 1
    return kept, told


def moved(hours: float, minutes: int = 180) -> Callable[[Any], None]:
    def change(_district: Any) -> None:
        row = announced_row()
        begins = row.begins + timedelta(hours=hours)
        time = PlannedTime(begins, begins + timedelta(minutes=minutes))
        plan_move(row=row, time=time, reason=ChangeReason.NEW_PLAN, actor=SYSTEM)

    return change


def called_off(_district: Any) -> None:
    plan_cancel(row=announced_row(), reason=ChangeReason.SICKNESS, actor=SYSTEM)


def shortened_by_a_new_roster(district: Any) -> None:
    adopted(district, line(hours=2))


def taken_out(_district: Any) -> None:
    row_take_out(row=announced_row(), actor=SYSTEM, why="feil rad")


@pytest.mark.parametrize(
    ("change", "kept", "told"),
    [
        (moved(1), 4, 2),
        (moved(-1), 4, 2),
        (moved(0.25), 5, 1),
        (moved(24), 0, 6),
        (moved(0, minutes=105), 3, 3),
        (moved(0, minutes=100), 3, 3),
        (moved(0, minutes=240), 6, 0),
        (called_off, 0, 6),
        (shortened_by_a_new_roster, 4, 2),
        (taken_out, 0, 6),
    ],
)
def test_each_appointment_keeps_a_time_inside_the_row_or_is_told(
    nordland: Any, change: Callable[[Any], None], kept: int, told: int
) -> None:
    adopted(nordland, line())
    bookings = booked(announced_row())
    change(nordland)
    assert kept_and_told(bookings) == (kept, told)


def test_a_row_left_out_of_a_new_roster_tells_everybody_who_had_booked(nordland: Any) -> None:
    adopted(nordland, line(), line(day=1), line(day=2))
    bookings = booked(announced()[1])
    adopted(nordland, line(), line(day=2))
    assert kept_and_told(bookings) == (0, 6)


def test_an_undone_roster_tells_everybody_who_had_booked(nordland: Any) -> None:
    adoption = adopted(nordland, line())
    bookings = booked(announced_row())
    adoption_undo(adoption=adoption, actor=SYSTEM, why="feil plan")
    assert kept_and_told(bookings) == (0, 6)


def _imported(district: Any) -> Any:
    begins = (timezone.localtime() + timedelta(days=9)).replace(hour=10, minute=0)
    row = {
        "kommune": "1848",
        "måte": "politikontakt",
        "tjeneste": "møte med politikontakten",
        "fra": f"{begins:%Y-%m-%d %H:%M}",
        "til": f"{begins + timedelta(hours=3):%Y-%m-%d %H:%M}",
        "tilstand": "planlagt",
        "gruppe": GROUP,
    }
    lines = [COLUMNS, [row.get(column, "") for column in COLUMNS]]
    content = "\n".join(";".join(one) for one in lines).encode()
    batch = import_upload(
        district=district,
        file_name="plan.csv",
        content=content,
        kind=Kind.OFFICIAL,
        actor=SYSTEM,
    )
    return import_confirm(batch=batch, actor=SYSTEM)


def test_a_file_that_is_undone_tells_everybody_who_had_booked(nordland: Any) -> None:
    batch = _imported(nordland)
    bookings = booked(PresenceRow.objects.get())
    assert file_take_out(batch=batch, actor=SYSTEM, why="feil fil") == 6
    assert kept_and_told(bookings) == (0, 6)
    assert not PresenceRow.objects.exists()


def test_what_the_book_refuses_leaves_the_appointments_as_they_stood(nordland: Any) -> None:
    batch = _imported(nordland)
    bookings = booked(PresenceRow.objects.get())
    with pytest.raises(UnusableInputError):
        file_take_out(batch=batch, actor=SYSTEM, why=" ")
    row = PresenceRow.objects.get()
    PresenceRow.objects.create(**_delivered(row))
    with pytest.raises(UnusableInputError):
        row_take_out(row=row, actor=SYSTEM, why="feil rad")
    with pytest.raises(UnusableInputError):
        file_take_out(batch=batch, actor=SYSTEM, why="feil fil")
    assert kept_and_told(bookings) == (6, 0)


def _delivered(row: PresenceRow) -> dict[str, Any]:
    names = ("municipality", "mode", "service", "begins", "ends", "day", "minutes", "group")
    return {
        **{name: getattr(row, name) for name in names},
        "state": "delivered",
        "planned": row,
        "kind": row.kind,
        "source_title": row.source_title,
    }
