"""The five headline findings: computed, one sentence each, uncertainty inside."""

from dataclasses import dataclass

from naervaer.studies.access.country import POINT
from naervaer.studies.access.measures import PERCENTILES
from naervaer.studies.access.opening import OpenDoor
from naervaer.studies.access.result import AccessResult
from naervaer.studies.report.words import HEADLINE_LANGUAGES, Words

_AT_P99 = PERCENTILES.index(99)


@dataclass(frozen=True, slots=True)
class Finding:
    """A headline: its key, the number that carries it, and the whole sentence."""

    key: str
    number: str
    sentence: str


def findings(result: AccessResult, words: Words) -> tuple[Finding, ...]:
    """Return the five findings in the language of `words`."""
    return (
        _distance(result, words),
        _points(result, words),
        _hours(result, words),
        _passport(result, words),
        _worst(result, words),
    )


def headlines(result: AccessResult) -> list[dict[str, object]]:
    """Return the findings as records: key, and number and sentence by language."""
    spoken = {name: findings(result, Words(name)) for name in HEADLINE_LANGUAGES}
    return [
        {
            "key": found.key,
            "number": {name: said[at].number for name, said in spoken.items()},
            "sentence": {name: said[at].sentence for name, said in spoken.items()},
        }
        for at, found in enumerate(spoken["nb"])
    ]


def _distance(result: AccessResult, words: Words) -> Finding:
    """Return how many have 45 minutes, and how little the plan moves that."""
    before, after = result.bands[result.main_before], result.bands[result.main_after]
    sentence = words.text(
        "finding_distance",
        after=words.share(after.value),
        before=words.share(before.value),
        points=words.points(100 * (after.value - before.value), 2),
        low=words.share(after.low),
        high=words.share(after.high),
    )
    return Finding("distance", words.share(after.value), sentence)


def _points(result: AccessResult, words: Words) -> Finding:
    """Return whom the year-round points serve."""
    total = next(item for item in result.total_gains if item.season == "ordinary")
    sentence = words.text(
        "finding_points",
        people=words.about(total.people_gaining),
        median=words.minutes(total.median_saved),
        into=words.about(total.people_into_45),
        neighbours=words.about(total.people_gaining - total.host_gaining),
    )
    return Finding("points", words.about(total.people_gaining), sentence)


def _hours(result: AccessResult, words: Words) -> Finding:
    """Return how few hours are published; who finds no open door is a range, no headline."""
    saturday = people_span(result, "desk", "saturday", words)
    known, total = published_of(result)
    sentence = words.text(
        "finding_hours",
        saturday=saturday,
        evening=people_span(result, "desk", "winter_evening", words),
        monday=people_span(result, "desk", "monday_noon", words),
        known=known,
        all=total,
    )
    number = words.text("finding_hours_number", known=known, all=total)
    return Finding("hours", number, sentence)


def _passport(result: AccessResult, words: Words) -> Finding:
    """Return what the 15 offices do to the 45-minute rule."""
    before, after = result.bands["passport_before"], result.bands["passport_after"]
    confirmed = result.bands["passport_after_confirmed"]
    sentence = words.text(
        "finding_passport",
        after=words.share(after.value),
        before=words.share(before.value),
        holds_after=sum(item.holds_after for item in result.passport_rule),
        holds_before=sum(item.holds_before for item in result.passport_rule),
        districts=len(result.passport_rule),
        confirmed=words.share(confirmed.value),
    )
    return Finding("passport", words.share(after.value), sentence)


def _worst(result: AccessResult, words: Words) -> Finding:
    """Return who has the longest way, and the weakest district."""
    summary = result.after.country
    weakest = min(result.desk_rule, key=lambda item: item.after.value)
    p99 = float(summary.percentiles[_AT_P99][0])
    sentence = words.text(
        "finding_worst_certain" if weakest.certain else "finding_worst",
        p99=words.minutes(p99),
        district=weakest.district,
        share=words.share(weakest.after.value),
        before=words.share(weakest.before.value),
        band=words.share_span(weakest.after.low, weakest.after.high),
        unreachable=words.about(float(summary.unreachable[0])),
    )
    return Finding("worst", f"{words.minutes(p99)} min", sentence)


def open_doors_at(result: AccessResult, service: str, moment: str) -> list[OpenDoor]:
    """Return the three assumptions at one moment, narrow first."""
    return [
        item
        for item in result.open_doors
        if item.service == service and item.moment.key == moment
    ]


def people_span(result: AccessResult, service: str, moment: str, words: Words) -> str:
    """Return the range of people without an open door within 60 minutes."""
    counts = [item.people_without for item in open_doors_at(result, service, moment)]
    return words.span(words.about(min(counts)), words.about(max(counts)))


def published_of(result: AccessResult) -> tuple[int, int]:
    """Return how many open points have published hours, and how many there are."""
    members = [result.country.sites[index] for index in result.after.doors.members]
    points = [site for site in members if site.kind == POINT]
    return sum(site.id in result.country.published_hours for site in points), len(points)
