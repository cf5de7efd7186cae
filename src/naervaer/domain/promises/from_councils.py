"""What councils and agreements say of the promises about them.

A share of the country is a measurement only where every municipality is known; else each
district where every municipality is known stands as evidence beside the promise, and decides
nothing. That a council is not registered is never taken for there being none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.councils import ANNUAL_EVALUATION, COUNCIL_EVERYWHERE
from naervaer.domain.rules.threshold import SHARE_UNIT


@dataclass(frozen=True, slots=True)
class CouncilYear:
    """What the promises ask of one municipality's council.

    Attributes
    ----------
    municipality, district
        Its name and police district.
    is_active
        Whether it has met lately enough.
    meetings
        Meetings held in the last year.
    actions_done
        Actions done in the last year.
    six_kinds
        How many of the six kinds of actors take part.
    evaluated
        Whether the year before was evaluated by both and submitted.
    begun_by_police
        Whether the police began that evaluation.
    kept, judged
        Stretches of measured obligations that were kept, and that could be judged.
    kind
        How far what is known can be trusted.

    """

    municipality: str
    district: str
    is_active: bool
    meetings: int
    actions_done: int
    six_kinds: int
    evaluated: bool
    begun_by_police: bool
    kept: int
    judged: int
    kind: Kind


def council_measurements(
    councils: Sequence[CouncilYear], municipalities: dict[str, int], *, today: date
) -> tuple[Measurement, ...]:
    """Return all that the councils' records say of the promises.

    Parameters
    ----------
    councils
        One for each council that is registered.
    municipalities
        How many municipalities each police district has.
    today
        The day it is said.

    """
    by_district: dict[str, list[CouncilYear]] = defaultdict(list)
    for one in councils:
        by_district[one.district].append(one)
    everywhere = _whole(councils, sum(municipalities.values()))
    found: list[Measurement] = []
    if everywhere:
        found += _shares(councils, today, scope="")
    for district, own in sorted(by_district.items()):
        if not everywhere and _whole(own, municipalities.get(district, 0)):
            found += _shares(own, today, scope=district)
        found += _activity(own, today, district)
    return tuple(found)


def _whole(councils: Sequence[CouncilYear], expected: int) -> bool:
    return bool(councils) and len(councils) == expected


def _shares(councils: Sequence[CouncilYear], today: date, *, scope: str) -> list[Measurement]:
    """Return the shares the rules ask for; of a district alone they decide nothing.

    B-35 has the rule of B-34, which asks whether the year was evaluated; who began it stands
    beside B-35 as evidence.
    """
    count = len(councils)
    active = sum(one.is_active for one in councils)
    evaluated = sum(one.evaluated for one in councils)
    begun = sum(one.begun_by_police for one in councils)
    council, evaluation = COUNCIL_EVERYWHERE, ANNUAL_EVALUATION
    met = f"{active} av {count} politiråd har hatt møte de siste tolv månedene."
    looked = f"{evaluated} av {count} politiråd har evaluert fjoråret."
    started = f"Politiet begynte evalueringen av fjoråret i {begun} av {count} kommuner."
    told = [
        ("A-06", council.id, council.measure, active, met),
        ("B-34", evaluation.id, evaluation.measure, evaluated, looked),
        ("B-35", "", "share_of_evaluations_begun_by_police", begun, started),
    ]
    if scope:
        told.append(("A-18", "", council.measure, active, met))
    return [
        Measurement(
            promise=promise,
            rule="" if scope else rule,
            measure=measure,
            value=value / count,
            unit=SHARE_UNIT,
            as_of=today,
            kind=least_firm(one.kind for one in councils),
            evidence=f"Politirådenes føringer: {evidence}",
            scope=scope,
        )
        for promise, rule, measure, value, evidence in told
    ]


def _activity(own: Sequence[CouncilYear], today: date, district: str) -> list[Measurement]:
    """Return how active a district's registered councils are: evidence, held to no rule."""
    count = len(own)
    judged = sum(one.judged for one in own)
    told = [
        ("B-31", "meetings_per_council", _mean(one.meetings for one in own), "møter i året"),
        ("B-32", "actions_done_per_council", _mean(one.actions_done for one in own), "tiltak"),
        ("A-03", "kinds_of_actors_per_council", _mean(one.six_kinds for one in own), "slag"),
    ]
    if judged:
        kept = sum(one.kept for one in own) / judged
        told.append(("B-33", "share_of_obligation_periods_kept", kept, SHARE_UNIT))
    return [
        Measurement(
            promise=promise,
            rule="",
            measure=measure,
            value=round(value, 3),
            unit=unit,
            as_of=today,
            kind=least_firm(one.kind for one in own),
            evidence=f"Politirådenes føringer, {count} registrerte råd i {district}.",
            scope=district,
        )
        for promise, measure, value, unit in told
    ]


def _mean(values: Iterable[int]) -> float:
    found = list(values)
    return sum(found) / len(found)
