"""What councils and agreements say of the promises, for the ledger."""

from collections import Counter
from datetime import date

from django.utils import timezone

from naervaer.domain.agreements import AgreementState, Kept
from naervaer.domain.councils import Party
from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_councils import CouncilYear, council_measurements
from naervaer.domain.promises.measurement import Measurement
from naervaer.web.records.agreements.models import Agreement, Evaluation
from naervaer.web.records.agreements.selectors import compliance_of
from naervaer.web.records.areas.selectors import municipalities_all
from naervaer.web.records.councils.selectors import (
    CouncilActivity,
    activities,
    councils_public,
)


def councils_measured() -> tuple[Measurement, ...]:
    """Return the measurements of today."""
    today = timezone.localdate()
    found = activities(councils_public(), today=today)
    if not found:
        return ()
    begun = {one.municipality_id: one for one in Evaluation.objects.filter(year=today.year - 1)}
    kept = _kept(today)
    years = [_year(one, begun, kept) for one in found]
    names = municipalities_all().values_list("district__name", flat=True)
    return council_measurements(years, dict(Counter(names)), today=today)


def _year(
    one: CouncilActivity, begun: dict[str, Evaluation], kept: dict[str, tuple[int, int]]
) -> CouncilYear:
    municipality = one.council.municipality
    evaluation = begun.get(municipality.pk)
    held, judged = kept.get(municipality.pk, (0, 0))
    return CouncilYear(
        municipality=municipality.name,
        district=municipality.district.name,
        is_active=one.is_active,
        meetings=one.held_last_year,
        actions_done=one.ended_actions,
        six_kinds=one.six_kinds,
        evaluated=evaluation is not None and evaluation.submitted_on is not None,
        begun_by_police=evaluation is not None and evaluation.begun_by == Party.POLICE.value,
        kept=held,
        judged=judged,
        kind=Kind(one.council.kind),
    )


def _kept(today: date) -> dict[str, tuple[int, int]]:
    """Return how many stretches were kept and judged, of each agreement in force."""
    found = Agreement.objects.filter(state=AgreementState.IN_FORCE.value)
    told = {}
    for agreement in found.prefetch_related("obligations"):
        rows = [row for one in compliance_of(agreement, today=today) for row in one.rows]
        judged = [row for row in rows if row.kept in (Kept.KEPT, Kept.NOT_KEPT)]
        told[agreement.municipality_id] = (
            sum(row.kept is Kept.KEPT for row in judged),
            len(judged),
        )
    return told
