"""Writing what an office tells about getting in."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import Actor
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.web.records.audit.services import change_record
from naervaer.web.records.facilities.models import Facility
from naervaer.web.records.facilities.selectors import LANGUAGES, facility_of
from naervaer.web.records.points.models import Point
from naervaer.web.records.sourced import source_columns


@transaction.atomic
def facility_tell(
    *,
    point: Point,
    step_free: str,
    languages: Sequence[str],
    kind: Kind = Kind.OFFICIAL,
    actor: Actor,
    why: str,
) -> Facility:
    """Add what the office tells of a point, and keep what it told before.

    Raises
    ------
    UnusableInputError
        When an answer is not one of the known, or no reason is given.

    """
    if step_free not in Facility.StepFree.values:
        msg = f"Step-free is {step_free!r}, expected one of {Facility.StepFree.values}."
        raise UnusableInputError(msg)
    strange = sorted(set(languages) - set(LANGUAGES))
    if strange:
        msg = f"Language {strange[0]!r} is not known, expected some of {sorted(LANGUAGES)}."
        raise UnusableInputError(msg)
    if not why.strip():
        msg = "No reason is given, expected how the office knows."
        raise UnusableInputError(msg)
    before = facility_of(point.pk)
    told = Facility.objects.create(
        point=point,
        step_free=step_free,
        languages=[code for code in LANGUAGES if code in languages],
        note=why,
        **source_columns(
            Source(actor.name or "Nærvær", str(point), timezone.localdate(), kind)
        ),
    )
    change_record(
        actor=actor,
        act="facility.tell",
        thing=told,
        why=why,
        before=_seen(before),
        after=_seen(told),
    )
    return told


def _seen(told: Facility | None) -> dict[str, object] | None:
    """Return what the history keeps."""
    if told is None:
        return None
    return {
        "point": told.point_id,
        "step_free": told.step_free,
        "languages": told.languages,
    }
