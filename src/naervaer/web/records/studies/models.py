"""Study runs, and the figures by area that pages show."""

from django.db import models

from naervaer.domain.figures import Kind


class StudyRun(models.Model):
    """One run of a study: what was asked, how far it is, and what it left."""

    class State(models.TextChoices):
        """Where a run stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    study = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    settings = models.JSONField(default=dict)
    manifest = models.JSONField(null=True)
    folder = models.CharField(max_length=400, blank=True)
    district = models.ForeignKey(
        "areas.District", on_delete=models.PROTECT, null=True, blank=True
    )
    is_published = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True)
    publish_when_done = models.BooleanField(default=False)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=200, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["waiting", "running", "done", "failed", "cancelled"]
                ),
                name="run_state_is_known",
            )
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class StudyFigure(models.Model):
    """One figure of a run for one area."""

    run = models.ForeignKey(StudyRun, on_delete=models.CASCADE, related_name="figures")
    area_kind = models.CharField(max_length=20)
    area = models.CharField(max_length=120)
    measure = models.CharField(max_length=80)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=30)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "area_kind", "area", "measure"], name="one_figure_per_measure"
            )
        ]
        indexes = [models.Index(fields=["run", "measure", "area_kind"])]

    def __str__(self) -> str:
        """Return what it says of where."""
        return f"{self.measure} {self.area}: {self.value} {self.unit}"
