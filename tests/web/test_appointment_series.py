"""The open series of waits and missed appointments: by quarter, in arrears, nobody revealed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from naervaer.domain.rules.publication import SMALL_COUNTS
from naervaer.domain.suppression import CountSum, ranges_left
from naervaer.registers.baseline import load_baseline
from naervaer.web.records.bookings.models import Availability, Booking, Offer
from naervaer.web.records.bookings.published import quarter_of, quarters_shown
from naervaer.web.records.datasets.catalogue import BY_SLUG
from naervaer.web.records.datasets.rows import Ground, appointment_rows

TODAY = date(2026, 11, 30)
IN_JULY = datetime(2026, 7, 6, 10, tzinfo=UTC)


def ended(
    number: str,
    *,
    came: int,
    missed: int = 0,
    at: datetime = IN_JULY,
    kind: str = "passport_id",
    is_synthetic: bool = False,
) -> None:
    """End so many appointments in a municipality."""
    offer = Offer.objects.create(
        municipality_id=number,
        kind=kind,
        begins=at,
        ends=at + timedelta(hours=4),
        desks=1,
        grid=15,
        first_minutes=15,
        more_minutes=10,
        length_source="prøve",
        released_at=at - timedelta(days=20),
        is_synthetic=is_synthetic,
    )
    Booking.objects.bulk_create(
        Booking(
            offer=offer,
            code=f"{offer.pk}-{place}",
            state="no_show" if place < missed else "done",
            begins=at,
            ends=at + timedelta(minutes=15),
            people=1,
            channel="place",
            made_by="inhabitant",
            held_at=at,
            confirmed_at=at,
        )
        for place in range(came + missed)
    )


def measured(number: str, days: list[int | None], *, first: date = date(2026, 8, 3)) -> None:
    Availability.objects.bulk_create(
        Availability(
            municipality_id=number,
            kind="passport_id",
            day=first + timedelta(days=step),
            days=one,
        )
        for step, one in enumerate(days)
    )


def rows(today: date = TODAY, **wanted: Any) -> list[dict[str, Any]]:
    found = appointment_rows(Ground(load_baseline(), today))
    return [one for one in found if all(one[key] == value for key, value in wanted.items())]


def test_a_row_has_the_columns_of_the_series(areas: None) -> None:
    ended("1848", came=20, missed=6)
    assert list(rows()[0]) == [one.key for one in BY_SLUG["timer"].columns]


def test_an_office_and_its_district_tell_the_share_with_its_interval(areas: None) -> None:
    ended("1848", came=20, missed=5)
    ended("1804", came=90, missed=10)
    (office,) = rows(municipality="1848")
    assert (office["quarter"], office["ended"], office["missed"]) == ("2026-K3", 25, 5)
    assert office["missed_share"] == pytest.approx(0.2)
    assert office["missed_low"] < 0.2 < office["missed_high"]
    (whole,) = rows(area_kind="district")
    assert (whole["district"], whole["ended"], whole["missed"]) == ("Nordland", 125, 15)


def test_few_missed_are_withheld_with_what_reveals_them(areas: None) -> None:
    ended("1848", came=20, missed=2)
    ended("1804", came=90, missed=10)
    ended("1875", came=40, missed=8)
    (few,) = rows(municipality="1848")
    assert (few["missed"], few["missed_share"], few["withheld"]) == (None, None, True)
    told = {one["municipality"]: one["missed"] for one in rows()}
    counts = {"1848": 2, "1804": 10, "1875": 8, None: 20}
    hidden = [place for place, count in told.items() if count is None]
    assert len(hidden) >= 2
    sums = [CountSum(None, ("1848", "1804", "1875"))]
    for low, high in ranges_left(counts, sums, hidden).values():
        assert high - low >= SMALL_COUNTS.fewest


def test_few_appointments_in_a_district_are_withheld_whole(areas: None) -> None:
    ended("1848", came=3)
    assert {(one["ended"], one["missed"]) for one in rows()} == {(None, None)}


def test_everybody_who_came_is_told(areas: None) -> None:
    ended("1848", came=20)
    (office,) = rows(municipality="1848")
    assert (office["missed"], office["missed_share"], office["withheld"]) == (0, 0.0, False)


def test_nothing_is_shown_of_a_quarter_that_is_not_over_or_just_is(areas: None) -> None:
    ended("1848", came=20, at=datetime(2026, 10, 5, 10, tzinfo=UTC))
    assert rows() == []
    assert rows(date(2027, 1, 31)) == []
    assert {one["quarter"] for one in rows(date(2027, 2, 1))} == {"2026-K4"}


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 10, 31), date(2026, 4, 1)),
        (date(2026, 11, 1), date(2026, 7, 1)),
        (date(2027, 1, 1), date(2026, 7, 1)),
        (date(2027, 2, 1), date(2026, 10, 1)),
    ],
)
def test_quarters_are_shown_one_month_after_they_end(today: date, last: date) -> None:
    found = quarters_shown(today)
    assert found[-1] == last
    assert len(found) == len(set(found)) == 8
    assert all(quarter_of(one) == one for one in found)


def test_the_middle_day_is_the_usual_wait(areas: None) -> None:
    measured("1848", [3, 9, 5, None, 4])
    (office,) = rows()
    assert (office["days_measured"], office["days_to_third"]) == (5, 5)
    assert (office["ended"], office["withheld"]) == (None, False)


def test_a_wait_measured_on_too_few_days_is_not_told(areas: None) -> None:
    measured("1848", [3, 9, 5, 4])
    (office,) = rows()
    assert (office["days_measured"], office["days_to_third"]) == (None, None)


def test_where_little_was_free_the_wait_is_empty_and_not_short(areas: None) -> None:
    measured("1848", [None, None, None, 2, 2])
    (office,) = rows()
    assert (office["days_measured"], office["days_to_third"]) == (5, None)


def test_made_up_appointments_are_counted_apart_and_marked(areas: None) -> None:
    ended("1848", came=20)
    ended("1848", came=30, is_synthetic=True)
    told = {one["kind"]: one["ended"] for one in rows(municipality="1848")}
    assert told == {"computed": 20, "synthetic": 30}


def test_the_rows_take_as_many_questions_for_many_offices_as_for_one(
    areas: None, django_assert_max_num_queries: Any
) -> None:
    for number in ("1848", "1804", "1875", "1841", "0301"):
        ended(number, came=20)
        measured(number, [1, 2, 3, 4, 5])
    with django_assert_max_num_queries(2):
        rows()
