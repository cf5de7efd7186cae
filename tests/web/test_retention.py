"""What is kept about people is deleted when its time is out, and the history says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.retention import RETENTION, RetentionPeriod, retention_of
from naervaer.web.config.retention import EXPIRIES, delete_what_is_due
from naervaer.web.records.audit.models import Change, Refusal, SensitiveRead
from naervaer.web.records.audit.services import read_record, refusal_record
from naervaer.web.records.audit.verification import history_breaks


def test_everything_with_a_limit_can_be_deleted() -> None:
    assert {one.name for one in RETENTION if one.days is not None} == set(EXPIRIES)


def test_a_period_outside_the_law_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected 365 to 1095"):
        RetentionPeriod("reads", 364, "loven", shortest=365, longest=1095)
    with pytest.raises(UnusableInputError, match="expected 365 to 1095"):
        RetentionPeriod("reads", None, "loven", shortest=365, longest=1095)


def test_an_unknown_kind_of_record_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="'diary' is not kept"):
        retention_of("diary")


@pytest.mark.django_db
def test_what_is_due_goes_and_the_rest_stays() -> None:
    read_record(actor=SYSTEM, act="see_staffing", thing="/ny")
    refusal_record(actor=SYSTEM, act="see_staffing", address="/ny")
    days = retention_of("sensitive_reads").days or 0
    old = timezone.now() - timedelta(days=days + 1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(timezone, "now", lambda: old)
        read_record(actor=SYSTEM, act="see_staffing", thing="/gammel")
        refusal_record(actor=SYSTEM, act="see_staffing", address="/gammel")
    deleted = delete_what_is_due()
    assert (deleted["sensitive_reads"], deleted["refusals"]) == (1, 1)
    assert list(SensitiveRead.objects.values_list("thing", flat=True)) == ["/ny"]
    assert list(Refusal.objects.values_list("address", flat=True)) == ["/ny"]
    written = Change.objects.get()
    assert (written.act, written.after) == ("site.retain", deleted)
    assert history_breaks() == []


@pytest.mark.django_db
def test_nothing_due_writes_nothing() -> None:
    assert set(delete_what_is_due().values()) == {0}
    assert Change.objects.count() == 0
