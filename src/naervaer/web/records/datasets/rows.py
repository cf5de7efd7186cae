"""The rows of every series, from the site's records and the baseline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from naervaer.domain.enquiries.first_contact import ContactShare
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.publication import ARREARS, SMALL_COUNTS
from naervaer.domain.suppression import CountSum
from naervaer.registers.baseline import Baseline
from naervaer.web.records.agreements.published import councils_published
from naervaer.web.records.areas.selectors import municipalities_all
from naervaer.web.records.bookings.published import appointments_published
from naervaer.web.records.contact_requests.measured import replies_published
from naervaer.web.records.enquiries.selectors import contacts_published, published_period
from naervaer.web.records.points.models import OpeningHours, PointFact
from naervaer.web.records.presence.models import PresenceMonth
from naervaer.web.records.promises.selectors import assessments
from naervaer.web.records.studies.models import StudyFigure
from naervaer.web.records.studies.selectors import published_run
from naervaer.web.records.voice.published import answers_published

Row = dict[str, Any]
_HOUR = 60
_BOOK = "Nærvær, tilstedeværelsesboken"
_COUNCILS = "Nærvær, politirådene"
_VOICE = "Nærvær, innbyggerrundene"
_BOOKINGS = "Nærvær, timebestillingen"
_CONTACTS = "Nærvær, henvendelser ved første kontakt"
_REPLIES = "Nærvær, henvendelser til politikontakten"


@dataclass(frozen=True, slots=True)
class Ground:
    """What rows are made from besides the records: the baseline, and the day it is."""

    baseline: Baseline
    today: date


def population_rows(ground: Ground) -> Iterator[Row]:
    """Yield people by municipality and year."""
    names = _names()
    source = "SSB, tabell 07459"
    for row in ground.baseline.table("population").to_dict("records"):
        yield {
            "municipality": row["municipality"],
            "municipality_name": names[row["municipality"]],
            "year": int(row["year"]),
            "people": int(row["people"]),
            **_told(source, None, Kind.OFFICIAL),
        }


def point_rows(_: Ground) -> Iterator[Row]:
    """Yield what is known of every point."""
    known = set(OpeningHours.objects.filter(withdrawn_at=None).values_list("point", flat=True))
    facts = PointFact.objects.filter(withdrawn_at=None).select_related(
        "point__municipality", "point__district"
    )
    for fact in facts.order_by("point__sort", "point_id", "since", "state", "pk"):
        point = fact.point
        season = f"{fact.season_first} – {fact.season_last}" if fact.season else None
        yield {
            "point": point.pk,
            "name": point.name,
            "sort": point.sort,
            "municipality": point.municipality_id,
            "municipality_name": point.municipality.name,
            "district": point.district.name,
            "state": fact.state,
            "since": fact.since,
            "until": fact.until,
            "season": season,
            "hours_known": point.pk in known,
            "longitude": point.longitude,
            "latitude": point.latitude,
            "position_quality": point.position_quality,
            **_sourced(fact.source),
        }


def hours_rows(_: Ground) -> Iterator[Row]:
    """Yield the published opening hours."""
    hours = OpeningHours.objects.filter(withdrawn_at=None).select_related("point__municipality")
    for row in hours.order_by("point_id", "service", "weekday", "opens", "pk"):
        yield {
            "point": row.point_id,
            "name": row.point.name,
            "municipality": row.point.municipality_id,
            "municipality_name": row.point.municipality.name,
            "service": row.service,
            "weekday": row.weekday,
            "opens": f"{row.opens:%H:%M}",
            "closes": f"{row.closes:%H:%M}",
            "since": row.since,
            "until": row.until,
            **_sourced(row.source),
        }


def access_rows(_: Ground) -> Iterator[Row]:
    """Yield the access study's measures by municipality; nothing before it is published."""
    run = published_run("access")
    if run is None:
        return
    names = _names()
    day = run.ended_at.date() if run.ended_at else None
    figures = StudyFigure.objects.filter(run=run, area_kind="municipality")
    found: dict[str, dict[str, float | None]] = defaultdict(dict)
    for number, measure, value in figures.values_list("area", "measure", "value"):
        found[number][measure] = value
    for number, measures in sorted(found.items()):
        yield {
            "municipality": number,
            "municipality_name": names[number],
            **{key: measures.get(key) for key in ACCESS_MEASURES},
            **_told("Nærvær, den nasjonale tilgangsstudien", day, Kind.COMPUTED),
        }


ACCESS_MEASURES = (
    *("minutes_mean_before", "minutes_mean_after", "minutes_p80_before", "minutes_p80_after"),
    *("share_within_45_before", "share_within_45_before_low", "share_within_45_before_high"),
    *("share_within_45_after", "share_within_45_after_low", "share_within_45_after_high"),
    *("passport_minutes_mean_before", "passport_minutes_mean_after"),
)


def presence_rows(ground: Ground) -> Iterator[Row]:
    """Yield delivered presence in arrears, small counts withheld with what reveals them."""
    totals = PresenceMonth.objects.filter(
        state="delivered", month__lte=ARREARS.last_month_shown(ground.today)
    ).select_related("municipality__district")
    tables: dict[tuple[date, str, str], list[PresenceMonth]] = defaultdict(list)
    for total in totals:
        tables[total.month, total.mode, total.kind].append(total)
    hidden_by_book = _hidden_by_book(totals)
    for (month, mode, kind), rows in sorted(tables.items()):
        about = {"month": f"{month:%Y-%m}", "mode": mode, **_told(_BOOK, None, Kind(kind))}
        yield from (about | row for row in _presence_table(rows, hidden_by_book))


def _hidden_by_book(totals: Iterable[PresenceMonth]) -> set[int]:
    """Return the keys of totals that the municipality's own page withholds."""
    sums: dict[tuple[str, date, str], list[PresenceMonth]] = defaultdict(list)
    for total in totals:
        sums[total.municipality_id, total.month, total.kind].append(total)
    return {
        total.pk
        for parts in sums.values()
        for total, withheld in zip(
            parts, SMALL_COUNTS.withheld([one.times for one in parts]), strict=True
        )
        if withheld
    }


def _presence_table(rows: list[PresenceMonth], hidden_by_book: set[int]) -> Iterator[Row]:
    """Yield one month and mode: every municipality, and the sum of every district."""
    members: dict[str, list[PresenceMonth]] = defaultdict(list)
    for row in rows:
        members[row.municipality.district.name].append(row)
    counts = {row.municipality_id: row.times for row in rows}
    counts |= {name: sum(one.times for one in parts) for name, parts in members.items()}
    sums = [
        CountSum(name, tuple(one.municipality_id for one in parts))
        for name, parts in members.items()
    ]
    already = {row.municipality_id for row in rows if row.pk in hidden_by_book}
    hidden = SMALL_COUNTS.withheld_cells(
        counts,
        sums,
        already=already,
        shown_elsewhere={row.municipality_id for row in rows} - already,
    )
    for name, parts in sorted(members.items()):
        minutes = sum(one.minutes for one in parts)
        yield _area("district", name, minutes, counts[name], name in hidden)
        for one in sorted(parts, key=lambda part: part.municipality_id):
            place = one.municipality
            told = _area("municipality", name, one.minutes, one.times, place.pk in hidden)
            yield told | {"municipality": place.pk, "municipality_name": place.name}


def _area(kind: str, district: str, minutes: int, times: int, withheld: bool) -> Row:
    return {
        "area_kind": kind,
        "municipality": None,
        "municipality_name": None,
        "district": district,
        "hours": None if withheld else round(minutes / _HOUR, 1),
        "times": None if withheld else times,
        "withheld": withheld,
    }


def promise_rows(_: Ground) -> Iterator[Row]:
    """Yield every promise with its status."""
    for one in assessments():
        promise = one.promise
        lines = ", ".join(f"{first}–{last}" for first, last in promise.lines)
        document = "B" if promise.id.startswith("B") else "A"
        yield {
            "promise": promise.id,
            "name": promise.name,
            "name_english": promise.name_english,
            "theme": promise.theme.value,
            "nature": promise.nature.value,
            "actor": promise.actor,
            "status": one.status.value,
            "reason": one.reason,
            "needs": promise.needs,
            **_told(f"Dokument {document}, linje {lines}", None, Kind.COMPUTED),
        }


def published_rows(ground: Ground) -> Iterator[Row]:
    """Yield the published figures, each with its source."""
    for row in ground.baseline.table("figures").to_dict("records"):
        dated = date.fromisoformat(row["dated"]) if row["dated"] else None
        yield {
            "subject": row["subject"],
            "measure": row["measure"],
            "place": row["area"],
            "period": row["period"],
            "value": float(row["value"]) if row["value"] else None,
            "unit": row["unit"],
            "note": row["note"],
            **_told(f"{row['title']}, {row['reference']}", dated, Kind(row["kind"])),
        }


def first_contact_rows(ground: Ground) -> Iterator[Row]:
    """Yield first contacts by district and channel, in arrears, small counts withheld."""
    since, until = published_period(ground.today)
    for one in contacts_published(today=ground.today):
        share = one.share
        interval = share.interval
        yield {
            "from_month": f"{since:%Y-%m}",
            "to_month": f"{until:%Y-%m}",
            "district": one.district,
            "channel": share.key or "all",
            "contacts": share.contacts,
            "answered": share.answered,
            "share": round(interval.share, 4) if interval else None,
            "share_low": round(interval.low, 4) if interval else None,
            "share_high": round(interval.high, 4) if interval else None,
            "withheld": share.answered is None,
            **_told(_CONTACTS, until, one.kind),
        }


def contact_reply_rows(ground: Ground) -> Iterator[Row]:
    """Yield replies of the police contacts by district and municipality, in arrears."""
    since, until = published_period(ground.today)
    months = {"from_month": f"{since:%Y-%m}", "to_month": f"{until:%Y-%m}"}
    for found in replies_published(today=ground.today):
        told = _told(_REPLIES, until, found.kind)
        for one in (found.total, *found.places):
            number, interval = one.share.key or None, one.share.interval
            yield {
                **months,
                "area_kind": "municipality" if number else "district",
                "municipality": number,
                "municipality_name": found.names[number] if number else None,
                "district": found.district,
                "requests": one.share.contacts,
                "in_time": one.share.answered,
                "share": round(interval.share, 4) if interval else None,
                "share_low": round(interval.low, 4) if interval else None,
                "share_high": round(interval.high, 4) if interval else None,
                "median_days": one.median_days,
                "withheld": one.share.answered is None,
                **told,
            }


def council_rows(ground: Ground) -> Iterator[Row]:
    """Yield how active each registered council is; never what it talks about."""
    for one in councils_published(today=ground.today):
        place, activity = one.activity.council.municipality, one.activity
        yield {
            "municipality": place.pk,
            "municipality_name": place.name,
            "district": place.district.name,
            "meetings_last_year": activity.held_last_year,
            "last_meeting": activity.last_met,
            "dormant": not activity.is_active,
            "agreement_in_force": one.has_agreement,
            "evaluation_year": one.year,
            "evaluation_submitted": one.is_evaluated,
            **_told(_COUNCILS, None, one.kind),
        }


def voice_rows(_: Ground) -> Iterator[Row]:
    """Yield the answers of closed rounds, as the rounds' own pages show them."""
    for one in answers_published():
        place, asked, result = one.round.municipality, one.round, one.result
        weighted = result.weighted if result else None
        yield {
            "municipality": place.pk,
            "municipality_name": place.name,
            "district": place.district.name,
            "round": asked.pk,
            "title": asked.title,
            "topic": asked.topic,
            "form": asked.form,
            "asked": asked.group,
            "closed": asked.closed_on,
            "question": one.question.number,
            "words": one.question.words,
            "answer": one.answer,
            "count": one.count,
            "share": round(one.share.share, 4) if one.share else None,
            "share_low": round(one.share.low, 4) if one.share else None,
            "share_high": round(one.share.high, 4) if one.share else None,
            "weighting": result.weighting.value if result else None,
            "answers": result.total if result else None,
            "effective": round(weighted.effective_count, 1) if weighted else None,
            "design_effect": round(weighted.design_effect, 3) if weighted else None,
            "withheld": result is None,
            **_told(_VOICE, asked.closed_on, Kind(asked.kind)),
        }


def appointment_rows(ground: Ground) -> Iterator[Row]:
    """Yield waits and missed appointments by quarter, small counts withheld."""
    for one in appointments_published(today=ground.today):
        came = one.came
        interval = came.interval if came else None
        is_told = came is not None and came.answered is not None
        yield {
            "quarter": f"{one.quarter.year}-K{(one.quarter.month + 2) // 3}",
            "area_kind": "municipality" if one.municipality else "district",
            "municipality": one.municipality or None,
            "municipality_name": one.name or None,
            "district": one.district,
            "appointment": one.kind.value,
            "days_measured": one.usual.measured if one.usual else None,
            "days_to_third": one.usual.days if one.usual else None,
            "ended": came.contacts if came else None,
            "missed": _missed(came),
            "missed_share": round(1 - interval.share, 4) if interval else None,
            "missed_low": round(1 - interval.high, 4) if interval else None,
            "missed_high": round(1 - interval.low, 4) if interval else None,
            "withheld": came is not None and not is_told,
            **_told(_BOOKINGS, None, Kind.SYNTHETIC if one.is_synthetic else Kind.COMPUTED),
        }


def _missed(came: ContactShare | None) -> int | None:
    if came is None or came.contacts is None or came.answered is None:
        return None
    return came.contacts - came.answered


MAKERS = {
    "innbyggerstemmen": voice_rows,
    "timer": appointment_rows,
    "politirad": council_rows,
    "forstekontakt": first_contact_rows,
    "kontaktsvar": contact_reply_rows,
    "folketall": population_rows,
    "tjenestesteder": point_rows,
    "apningstider": hours_rows,
    "tilgang": access_rows,
    "tilstedevaerelse": presence_rows,
    "lofter": promise_rows,
    "publiserte-tall": published_rows,
}
"""How the rows of each series are made."""


def _names() -> dict[str, str]:
    return dict(municipalities_all().values_list("number", "name"))


def _sourced(source: Source) -> Row:
    return _told(f"{source.title}, {source.reference}", source.date, source.kind)


def _told(source: str, day: date | None, kind: Kind) -> Row:
    return {"source": source, "source_date": day, "kind": kind.value}
