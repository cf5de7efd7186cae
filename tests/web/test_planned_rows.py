"""Planned rows changed and called off, and confirmed as delivered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from announced_rosters import (
    GROUP,
    SICK,
    adopted,
    announced,
    announced_row,
    line,
    make_past,
)
from django.db import IntegrityError, transaction
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.plan_changes import ChangeReason, PlannedTime
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.presence.models import PresenceMonth, PresenceRow
from naervaer.web.records.presence.months import months_unlike_the_book
from naervaer.web.records.presence.services import group_register
from naervaer.web.records.rosters.changes import plan_cancel, plan_move, plan_restore
from naervaer.web.records.rosters.models import PlanChange, PlanOutcome
from naervaer.web.records.rosters.outcomes import (
    outcome_held,
    outcome_not_held,
    outcome_take_back,
    outcomes_as_planned,
)
from naervaer.web.records.rosters.selectors import (
    adoption_by_id,
    planned_ahead,
    public_changes,
    rows_to_confirm,
)


@pytest.fixture
def nordland(areas: None) -> Any:
    district = district_by_name("Nordland")
    group_register(district=district, name=GROUP, actor=SYSTEM, why="prøve")
    return district


@pytest.fixture
def planner() -> Actor:
    grant = Grant(Role.DUTY_PLANNER, Place("Nordland"))
    return Actor("planlegger", "Planlegger", (grant,))


# --- changing ----------------------------------------------------------------------------


def test_a_moved_row_keeps_its_key_and_says_what_it_was(nordland: Any) -> None:
    adopted(nordland, line())
    row = announced_row()
    was = row.begins
    later = PlannedTime(row.begins + timedelta(days=1), row.ends + timedelta(days=1))
    plan_move(row=row, time=later, reason=SICK, actor=SYSTEM)
    moved = announced_row()
    assert (moved.pk, moved.begins) == (row.pk, later.begins)
    assert public_changes([moved])[row.pk].was == was
    assert months_unlike_the_book() == []


def test_a_cancelled_row_stays_planned_and_is_announced_no_longer(nordland: Any) -> None:
    adopted(nordland, line())
    row = announced_row()
    plan_cancel(row=row, reason=SICK, actor=SYSTEM)
    row.refresh_from_db()
    assert announced() == []
    assert public_changes([row])[row.pk].is_cancelled
    assert PresenceMonth.objects.get().minutes == 180


def test_the_reason_of_a_change_is_kept_and_never_told_the_public(nordland: Any) -> None:
    adopted(nordland, line())
    row = announced_row()
    plan_cancel(row=row, reason=SICK, actor=SYSTEM)
    row.refresh_from_db()
    assert PlanChange.objects.get().reason == "sickness"
    assert "sykdom" not in str(public_changes([row]))


def test_a_cancelled_row_can_be_put_up_again(nordland: Any) -> None:
    adopted(nordland, line())
    row = announced_row()
    plan_cancel(row=row, reason=SICK, actor=SYSTEM)
    plan_restore(row=row, reason=ChangeReason.STAFFING, actor=SYSTEM)
    assert [one.pk for one in announced()] == [row.pk]


@pytest.mark.parametrize("hours", [0, -1000])
def test_a_change_to_the_same_or_to_a_past_time_is_refused(nordland: Any, hours: int) -> None:
    adopted(nordland, line())
    row = announced_row()
    moved = timedelta(hours=hours)
    with pytest.raises(UnusableInputError):
        plan_move(
            row=row,
            time=PlannedTime(row.begins + moved, row.ends + moved),
            reason=SICK,
            actor=SYSTEM,
        )


def test_a_row_is_not_moved_on_top_of_another(nordland: Any) -> None:
    adopted(nordland, line(), line(1))
    first, second = announced()
    with pytest.raises(UnusableInputError, match="samme tid"):
        plan_move(
            row=first,
            time=PlannedTime(second.begins, second.ends),
            reason=SICK,
            actor=SYSTEM,
        )


def test_the_database_lets_nobody_cancel_what_is_delivered(nordland: Any) -> None:
    adopted(nordland, line())
    with pytest.raises(IntegrityError), transaction.atomic():
        PresenceRow.objects.update(state="delivered", cancelled_at=timezone.now())


# --- confirming --------------------------------------------------------------------------


def past_row(district: Any) -> PresenceRow:
    adopted(district, line())
    return make_past(announced_row())


def test_as_planned_writes_the_delivered_row_once(nordland: Any, planner: Actor) -> None:
    row = past_row(nordland)
    now = timezone.now()
    waiting = list(rows_to_confirm(planner, now=now))
    assert waiting == [row]
    assert outcomes_as_planned(rows=waiting, actor=planner) == 1
    delivered = PresenceRow.objects.get(state="delivered")
    assert (delivered.planned_id, delivered.minutes, delivered.begins) == (
        row.pk,
        row.minutes,
        row.begins,
    )
    assert list(rows_to_confirm(planner, now=now)) == []
    with pytest.raises(UnusableInputError, match="alt bekreftet"):
        outcomes_as_planned(rows=[row], actor=planner)


def test_other_hours_need_a_reason(nordland: Any) -> None:
    row = past_row(nordland)
    shorter = PlannedTime(row.begins, row.ends - timedelta(hours=1))
    with pytest.raises(UnusableInputError, match="si hvorfor"):
        outcome_held(row=row, time=shorter, actor=SYSTEM)
    outcome_held(row=row, time=shorter, actor=SYSTEM, reason=ChangeReason.OPERATION)
    assert PresenceRow.objects.get(state="delivered").minutes == row.minutes - 60


def test_not_held_delivers_nothing_and_keeps_the_reason(nordland: Any) -> None:
    row = past_row(nordland)
    outcome_not_held(row=row, reason=SICK, actor=SYSTEM)
    assert not PresenceRow.objects.filter(state="delivered").exists()
    assert PlanOutcome.objects.get().reason == "sickness"


def test_an_answer_can_be_taken_back_with_a_reason(nordland: Any, planner: Actor) -> None:
    row = past_row(nordland)
    outcomes_as_planned(rows=[row], actor=SYSTEM)
    outcome_take_back(outcome=PlanOutcome.objects.get(), actor=SYSTEM, why="feil dag")
    assert list(rows_to_confirm(planner, now=timezone.now())) == [row]
    assert not PresenceRow.objects.filter(state="delivered").exists()


def test_what_a_file_has_delivered_already_is_used_and_not_doubled(nordland: Any) -> None:
    row = past_row(nordland)
    same = PresenceRow.objects.get(pk=row.pk)
    same.pk, same.state = None, "delivered"
    same.save(force_insert=True)
    outcomes_as_planned(rows=[row], actor=SYSTEM)
    assert PresenceRow.objects.get(state="delivered").planned_id == row.pk


def test_what_is_still_to_come_cannot_be_confirmed(nordland: Any) -> None:
    adopted(nordland, line())
    with pytest.raises(UnusableInputError, match="over"):
        outcomes_as_planned(rows=[announced_row()], actor=SYSTEM)
    with pytest.raises(UnusableInputError, match="avlys"):
        outcome_not_held(row=announced_row(), reason=SICK, actor=SYSTEM)


# --- who sees what -----------------------------------------------------------------------


def test_a_planner_of_another_district_sees_none_of_it(nordland: Any) -> None:
    adoption = adopted(nordland, line())
    grant = Grant(Role.DUTY_PLANNER, Place("Oslo"))
    other = Actor("annen", "Annen", (grant,))
    now = datetime(2020, 1, 1, tzinfo=UTC)
    assert adoption_by_id(other, adoption.pk) is None
    assert not planned_ahead(other, now=now).exists()
    assert not rows_to_confirm(other, now=timezone.now()).exists()


def test_a_contact_confirms_the_own_municipality_alone(nordland: Any) -> None:
    row = past_row(nordland)
    for number, found in (("1848", [row]), ("1804", [])):
        grant = Grant(Role.POLICE_CONTACT, Place("Nordland", number))
        contact = Actor("kontakt", "Kontakt", (grant,))
        assert list(rows_to_confirm(contact, now=timezone.now())) == found


# --- telling -----------------------------------------------------------------------------


def agreed_contact_hours() -> None:
    """Let an agreement in force in Steigen count on the contact's presence."""
    from naervaer.web.records.agreements.models import Agreement, Obligation  # noqa: PLC0415

    today = timezone.localdate()
    agreement = Agreement.objects.create(
        municipality_id="1848",
        version=1,
        begins=today - timedelta(days=30),
        ends=today + timedelta(days=300),
        purpose="Trygghet.",
        kind="official",
    )
    Obligation.objects.create(
        agreement=agreement,
        number=1,
        party="police",
        text="Kontakten er til stede.",
        mode="police_contact",
    )
    agreement.state, agreement.in_force_on = "in_force", today
    agreement.save()


def coordinator_of(number: str) -> None:
    from naervaer.web.records.accounts.services import account_create, role_give  # noqa: PLC0415

    user = account_create(username=f"k-{number}", name="Prøve", password=None, actor=SYSTEM)
    place = Place("Nordland", number)
    role = Role.MUNICIPAL_COORDINATOR
    role_give(user=user, role=role, place=place, actor=SYSTEM, why="prøve")


def test_the_parties_of_an_agreement_are_told_of_a_change_and_never_why(nordland: Any) -> None:
    from naervaer.web.records.accounts.sealing import unsealed  # noqa: PLC0415
    from naervaer.web.records.notices.models import Notice  # noqa: PLC0415

    agreed_contact_hours()
    for number in ("1848", "1804"):
        coordinator_of(number)
    adopted(nordland, line())
    change = plan_cancel(row=announced_row(), reason=SICK, actor=SYSTEM)
    notice = Notice.objects.get()
    assert change.told_agreements == 1
    assert (notice.account.username, notice.subject) == (
        "k-1848",
        "Avlyst: politikontakt i Steigen",
    )
    assert "sykdom" not in unsealed(notice.sealed_text)


def test_without_an_agreement_nobody_is_told(nordland: Any) -> None:
    coordinator_of("1848")
    adopted(nordland, line())
    assert plan_cancel(row=announced_row(), reason=SICK, actor=SYSTEM).told_agreements == 0
