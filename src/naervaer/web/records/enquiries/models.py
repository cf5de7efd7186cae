"""Enquiries at first contact: theme, channel, office, language and hour – nobody's name.

There is no free text. Which enquiry it was, only the one who took it knows; what the record
sees to is that it ends.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.enquiries.kinds import (
    EnquiryChannel,
    EnquiryLanguage,
    EnquiryTheme,
    OtherAuthority,
    RefusalReason,
)
from naervaer.domain.enquiries.states import FIRST_OUTCOMES, UNENDED, EnquiryState
from naervaer.domain.queues import TicketState
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

_THEMES = [(one.value, one.label) for one in EnquiryTheme]
_CHANNELS = [(one.value, one.label) for one in EnquiryChannel]
_LANGUAGES = [(one.value, one.label) for one in EnquiryLanguage]
_STATES = [(one.value, one.label) for one in EnquiryState]
_OUTCOMES = [(one.value, one.label) for one in FIRST_OUTCOMES]
_REASONS = [(one.value, one.label) for one in RefusalReason]
_AUTHORITIES = [(one.value, one.label) for one in OtherAuthority]
_OPEN = [one.value for one in UNENDED]
_CALLED = ["call_back", "called_back"]


def _known(field: str, choices: list[tuple[str, str]], *, or_empty: bool = False) -> Q:
    values = [one for one, _ in choices]
    return Q(**{f"{field}__in": [*values, ""] if or_empty else values})


class Enquiry(models.Model):
    """One enquiry, from when somebody made contact until it has ended."""

    office = models.ForeignKey("points.Point", on_delete=models.PROTECT)
    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    theme = models.CharField(max_length=20, choices=_THEMES)
    channel = models.CharField(max_length=10, choices=_CHANNELS)
    language = models.CharField(max_length=6, choices=_LANGUAGES)
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=_STATES)
    first_outcome = models.CharField(max_length=16, choices=_OUTCOMES, blank=True)
    owner = models.ForeignKey(
        "presence.ResourceGroup", on_delete=models.PROTECT, null=True, blank=True
    )
    call_by = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=16, choices=_REASONS, blank=True)
    authority = models.CharField(max_length=20, choices=_AUTHORITIES, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["-day", "-hour", "-pk"]
        indexes = [
            models.Index(fields=["municipality", "state"], name="enquiry_place_state"),
            models.Index(fields=["day"], name="enquiry_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=_known("theme", _THEMES), name="enquiry_theme"),
            models.CheckConstraint(
                condition=_known("channel", _CHANNELS), name="enquiry_channel"
            ),
            models.CheckConstraint(
                condition=_known("language", _LANGUAGES), name="enquiry_language"
            ),
            models.CheckConstraint(condition=_known("state", _STATES), name="enquiry_state"),
            models.CheckConstraint(condition=Q(hour__lte=23), name="enquiry_hour"),
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, ended_at=None)
                | ~Q(state__in=_OPEN) & Q(ended_at__isnull=False),
                name="enquiry_ends_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "passed_on"], first_outcome="")
                | ~Q(state__in=["open", "passed_on"]) & _known("first_outcome", _OUTCOMES),
                name="enquiry_first_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_CALLED) | Q(owner__isnull=False, call_by__isnull=False),
                name="enquiry_call_has_owner_and_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state="called_back", called_at__isnull=False)
                | ~Q(state="called_back") & Q(called_at=None),
                name="enquiry_call_is_made_when_done",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(reason="")
                | ~Q(state="refused") & Q(reason=""),
                name="enquiry_refusal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="guided_on") & ~Q(authority="")
                | ~Q(state="guided_on") & Q(authority=""),
                name="enquiry_guided_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(called_at=None) | Q(ended_at=F("called_at")),
                name="enquiry_ends_with_the_call",
            ),
            known_kind("enquiry_kind"),
        ]

    def __str__(self) -> str:
        """Return number and state."""
        return f"{self.pk} {self.state}"


class Ticket(models.Model):
    """A place in the queue of an office on a day: walked in, or booked and checked in."""

    office = models.ForeignKey("points.Point", on_delete=models.PROTECT)
    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=20, choices=_THEMES, blank=True)
    came_at = models.DateTimeField()
    appointed_at = models.DateTimeField(null=True, blank=True)
    booking = models.OneToOneField(
        "bookings.Booking",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="ticket",
    )
    state = models.CharField(
        max_length=8, choices=[(one.value, one.label) for one in TicketState]
    )
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "day", "number"], name="ticket_number_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in TicketState]), name="ticket_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["called", "served"]) | Q(called_at__isnull=False),
                name="ticket_served_was_called",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "called"], ended_at=None)
                | Q(state__in=["served", "left"], ended_at__isnull=False),
                name="ticket_ends_or_waits",
            ),
            known_kind("ticket_kind"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
