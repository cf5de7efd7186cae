"""Writing points, their facts and their opening hours.

Filling from the baseline may be done again at any time: rows are recognised by their key.
Changes by people are added, ended or withdrawn with a reason; nothing is deleted.
"""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source
from naervaer.domain.places import PointFact as Fact
from naervaer.domain.places import PointState, Season
from naervaer.domain.presence import Service
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.points.models import OpeningHours, Point, PointFact
from naervaer.web.records.sourced import source_columns


@transaction.atomic
def point_fact_add(
    *,
    point: Point,
    state: PointState,
    since: date | None,
    until: date | None = None,
    season: Season | None = None,
    source: Source,
    note: str = "",
    actor: Actor,
    why: str,
) -> PointFact:
    """Add what is known of a point from a day.

    Raises
    ------
    UnusableInputError
        When the days run backward, the season does not fit the state, no reason is given, or
        the same is already known from the same source.

    """
    _expect_reason(why)
    Fact(point.pk, state, since, until, season, source)
    key = fact_key(point.pk, state.value, since, source)
    if PointFact.objects.filter(key=key).exists():
        msg = f"{point}: «{state.label}» fra {since or 'før'} er alt kjent fra {source}."
        raise UnusableInputError(msg)
    fact = PointFact.objects.create(
        key=key,
        point=point,
        state=state.value,
        since=since,
        until=until,
        note=note,
        **_season_columns(season),
        **source_columns(source),
    )
    change_record(actor=actor, act="point_fact.add", thing=fact, why=why, after=_seen(fact))
    return fact


@transaction.atomic
def point_fact_end(*, fact: PointFact, until: date, actor: Actor, why: str) -> PointFact:
    """Say that a fact was true until a day, itself included.

    Raises
    ------
    UnusableInputError
        When the day lies before the fact began, or no reason is given.

    """
    _expect_reason(why)
    if fact.since is not None and until < fact.since:
        msg = f"{fact.point}: slutt {until} ligger før begynnelsen {fact.since}."
        raise UnusableInputError(msg)
    before = _seen(fact)
    fact.until = until
    fact.save(update_fields=["until"])
    change_record(
        actor=actor,
        act="point_fact.end",
        thing=fact,
        why=why,
        before=before,
        after=_seen(fact),
    )
    return fact


@transaction.atomic
def point_fact_withdraw(*, fact: PointFact, actor: Actor, why: str) -> PointFact:
    """Take back a fact that was wrong; the row stays as history."""
    _expect_reason(why)
    fact.withdrawn_at = timezone.now()
    fact.save(update_fields=["withdrawn_at"])
    change_record(
        actor=actor, act="point_fact.withdraw", thing=fact, why=why, before=_seen(fact)
    )
    return fact


@transaction.atomic
def opening_hours_set(
    *,
    point: Point,
    service: Service,
    week: dict[int, tuple[time, time]],
    since: date,
    source: Source,
    note: str = "",
    actor: Actor,
    why: str,
) -> list[OpeningHours]:
    """Set a point's hours for one service from a day; earlier hours end the day before.

    Parameters
    ----------
    point, service
        Where, and for what.
    week
        Opening and closing by weekday, 1 for Monday to 7 for Sunday; empty when closed.
    since
        First day the hours hold.
    source, note, actor, why
        Who says so, what a reader must know, who writes it and for what reason.

    Raises
    ------
    UnusableInputError
        When a day closes before it opens, no weekday has that number, or hours from the same
        day are already set.

    """
    _expect_reason(why)
    for weekday, (opens, closes) in week.items():
        if not 1 <= weekday <= len(_WEEK) or closes <= opens:
            msg = f"Ukedag {weekday} {opens}–{closes}: ventet 1–7, og åpning før stenging."
            raise UnusableInputError(msg)
    standing = OpeningHours.objects.filter(
        point=point, service=service.value, withdrawn_at=None, until=None
    )
    if standing.filter(since__gte=since).exists():
        msg = f"{point}: åpningstider fra {since} eller senere er alt satt."
        raise UnusableInputError(msg)
    before = [str(one) for one in standing]
    standing.update(until=date.fromordinal(since.toordinal() - 1))
    written = [
        OpeningHours.objects.create(
            key=hours_key(
                point=point.pk,
                service=service.value,
                weekday=weekday,
                opens=opens,
                since=since,
                source=source,
            ),
            point=point,
            service=service.value,
            weekday=weekday,
            opens=opens,
            closes=closes,
            since=since,
            note=note,
            **source_columns(source),
        )
        for weekday, (opens, closes) in sorted(week.items())
    ]
    change_record(
        actor=actor,
        act="opening_hours.set",
        thing=point,
        why=why,
        before={"hours": before},
        after={"hours": [str(one) for one in written], "since": since.isoformat()},
    )
    return written


_WEEK = range(7)


def fact_key(point: str, state: str, since: date | None, source: Source) -> str:
    """Return what recognises a fact: the point, the state, the day and who says it."""
    return f"{point}|{state}|{since or ''}|{source.title}|{source.reference}"[:400]


def hours_key(
    *, point: str, service: str, weekday: int, opens: time, since: date, source: Source
) -> str:
    """Return what recognises a row of opening hours."""
    return f"{point}|{service}|{weekday}|{opens:%H:%M}|{since}|{source.reference}"[:400]


def _season_columns(season: Season | None) -> dict[str, Any]:
    if season is None:
        return {}
    return {
        "season": season.name,
        "season_first": "{:02d}-{:02d}".format(*season.first),
        "season_last": "{:02d}-{:02d}".format(*season.last),
    }


def _expect_reason(why: str) -> None:
    if not why.strip():
        msg = "Endringen mangler begrunnelse; skriv hvorfor."
        raise UnusableInputError(msg)


def _seen(fact: PointFact) -> dict[str, Any]:
    return {
        "point": fact.point_id,
        "state": fact.state,
        "since": fact.since.isoformat() if fact.since else None,
        "until": fact.until.isoformat() if fact.until else None,
        "source": str(fact.source),
        "kind": fact.kind,
    }
