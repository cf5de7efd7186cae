"""What was measured of the promises and when their status changed; wishes and answers."""

from django.db import models
from django.db.models import Q

from naervaer.domain.presence import DeliveryMode
from naervaer.domain.promises.assessment import Status
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

STATUSES = [(one.value, one.label) for one in Status]
MODES = [(one.value, one.label) for one in DeliveryMode]


class StoredMeasurement(models.Model):
    """A number held against one rule of one promise; nobody types it.

    `superseded_at` is set when a newer run, or the book, no longer says it; the row stays.
    """

    class Origin(models.TextChoices):
        """Where it was found."""

        PUBLISHED = "published"
        STUDY = "study"
        BOOK = "book"

    key = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    promise = models.CharField(max_length=4, db_index=True)
    rule = models.CharField(max_length=30)
    measure = models.CharField(max_length=80)
    scope = models.CharField(max_length=120, blank=True)
    value = models.FloatField()
    unit = models.CharField(max_length=40)
    as_of = models.DateField()
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    evidence = models.TextField()
    run = models.ForeignKey("studies.StudyRun", on_delete=models.PROTECT, null=True, blank=True)
    found_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["promise", "rule", "as_of", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(superseded_at=None),
                name="one_current_measurement",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="measurement_has_evidence"),
            known_kind("measurement_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return what was measured."""
        return f"{self.promise} {self.rule} {self.value} {self.unit}"


class StatusChange(models.Model):
    """A promise's status the first time it was derived, or when it came out differently."""

    promise = models.CharField(max_length=4)
    at = models.DateTimeField()
    before = models.CharField(max_length=16, choices=STATUSES, blank=True)
    after = models.CharField(max_length=16, choices=STATUSES)
    reason = models.TextField()
    measurements = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "promise"]
        indexes = [models.Index(fields=["promise", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(after__in=[one for one, _ in STATUSES]),
                name="status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(before=models.F("after")), name="status_did_change"
            ),
        ]

    def __str__(self) -> str:
        """Return which promise and what it became."""
        return f"{self.promise}: {self.after}"


class Wish(models.Model):
    """What a municipality asks of the police (innspill)."""

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="wishes"
    )
    title = models.CharField(max_length=120)
    text = models.TextField()
    promise = models.CharField(max_length=4, blank=True)
    mode = models.CharField(max_length=24, choices=MODES, blank=True)
    filed_by = models.CharField(max_length=150)
    filed_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["-filed_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="wish_is_said"),
            known_kind("wish_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class WishAnswer(models.Model):
    """What the police answered, and the measure they took on."""

    class Verdict(models.TextChoices):
        """What the answer comes to."""

        YES = "yes"
        PARTLY = "partly"
        NO = "no"
        LATER = "later"

    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    text = models.TextField()
    measure = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=24, choices=MODES, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=150)
    answered_on = models.DateField()
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["yes", "partly", "no", "later"]),
                name="answer_verdict_is_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="answer_gives_reasons"),
            known_kind("answer_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the verdict."""
        return self.verdict
