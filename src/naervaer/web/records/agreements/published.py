"""What is published of every council: activity, agreement and evaluation, never content."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from naervaer.domain.agreements import AgreementState
from naervaer.domain.figures import Kind, least_firm
from naervaer.web.records.agreements.models import Agreement, Evaluation
from naervaer.web.records.councils.selectors import (
    CouncilActivity,
    activities,
    councils_public,
)


@dataclass(frozen=True, slots=True)
class PublishedCouncil:
    """One council as the open figures tell of it.

    Attributes
    ----------
    activity
        How active it is, closed actions uncounted.
    has_agreement
        Whether an agreement is in force today.
    year
        The year whose evaluation is asked for: the one before this.
    is_evaluated
        Whether that evaluation is submitted.
    kind
        The least firm of the records the row rests on.

    """

    activity: CouncilActivity
    has_agreement: bool
    year: int
    is_evaluated: bool
    kind: Kind


def councils_published(*, today: date) -> list[PublishedCouncil]:
    """Return every registered council, by municipality number."""
    year = today.year - 1
    agreements = Agreement.objects.filter(
        state=AgreementState.IN_FORCE.value, begins__lte=today, ends__gte=today
    )
    evaluations = Evaluation.objects.filter(year=year).exclude(submitted_on=None)
    agreed, evaluated = _kinds(agreements), _kinds(evaluations)
    found = activities(councils_public().order_by("municipality_id"), today=today)
    told = []
    for one in found:
        number = one.council.municipality_id
        kinds = [Kind(one.council.kind)]
        kinds += [kept[number] for kept in (agreed, evaluated) if number in kept]
        told.append(
            PublishedCouncil(
                activity=one,
                has_agreement=number in agreed,
                year=year,
                is_evaluated=number in evaluated,
                kind=least_firm(kinds),
            )
        )
    return told


def _kinds(rows: QuerySet[Agreement] | QuerySet[Evaluation]) -> dict[str, Kind]:
    """Return the kind of each municipality's row."""
    return {number: Kind(kind) for number, kind in rows.values_list("municipality", "kind")}
