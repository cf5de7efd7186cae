"""Adopted rosters, the rows they announced, changes to them, and what became of each."""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.plan_changes import AdoptionState, ChangeReason, ChangeSort, HeldOutcome
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

_STATES = [(one.value, one.label) for one in AdoptionState]
_SORTS = [(one.value, one.label) for one in ChangeSort]
_REASONS = [(one.value, one.label) for one in ChangeReason]
_OUTCOMES = [(one.value, one.label) for one in HeldOutcome]


class RosterAdoption(models.Model):
    """One roster on its way into the presence book.

    Only what may be announced of it is kept, as packed cells; names of persons in the file
    are dropped while it is read, and its checksum tells which file it was.
    """

    class Origin(models.TextChoices):
        """Where the roster comes from."""

        STUDY = "study"
        ROSTER_PLAN = "roster_plan"
        FILE = "file"

    district = models.ForeignKey("areas.District", on_delete=models.PROTECT)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    run = models.ForeignKey("studies.StudyRun", on_delete=models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    cells = models.BinaryField()
    mapping = models.JSONField(default=dict)
    weeks_moved = models.IntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=_STATES, default=AdoptionState.PREVIEWED.value
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    rows_new = models.PositiveIntegerField(default=0)
    rows_kept = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_withdrawn = models.PositiveIntegerField(default=0)
    rows_held_back = models.PositiveIntegerField(default=0)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one for one, _ in _STATES]),
                name="adoption_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | Q(confirmed_at__isnull=False, since__isnull=False, until__gte=F("since")),
                name="adoption_confirmed_with_its_period",
            ),
            known_kind("adoption_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class AdoptedRow(models.Model):
    """A planned row that an adoption brought into the book, and when it was first to be."""

    adoption = models.ForeignKey(RosterAdoption, on_delete=models.PROTECT, related_name="rows")
    row = models.OneToOneField(
        "presence.PresenceRow", on_delete=models.CASCADE, related_name="adopted"
    )
    first_begins = models.DateTimeField()
    first_ends = models.DateTimeField()

    class Meta:
        ordering = ["first_begins", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_ends__gt=F("first_begins")),
                name="adopted_row_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        """Return which row."""
        return f"{self.row_id}"


class PlanChange(models.Model):
    """A planned row moved, shortened, extended, called off or restored; only ever added."""

    row = models.ForeignKey(
        "presence.PresenceRow", on_delete=models.CASCADE, related_name="plan_changes"
    )
    sort = models.CharField(max_length=10, choices=_SORTS)
    reason = models.CharField(max_length=10, choices=_REASONS)
    before_begins = models.DateTimeField()
    before_ends = models.DateTimeField()
    after_begins = models.DateTimeField(null=True, blank=True)
    after_ends = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    account = models.CharField(max_length=150)
    adoption = models.ForeignKey(
        RosterAdoption,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
    )
    told_bookings = models.PositiveIntegerField(default=0)
    told_agreements = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=[one for one, _ in _SORTS]), name="plan_change_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[one for one, _ in _REASONS]),
                name="plan_change_reason_is_known",
            ),
            models.CheckConstraint(
                condition=Q(sort="cancelled", after_begins=None, after_ends=None)
                | Q(~Q(sort="cancelled"), after_begins__isnull=False, after_ends__isnull=False),
                name="plan_change_says_the_new_time",
            ),
        ]

    def __str__(self) -> str:
        """Return what was done to which row."""
        return f"{self.sort} {self.row_id}"


class PlanOutcome(models.Model):
    """What became of a planned row; said once."""

    row = models.OneToOneField(
        "presence.PresenceRow", on_delete=models.CASCADE, related_name="outcome"
    )
    outcome = models.CharField(max_length=12, choices=_OUTCOMES)
    reason = models.CharField(max_length=10, choices=_REASONS, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    account = models.CharField(max_length=150)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[one for one, _ in _OUTCOMES]),
                name="plan_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome="as_planned", reason="")
                | Q(~Q(outcome="as_planned"), reason__in=[one for one, _ in _REASONS]),
                name="plan_outcome_departure_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return what became of which row."""
        return f"{self.outcome} {self.row_id}"
