"""Deleting what is old enough; the triggers refuse what is younger than the law's year."""

from datetime import datetime

from naervaer.web.records.audit.models import Refusal, SensitiveRead


def reads_expire(*, before: datetime) -> int:
    """Delete the reads from before a moment; return how many."""
    return SensitiveRead.objects.filter(at__lt=before).delete()[0]


def refusals_expire(*, before: datetime) -> int:
    """Delete the refusals from before a moment; return how many."""
    return Refusal.objects.filter(at__lt=before).delete()[0]
