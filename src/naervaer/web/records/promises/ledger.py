"""Bringing the ledger up to date: measurements gathered, statuses derived, changes kept.

Nobody sets a status. `ledger_update` gathers what published sources, the newest published
study runs and the presence book say, keeps what is new, marks what is no longer said, lets
the domain's rules judge (`naervaer.domain.promises.assessment.evaluate`), and writes a row of
history for each promise whose status came out differently.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.figures import Kind
from naervaer.domain.places import PointState
from naervaer.domain.promises.assessment import Assessment, evaluate
from naervaer.domain.promises.from_book import BookPoint, book_measurements
from naervaer.domain.promises.from_contacts import contact_measurements
from naervaer.domain.promises.from_voice import voice_measurements
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.areas.selectors import numbers_by_district
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.bookings.availability import waits_measured
from naervaer.web.records.contacts.measured import contacts_time_measured
from naervaer.web.records.contacts.selectors import book_contacts
from naervaer.web.records.enquiries.selectors import contacts_measured
from naervaer.web.records.points.selectors import facts_by_point, points_all
from naervaer.web.records.promises.models import StatusChange, StoredMeasurement
from naervaer.web.records.staffing.selectors import staff_counts
from naervaer.web.records.studies.selectors import measurements_published
from naervaer.web.records.voice.selectors import heard_since

_Origin = StoredMeasurement.Origin
_ALSO: list[Callable[[], tuple[Measurement, ...]]] = []


def measured_also(source: Callable[[], tuple[Measurement, ...]]) -> None:
    """Let the ledger ask another record app too; done once, when Django starts."""
    if source not in _ALSO:
        _ALSO.append(source)


@transaction.atomic
def ledger_update(*, actor: Actor) -> list[StatusChange]:
    """Gather the measurements, judge all promises and return the changes of status.

    May be done at any time; when nothing new is said, nothing is written.

    Raises
    ------
    UnusableInputError
        When a study's measurements cannot be read.

    """
    _keep(_gathered())
    measured = current_measurements()
    last = _last_status()
    now = timezone.now()
    changes = [
        StatusChange(
            promise=found.promise.id,
            at=now,
            before=last.get(found.promise.id, ""),
            after=found.status.value,
            reason=found.reason,
            measurements=_behind(found),
        )
        for found in (evaluate(promise, measured) for promise in PROMISES)
        if found.status.value != last.get(found.promise.id)
    ]
    StatusChange.objects.bulk_create(changes)
    for change in changes:
        if change.before:
            change_record(
                actor=actor,
                act="promise.status",
                thing=change,
                why=change.reason,
                before={"status": change.before},
                after={"promise": change.promise, "status": change.after},
            )
    return changes


def current_measurements() -> list[Measurement]:
    """Return what is said now, from all origins."""
    rows = StoredMeasurement.objects.filter(superseded_at=None)
    return [measurement_of(row) for row in rows]


def measurement_of(row: StoredMeasurement) -> Measurement:
    """Return a stored row as the domain's measurement."""
    return Measurement(
        promise=row.promise,
        rule=row.rule,
        measure=row.measure,
        value=row.value,
        unit=row.unit,
        as_of=row.as_of,
        kind=Kind(row.kind),
        evidence=row.evidence,
        scope=row.scope,
    )


def _gathered() -> dict[str, StoredMeasurement]:
    """Return all that is said now, by key."""
    found = [_stored(one, _Origin.PUBLISHED, None) for one in KNOWN_MEASUREMENTS]
    found += [_stored(one, _Origin.STUDY, run) for run, one in measurements_published()]
    found += [_stored(one, _Origin.BOOK, None) for one in book_measured()]
    found += [_stored(one, _Origin.BOOK, None) for source in _ALSO for one in source()]
    contacts = contacts_measured(today=timezone.localdate())
    found += [_stored(one, _Origin.BOOK, None) for one in contacts]
    return {row.key: row for row in found}


def book_measured() -> tuple[Measurement, ...]:
    """Return what points, staff, contact posts, rounds and waits say of the promises today."""
    found = book_measurements(book_points(), staff_counts())
    return (*found, *posts_measured(), *rounds_measured(), *waits_measured())


def rounds_measured() -> tuple[Measurement, ...]:
    """Return what the answered rounds of the last year say; dated by the month."""
    today = timezone.localdate()
    districts, forms = heard_since(today - timedelta(days=365))
    return voice_measurements(districts, forms, as_of=today.replace(day=1))


def posts_measured() -> tuple[Measurement, ...]:
    """Return what the contact posts in force say; dated by the last that began."""
    today = timezone.localdate()
    posts = book_contacts(on=today)
    if not posts:
        return ()
    last = max(since for since, _post in posts)
    own = contact_measurements([post for _since, post in posts], numbers_by_district(), last)
    return (*own, *contacts_time_measured(today=today))


def book_points(*, district: str | None = None) -> list[BookPoint]:
    """Return the service points as the promises ask for them."""
    points = points_all()
    if district is not None:
        points = points.filter(district__name=district)
    facts = facts_by_point(points)
    return [_book_point(point, facts.get(point.pk, [])) for point in points]


def _book_point(point: Any, facts: list[Any]) -> BookPoint:
    opened = [one for one in facts if one.state == PointState.OPEN.value and one.since]
    regulated = [one for one in facts if one.state == PointState.REGULATED.value]
    first = min(opened, key=lambda one: one.since, default=None)
    told = first or next(iter(regulated), None)
    return BookPoint(
        id=point.pk,
        name=point.name,
        district=point.district.name,
        decided_for=point.decided_for,
        opened=first.since if first else None,
        kind=Kind(told.kind) if told else None,
        is_regulated=bool(regulated),
        is_seasonal=any(one.state == PointState.SEASONAL.value for one in facts),
    )


def _keep(gathered: dict[str, StoredMeasurement]) -> None:
    """Write what is new and mark what is no longer said."""
    now = timezone.now()
    standing = StoredMeasurement.objects.filter(superseded_at=None)
    known = set(standing.values_list("key", flat=True))
    standing.filter(key__in=known - gathered.keys()).update(superseded_at=now)
    new = [row for key, row in gathered.items() if key not in known]
    for row in new:
        row.found_at = now
    StoredMeasurement.objects.bulk_create(new)


def _stored(one: Measurement, origin: _Origin, run: Any) -> StoredMeasurement:
    columns = one.as_record()
    said = "|".join([origin.value, *(str(columns[key]) for key in sorted(columns))])
    return StoredMeasurement(
        key=hashlib.sha256(said.encode()).hexdigest(),
        origin=origin.value,
        run=run,
        **{**columns, "as_of": one.as_of},
    )


def _last_status() -> dict[str, str]:
    """Return the status each promise had when last judged."""
    rows = StatusChange.objects.order_by("at", "pk").values_list("promise", "after")
    return dict(rows)


def _behind(found: Assessment) -> list[dict[str, Any]]:
    """Return the measurements that were judged, as plain records."""
    return [one.as_record() for finding in found.findings for one in finding.measurements]
