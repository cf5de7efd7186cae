"""What every stored fact carries: who says it, where, when, and how far it can be trusted."""

from typing import Any

from django.db import models

from naervaer.domain.figures import Kind, Source

KIND_CHOICES = [(kind.value, kind.label) for kind in Kind]
KINDS = [kind.value for kind in Kind]


class Sourced(models.Model):
    """A fact with its source; `kind` says how far it can be trusted."""

    source_title = models.CharField(max_length=200)
    source_reference = models.CharField(max_length=300)
    source_date = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def source(self) -> Source:
        """The source as the domain knows it."""
        return Source(
            title=self.source_title,
            reference=self.source_reference,
            date=self.source_date,
            kind=Kind(self.kind),
        )


def source_columns(source: Source) -> dict[str, Any]:
    """Return a source as the columns of a `Sourced` row."""
    return {
        "source_title": source.title,
        "source_reference": source.reference,
        "source_date": source.date,
        "kind": source.kind.value,
    }


def known_kind(name: str) -> models.CheckConstraint:
    """Return the constraint that a row's kind is one of the known."""
    return models.CheckConstraint(condition=models.Q(kind__in=KINDS), name=name)
