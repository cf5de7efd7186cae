"""Rows of the presence book, the groups that deliver them, imports, and month totals."""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.sourced import KIND_CHOICES, Sourced, known_kind

MODES = [(one.value, one.label) for one in DeliveryMode]
SERVICES = [(one.value, one.label) for one in Service]
STATES = [(one.value, one.label) for one in PresenceState]
LONGEST_MINUTES = 24 * 60


class ResourceGroup(models.Model):
    """A unit or team that delivers presence; never a person.

    Rows may name only groups that somebody has registered as a group, so that the name of a
    person cannot slip in with a file.
    """

    district = models.ForeignKey("areas.District", on_delete=models.PROTECT)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="one_group_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PresenceImport(models.Model):
    """One file on its way into the book, kept as it was given."""

    class State(models.TextChoices):
        """How far the file has come."""

        PREVIEWED = "previewed"
        CONFIRMED = "confirmed"
        UNDONE = "undone"
        DISCARDED = "discarded"

    district = models.ForeignKey("areas.District", on_delete=models.PROTECT)
    file_name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    content = models.BinaryField()
    cells = models.BinaryField(default=bytes)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES, default=Kind.OFFICIAL.value)
    corrections = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    wrong_rows = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREVIEWED)
    uploaded_by = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_added = models.PositiveIntegerField(default=0)
    rows_known = models.PositiveIntegerField(default=0)
    rows_wrong = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["previewed", "confirmed", "undone", "discarded"]),
                name="import_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False, rows_wrong=0),
                name="import_confirmed_without_errors",
            ),
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.file_name


class PresenceRow(Sourced):
    """Police presence for one municipality in one stretch of time, planned or delivered.

    `day` is the local day it begins on and `minutes` its length; both follow from `begins`
    and `ends` and are written by the services alone. A planned row that is called off stays,
    with `cancelled_at`: it was planned. One that a new plan has replaced, or that was undone,
    is `withdrawn` as well: it keeps its key for whatever points at it, and counts no longer.
    A delivered row that confirms a planned one names it in `planned`, once at most, so that
    hours are never typed twice.
    """

    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    mode = models.CharField(max_length=24, choices=MODES)
    service = models.CharField(max_length=24, choices=SERVICES)
    state = models.CharField(max_length=10, choices=STATES)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    group = models.ForeignKey(ResourceGroup, on_delete=models.PROTECT)
    batch = models.ForeignKey(
        PresenceImport, on_delete=models.PROTECT, null=True, blank=True, related_name="rows"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    planned = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="delivered"
    )

    class Meta:
        ordering = ["begins", "pk"]
        indexes = [
            models.Index(fields=["municipality", "day"]),
            models.Index(fields=["batch"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "begins", "mode", "service", "state", "group"],
                name="presence_written_once",
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="presence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES),
                name="presence_lasts_at_most_a_day",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=[one for one, _ in MODES]), name="presence_mode_is_known"
            ),
            models.CheckConstraint(
                condition=Q(service__in=[one for one, _ in SERVICES]),
                name="presence_service_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one for one, _ in STATES]),
                name="presence_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(state="planned"),
                name="presence_only_plans_are_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(cancelled_at__isnull=False),
                name="presence_withdrawn_is_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(planned=None) | Q(state="delivered"),
                name="presence_only_delivered_confirms",
            ),
            known_kind("presence_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return where, how and when."""
        return f"{self.municipality_id} {self.mode} {self.begins:%Y-%m-%d %H:%M} {self.state}"


class PresenceMonth(models.Model):
    """The sum of the book for one municipality, mode, state and kind in one month.

    Nobody types it: the services sum it anew for every month they have changed, in the same
    transaction (`naervaer.web.records.presence.months`).
    """

    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    month = models.DateField()
    mode = models.CharField(max_length=24, choices=MODES)
    state = models.CharField(max_length=10, choices=STATES)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    minutes = models.PositiveBigIntegerField()
    times = models.PositiveIntegerField()

    class Meta:
        ordering = ["month", "municipality", "mode", "state"]
        indexes = [models.Index(fields=["month", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "month", "mode", "state", "kind"],
                name="one_month_total",
            )
        ]

    def __str__(self) -> str:
        """Return where and when."""
        return f"{self.municipality_id} {self.month:%Y-%m} {self.mode}: {self.minutes} min"
