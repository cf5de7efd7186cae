"""Agreements: signed by both, measured from the book, evaluated by both."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naervaer.domain.agreements import AgreementState, Kept, Measure, Per, Terms
from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.councils import Party
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.agreements import evaluation, services, showcase
from naervaer.web.records.agreements.facts import facts_of
from naervaer.web.records.agreements.models import Agreement, Evaluation
from naervaer.web.records.agreements.selectors import (
    agreement_by_id,
    agreement_public,
    compliance_of,
    obligations_public,
    obligations_touching,
)
from naervaer.web.records.areas.selectors import district_by_name, municipality_by_number
from naervaer.web.records.councils import services as council_services
from naervaer.web.records.presence.services import (
    group_register,
    presence_of,
    presence_record,
)

STEIGEN = Place("Nordland", "1848")
COORDINATOR = Actor("k", "K", (Grant(Role.MUNICIPAL_COORDINATOR, STEIGEN),))
CONTACT = Actor("c", "C", (Grant(Role.POLICE_CONTACT, STEIGEN),))
POLICE = Actor("p", "P", (Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
STRANGER = Actor("s", "S", (Grant(Role.MUNICIPAL_COORDINATOR, Place("Nordland", "1804")),))
PATROL = DeliveryMode.MUNICIPAL_PATROL
TEN_A_MONTH = Terms(Measure.PRESENCE_HOURS, 10, Per.MONTH, PATROL)
COUNTED = Source("Nordland", "vaktsystem", None, Kind.OFFICIAL)
MARKS = dict.fromkeys(evaluation.MARKS, 4)
TEXTS = {"achieved": "Mye.", "next_year": "Mer."}


def drafted(**more: Any) -> Agreement:
    given = {"begins": date(2026, 1, 1), "ends": date(2027, 12, 31), "actor": COORDINATOR}
    return services.agreement_draft(municipality="1848", purpose="Trygghet.", **(given | more))


def owed(agreement: Agreement, terms: Terms = TEN_A_MONTH, **more: Any) -> Any:
    return services.obligation_add(
        agreement=agreement,
        party=Party.POLICE,
        text="Patrulje i kommunen.",
        terms=terms,
        actor=COORDINATOR,
        **more,
    )


def signed(agreement: Agreement) -> Agreement:
    services.agreement_sign(agreement=agreement, side=Party.MUNICIPALITY, actor=COORDINATOR)
    services.agreement_sign(agreement=agreement, side=Party.POLICE, actor=POLICE)
    return agreement


def patrolled(day: date, hours: int, *, is_delivered: bool = True) -> None:
    district = district_by_name("Nordland")
    name = f"Lag {day} {is_delivered}"
    group = group_register(district=district, name=name, actor=SYSTEM, why="prøve")
    begins = datetime.combine(day, time(10))
    presence_record(
        presence=presence_of(
            municipality="1848",
            mode=PATROL,
            service=Service.PATROL,
            begins=begins,
            ends=begins + timedelta(hours=hours),
            state=PresenceState.DELIVERED if is_delivered else PresenceState.PLANNED,
            group=name,
        ),
        group=group,
        source=COUNTED,
        actor=SYSTEM,
        why="prøve",
    )


def test_one_signature_does_not_put_an_agreement_in_force(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    services.agreement_sign(agreement=agreement, side=Party.POLICE, actor=POLICE)
    assert agreement.state == AgreementState.DRAFT.value


def test_both_signatures_put_it_in_force(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    assert signed(agreement).state == AgreementState.IN_FORCE.value


@pytest.mark.parametrize(
    ("side", "actor"),
    [
        (Party.POLICE, COORDINATOR),
        (Party.POLICE, CONTACT),
        (Party.MUNICIPALITY, POLICE),
        (Party.MUNICIPALITY, STRANGER),
    ],
)
def test_nobody_signs_for_another_side(areas: None, side: Party, actor: Actor) -> None:
    agreement = drafted()
    owed(agreement)
    with pytest.raises(RuleBrokenError):
        services.agreement_sign(agreement=agreement, side=side, actor=actor)


def test_an_agreement_without_obligations_cannot_be_signed(areas: None) -> None:
    with pytest.raises(UnusableInputError):
        services.agreement_sign(agreement=drafted(), side=Party.POLICE, actor=POLICE)


def test_a_signed_draft_cannot_be_changed_until_the_signature_is_withdrawn(
    areas: None,
) -> None:
    agreement = drafted()
    owed(agreement)
    services.agreement_sign(agreement=agreement, side=Party.POLICE, actor=POLICE)
    with pytest.raises(RuleBrokenError, match="trekk underskriften"):
        owed(agreement)
    services.signature_withdraw(agreement=agreement, side=Party.POLICE, actor=POLICE)
    assert owed(agreement).number == 2


def test_a_revision_is_a_new_version_that_begins_with_what_stood(areas: None) -> None:
    first = drafted()
    owed(first)
    signed(first)
    second = drafted(begins=date(2027, 1, 1), ends=date(2028, 12, 31))
    assert (second.version, second.obligations.count()) == (2, 1)


def test_a_new_version_in_force_replaces_the_old_the_day_before(areas: None) -> None:
    first = drafted()
    owed(first)
    signed(first)
    signed(drafted(begins=date(2027, 1, 1), ends=date(2028, 12, 31)))
    first.refresh_from_db()
    assert (first.state, first.ended_on) == ("replaced", date(2026, 12, 31))


def test_the_database_holds_one_agreement_in_force(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    signed(agreement)
    second = drafted(begins=date(2027, 1, 1), ends=date(2028, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=second.pk).update(
            state="in_force", in_force_on=date(2026, 1, 1)
        )


def test_the_public_version_has_no_closed_part(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    owed(agreement, Terms(Measure.NONE), is_closed=True)
    signed(agreement)
    shown = agreement_public("1848")
    assert shown is not None
    assert [one.number for one in obligations_public(shown)] == [1]


def test_a_draft_is_not_public(areas: None) -> None:
    owed(drafted())
    assert agreement_public("1848") is None


def test_what_was_delivered_comes_from_the_book(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    patrolled(date(2026, 1, 6), 5, is_delivered=False)
    patrolled(date(2026, 1, 6), 4)
    row = compliance_of(agreement, today=date(2026, 2, 1))[0].rows[0]
    assert (row.agreed, row.planned, row.delivered, row.kept) == (10, 5, 4, Kept.NOT_KEPT)


def test_another_way_of_being_present_does_not_count(areas: None) -> None:
    agreement = drafted()
    owed(agreement, Terms(Measure.PRESENCE_DAYS, 1, Per.MONTH, DeliveryMode.POLICE_CONTACT))
    patrolled(date(2026, 1, 6), 4)
    row = compliance_of(agreement, today=date(2026, 2, 1))[0].rows[0]
    assert (row.delivered, row.kept) == (0, Kept.NOT_KEPT)


def test_meetings_held_are_counted_from_the_council(areas: None) -> None:
    council = council_services.council_register(municipality="1848", actor=COORDINATOR)
    meeting = council_services.meeting_plan(
        council=council, on=date(2026, 3, 2), begins=time(12), place="her", actor=CONTACT
    )
    council_services.meeting_hold(meeting=meeting, minutes="Ja.", actor=CONTACT)
    agreement = drafted()
    owed(agreement, Terms(Measure.MEETINGS, 2, Per.YEAR))
    row = compliance_of(agreement, today=date(2026, 4, 1))[0].rows[0]
    assert (row.agreed, row.delivered, row.kept) == (2, 1, Kept.UNFINISHED)


def test_a_reason_stands_beside_its_month(areas: None) -> None:
    agreement = drafted()
    obligation = owed(agreement)
    services.reason_write(
        obligation=obligation, stretch=date(2026, 1, 1), text="leteaksjon", actor=CONTACT
    )
    found = compliance_of(agreement, today=date(2026, 2, 1))[0]
    assert [one.side for one in found.reasons[date(2026, 1, 1)]] == ["police"]


def test_others_can_ask_which_obligations_a_day_touches(areas: None) -> None:
    agreement = drafted()
    owed(agreement)
    signed(agreement)
    asked = {"municipality": "1848", "mode": PATROL}
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2027, 12, 31), date(2028, 1, 1)]
    found = [obligations_touching(day=day, **asked).count() for day in days]
    assert found == [0, 1, 1, 0]


def test_an_agreement_is_narrowed_to_the_actors_reach(areas: None) -> None:
    agreement = drafted()
    seen = [agreement_by_id(one, "1848", agreement.pk) for one in (CONTACT, STRANGER)]
    assert [one is not None for one in seen] == [True, False]


def begun() -> Evaluation:
    return evaluation.evaluation_begin(municipality="1848", year=2026, actor=CONTACT)


def written(found: Evaluation, side: Party, actor: Actor) -> None:
    evaluation.assessment_write(evaluation=found, side=side, marks=MARKS, actor=actor, **TEXTS)


def test_an_evaluation_needs_the_words_of_both_sides(areas: None) -> None:
    found = begun()
    written(found, Party.POLICE, CONTACT)
    with pytest.raises(UnusableInputError, match="kommunen"):
        evaluation.evaluation_submit(evaluation=found, actor=CONTACT)


def test_a_submitted_evaluation_is_fixed(areas: None) -> None:
    found = begun()
    written(found, Party.POLICE, CONTACT)
    written(found, Party.MUNICIPALITY, COORDINATOR)
    evaluation.evaluation_submit(evaluation=found, actor=CONTACT)
    with pytest.raises(RuleBrokenError, match="sendt inn"):
        written(found, Party.POLICE, CONTACT)


def test_the_facts_of_a_submitted_evaluation_stay(areas: None) -> None:
    found = begun()
    written(found, Party.POLICE, CONTACT)
    written(found, Party.MUNICIPALITY, COORDINATOR)
    evaluation.evaluation_submit(evaluation=found, actor=CONTACT)
    patrolled(date(2026, 1, 6), 4)
    kept = evaluation.evaluation_facts(found, today=timezone.localdate())
    assert kept["presence"] == []


def test_nobody_writes_the_other_sides_words(areas: None) -> None:
    found = begun()
    with pytest.raises(RuleBrokenError):
        written(found, Party.MUNICIPALITY, CONTACT)


def test_a_mark_outside_the_scale_is_refused(areas: None) -> None:
    found = begun()
    with pytest.raises(UnusableInputError):
        evaluation.assessment_write(
            evaluation=found,
            side=Party.POLICE,
            marks=MARKS | {"effect": 6},
            actor=CONTACT,
            **TEXTS,
        )


def test_a_year_that_has_not_begun_is_not_evaluated(areas: None) -> None:
    year = timezone.localdate().year + 1
    with pytest.raises(UnusableInputError):
        evaluation.evaluation_begin(municipality="1848", year=year, actor=CONTACT)


def test_the_facts_of_a_year_hold_the_hours_of_the_book(areas: None) -> None:
    patrolled(date(2026, 1, 6), 4)
    found = municipality_by_number("1848")
    assert found is not None
    facts = facts_of(found, 2026, today=date(2026, 12, 31))
    assert [one["delivered"] for one in facts["presence"]] == [4.0]


def test_the_showcase_is_filled_once(areas: None) -> None:
    until = timezone.localdate()
    filled = [showcase.showcase_fill(district="Nordland", until=until) for _ in range(2)]
    assert filled == [1, 0]
