"""Booking under load: double bookings, attempts a second, and a release to a long queue.

The services the site itself uses, by real threads and processes. SQLite always; PostgreSQL
where DATABASE_URL names a server. The peer is the naive way – look whether the time is free,
then write it – on a table without a unique slot, in the same run.
"""

import itertools
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from tables import markdown_table, write_section

CLIENTS, TRIES, SEEDS = 40, 50, 10
DESKS, HOURS, GRID = 4, 6, 15
SLOTS, QUEUE = 2_000, 10_000
NOW = datetime(2027, 5, 3, 8, tzinfo=UTC)
_PROCESSES, _SECONDS = 4, 8.0


@contextmanager
def on_database(address: str) -> Iterator[None]:
    """Work on a fresh database with the areas filled."""
    import dj_database_url
    from django.conf import settings
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    from naervaer.registers.baseline import load_baseline
    from naervaer.web.records.areas.services import areas_fill

    parsed = dj_database_url.parse(address)
    if "sqlite" in parsed["ENGINE"]:
        parsed["OPTIONS"] = settings.DATABASES["default"].get("OPTIONS", {})
        parsed["TEST"] = {"NAME": parsed["NAME"]}
    else:
        parsed["TEST"] = {"NAME": f"{parsed['NAME']}_benchmark"}
    configured = connections.configure_settings({"default": parsed})["default"]
    connections.databases["default"] = configured
    del connections["default"]
    made = setup_databases(verbosity=0, interactive=False)
    try:
        areas_fill(baseline=load_baseline())
        yield
    finally:
        teardown_databases(made, verbosity=0)


def new_offer(day: int, *, desks: int = DESKS, hours: float = HOURS, **more: Any) -> Any:
    """Return an offer in a new planned row."""
    from naervaer.domain.appointments.times import AppointmentLength
    from naervaer.domain.authority import SYSTEM
    from naervaer.domain.figures import Kind, Source
    from naervaer.domain.presence import DeliveryMode, PresenceState, Service
    from naervaer.web.records.areas.selectors import district_by_name
    from naervaer.web.records.bookings.offers import offer_open
    from naervaer.web.records.presence.models import ResourceGroup
    from naervaer.web.records.presence.services import presence_of, presence_row

    district = district_by_name("Nordland")
    group, _ = ResourceGroup.objects.get_or_create(district=district, name="Måling")
    begins = NOW + timedelta(days=day)
    presence = presence_of(
        municipality="1848",
        mode=DeliveryMode.SERVICE_POINT,
        service=Service.PASSPORT_ID,
        begins=begins,
        ends=begins + timedelta(hours=hours),
        state=PresenceState.PLANNED,
        group=group.name,
    )
    source = Source("Måling", "made", None, Kind.SYNTHETIC)
    row = presence_row(presence=presence, group=group, source=source)
    row.save()
    length = AppointmentLength(15, 10)
    return offer_open(
        presence=row, desks=desks, length=length, actor=SYSTEM, why="måling", now=NOW, **more
    )


def tried(offer: Any, chance: random.Random, people: int = 1) -> bool:
    """Try to hold a time; return whether it was had."""
    from naervaer.domain.authority import ANYBODY
    from naervaer.web.records.bookings.services import booking_hold
    from naervaer.web.records.bookings.slots import SlotTakenError

    steps = round((offer.ends - offer.begins) / timedelta(minutes=GRID))
    begins = offer.begins + timedelta(minutes=GRID * chance.randrange(steps))
    with suppress(SlotTakenError):
        booking_hold(offer=offer, begins=begins, people=people, actor=ANYBODY, now=NOW)
        return True
    return False


def all_at_once(work: Callable[[int], int], clients: int = CLIENTS) -> int:
    """Let every client work in a thread with a connection of its own; return the sum."""
    from django.db import connections

    def client(number: int) -> int:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(client, range(clients)))


def race() -> tuple[int, int, int]:
    """Return attempts, times had and double bookings over all the seeds."""
    from naervaer.web.records.bookings.models import Booking, SlotTaken

    had = doubles = 0
    for seed in range(SEEDS):
        offer = new_offer(10 + seed)

        def work(client: int, seed: int = seed, offer: Any = offer) -> int:
            chance = random.Random(f"{seed}/{client}")
            return sum(tried(offer, chance, chance.choice([1, 1, 2])) for _ in range(TRIES))

        told = all_at_once(work)
        had += told
        rows = SlotTaken.objects.filter(booking__offer=offer)
        taken = list(rows.values_list("slot__desk", "slot__begins"))
        doubles += len(taken) - len(set(taken))
        doubles += abs(told - Booking.objects.filter(offer=offer).count())
    return SEEDS * CLIENTS * TRIES, had, doubles


def naive_race() -> tuple[int, int, int]:
    """Return the same for whoever looks first and writes then."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive (seed int, desk int, step int)")
    steps = HOURS * 60 // GRID
    had = doubles = 0
    for seed in range(SEEDS):

        def work(client: int, seed: int = seed) -> int:
            chance, mine = random.Random(f"{seed}/{client}"), 0
            for _ in range(TRIES):
                step = chance.randrange(steps)
                with connection.cursor() as cursor:
                    find = "SELECT count(*) FROM naive WHERE seed = %s AND step = %s"
                    cursor.execute(find, [seed, step])
                    taken = cursor.fetchone()[0]
                    if taken < DESKS:
                        write = "INSERT INTO naive VALUES (%s, %s, %s)"
                        cursor.execute(write, [seed, taken + 1, step])
                        mine += 1
            return mine

        had += all_at_once(work)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n - 1) FROM (SELECT count(*) AS n FROM naive "
            "GROUP BY seed, desk, step HAVING count(*) > 1) AS twice"
        )
        doubles = int(cursor.fetchone()[0] or 0)
        cursor.execute("DROP TABLE naive")
    return SEEDS * CLIENTS * TRIES, had, doubles


def _steady(offers: list[int], seed: int, begin: float, counted: Any) -> None:
    """Try until time is up; tell how many attempts were made and how many had a time."""
    from naervaer.web.records.bookings.models import Offer

    known = list(Offer.objects.filter(pk__in=offers))
    chance, attempts, had = random.Random(seed), 0, 0
    while time.monotonic() < begin:
        time.sleep(0.001)
    until = begin + _SECONDS
    while time.monotonic() < until:
        had += tried(chance.choice(known), chance)
        attempts += 1
    counted.put((attempts, had))


def speed(offers: list[Any]) -> tuple[float, float]:
    """Return attempts and times had per second, by processes of their own."""
    from django.db import connections

    connections.close_all()
    context = multiprocessing.get_context("fork")
    counted, begin = context.Queue(), time.monotonic() + 1.0
    keys = [one.pk for one in offers]
    workers = [
        context.Process(target=_steady, args=(keys, seed, begin, counted))
        for seed in range(_PROCESSES)
    ]
    for worker in workers:
        worker.start()
    found = [counted.get() for _ in workers]
    for worker in workers:
        worker.join()
    return sum(one[0] for one in found) / _SECONDS, sum(one[1] for one in found) / _SECONDS


def release() -> list[object]:
    """Release many times to a long queue; return seconds, served, out of order, errors."""
    from django.test import Client

    from naervaer.domain.appointments.kinds import AppointmentKind
    from naervaer.domain.authority import ANYBODY
    from naervaer.web.records.areas.selectors import municipality_by_number
    from naervaer.web.records.bookings.contact import Contact
    from naervaer.web.records.bookings.links import LINE, link_for
    from naervaer.web.records.bookings.models import Waiting
    from naervaer.web.records.bookings.offers import offer_release
    from naervaer.web.records.bookings.waiting import waiting_join

    where: Any = municipality_by_number("1848")
    for _ in range(QUEUE):
        waiting_join(
            municipality=where,
            kind=AppointmentKind.PASSPORT_ID,
            contact=Contact(),
            actor=ANYBODY,
            now=NOW,
        )
    desks = 40
    due = NOW + timedelta(days=1)
    hours = SLOTS / desks * GRID / 60
    offer = new_offer(40, desks=desks, hours=hours, released_at=due)
    clock = time.perf_counter()
    served = offer_release(offer=offer, now=due)
    seconds = time.perf_counter() - clock
    line = list(Waiting.objects.order_by("pk").values_list("state", "booking__begins"))
    times = [begins for state, begins in line if state == "offered"]
    wrong = sum(later < sooner for sooner, later in itertools.pairwise(times))
    wrong += sum(state == "offered" for state, _ in line[served:])
    keys = list(Waiting.objects.order_by("pk"))

    def look(number: int) -> int:
        client = Client()
        addresses = [f"/time/ventende/{link_for(LINE, one)}/" for one in keys[number::8]]
        return sum(client.get(address).status_code != 200 for address in addresses)

    clock = time.perf_counter()
    errors = all_at_once(look, 8)
    looked = time.perf_counter() - clock
    return [served, f"{seconds:.1f}", wrong, errors, f"{len(keys) / looked:.0f}"]


def measured(name: str) -> tuple[list[list[object]], list[object], list[object]]:
    """Measure everything on one database."""
    print(name, "race", flush=True)
    mine, naive = race(), naive_race()
    races = [
        [name, "Nærvær, unique slots", *(f"{one:,}" for one in mine)],
        [name, "look first, then write", *(f"{one:,}" for one in naive)],
    ]
    print(name, "speed", flush=True)
    roomy = speed([new_offer(60 + day, desks=40, hours=20) for day in range(8)])
    tight = speed([new_offer(80)])
    speeds: list[object] = [name, f"{roomy[0]:,.0f}", f"{roomy[1]:,.0f}", f"{tight[0]:,.0f}"]
    print(name, "release", flush=True)
    released: list[object] = [name, *release()]
    if mine[2]:
        sys.exit(f"{mine[2]} double bookings on {name}, expected none.")
    return races, speeds, released


Found = list[tuple[list[list[object]], list[object], list[object]]]


def _races(found: Found) -> Iterator[str]:
    yield (
        f"{CLIENTS} clients at once, {TRIES} tries each, {SEEDS} seeds, on "
        f"{HOURS * 60 // GRID} steps of {DESKS} desks; every third try is for two people. "
        "A double booking is a desk and a step that two have, or an answer that the database "
        "does not bear out."
    )
    header = ["database", "how", "attempts", "had", "double bookings"]
    yield markdown_table(header, [row for one in found for row in one[0]])


def _speeds(found: Found) -> Iterator[str]:
    yield (
        f"Attempts a second by {_PROCESSES} processes for {_SECONDS:.0f} s, the database on "
        "the same two cores; the limit is 500 on PostgreSQL."
    )
    header = ["database", "attempts/s, room for all", "had/s", "attempts/s, one small offer"]
    yield markdown_table(header, [one[1] for one in found])


def _releases(found: Found) -> Iterator[str]:
    yield (
        f"{SLOTS:,} times released to {QUEUE:,} in the queue, and every one of them looking at "
        "their place."
    )
    header = ["database", "served", "seconds", "out of order", "error pages", "pages/s"]
    yield markdown_table(header, [one[2] for one in found])


def main() -> None:
    """Measure and write the section."""
    from naervaer.web.config.start import start_django

    address = os.environ.pop("DATABASE_URL", "")
    start_django("test")
    found: Found = []
    with tempfile.TemporaryDirectory() as folder, on_database(f"sqlite:///{folder}/b.sqlite3"):
        found.append(measured("SQLite"))
    if address.startswith("postgres"):
        with on_database(address):
            found.append(measured("PostgreSQL"))
    body = "\n\n".join([*_races(found), *_speeds(found), *_releases(found)])
    print(body)
    write_section(
        "booking", title="Booking appointments", body=body, packages=("django", "psycopg")
    )


if __name__ == "__main__":
    main()
