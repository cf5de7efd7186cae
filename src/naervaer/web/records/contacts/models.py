"""Police contacts: posts, never persons, and the municipalities each serves in a period."""

from django.db import models
from django.db.models import F, Q

from naervaer.web.records.sourced import Sourced, known_kind


class ContactPlan(models.Model):
    """An assignment of contacts taken from a study, in force from a day until undone."""

    district = models.ForeignKey("areas.District", on_delete=models.PROTECT)
    run = models.ForeignKey("studies.StudyRun", on_delete=models.PROTECT)
    since = models.DateField()
    adopted_by = models.CharField(max_length=150)
    adopted_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-adopted_at", "-pk"]

    def __str__(self) -> str:
        """Return where and from when."""
        return f"{self.district} {self.since}"


class ContactPost(Sourced):
    """One contact's post in a period: its share, its hours, and why it departs from a rule.

    A change closes the row and opens another under the same name, so that the past stays.
    `since` is the first day, `until` the last.
    """

    district = models.ForeignKey("areas.District", on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    share = models.DecimalField(max_digits=3, decimal_places=2)
    protected_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    substitute = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    municipalities = models.ManyToManyField("areas.Municipality", related_name="contact_posts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    plan = models.ForeignKey(
        ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    ended_by = models.ForeignKey(
        ContactPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="ended"
    )

    class Meta:
        ordering = ["district", "name", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"],
                condition=Q(until=None),
                name="one_contact_post_in_force_per_name",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=1), name="contact_share_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="contact_post_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(protected_hours=None)
                | Q(protected_hours__gte=0, protected_hours__lte=40),
                name="contact_hours_fit_a_week",
            ),
            models.CheckConstraint(
                condition=~Q(substitute=F("name")), name="contact_is_not_own_substitute"
            ),
            known_kind("contact_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the post's name."""
        return self.name
