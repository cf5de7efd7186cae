"""The ledger hears how many disclosures were noted, by district and half-year, and no more."""

import pytest
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.promises.from_disclosures import HalfYear
from naervaer.web.records.disclosures.measuring import disclosures_measured
from naervaer.web.records.disclosures.models import Disclosure
from naervaer.web.records.disclosures.showcase import showcase_fill
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement


@pytest.fixture
def noted(areas: None) -> None:
    showcase_fill(district="Nordland", until=timezone.localdate())


def test_nothing_is_said_of_an_empty_log(areas: None) -> None:
    assert disclosures_measured() == ()


def test_the_notes_of_the_half_year_before_are_counted(noted: None) -> None:
    before = HalfYear.of(timezone.localdate()).before
    of_then = Disclosure.objects.filter(disclosed_on__range=(before.first, before.last)).count()
    found = {one.as_of: one for one in disclosures_measured()}[before.last]
    assert (found.scope, found.value) == ("Nordland", of_then)
    assert of_then >= 6


def test_a_correction_is_no_new_note(noted: None) -> None:
    was = disclosures_measured()
    old = Disclosure.objects.order_by("disclosed_on").first()
    assert old is not None
    number, old.pk, old.corrects = old.pk, None, old.pk
    old.save()
    assert old.corrects == number
    assert disclosures_measured() == was


def test_the_ledger_keeps_the_count_and_nothing_of_a_case(noted: None) -> None:
    ledger_update(actor=SYSTEM)
    rows = StoredMeasurement.objects.filter(promise="B-36", rule="")
    assert rows
    told = " ".join(f"{row.evidence} {row.scope}" for row in rows)
    assert "DEMO" not in told
    assert "Steigen" not in told
    assert "ikke et mål" in told
