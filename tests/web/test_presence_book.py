"""The book: rows written once, month totals that follow, and what may be shown to whom."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from naervaer.domain.authority import ANYBODY, SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.presence.models import PresenceMonth, PresenceRow, ResourceGroup
from naervaer.web.records.presence.months import months_unlike_the_book
from naervaer.web.records.presence.selectors import (
    announced_presence,
    presence_by_month,
    presence_by_week,
    published_by_month,
    published_hours_per_thousand,
    rows_seen_by,
)
from naervaer.web.records.presence.services import (
    OSLO,
    group_register,
    presence_of,
    presence_record,
    presence_remove,
)

COUNTED = Source("Nordland politidistrikt", "vaktbok", None, Kind.OFFICIAL)
ANALYST = Actor("a", "A", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
STRANGER = Actor("b", "B", (Grant(Role.DISTRICT_ANALYST, Place("Troms")),))
MORNING = datetime(2026, 3, 3, 9, tzinfo=OSLO)
TODAY = date(2026, 6, 15)


@pytest.fixture
def group(areas: None) -> ResourceGroup:
    district = district_by_name("Nordland")
    return group_register(district=district, name="Salten øst", actor=SYSTEM, why="prøve")


def written(group: ResourceGroup, **changed: Any) -> PresenceRow:
    given: dict[str, Any] = {
        "municipality": "1848",
        "mode": DeliveryMode.MUNICIPAL_PATROL,
        "service": Service.PATROL,
        "begins": MORNING,
        "hours": 4.0,
        "state": PresenceState.DELIVERED,
    } | changed
    ends = given["begins"] + timedelta(hours=given.pop("hours"))
    presence = presence_of(**given, ends=ends, group=str(group))
    return presence_record(
        presence=presence, group=group, source=COUNTED, actor=SYSTEM, why="prøve"
    )


def test_month_totals_follow_the_rows(group: ResourceGroup) -> None:
    row = written(group)
    written(group, begins=MORNING + timedelta(days=1), hours=2.5)
    written(group, state=PresenceState.PLANNED, hours=8)
    (total,) = presence_by_month(ANALYST, since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert (total.planned_hours, total.delivered_hours) == (8, 6.5)
    assert (total.planned_times, total.delivered_times) == (1, 2)
    presence_remove(row=row, actor=SYSTEM, why="feil kommune")
    (total,) = presence_by_month(ANALYST, since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert total.delivered_hours == 2.5
    assert months_unlike_the_book() == []


def test_a_total_edited_behind_the_sites_back_is_found(group: ResourceGroup) -> None:
    written(group)
    PresenceMonth.objects.update(minutes=9999)
    assert months_unlike_the_book() == [date(2026, 3, 1)]


def test_a_shift_counts_on_the_norwegian_day_it_begins(group: ResourceGroup) -> None:
    before_midnight_utc = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    row = written(group, begins=before_midnight_utc)
    assert row.day == date(2026, 4, 1)


def test_weeks_begin_on_monday(group: ResourceGroup) -> None:
    written(group)
    written(group, begins=MORNING + timedelta(days=5))
    written(group, begins=MORNING + timedelta(days=6))
    weeks = presence_by_week(ANALYST, since=date(2026, 3, 1), until=date(2026, 3, 31))
    hours = {one.begins: one.delivered_hours for one in weeks}
    assert hours == {date(2026, 3, 2): 8, date(2026, 3, 9): 4}


def test_the_same_presence_is_written_once(group: ResourceGroup) -> None:
    row = written(group)
    with pytest.raises(UnusableInputError, match="alt i boka"):
        written(group)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_group_delivers_in_its_own_district_alone(group: ResourceGroup) -> None:
    with pytest.raises(UnusableInputError, match="hører ikke til"):
        written(group, municipality="5401")


def test_nothing_lasts_longer_than_a_day(group: ResourceGroup) -> None:
    with pytest.raises(UnusableInputError, match="del den i dager"):
        written(group, hours=25)


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "helicopter"},
        {"service": "x"},
        {"state": "maybe"},
        {"kind": "x"},
        {"minutes": 0},
        {"minutes": 1441},
        {"ends": datetime(2026, 3, 3, 7, tzinfo=UTC)},
    ],
)
def test_the_database_refuses_rows_that_cannot_be(
    group: ResourceGroup, wrong: dict[str, Any]
) -> None:
    row = written(group)
    with pytest.raises(IntegrityError), transaction.atomic():
        PresenceRow.objects.filter(pk=row.pk).update(**wrong)


def test_the_book_is_seen_within_ones_reach_alone(group: ResourceGroup) -> None:
    row = written(group)
    assert list(rows_seen_by(ANALYST)) == [row]
    for other in (STRANGER, ANYBODY):
        assert list(rows_seen_by(other)) == []
        assert presence_by_month(other, since=date(2026, 1, 1), until=TODAY) == []
        assert presence_by_week(other, since=date(2026, 1, 1), until=TODAY) == []


def patrols(group: ResourceGroup, times: int, **changed: Any) -> None:
    for number in range(times):
        begins = changed.get("begins", MORNING) + timedelta(days=number)
        written(group, **{**changed, "begins": begins})


def test_everybody_sees_delivered_presence_a_month_in_arrears(group: ResourceGroup) -> None:
    patrols(group, 6)
    patrols(group, 6, begins=datetime(2026, 5, 4, 9, tzinfo=OSLO))
    shown = published_by_month(municipality="1848", today=date(2026, 6, 15))
    assert [(one.month, one.hours, one.times) for one in shown] == [(date(2026, 3, 1), 24, 6)]
    later = published_by_month(municipality="1848", today=date(2026, 7, 1))
    assert [one.month for one in later] == [date(2026, 3, 1), date(2026, 5, 1)]


def test_plans_for_patrols_are_never_shown(group: ResourceGroup) -> None:
    patrols(group, 6, state=PresenceState.PLANNED)
    assert published_by_month(today=TODAY) == []
    soon = {"since": date(2026, 1, 1), "until": TODAY}
    assert list(announced_presence("1848", **soon)) == []
    bus = written(
        group,
        state=PresenceState.PLANNED,
        mode=DeliveryMode.PASSPORT_BUS,
        service=Service.PASSPORT_ID,
    )
    assert list(announced_presence("1848", **soon)) == [bus]


def test_small_counts_are_withheld_with_what_would_reveal_them(group: ResourceGroup) -> None:
    patrols(group, 9)
    patrols(group, 7, mode=DeliveryMode.NEIGHBOURHOOD_POLICE)
    patrols(group, 2, mode=DeliveryMode.POLICE_CONTACT)
    shown = {one.mode: one.times for one in published_by_month(today=TODAY)}
    assert shown == {
        DeliveryMode.MUNICIPAL_PATROL: 9,
        DeliveryMode.NEIGHBOURHOOD_POLICE: None,
        DeliveryMode.POLICE_CONTACT: None,
    }


def test_hours_per_thousand_count_what_is_shown(group: ResourceGroup) -> None:
    patrols(group, 10)
    per = published_hours_per_thousand(
        since=date(2026, 1, 1), until=date(2026, 12, 1), today=TODAY
    )
    assert set(per) == {"1848"}
    assert 10 < per["1848"] < 30
