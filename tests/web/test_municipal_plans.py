"""The municipality's page sets what was planned beside what was delivered, and no patrols."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.portals.municipality.plans import plans_beside_delivered
from naervaer.web.records.areas.models import District
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.presence.months import months_sum
from naervaer.web.records.presence.selectors import PublishedMonth, published_plans_by_month

OPEN = Service.DESK.value
CONTACT, PATROL = DeliveryMode.POLICE_CONTACT, DeliveryMode.MUNICIPAL_PATROL


def row(month: int, hours: float | None, mode: DeliveryMode = CONTACT) -> PublishedMonth:
    times = None if hours is None else 9
    return PublishedMonth("1848", date(2026, month, 1), mode, hours, times, Kind.SYNTHETIC)


def cells(*rows: list[PublishedMonth]) -> list[list[str]]:
    found = plans_beside_delivered(*rows)
    assert found is not None
    return [[str(cell.text) for cell in line] for line in found.table.rows]


def test_hours_are_summed_by_mode_and_set_side_by_side() -> None:
    assert cells([row(3, 10.0), row(4, 30.0)], [row(3, 10.0), row(4, 20.0)]) == [
        ["politikontakt", "40", "30", "75\xa0%"]
    ]


def test_a_plan_nothing_came_of_counts_as_nothing_delivered() -> None:
    assert cells([row(3, 10.0)], [])[0][1:] == ["10", "0", "0\xa0%"]


def test_what_was_delivered_without_a_plan_is_not_counted() -> None:
    assert cells([row(3, 10.0)], [row(3, 5.0), row(4, 99.0)])[0][1:3] == ["10", "5"]


def test_a_month_withheld_on_one_side_is_left_out_on_both() -> None:
    assert cells([row(3, 10.0), row(4, 7.0)], [row(3, 5.0), row(4, None)])[0][1:3] == [
        "10",
        "5",
    ]


@given(st.lists(st.builds(row, st.integers(1, 9), st.none()), max_size=4))
def test_no_table_without_a_plan_that_may_be_shown(plans: list[PublishedMonth]) -> None:
    assert plans_beside_delivered(plans, [row(3, 5.0)]) is None


def written(
    mode: DeliveryMode, service: str, *, month: int = 9, state: str = "planned"
) -> None:
    """Write ten rows of a kind in Steigen's book, and their sum."""
    district = District.objects.get(name="Nordland")
    group, _ = ResourceGroup.objects.get_or_create(district=district, name="Et lag")
    for day in range(1, 11):
        begins = datetime(2026, month, day, 9, tzinfo=UTC)
        PresenceRow.objects.create(
            municipality_id="1848",
            mode=mode.value,
            service=service,
            state=state,
            begins=begins,
            ends=begins.replace(hour=10),
            day=begins.date(),
            minutes=60,
            group=group,
            kind="official",
        )
    months_sum([date(2026, month, 1)])


def plans() -> list[PublishedMonth]:
    return published_plans_by_month(
        municipality="1848", since=date(2026, 1, 1), today=date(2026, 11, 30)
    )


def test_the_plan_of_an_announced_mode_is_shown(areas: None) -> None:
    written(DeliveryMode.OPEN_DAY, OPEN)
    assert [(one.mode, one.hours) for one in plans()] == [(DeliveryMode.OPEN_DAY, 10.0)]


@pytest.mark.parametrize("month", [11, 12])
def test_a_plan_is_not_shown_before_the_month_has_passed(month: int, areas: None) -> None:
    written(DeliveryMode.OPEN_DAY, OPEN, month=month)
    assert plans() == []


@pytest.mark.parametrize("state", ["planned", "delivered"])
def test_a_mode_is_left_out_where_it_also_holds_what_is_never_announced(
    state: str, areas: None
) -> None:
    written(DeliveryMode.MUNICIPAL_PATROL, OPEN)
    written(DeliveryMode.MUNICIPAL_PATROL, "patrol", month=8, state=state)
    assert plans() == []
