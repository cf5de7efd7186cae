"""What the duty study measured for the promise ledger.

Staff and calls are synthetic unless the user gave their own, and synthetic numbers decide no
promise; each measurement therefore says what it rests on. A rule that counts something only the
police know (how many have drone competence) is measured from the user's own staff alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.access.measurements import MEASUREMENTS_NAME
from naervaer.studies.duty.result import DutyResult


def measurements(result: DutyResult) -> tuple[Measurement, ...]:
    """Return every measurement, in a fixed order."""
    return tuple(_measured(result))


def write_measurements(result: DutyResult, folder: Path) -> None:
    """Write `measurements.json`."""
    records = [found.as_record() for found in measurements(result)]
    text = json.dumps(records, ensure_ascii=False, indent=2)
    (folder / MEASUREMENTS_NAME).write_text(text + "\n", encoding="utf-8")


def _measured(result: DutyResult) -> Iterator[Measurement]:
    own = result.staff_kind == "own"
    yield Measurement.of(
        promise="B-24",
        rule="DRONE-6",
        value=int(result.rosters.staff.has_drone.sum()),
        as_of=result.settings.first_day,
        kind=Kind.COMPUTED if own else Kind.SYNTHETIC,
        evidence=(
            "Tjenesteplanstudien, staff: personer med dronekompetanse "
            f"({'brukerens fil' if own else 'syntetisk mannskap'}); på vakt i "
            f"{100 * result.rosters.drone_shifts:.0f} prosent av vaktene."
        ),
        scope=result.ground.district,
    )
    rests_on = Kind.COMPUTED if own and result.kind == "own" else Kind.SYNTHETIC
    for item in _told(result):
        yield Measurement(
            promise=item.promise,
            rule=item.rule,
            measure=item.measure,
            value=item.value,
            unit=item.unit,
            as_of=result.settings.first_day,
            kind=Kind.COMPUTED if item.promise == "B-64" else rests_on,
            evidence=f"Tjenesteplanstudien: {item.says}",
            scope=result.ground.district,
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A number told beside a rule that it does not decide."""

    promise: str
    rule: str
    measure: str
    value: float
    unit: str
    says: str


def _told(result: DutyResult) -> Iterator[_Told]:
    levers = {item.name: item.gains for item in result.experiments.levers}
    waits = levers["staffing"]["long_waits"]
    yield _Told(
        "B-28",
        "KAP-06",
        "share_of_computed_need_rostered",
        round(100 * result.rosters.main.covered_share, 2),
        "prosent",
        "roster_summary.csv: persontimer i den lovlige vaktplanen over dem behovet ber om.",
    )
    yield _Told(
        "B-29",
        "TPL-SLUTT",
        "change_of_long_waits_by_varying_staffing",
        round(100 * waits.difference, 3),
        "prosentpoeng",
        "levers.csv: andre oppdrag som venter over en time, varierende mot jevn bemanning med "
        f"like mange timer, 95 prosent intervall ± {100 * waits.half_width:.2f}.",
    )
    yield _Told(
        "B-29",
        "TPL-SLUTT",
        "change_of_long_waits_by_sharing",
        round(100 * levers["sharing"]["long_waits"].difference, 3),
        "prosentpoeng",
        "levers.csv: andre oppdrag som venter over en time, delte mot lukkede "
        "politistasjonsdistrikter med like mange timer.",
    )
    yield _Told(
        "B-64",
        "RESP-2019-80",
        "people_cut_off_without_ferries",
        float(_unreached_without_ferries(result)),
        "innbyggere",
        "sea.csv: innbyggere ingen vei fører til når alle ferger er innstilt.",
    )
    yield _Told(
        "A-11",
        "RESP-2019-80",
        "change_of_urgent_in_time_by_tenth_to_specialists",
        round(100 * levers["specialists"]["urgent_in_time"].difference, 3),
        "prosentpoeng",
        "levers.csv: hasteoppdrag nådd i tide når en tidel av patruljetimene flyttes til "
        "spesialister.",
    )


def _unreached_without_ferries(result: DutyResult) -> int:
    minutes = result.ground.minutes_without_ferries.min(axis=0)
    return round(float(result.ground.people[minutes == float("inf")].sum()))
