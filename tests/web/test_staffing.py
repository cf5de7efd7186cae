"""Staffing is dated, has a source, and is seen only within one's reach."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from naervaer.domain.authority import ANYBODY, SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.records.staffing.models import Staffing
from naervaer.web.records.staffing.selectors import (
    staff_counts,
    staffing_of,
    staffing_seen_by,
)
from naervaer.web.records.staffing.services import staffing_record, staffing_withdraw

COUNTED = Source("Nordland politidistrikt", "bemanningsoversikt", None, Kind.OFFICIAL)
GUESSED = Source("Nordland politidistrikt", "anslag", None, Kind.ESTIMATED)
DAY = date(2026, 1, 1)


def written(**changed: Any) -> Staffing:
    given: dict[str, Any] = {
        "district": "Nordland",
        "point": "steigen",
        "as_of": DAY,
        "function": StaffFunction.PATROL,
        "fte": Decimal(3),
        "source": COUNTED,
        "actor": SYSTEM,
        "why": "prøve",
    }
    return staffing_record(**{**given, **changed})


def test_functions_add_up_and_the_least_firm_kind_stands(points: None) -> None:
    written()
    written(function=StaffFunction.PREVENTION, fte=Decimal("1.5"), source=GUESSED)
    (count,) = staff_counts(district="Nordland")
    assert (count.point, count.full_time_equivalents) == ("steigen", 4.5)
    assert count.kind is Kind.ESTIMATED


def test_a_row_for_all_functions_is_the_count(points: None) -> None:
    written()
    written(function=StaffFunction.ALL, fte=Decimal(5))
    assert [one.full_time_equivalents for one in staff_counts()] == [5]


def test_a_withdrawn_row_may_be_written_anew(points: None) -> None:
    row = written()
    with pytest.raises(UnusableInputError, match="alt ført"):
        written()
    staffing_withdraw(row=row, actor=SYSTEM, why="feil dag")
    written(fte=Decimal(4))
    assert [one.fte for one in staffing_of(point="steigen")] == [4]
    assert Staffing.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"fte": Decimal(-1)}, "ventet et tall"),
        ({"point": "salangen"}, "ligger ikke i Nordland"),
        ({"district": "Svalbard"}, "finnes ikke"),
    ],
)
def test_staffing_that_cannot_be_is_refused(
    points: None, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        written(**wrong)


def test_staffing_is_seen_within_ones_own_district_alone(points: None) -> None:
    row = written()
    nordland = Actor("a", "A", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
    troms = Actor("b", "B", (Grant(Role.DISTRICT_ANALYST, Place("Troms")),))
    directorate = Actor("c", "C", (Grant(Role.DIRECTORATE),))
    seen = [list(staffing_seen_by(one)) for one in (nordland, directorate, troms, ANYBODY)]
    assert seen == [[row], [row], [], []]


def test_the_database_refuses_negative_staffing(points: None) -> None:
    row = written(funding=Funding.NEW_MONEY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Staffing.objects.filter(pk=row.pk).update(fte=-1)
