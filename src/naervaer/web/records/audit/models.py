"""Changes, refusals and reads of what is sensitive: rows are only ever added.

Triggers in the database refuse what would edit them (see `guards`), on SQLite and PostgreSQL.
"""

from django.db import models


class Change(models.Model):
    """One change: who did what to which thing, when and why, chained to the one before."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    account = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    act = models.CharField(max_length=60)
    thing = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField()
    previous_seal = models.CharField(max_length=64, unique=True)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["account", "number"], name="audit_change_account_number"),
            models.Index(fields=["thing", "number"], name="audit_change_thing_number"),
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.thing}"


class HistoryHead(models.Model):
    """Where the history ends: one row that every new change locks, so that the chain is one."""

    number = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="history_has_one_head")
        ]

    def __str__(self) -> str:
        """Return how long the history is."""
        return f"{self.number}"


class Refusal(models.Model):
    """Somebody was refused."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    account = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=60)
    address = models.CharField(max_length=400)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """Return what was refused."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"


class SensitiveRead(models.Model):
    """Somebody read something sensitive."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    account = models.CharField(max_length=150)
    act = models.CharField(max_length=60)
    thing = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """Return what was read."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.thing}"
