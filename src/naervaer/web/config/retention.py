"""Deleting what is due by the retention table, and writing in the history that it was done."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from naervaer.domain.authority import SYSTEM
from naervaer.domain.retention import RETENTION
from naervaer.web.records.accounts.attempts import attempts_expire
from naervaer.web.records.accounts.inhabitants import inhabitants_expire
from naervaer.web.records.accounts.open_sessions import open_sessions_expire
from naervaer.web.records.accounts.setup_links import setup_links_expire
from naervaer.web.records.audit.expiry import reads_expire, refusals_expire
from naervaer.web.records.audit.services import site_act_record
from naervaer.web.records.bookings.expiry import bookings_expire
from naervaer.web.records.contact_requests.expiry import (
    request_words_expire,
    requests_expire,
)
from naervaer.web.records.disclosures.services import disclosures_expire
from naervaer.web.records.enquiries.queue import tickets_expire
from naervaer.web.records.enquiries.services import enquiries_expire
from naervaer.web.records.notices.services import notices_expire


def sessions_expire(*, before: datetime) -> int:
    """Delete the sessions that ended before a moment; return how many."""
    ended = Session.objects.filter(expire_date__lt=before).delete()[0]
    open_sessions_expire(before=before)
    return ended


EXPIRIES: dict[str, Callable[..., int]] = {
    "sensitive_reads": reads_expire,
    "refusals": refusals_expire,
    "sessions": sessions_expire,
    "sign_in_attempts": attempts_expire,
    "setup_links": setup_links_expire,
    "inhabitants": inhabitants_expire,
    "bookings": bookings_expire,
    "notices": notices_expire,
    "disclosures": disclosures_expire,
    "enquiries": enquiries_expire,
    "tickets": tickets_expire,
    "contact_request_words": request_words_expire,
    "contact_requests": requests_expire,
}
"""How each kind of record in the retention table is deleted."""


@transaction.atomic
def delete_what_is_due(now: datetime | None = None) -> dict[str, int]:
    """Delete what has been kept long enough; return how many of each kind."""
    moment = now or timezone.now()
    deleted = {
        period.name: EXPIRIES[period.name](before=moment - timedelta(days=period.days))
        for period in RETENTION
        if period.days is not None
    }
    if any(deleted.values()):
        site_act_record(
            actor=SYSTEM, act="site.retain", why="lagringstiden er ute", after=deleted
        )
    return deleted
