"""What the study measured for the promise ledger: numbers with their evidence, no verdicts.

The ledger holds the rules against these numbers; nothing here says that a promise is kept.
Whether a point has opened is no result of this study, and is not reported by it.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.access.result import AccessResult, RuleResult

MEASUREMENTS_NAME = "measurements.json"
#: Promises that the 45-minute rule bears on: B-11 is tested by it, the others indicated.
_REACH_PROMISES = ("B-11", "B-01", "A-02")


def measurements(result: AccessResult) -> tuple[Measurement, ...]:
    """Return every measurement, in a fixed order."""
    return tuple(_measured(result))


def write_measurements(result: AccessResult, folder: Path) -> None:
    """Write `measurements.json`."""
    records = [found.as_record() for found in measurements(result)]
    text = json.dumps(records, ensure_ascii=False, indent=2)
    (folder / MEASUREMENTS_NAME).write_text(text + "\n", encoding="utf-8")


def _measured(result: AccessResult) -> Iterator[Measurement]:
    as_of = date(result.country.population_year, 1, 1)
    for promise in _REACH_PROMISES:
        yield from _reach(promise, "R45", result.desk_rule, as_of)
    yield from _reach("B-61", "RPASS45", result.passport_rule, as_of)
    ordinary = next(item for item in result.total_gains if item.season == "ordinary")
    yield Measurement.of(
        promise="B-14",
        rule="TS-REISE",
        value=round(ordinary.people_gaining),
        as_of=as_of,
        kind=Kind.COMPUTED,
        evidence=(
            "Tilgangsanalysen, new_points.csv: innbyggere som får minst ett minutt kortere vei "
            f"til nærmeste av {ordinary.new_doors} nye helårssteder, når stedene er i drift."
        ),
    )
    yield Measurement.of(
        promise="B-61",
        rule="PASS-REISE",
        value=round(sum(gain.people_gaining for gain in result.office_gains)),
        as_of=as_of,
        kind=Kind.COMPUTED,
        evidence=(
            "Tilgangsanalysen, new_passport_offices.csv: innbyggere som får minst ett minutt "
            "kortere vei til passkontor, når de nye er i drift; listen fra 2018 er sannsynlig."
        ),
    )
    yield _neighbours(result, as_of)


def _neighbours(result: AccessResult, as_of: date) -> Measurement:
    """Return how many new points shorten the way both at home and beyond.

    An estimate: distance is only one way in which a point may benefit a neighbour.
    """
    serving = sum(
        gain.host_gaining > 0 and gain.neighbours_gaining > 0 for gain in result.gains
    )
    return Measurement.of(
        promise="B-17",
        rule="TS-NABO",
        value=serving,
        as_of=as_of,
        kind=Kind.ESTIMATED,
        evidence=(
            "Tilgangsanalysen, new_points.csv: nye steder som gir minst ett minutt kortere vei "
            "både i vertskommunen og utenfor den. Annen nytte enn kortere vei er ikke målt."
        ),
    )


def _reach(
    promise: str, rule: str, items: tuple[RuleResult, ...], as_of: date
) -> Iterator[Measurement]:
    """Return the share within 45 minutes of every district, with its error band in words."""
    for item in items:
        yield Measurement.of(
            promise=promise,
            rule=rule,
            value=round(item.after.value, 6),
            as_of=as_of,
            kind=Kind.COMPUTED,
            evidence=(
                f"Tilgangsanalysen, rule_45_minutes.csv: {item.after.low:.3f} til "
                f"{item.after.high:.3f} hvis alle kjøretider er ti prosent feil."
            ),
            scope=item.district,
        )
