"""Messages: who gets them, which way, and how far they have come."""

from django.db import models
from django.db.models import Q

from naervaer.domain.notices import NoticeKind, NoticeState, NoticeWay

KINDS = [(one.value, one.label) for one in NoticeKind]
WAYS = [(one.value, one.label) for one in NoticeWay]
STATES = [(one.value, one.label) for one in NoticeState]


class Notice(models.Model):
    """One message to one person.

    Text and contact way are sealed, so that the database alone does not give them away, and
    both are emptied when the time in the retention table is out; that it was sent remains.
    """

    once_key = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=16, choices=KINDS)
    about = models.CharField(max_length=120, db_index=True)
    way = models.CharField(max_length=10, choices=WAYS)
    account = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, null=True, related_name="notices"
    )
    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT, null=True)
    sealed_way = models.TextField(blank=True)
    subject = models.CharField(max_length=150, blank=True)
    sealed_text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=12, choices=STATES)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-not_before", "-pk"]
        indexes = [models.Index(fields=["state", "try_at"], name="notice_state_try_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in NoticeState]),
                name="notice_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in NoticeKind]),
                name="notice_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(way="account", account__isnull=False, sealed_way="")
                | Q(way__in=["email", "phone"], account=None, emptied_at=None)
                & ~Q(sealed_way="")
                | Q(way__in=["email", "phone"], account=None, emptied_at__isnull=False)
                | Q(way="nowhere", account=None, sealed_way="", sealed_text=""),
                name="notice_goes_one_way",
            ),
            models.CheckConstraint(
                condition=Q(way="nowhere", state="silent")
                | ~Q(way="nowhere") & ~Q(state="silent"),
                name="notice_nowhere_is_silent",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", lease_until__isnull=False)
                | ~Q(state="sending") & Q(lease_until=None),
                name="notice_is_held_while_sending",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is for and how far it has come."""
        return f"{self.kind} {self.about}: {self.state}"
