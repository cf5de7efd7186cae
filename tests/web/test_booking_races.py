"""Many at once, and processes that die in the middle: never two in one slot, nothing half."""

import os
import random
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from bookable import NOW, OPENS, offered
from django.db import connection, connections

from naervaer.domain.appointments.states import TAKING
from naervaer.domain.authority import ANYBODY
from naervaer.domain.errors import NaervaerError
from naervaer.web.records.bookings.contact import Contact
from naervaer.web.records.bookings.models import Booking, SlotTaken
from naervaer.web.records.bookings.services import (
    booking_cancel,
    booking_confirm,
    booking_hold,
    booking_move,
)
from naervaer.web.records.bookings.slots import SlotTakenError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("areas")]
CLIENTS, TRIES = 8, 12


def inconsistencies() -> list[str]:
    """Return every booking that has other slots than its state and length say."""
    found = []
    for booking in Booking.objects.select_related("offer"):
        step = timedelta(minutes=booking.offer.grid)
        slots = list(
            booking.taken.order_by("slot__begins").values_list("slot__begins", "slot__desk")
        )
        takes = booking.state in TAKING and booking.unplaced_at is None
        wanted = round((booking.ends - booking.begins) / step) if takes else 0
        moments = [booking.begins + number * step for number in range(wanted)]
        if [one for one, _desk in slots] != moments or len({desk for _, desk in slots}) > 1:
            found.append(f"{booking}: {slots}")
    return found


def test_many_clients_at_once_get_each_slot_once() -> None:
    offer = offered(desks=2, hours=3)
    moments = [OPENS + timedelta(minutes=15 * number) for number in range(12)]

    def client(seed: int) -> int:
        chance, had = random.Random(seed), 0
        try:
            for _ in range(TRIES):
                with suppress(SlotTakenError):
                    booking_hold(
                        offer=offer,
                        begins=chance.choice(moments),
                        people=chance.choice([1, 1, 2]),
                        actor=ANYBODY,
                        now=NOW,
                    )
                    had += 1
        finally:
            connections.close_all()
        return had

    with ThreadPoolExecutor(CLIENTS) as pool:
        had = sum(pool.map(client, range(CLIENTS)))
    assert had == Booking.objects.count()
    assert 12 <= had <= 24
    assert inconsistencies() == []


def hold(offer: Any) -> None:
    booking_hold(offer=offer, begins=OPENS, people=2, actor=ANYBODY, now=NOW)


def confirm(offer: Any) -> None:
    booking = Booking.objects.get(state="held")
    booking_confirm(booking=booking, contact=Contact(), actor=ANYBODY, now=NOW)


def cancel(offer: Any) -> None:
    booking_cancel(booking=Booking.objects.get(state="confirmed"), actor=ANYBODY, now=NOW)


def move(offer: Any) -> None:
    booking_move(
        booking=Booking.objects.get(state="confirmed"),
        offer=offer,
        begins=OPENS + timedelta(minutes=15),
        actor=ANYBODY,
        now=NOW,
    )


def killed_at(query: int, act: Callable[[Any], None], offer: Any) -> bool:
    """Do an act in a process that is killed before its n-th query; return whether it was."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        left = iter(range(query))

        def count(execute: Any, *given: Any) -> Any:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*given)

        with suppress(NaervaerError), connection.execute_wrapper(count):
            act(offer)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("act", [hold, confirm, cancel, move])
def test_a_process_killed_at_any_step_leaves_a_whole_booking(act: Callable[..., None]) -> None:
    offer = offered()
    if act is not hold:
        hold(offer)
    if act in (cancel, move):
        confirm(offer)
    before = sorted(Booking.objects.values_list("state", flat=True))
    for query in range(60):
        is_killed = killed_at(query, act, offer)
        assert inconsistencies() == []
        if not is_killed:
            break
        states = sorted(Booking.objects.values_list("state", flat=True))
        if states != before:
            break
    else:
        pytest.fail("the act never came to its end")
    assert sorted(Booking.objects.values_list("state", flat=True)) != before
    assert SlotTaken.objects.count() == (0 if act is cancel else 2)
