"""Service agreements, what each side owes, signatures, reasons; and the yearly evaluation."""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.agreements import AgreementState, Measure, Per
from naervaer.domain.councils import SIDES, Party
from naervaer.domain.presence import DeliveryMode, Service
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

STATES = [(one.value, one.label) for one in AgreementState]
MEASURES = [(one.value, one.label) for one in Measure]
PERS = [(one.value, one.label) for one in Per]
MODES = [(one.value, one.label) for one in DeliveryMode]
SERVICES = [(one.value, one.label) for one in Service]
BOTH = [(one.value, one.label) for one in SIDES]
PARTIES = [(one.value, one.label) for one in Party]
_PRESENCE = [one.value for one in Measure if one.is_presence]
LOWEST, HIGHEST = 1, 5


def _among(field: str, choices: list[tuple[str, str]], name: str) -> models.CheckConstraint:
    known = {f"{field}__in": [value for value, _ in choices]}
    return models.CheckConstraint(condition=Q(**known), name=name)


class Agreement(models.Model):
    """One version of what police and municipality have agreed on."""

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="agreements"
    )
    version = models.PositiveSmallIntegerField()
    begins = models.DateField()
    ends = models.DateField()
    purpose = models.TextField()
    police_resources = models.TextField(blank=True)
    municipality_resources = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=AgreementState.DRAFT.value)
    in_force_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["municipality", "-version"]
        constraints = [
            _among("state", STATES, "agreement_state_is_known"),
            known_kind("agreement_kind_is_known"),
            models.UniqueConstraint(
                fields=["municipality", "version"], name="one_agreement_per_version"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(state="draft"),
                name="one_draft_agreement",
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(state="in_force"),
                name="one_agreement_in_force",
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="agreement_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="agreement_has_purpose"),
            models.CheckConstraint(
                condition=Q(state="draft", in_force_on=None)
                | (~Q(state="draft") & Q(in_force_on__isnull=False)),
                name="agreement_in_force_on_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["draft", "in_force"]) & Q(ended_on=None))
                | (Q(state__in=["replaced", "ended"]) & Q(ended_on__isnull=False)),
                name="agreement_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        """Return municipality and version."""
        return f"{self.municipality}, versjon {self.version}"


class Obligation(models.Model):
    """What one side owes by an agreement; a closed one never leaves the room."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="obligations"
    )
    number = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=16, choices=BOTH)
    text = models.CharField(max_length=400)
    is_closed = models.BooleanField(default=False)
    measure = models.CharField(max_length=16, choices=MEASURES, default=Measure.NONE.value)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    per = models.CharField(max_length=8, choices=PERS, default=Per.YEAR.value)
    mode = models.CharField(max_length=24, choices=MODES, blank=True)
    service = models.CharField(max_length=24, choices=SERVICES, blank=True)

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            _among("party", BOTH, "obligation_party_is_known"),
            _among("measure", MEASURES, "obligation_measure_is_known"),
            _among("per", PERS, "obligation_stretch_is_known"),
            models.UniqueConstraint(
                fields=["agreement", "number"], name="one_obligation_per_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="obligation_has_text"),
            models.CheckConstraint(
                condition=Q(measure="none", amount=None)
                | (~Q(measure="none") & Q(amount__gt=0)),
                name="measured_obligation_has_amount",
            ),
            models.CheckConstraint(
                condition=~Q(measure__in=_PRESENCE) | ~Q(mode=""),
                name="presence_obligation_has_mode",
            ),
        ]

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Signature(models.Model):
    """One side has signed a draft; with both, the agreement is in force."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="signatures"
    )
    side = models.CharField(max_length=16, choices=BOTH)
    signed_on = models.DateField()
    account = models.CharField(max_length=150)

    class Meta:
        ordering = ["signed_on", "pk"]
        constraints = [
            _among("side", BOTH, "signature_side_is_known"),
            models.UniqueConstraint(fields=["agreement", "side"], name="each_side_signs_once"),
        ]

    def __str__(self) -> str:
        """Return side and agreement."""
        return f"{self.side}: {self.agreement}"


class DeviationReason(models.Model):
    """Why one side did less, or another thing, than agreed in a stretch."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="reasons")
    stretch = models.DateField()
    side = models.CharField(max_length=16, choices=BOTH)
    text = models.CharField(max_length=400)
    written_on = models.DateField()
    account = models.CharField(max_length=150)

    class Meta:
        ordering = ["stretch", "written_on", "pk"]
        constraints = [
            _among("side", BOTH, "reason_side_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="reason_has_text"),
        ]

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Evaluation(models.Model):
    """The look back on one year of cooperation; fixed, facts and all, when submitted."""

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="evaluations"
    )
    year = models.PositiveSmallIntegerField()
    begun_by = models.CharField(max_length=16, choices=BOTH)
    begun_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    facts = models.JSONField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["municipality", "-year"]
        constraints = [
            known_kind("evaluation_kind_is_known"),
            _among("begun_by", BOTH, "evaluation_beginner_is_known"),
            models.UniqueConstraint(
                fields=["municipality", "year"], name="one_evaluation_a_year"
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None, facts__isnull=True)
                | Q(submitted_on__isnull=False, facts__isnull=False),
                name="submitted_evaluation_has_facts",
            ),
        ]

    def __str__(self) -> str:
        """Return municipality and year."""
        return f"{self.municipality} {self.year}"


def _score() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField()


class SideAssessment(models.Model):
    """One side's own words and marks in an evaluation, from 1 (little) to 5 (much)."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="assessments"
    )
    side = models.CharField(max_length=16, choices=BOTH)
    cooperation = _score()
    promises_kept = _score()
    resources = _score()
    effect = _score()
    achieved = models.TextField()
    next_year = models.TextField()
    written_on = models.DateField()
    account = models.CharField(max_length=150)

    class Meta:
        ordering = ["evaluation", "-side"]
        constraints = [
            _among("side", BOTH, "assessment_side_is_known"),
            models.UniqueConstraint(
                fields=["evaluation", "side"], name="one_assessment_per_side"
            ),
            models.CheckConstraint(
                condition=~Q(achieved="") & ~Q(next_year=""), name="assessment_has_words"
            ),
            models.CheckConstraint(
                condition=Q(
                    **{
                        f"{name}__{bound}": limit
                        for name in ("cooperation", "promises_kept", "resources", "effect")
                        for bound, limit in (("gte", LOWEST), ("lte", HIGHEST))
                    }
                ),
                name="assessment_marks_within_scale",
            ),
        ]

    def __str__(self) -> str:
        """Return side and evaluation."""
        return f"{self.side}: {self.evaluation}"
