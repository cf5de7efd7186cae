"""Forgetting what was written when it has been kept long enough, and the row after that."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naervaer.domain.enquiries.requests import RequestState
from naervaer.web.records.contact_requests.models import ContactRequest


@transaction.atomic
def request_words_expire(*, before: datetime) -> int:
    """Empty the requests that ended before a moment; return how many.

    Words, contact way, language and code go; theme, place, days and end remain to be counted.
    A request that waits is never emptied.
    """
    keys = list(_ended(before).exclude(code__startswith="#").values_list("pk", flat=True))
    emptied = {"message_sealed": "", "reply_sealed": "", "contact_sealed": "", "language": ""}
    for key in keys:
        ContactRequest.objects.filter(pk=key).update(
            code=f"#{key}", emptied_at=timezone.now(), **emptied
        )
    return len(keys)


def requests_expire(*, before: datetime) -> int:
    """Delete the requests that ended before a moment; those that wait are never deleted."""
    return _ended(before).delete()[0]


def _ended(before: datetime) -> QuerySet[ContactRequest]:
    ended = ContactRequest.objects.exclude(state=RequestState.WAITING.value)
    return ended.filter(ended_on__lt=timezone.localdate(before))
