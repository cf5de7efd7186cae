"""Full-time equivalents of a unit on a day, by function and funding."""

from django.db import models
from django.db.models import Q

from naervaer.domain.staff import Funding, StaffFunction
from naervaer.web.records.sourced import Sourced, known_kind


class Staffing(Sourced):
    """How many full-time equivalents a unit had on a day.

    The unit is a point, a municipality or a whole district: the narrowest that is given. A
    row counts the posts that somebody fills unless the note says otherwise, never a person.
    """

    key = models.CharField(max_length=400, unique=True)
    district = models.ForeignKey(
        "areas.District", on_delete=models.PROTECT, related_name="staffing"
    )
    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, null=True, blank=True
    )
    point = models.ForeignKey(
        "points.Point",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="staffing",
    )
    as_of = models.DateField()
    function = models.CharField(
        max_length=16, choices=[(one.value, one.label) for one in StaffFunction]
    )
    funding = models.CharField(
        max_length=16, choices=[(one.value, one.label) for one in Funding]
    )
    fte = models.DecimalField(max_digits=7, decimal_places=2)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["district", "point", "as_of", "function"]
        indexes = [models.Index(fields=["point", "as_of"])]
        constraints = [
            models.CheckConstraint(condition=Q(fte__gte=0), name="staffing_not_negative"),
            models.CheckConstraint(
                condition=Q(function__in=[one.value for one in StaffFunction]),
                name="staffing_function_is_known",
            ),
            models.CheckConstraint(
                condition=Q(funding__in=[one.value for one in Funding]),
                name="staffing_funding_is_known",
            ),
            models.CheckConstraint(
                condition=Q(point=None) | Q(municipality__isnull=False),
                name="staffing_point_lies_in_a_municipality",
            ),
            known_kind("staffing_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the unit, the day and the number."""
        unit = self.point_id or self.municipality_id or self.district_id
        return f"{unit} {self.as_of}: {self.fte}"
