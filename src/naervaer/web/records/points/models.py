"""Points where the police can be met, and the dated facts about each."""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.places import PointState
from naervaer.domain.presence import Service
from naervaer.web.records.sourced import Sourced, known_kind


class Point(models.Model):
    """A service point (tjenestested) or a passport office (passkontor).

    It has no state of its own: what is known of it are `PointFact` rows.
    """

    class Sort(models.TextChoices):
        """What the point is."""

        SERVICE_POINT = "service_point"
        PASSPORT_OFFICE = "passport_office"

    id = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=120)
    sort = models.CharField(max_length=16, choices=Sort.choices)
    place = models.CharField(max_length=80)
    district = models.ForeignKey(
        "areas.District", on_delete=models.PROTECT, related_name="points"
    )
    station_district = models.ForeignKey(
        "areas.StationDistrict", on_delete=models.PROTECT, null=True, blank=True
    )
    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="points"
    )
    plan_number = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_for = models.PositiveSmallIntegerField(null=True, blank=True)
    fewest_fte = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    position_quality = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=["service_point", "passport_office"]),
                name="point_sort_is_known",
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PointFact(Sourced):
    """One thing that was true of a point in a period, and who says so.

    `since` is empty when it was true before the records begin, `until` (itself included)
    while it is true. A fact found to be wrong is withdrawn with a reason, never deleted.
    """

    key = models.CharField(max_length=400, unique=True)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="facts")
    state = models.CharField(
        max_length=12, choices=[(one.value, one.label) for one in PointState]
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    season = models.CharField(max_length=30, blank=True)
    season_first = models.CharField(max_length=5, blank=True)
    season_last = models.CharField(max_length=5, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["point", "since", "state"]
        indexes = [models.Index(fields=["state", "since", "until"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in PointState]),
                name="point_fact_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="point_fact_runs_forward",
            ),
            models.CheckConstraint(
                condition=(Q(state="seasonal") & ~Q(season=""))
                | (~Q(state="seasonal") & Q(season="")),
                name="point_fact_season_with_seasonal",
            ),
            known_kind("point_fact_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return what was true of which point."""
        return f"{self.point_id}: {self.state}"


class OpeningHours(Sourced):
    """When a point is open for one service on one weekday (1 is Monday, 7 is Sunday)."""

    key = models.CharField(max_length=400, unique=True)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="opening_hours")
    service = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in Service]
    )
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["point", "service", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="hours_weekday_exists"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="hours_close_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="hours_run_forward"
            ),
            models.CheckConstraint(
                condition=Q(service__in=[one.value for one in Service]),
                name="hours_service_is_known",
            ),
            known_kind("hours_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the point, the day and the times."""
        return f"{self.point_id} {self.weekday} {self.opens:%H.%M}–{self.closes:%H.%M}"
