"""Appointments: held, confirmed, moved, met – and never given to two."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bookable import COUNTER, NOW, OPENS, PLANNER, offered, planned
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.appointments.states import BookingState, WaitingState
from naervaer.domain.authority import ANYBODY, SYSTEM, Act, Actor
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.presence import DeliveryMode, PresenceState
from naervaer.web.records.audit.models import Change
from naervaer.web.records.bookings.contact import Contact, address_of
from naervaer.web.records.bookings.following import bookings_follow
from naervaer.web.records.bookings.links import HOLD, MANAGE, key_from, link_for
from naervaer.web.records.bookings.models import Booking, Offer, Slot, SlotTaken, Waiting
from naervaer.web.records.bookings.offers import (
    offer_open,
    offer_withdraw,
    offers_release_due,
)
from naervaer.web.records.bookings.selectors import (
    booking_by_code,
    booking_by_key,
    bookings_of,
    bookings_seen_by,
    occupancy,
    offers_bookable,
    place_in_line,
    presence_to_open,
    slots_free,
)
from naervaer.web.records.bookings.services import (
    HOLD as HOLD_LASTS,
)
from naervaer.web.records.bookings.services import (
    booking_cancel,
    booking_check_in,
    booking_confirm,
    booking_done,
    booking_hold,
    booking_move,
    booking_no_show,
    holds_end,
)
from naervaer.web.records.bookings.slots import SlotTakenError
from naervaer.web.records.bookings.soonest import next_free
from naervaer.web.records.bookings.telling import Occasion, message_for
from naervaer.web.records.bookings.waiting import waiting_join, waiting_leave
from naervaer.web.records.bookings.words import WORDS

pytestmark = pytest.mark.usefixtures("areas")
BY_SMS = Contact(ContactWay.SMS, "90000000")
OTHER_DAY = OPENS + timedelta(days=1)


def held(offer: Any, begins: datetime = OPENS, people: int = 1, **more: Any) -> Booking:
    given = {"actor": ANYBODY, "now": NOW, **more}
    return booking_hold(offer=offer, begins=begins, people=people, **given)


def confirmed(offer: Any, begins: datetime = OPENS, contact: Contact = BY_SMS) -> Booking:
    booking = held(offer, begins)
    return booking_confirm(booking=booking, contact=contact, actor=ANYBODY, now=NOW)


def free(offer: Any, people: int = 1, now: datetime = NOW) -> list[str]:
    return [f"{one:%H.%M}" for one in slots_free([offer], people=people, now=now)[offer.pk]]


def test_times_come_from_the_planned_row_and_stop_at_closing() -> None:
    offer = offered()
    assert free(offer)[0] == "10.00"
    assert free(offer)[-1] == "11.45"
    assert free(offer, people=4)[-1] == "11.15"


def test_a_time_that_is_held_is_no_longer_free_and_comes_back_when_the_hold_ends() -> None:
    offer = offered()
    held(offer)
    assert "10.00" not in free(offer)
    later = NOW + HOLD_LASTS + timedelta(seconds=1)
    assert "10.00" in free(offer, now=later)
    held(offer, now=later)


def test_a_held_time_cannot_be_held_by_another() -> None:
    offer = offered()
    held(offer)
    with pytest.raises(SlotTakenError):
        held(offer)


def test_a_long_appointment_needs_all_its_steps() -> None:
    offer = offered()
    held(offer, OPENS + timedelta(minutes=30))
    with pytest.raises(SlotTakenError):
        held(offer, OPENS, people=4)
    assert SlotTaken.objects.count() == 1


def test_a_capacity_of_three_never_becomes_four() -> None:
    offer = offered(desks=3)
    for _ in range(3):
        held(offer)
    with pytest.raises(SlotTakenError):
        held(offer)


def test_the_database_itself_refuses_a_second_booking_of_a_slot() -> None:
    first = held(offered())
    other = held(offered(begins=OTHER_DAY), OTHER_DAY)
    slot = Slot.objects.get(taken__booking=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotTaken.objects.create(slot=slot, booking=other)


def test_the_database_itself_refuses_a_slot_that_is_there_already() -> None:
    offer = offered()
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(offer=offer, desk=1, begins=OPENS)


@pytest.mark.parametrize("minutes", [-15, 7, 120])
def test_a_moment_off_the_grid_or_past_closing_is_refused(minutes: int) -> None:
    with pytest.raises(SlotTakenError):
        held(offered(), OPENS + timedelta(minutes=minutes))


@pytest.mark.parametrize("people", [0, 9])
def test_nobody_and_too_many_cannot_hold(people: int) -> None:
    with pytest.raises(UnusableInputError):
        held(offered(), people=people)


def test_a_way_of_meeting_that_is_not_offered_is_refused() -> None:
    with pytest.raises(UnusableInputError):
        held(offered(), channel=AppointmentChannel.VIDEO)


def test_confirming_seals_the_address_and_asking_twice_changes_nothing() -> None:
    booking = confirmed(offered())
    again = booking_confirm(booking=booking, contact=Contact(), actor=ANYBODY, now=NOW)
    assert "90000000" not in again.contact_sealed
    assert address_of(again.contact_sealed) == "90000000"


def test_a_hold_that_has_ended_cannot_be_confirmed() -> None:
    booking = held(offered())
    with pytest.raises(RuleBrokenError):
        booking_confirm(
            booking=booking,
            contact=BY_SMS,
            actor=ANYBODY,
            now=NOW + HOLD_LASTS + timedelta(seconds=1),
        )


def test_holds_that_ended_keep_nothing_of_the_person() -> None:
    held(offered(), actor=Actor("innbygger-1", "Innbygger"))
    assert holds_end(now=NOW + timedelta(hours=1)) == 1
    assert list(Booking.objects.values_list("state", "account")) == [("expired", "")]


def test_a_cancelled_time_is_free_again() -> None:
    offer = offered()
    booking_cancel(booking=confirmed(offer), actor=ANYBODY, now=NOW)
    assert "10.00" in free(offer)


def test_a_moved_appointment_keeps_its_code_and_its_way_to_the_person() -> None:
    first, second = offered(), offered(begins=OTHER_DAY)
    old = confirmed(first)
    new = booking_move(booking=old, offer=second, begins=OTHER_DAY, actor=ANYBODY, now=NOW)
    assert (new.code, new.moves) == (old.code, 1)
    assert address_of(new.contact_sealed) == "90000000"
    assert "10.00" in free(first)
    found = booking_by_key(old.pk)
    assert found is not None
    assert found.pk == new.pk


def test_a_move_to_a_taken_time_leaves_the_old_one_standing() -> None:
    offer = offered()
    mine = confirmed(offer)
    confirmed(offer, OPENS + timedelta(minutes=15))
    with pytest.raises(SlotTakenError):
        booking_move(
            booking=mine,
            offer=offer,
            begins=OPENS + timedelta(minutes=15),
            actor=ANYBODY,
            now=NOW,
        )
    mine.refresh_from_db()
    assert (mine.state, mine.taken.count()) == ("confirmed", 1)


def test_a_move_by_one_step_may_overlap_the_old_time() -> None:
    offer = offered(length=None)
    mine = booking_confirm(
        booking=held(offer, people=2), contact=BY_SMS, actor=ANYBODY, now=NOW
    )
    begins = OPENS + timedelta(minutes=15)
    new = booking_move(booking=mine, offer=offer, begins=begins, actor=ANYBODY, now=NOW)
    assert new.begins == begins


def test_whoever_comes_is_checked_in_and_done_and_staff_leave_a_trace() -> None:
    booking = confirmed(offered())
    booking_check_in(booking=booking, actor=COUNTER, now=OPENS)
    booking_done(booking=booking, actor=COUNTER, now=OPENS)
    booking.refresh_from_db()
    assert booking.state == "done"
    acts = Change.objects.filter(thing=f"bookings.booking:{booking.pk}")
    assert list(acts.values_list("act", flat=True)) == ["booking.check_in", "booking.done"]


def test_an_inhabitants_own_steps_leave_no_row_that_cannot_be_deleted() -> None:
    booking = confirmed(offered())
    assert not Change.objects.filter(thing=f"bookings.booking:{booking.pk}").exists()


def test_nobody_has_failed_to_come_before_the_time() -> None:
    booking = confirmed(offered())
    with pytest.raises(RuleBrokenError):
        booking_no_show(booking=booking, actor=COUNTER, now=NOW)
    booking_no_show(booking=booking, actor=COUNTER, now=OPENS + timedelta(hours=1))
    booking_check_in(booking=booking, actor=COUNTER, now=OPENS + timedelta(hours=1))


def test_every_word_of_the_domain_can_be_translated() -> None:
    kinds = (AppointmentKind, AppointmentChannel, SpecialistTheme, ContactWay, ContactCare)
    said = {one.label for kind in (*kinds, BookingState, WaitingState) for one in kind}
    assert said == set(WORDS)


# --- the waiting list --------------------------------------------------------------------


def waiting(people: int = 1, contact: Contact = BY_SMS) -> Waiting:
    from naervaer.web.records.areas.selectors import municipality_by_number  # noqa: PLC0415

    where = municipality_by_number("1848")
    assert where is not None
    return waiting_join(
        municipality=where,
        kind=AppointmentKind.PASSPORT_ID,
        people=people,
        contact=contact,
        actor=ANYBODY,
        now=NOW,
    )


def test_whoever_waits_is_offered_what_is_cancelled_in_the_order_they_came() -> None:
    offer = offered(hours=0.25)
    mine = confirmed(offer)
    first, second = waiting(), waiting()
    booking_cancel(booking=mine, actor=ANYBODY, now=NOW)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("offered", "waiting")
    assert first.booking is not None
    assert first.booking.begins == OPENS
    assert place_in_line(second) == 1


def test_a_release_serves_the_waiting_before_anybody_else() -> None:
    line = [waiting() for _ in range(12)]
    release = NOW + timedelta(days=1)
    offer = offered(released_at=release)
    with pytest.raises(SlotTakenError):
        held(offer)
    assert offers_release_due(now=release) == 1
    times = [
        Waiting.objects.get(pk=one.pk).booking.begins  # type: ignore[union-attr]
        for one in line[:8]
    ]
    assert times == sorted(times)
    assert len(set(times)) == 8
    assert [place_in_line(one) for one in line[8:]] == [1, 2, 3, 4]
    assert offers_release_due(now=release) == 0


def test_a_family_that_does_not_fit_keeps_its_place_while_others_are_served() -> None:
    family, alone = waiting(people=8), waiting()
    offered(hours=0.25)
    family.refresh_from_db()
    alone.refresh_from_db()
    assert (family.state, alone.state) == ("waiting", "offered")


def test_whoever_leaves_the_line_leaves_nothing_behind() -> None:
    one = waiting()
    waiting_leave(waiting=one)
    one.refresh_from_db()
    assert (one.state, one.contact_sealed) == ("left", "")


# --- following the presence --------------------------------------------------------------


def test_a_presence_that_falls_out_loses_no_appointment() -> None:
    offer = offered()
    mine = confirmed(offer)
    row = offer.presence
    assert bookings_follow(presence=row, replaced_by=None, actor=PLANNER, why="syk") == 1
    row.refresh_from_db()
    row.delete()
    mine.refresh_from_db()
    assert (mine.state, mine.unplaced_at is not None, mine.is_standing) == (
        "confirmed",
        True,
        False,
    )
    message = message_for(mine, Occasion.NEEDS_NEW_TIME)
    assert message is not None
    assert mine.code in message.body
    other = offered(begins=OTHER_DAY)
    new = booking_move(booking=mine, offer=other, begins=OTHER_DAY, actor=ANYBODY, now=NOW)
    assert new.is_standing


def test_a_presence_cut_short_moves_only_those_who_no_longer_fit() -> None:
    offer = offered()
    early, late = confirmed(offer), confirmed(offer, OPENS + timedelta(minutes=105))
    row = offer.presence
    row.ends = OPENS + timedelta(hours=1)
    row.save()
    assert bookings_follow(presence=row, replaced_by=row, actor=PLANNER, why="kort") == 1
    early.refresh_from_db()
    late.refresh_from_db()
    assert (early.unplaced_at, late.unplaced_at is not None) == (None, True)
    offer.refresh_from_db()
    assert free(offer)[-1] == "10.45"


def test_a_presence_made_longer_gives_more_times() -> None:
    offer = offered()
    row = offer.presence
    row.ends = OPENS + timedelta(hours=3)
    row.save()
    assert bookings_follow(presence=row, replaced_by=row, actor=PLANNER, why="lenger") == 0
    offer.refresh_from_db()
    assert free(offer)[-1] == "12.45"


def test_a_roster_that_calls_a_row_off_tells_those_who_booked() -> None:
    from naervaer.domain.plan_changes import ChangeReason  # noqa: PLC0415
    from naervaer.web.records.rosters.changes import plan_cancel  # noqa: PLC0415

    offer = offered(mode=DeliveryMode.POLICE_CONTACT)
    mine = confirmed(offer)
    change = plan_cancel(row=offer.presence, reason=ChangeReason.NEW_PLAN, actor=SYSTEM)
    mine.refresh_from_db()
    assert (change.told_bookings, mine.unplaced_at is not None) == (1, True)


def test_a_row_with_times_cannot_be_deleted_and_times_without_a_row_are_not_offered() -> None:
    offer = offered()
    with pytest.raises(ProtectedError):
        offer.presence.delete()
    Offer.objects.update(presence=None)
    assert not offers_bookable(AppointmentKind.PASSPORT_ID, now=NOW).exists()


# --- opening -----------------------------------------------------------------------------


def test_a_patrol_a_delivered_row_and_a_row_opened_already_are_refused() -> None:
    for row in (
        planned(mode=DeliveryMode.MUNICIPAL_PATROL),
        planned(state=PresenceState.DELIVERED),
        offered().presence,
    ):
        with pytest.raises(UnusableInputError):
            offer_open(presence=row, actor=PLANNER, why="prøve", now=NOW)


def test_only_what_can_be_booked_and_is_not_open_waits_to_be_opened() -> None:
    row = planned(mode=DeliveryMode.PASSPORT_BUS)
    planned(mode=DeliveryMode.MUNICIPAL_PATROL)
    offered()
    assert presence_to_open(PLANNER, now=NOW) == [row]


def test_times_somebody_has_booked_cannot_just_be_taken_back() -> None:
    offer = offered()
    mine = confirmed(offer)
    with pytest.raises(RuleBrokenError):
        offer_withdraw(offer=offer, actor=PLANNER, why="feil")
    booking_cancel(booking=mine, actor=ANYBODY, now=NOW)
    offer_withdraw(offer=offer, actor=PLANNER, why="feil")
    assert occupancy([offer])[offer.pk].slots == 0


# --- who sees what -----------------------------------------------------------------------


def test_staff_see_the_appointments_of_their_own_place_alone() -> None:
    own = confirmed(offered())
    confirmed(offered(number="0301"))
    assert list(bookings_seen_by(COUNTER)) == [own]
    assert booking_by_code(COUNTER, Act.SERVE_COUNTER, f" {own.code.lower()} ") == own
    assert not bookings_seen_by(SYSTEM).exists()


def test_an_inhabitant_sees_their_own_appointments_alone() -> None:
    offer, resident = offered(), Actor("innbygger-1", "Innbygger")
    mine = held(offer, actor=resident)
    booking_confirm(booking=mine, contact=BY_SMS, actor=resident, now=NOW)
    confirmed(offer, OPENS + timedelta(minutes=15))
    assert [one.pk for one in bookings_of(resident)] == [mine.pk]
    assert not bookings_of(ANYBODY).exists()


def test_the_soonest_free_time_is_told_by_municipality() -> None:
    offered(begins=OTHER_DAY)
    confirmed(offered(hours=0.25))
    found = next_free(AppointmentKind.PASSPORT_ID, now=NOW)
    assert {key: one.begins for key, one in found.items()} == {"1848": OTHER_DAY}


# --- messages and links ------------------------------------------------------------------


def test_a_link_opens_one_thing_for_one_purpose() -> None:
    booking = confirmed(offered())
    link = link_for(MANAGE, booking)
    assert key_from(MANAGE, link) == booking.pk
    assert key_from(HOLD, link) is None
    assert key_from(MANAGE, link[:-1] + ("a" if link[-1] != "a" else "b")) is None


@pytest.mark.parametrize("occasion", Occasion)
def test_a_careful_message_reveals_nothing(occasion: Occasion) -> None:
    careful = Contact(ContactWay.SMS, "90000000", ContactCare.NEUTRAL)
    message = message_for(confirmed(offered(), contact=careful), occasion)
    assert message is not None
    said = f"{message.subject} {message.body}".lower()
    assert not [word for word in ("politi", "pass", "steigen", "02800", "time") if word in said]


def test_whoever_wants_no_message_gets_none_and_nothing_is_kept() -> None:
    silent = Contact(ContactWay.SMS, "90000000", ContactCare.SILENT)
    booking = confirmed(offered(), contact=silent)
    assert booking.contact_sealed == ""
    assert message_for(booking, Occasion.CONFIRMED) is None


@pytest.mark.parametrize(
    ("way", "address"),
    [(ContactWay.SMS, "123"), (ContactWay.SMS, "ring meg"), (ContactWay.EMAIL, "ola")],
)
def test_an_address_nothing_can_be_sent_to_is_refused(way: ContactWay, address: str) -> None:
    with pytest.raises(UnusableInputError):
        Contact(way, address)


@pytest.mark.parametrize(
    ("begins", "hours", "quarters"),
    [
        (datetime(2027, 10, 30, 22, tzinfo=UTC), 7, 28),
        (datetime(2027, 3, 27, 23, tzinfo=UTC), 5, 20),
    ],
)
def test_the_night_the_clocks_change_can_be_booked_to_the_last_quarter(
    begins: datetime, hours: int, quarters: int
) -> None:
    before = begins - timedelta(days=3)
    offer = offered(begins=begins, hours=hours, now=before)
    moments = slots_free([offer], now=before)[offer.pk]
    assert len(moments) == quarters
    for moment in moments:
        held(offer, moment, now=before)
    assert not slots_free([offer], now=before)[offer.pk]
