"""Requests to the police contact: sealed words, a day they are due, and how they ended.

Words and contact way are sealed, so that the database alone does not give them away, and are
emptied when the time in the retention table is out; what is counted remains.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.enquiries.kinds import OtherAuthority
from naervaer.domain.enquiries.requests import RequestState, RequestTheme
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

THEMES = [(one.value, one.label) for one in RequestTheme]
STATES = [(one.value, one.label) for one in RequestState]
AUTHORITIES = [(one.value, one.label) for one in OtherAuthority]
WAYS = [(one.value, one.label) for one in ContactWay]
CARES = [(one.value, one.label) for one in ContactCare]
_REPLIED = ["answered", "transferred"]


def _known(name: str, field: str, choices: list[tuple[str, str]]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [value for value, _ in choices]}), name=name
    )


class ContactRequest(models.Model):
    """What somebody has written to the contact of a municipality, and the reply."""

    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    theme = models.CharField(max_length=12, choices=THEMES)
    language = models.CharField(max_length=5, blank=True)
    code = models.CharField(max_length=24, unique=True)
    way = models.CharField(max_length=6, choices=WAYS)
    care = models.CharField(max_length=8, choices=CARES)
    contact_sealed = models.TextField(blank=True)
    message_sealed = models.TextField(blank=True)
    reply_sealed = models.TextField(blank=True)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=STATES)
    authority = models.CharField(max_length=20, choices=AUTHORITIES, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["municipality", "state"], name="request_place_state"),
            models.Index(fields=["due_on"], name="request_due"),
        ]
        constraints = [
            _known("request_theme_is_known", "theme", THEMES),
            _known("request_state_is_known", "state", STATES),
            _known("request_way_is_known", "way", WAYS),
            _known("request_care_is_known", "care", CARES),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_on=None)
                | ~Q(state="waiting") & Q(ended_on__isnull=False),
                name="request_ends_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", emptied_at=None) & ~Q(message_sealed="")
                | ~Q(state="waiting"),
                name="request_that_waits_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_REPLIED)
                | Q(emptied_at__isnull=False)
                | ~Q(reply_sealed=""),
                name="request_reply_has_words",
            ),
            models.CheckConstraint(
                condition=Q(state="transferred") & ~Q(authority="")
                | ~Q(state="transferred") & Q(authority=""),
                name="request_shown_on_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("received_on")), name="request_has_time"
            ),
            models.CheckConstraint(
                condition=Q(emptied_at=None)
                | Q(contact_sealed="", message_sealed="", reply_sealed=""),
                name="request_emptied_is_empty",
            ),
            known_kind("request_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return number and state; never what it says."""
        return f"{self.pk} {self.state}"
