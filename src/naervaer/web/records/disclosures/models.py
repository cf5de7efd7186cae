"""What was disclosed to whom, by case reference; rows are only ever added.

Triggers in the database refuse what would edit them (see `audit.guards`).
"""

from django.db import models
from django.db.models import Q

from naervaer.domain.sharing.note import Aim, Basis, Certainty, Occasion, Recipient
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

RECIPIENTS = [(one.value, one.label) for one in Recipient]
BASES = [(one.value, one.label) for one in Basis]
OCCASIONS = [(one.value, one.label) for one in Occasion]
AIMS = [(one.value, one.label) for one in Aim]
CERTAINTIES = [(one.value, one.label) for one in Certainty]


def _known(field: str, choices: list[tuple[str, str]]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [value for value, _ in choices]}),
        name=f"disclosure_{field}_is_known",
    )


class Disclosure(models.Model):
    """One disclosure with the five facts of politiregisterforskriften § 11-4.

    `contents` holds the kinds of information, never the information. `corrects` is the number
    of an earlier row this one puts right; the earlier row stays.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    account = models.CharField(max_length=150)
    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="disclosures"
    )
    disclosed_on = models.DateField()
    case_reference = models.CharField(max_length=40)
    recipient = models.CharField(max_length=16, choices=RECIPIENTS)
    recipient_name = models.CharField(max_length=80)
    basis = models.CharField(max_length=12, choices=BASES)
    occasion = models.CharField(max_length=16, choices=OCCASIONS)
    aim = models.CharField(max_length=20, choices=AIMS)
    contents = models.JSONField()
    certainty = models.CharField(max_length=12, choices=CERTAINTIES)
    is_written = models.BooleanField()
    is_decided_by_controller = models.BooleanField()
    way = models.CharField(max_length=300, blank=True)
    corrects = models.PositiveBigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["-disclosed_on", "-pk"]
        indexes = [
            models.Index(fields=["municipality", "disclosed_on"], name="disclosure_place_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(case_reference="") & ~Q(recipient_name=""),
                name="disclosure_names_case_and_recipient",
            ),
            models.CheckConstraint(condition=~Q(contents=[]), name="disclosure_has_contents"),
            _known("recipient", RECIPIENTS),
            _known("basis", BASES),
            _known("occasion", OCCASIONS),
            _known("aim", AIMS),
            _known("certainty", CERTAINTIES),
            known_kind("disclosure_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return case and recipient."""
        return f"{self.case_reference} – {self.recipient_name}"
