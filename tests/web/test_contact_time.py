"""The contacts' time and Dalane's extra post come from posts and presence book alone."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from naervaer.domain.authority import SYSTEM
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.contacts import DALANE_MUNICIPALITIES
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.contacts.measured import contact_times, contacts_time_measured
from naervaer.web.records.contacts.models import ContactPost
from naervaer.web.records.contacts.services import PostTerms, post_change, post_open
from naervaer.web.records.contacts.showcase import showcase_fill
from naervaer.web.records.presence.models import PresenceRow, ResourceGroup
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StatusChange, StoredMeasurement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas")]
TODAY = date(2026, 11, 22)
SOURCE = Source("Politidistriktet", "oversikt", date(2026, 1, 1), Kind.OFFICIAL)


def opened(
    district: str,
    name: str,
    *numbers: str,
    since: date = date(2022, 1, 1),
    hours: int | None = 7,
) -> ContactPost:
    terms = PostTerms(
        name=name,
        share=Decimal(1),
        municipalities=numbers,
        protected_hours=None if hours is None else Decimal(hours),
        reason="Oppdiktet.",
    )
    found: Any = district_by_name(district)
    return post_open(district=found, terms=terms, since=since, source=SOURCE, actor=SYSTEM)


def delivered(number: str, day: date, hours: int) -> None:
    nordland = district_by_name("Nordland")
    group, _made = ResourceGroup.objects.get_or_create(district=nordland, name="Et lag")
    begins = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    PresenceRow.objects.create(
        municipality_id=number,
        mode="police_contact",
        service="contact_meeting",
        state="delivered",
        begins=begins,
        ends=begins + timedelta(hours=hours),
        day=day,
        minutes=60 * hours,
        group=group,
        kind="official",
    )


def test_hours_of_the_three_months_are_counted_in_arrears() -> None:
    opened("Nordland", "Politikontakt 1, Salten", "1848")
    for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1)):
        delivered("1848", day, 2)
    [found] = contact_times(today=TODAY)
    assert (found.protected, found.delivered, found.until) == (92, 4, date(2026, 9, 30))
    assert contacts_time_measured(today=TODAY) == ()


def test_a_changed_post_is_one_post_and_counts_each_part_by_its_days() -> None:
    post = opened("Nordland", "Politikontakt 1, Salten", "1848")
    terms = PostTerms("Politikontakt 1, Salten", Decimal(1), ("1848",), Decimal(14))
    post_change(post=post, terms=terms, since=date(2026, 9, 1), source=SOURCE, actor=SYSTEM)
    [found] = contact_times(today=TODAY)
    assert (found.posts, found.with_hours, found.protected) == (1, 1, 62 + 2 * 30)


def test_the_showcase_gives_the_promise_a_number_without_judging_it() -> None:
    showcase_fill(district="Nordland")
    ledger_update(actor=SYSTEM)
    kept = StoredMeasurement.objects.filter(promise="B-39")
    assert {(one.rule, one.kind, one.scope) for one in kept} == {("", "synthetic", "Nordland")}
    assert kept.count() == 2
    said = StatusChange.objects.filter(promise="B-39").latest("pk")
    assert "Hvor mye tid som er nok, er ikke sagt" in said.reason


def test_dalane_is_measured_when_the_register_knows_it_before_and_now() -> None:
    opened("Sør-Vest", "Politikontakt 1, Dalane", *DALANE_MUNICIPALITIES)
    opened("Sør-Vest", "Politikontakt 2, Dalane", "1101", since=date(2024, 1, 1))
    [found] = [one for one in contacts_time_measured(today=TODAY) if one.rule]
    assert (found.promise, found.rule, found.value) == ("B-37", "PK-DALANE", 1)
    assert found.kind is Kind.OFFICIAL


def test_dalane_is_not_measured_from_a_register_that_began_later() -> None:
    since = date(2024, 1, 1)
    opened("Sør-Vest", "Politikontakt 1, Dalane", *DALANE_MUNICIPALITIES, since=since)
    assert [one for one in contacts_time_measured(today=TODAY) if one.rule] == []
