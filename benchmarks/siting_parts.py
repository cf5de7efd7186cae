"""The siting study's contacts, presence mix and bus calendar on Norway.

    python benchmarks/siting_parts.py

Every part is answered as the study asks it, once.
"""

import os
import time
from collections.abc import Callable
from typing import Any

from naervaer.planning.solving import Outcome, StopRule
from naervaer.registers.baseline import load_baseline
from naervaer.studies.siting.buses import BusStudy, study_buses
from naervaer.studies.siting.contacts import DistrictContacts, study_contacts
from naervaer.studies.siting.ground import Ground, ground_of
from naervaer.studies.siting.mix import MixStudy, study_mix
from tables import markdown_table, write_section

STOP = StopRule(seconds=20.0, gap=1e-5)
DISTRICTS = ("Nordland", "Innlandet", "Troms")


def timed(run: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return what a part finds, and its seconds by clock and by processor."""
    wall, processor = time.perf_counter(), time.process_time()
    found = run()
    return found, time.perf_counter() - wall, time.process_time() - processor


def endings(outcomes: list[Outcome[Any]]) -> str:
    """Return how many answers ended in which way, and the largest gap."""
    names = [str(outcome.ending) for outcome in outcomes]
    counted = ", ".join(f"{names.count(name)} {name}" for name in sorted(set(names)))
    return f"{counted}; largest gap {100 * max(outcome.gap for outcome in outcomes):.4f} %"


def contact_answers(districts: tuple[DistrictContacts, ...]) -> list[Outcome[Any]]:
    """Return every answer of all districts, without the reading that breaks the main rule."""
    return [
        outcome
        for one in districts
        for outcome in (one.fewest, one.fewest_posts, one.inside, *one.alternatives.values())
    ]


def mix_answers(study: MixStudy) -> list[Outcome[Any]]:
    """Return every answer of one district's mix."""
    return [answer.outcome for answer in (*study.cheapest, *study.best)]


def bus_answers(study: BusStudy) -> list[Outcome[Any]]:
    """Return how often and in which order, bus by bus."""
    return [outcome for bus in study.buses for outcome in (bus.frequency, bus.calendar)]


def main() -> None:
    """Run every part once, after one run on the smallest to load what they need."""
    ground: Ground = ground_of(load_baseline())
    study_mix(ground, "Finnmark", stop=STOP)
    rows = []
    contacts, wall, processor = timed(lambda: study_contacts(ground))
    fewest = sum(one.fewest.objective for one in contacts)
    rows.append(
        (
            "contacts, 357 municipalities, six readings, reasons and alternatives",
            f"{fewest:g} contacts",
            endings(contact_answers(contacts)),
            f"{wall:.1f}",
            f"{processor:.1f}",
        )
    )
    for district in DISTRICTS:
        mix, wall, processor = timed(lambda name=district: study_mix(ground, name, stop=STOP))
        answers = mix_answers(mix)
        said = f"{len(answers)} questions"
        rows.append(
            (f"mix, {district}", said, endings(answers), f"{wall:.1f}", f"{processor:.1f}")
        )
    buses, wall, processor = timed(lambda: study_buses(ground, stop=STOP))
    rows.append(
        (
            f"bus calendar, {len(buses.stops)} stops, two buses",
            f"{buses.bus_days} bus-days",
            endings(bus_answers(buses)),
            f"{wall:.1f}",
            f"{processor:.1f}",
        )
    )
    write_section(
        "siting_parts",
        title="Contacts, presence mix and buses on Norway",
        body="The parts of the siting study after its ground is laid; the limit for contacts "
        "is 10 s. Read the processor's seconds, all cores together: "
        f"{os.getloadavg()[1]:.0f} programs wanted the two cores meanwhile.\n\n"
        + markdown_table(("part", "answer", "endings", "s", "processor, s"), rows),
        packages=("highspy", "ortools", "numpy"),
    )
    print(*rows, sep="\n")


if __name__ == "__main__":
    main()
