"""What an office has told about getting in and being understood."""

from django.db import models
from django.db.models import Q

from naervaer.web.records.sourced import Sourced, known_kind


class Facility(Sourced):
    """What one point offers, as told on a day; the newest row counts, older ones stay.

    `languages` holds codes of `LANGUAGES`; an empty list means that nothing is known.
    """

    class StepFree(models.TextChoices):
        """Whether one gets in without steps."""

        YES = "yes"
        NO = "no"
        UNKNOWN = "unknown"

    point = models.ForeignKey(
        "points.Point", on_delete=models.PROTECT, related_name="facilities"
    )
    step_free = models.CharField(max_length=8, choices=StepFree.choices)
    languages = models.JSONField(default=list)
    told_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["point", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(step_free__in=["yes", "no", "unknown"]),
                name="facility_step_free_is_known",
            ),
            known_kind("facility_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return which point, and whether it is free of steps."""
        return f"{self.point_id}: {self.step_free}"
