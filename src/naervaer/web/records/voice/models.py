"""Rounds of hearing inhabitants, their surveys and answers, and needs that residents report.

What an anonymous round promises is kept by the database (`anonymity`): an answer holds no
address, no mark of who gave it, no time and no text; its key is drawn at random, and answers
to several questions by one person are not tied together.
"""

from django.db import models
from django.db.models import Q

from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import (
    AgeBand,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.web.records.sourced import KIND_CHOICES, Sourced, known_kind
from naervaer.web.records.voice.keys import random_key

FORMS = [(one.value, one.label) for one in HearingForm]
GROUPS = [(one.value, one.label) for one in HearingGroup]
TOPICS = [(one.value, one.label) for one in Topic]
KINDS = [(one.value, one.label) for one in QuestionKind]
AGES = [(one.value, one.label) for one in AgeBand]
SEXES = [(one.value, one.label) for one in SexGroup]
MODES = [(one.value, one.label) for one in DeliveryMode]


def _known(name: str, field: str, choices: list[tuple[str, str]]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [value for value, _ in choices]}), name=name
    )


class Round(models.Model):
    """One round of hearing inhabitants: form, group, theme and place (innbyggerrunde)."""

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="rounds"
    )
    form = models.CharField(max_length=20, choices=FORMS)
    group = models.CharField(max_length=12, choices=GROUPS)
    topic = models.CharField(max_length=20, choices=TOPICS)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    is_anonymous = models.BooleanField(default=True)
    attendance = models.PositiveIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opens_on")),
                name="round_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="round_has_title"),
            _known("round_form_is_known", "form", FORMS),
            _known("round_group_is_known", "group", GROUPS),
            _known("round_topic_is_known", "topic", TOPICS),
            known_kind("round_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Question(models.Model):
    """A question of a round's survey."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=KINDS)
    words = models.CharField(max_length=200)
    options = models.JSONField(default=list)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_question_per_number"),
            models.CheckConstraint(condition=~Q(words=""), name="question_has_words"),
            _known("question_kind_is_known", "kind", KINDS),
        ]

    def __str__(self) -> str:
        """Return the words."""
        return self.words


class Answer(models.Model):
    """One answer to one question; nothing ties it to a person, a time or another answer.

    `is_anonymous` repeats the round's; triggers see to that (see `anonymity`).
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    option = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    age = models.CharField(max_length=12, choices=AGES)
    sex = models.CharField(max_length=12, choices=SEXES)
    is_anonymous = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(text=""),
                name="anonymous_answer_has_no_text",
            ),
            models.CheckConstraint(
                condition=Q(option__isnull=False, text="") | Q(option=None) & ~Q(text=""),
                name="answer_is_an_option_or_a_text",
            ),
            models.CheckConstraint(
                condition=Q(text="") | Q(age="age_not_said", sex="sex_not_said"),
                name="text_is_tied_to_no_age_or_sex",
            ),
            _known("answer_age_is_known", "age", AGES),
            _known("answer_sex_is_known", "sex", SEXES),
        ]

    def __str__(self) -> str:
        """Return nothing about what was answered."""
        return f"{self.question_id}"


class RoundAnswer(models.Model):
    """What was heard in a round, and what was done («dette hørte vi – dette gjorde vi»)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    heard = models.TextField()
    did = models.TextField()
    mode = models.CharField(max_length=24, choices=MODES, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=150)
    answered_on = models.DateField()
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(heard="") & ~Q(did=""), name="round_answer_says_both"
            ),
            known_kind("round_answer_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return when."""
        return f"{self.answered_on}"


class Need(models.Model):
    """A need a resident reports (behovsmelding); nothing of the resident is kept.

    The text is for the police alone until somebody has read it and let it be shown.
    """

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="needs"
    )
    topic = models.CharField(max_length=20, choices=TOPICS)
    text = models.TextField()
    reported_on = models.DateField()
    is_shown = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["-reported_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="need_is_said"),
            _known("need_topic_is_known", "topic", TOPICS),
            known_kind("need_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return topic and place."""
        return f"{self.topic} {self.municipality_id}"


class NeedAnswer(models.Model):
    """What was answered to a need, and what changed («dere sa – vi gjorde»)."""

    class Verdict(models.TextChoices):
        """What the answer comes to."""

        YES = "yes"
        PARTLY = "partly"
        NO = "no"
        LATER = "later"

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    text = models.TextField()
    mode = models.CharField(max_length=24, choices=MODES, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=150)
    answered_on = models.DateField()
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["answered_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="need_answer_gives_reasons"),
            models.CheckConstraint(
                condition=Q(verdict__in=["yes", "partly", "no", "later"]),
                name="need_answer_verdict_is_known",
            ),
            known_kind("need_answer_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return the verdict."""
        return self.verdict


class PeopleByAgeAndSex(Sourced):
    """How many people of an age and sex live in a municipality in a year; for the weights."""

    municipality = models.ForeignKey(
        "areas.Municipality", on_delete=models.PROTECT, related_name="people_by_age_and_sex"
    )
    year = models.PositiveSmallIntegerField()
    age = models.CharField(max_length=12, choices=AGES)
    sex = models.CharField(max_length=12, choices=SEXES)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["municipality", "year", "age", "sex"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "age", "sex"], name="one_count_per_age_and_sex"
            ),
            _known("people_age_is_known", "age", AGES),
            _known("people_sex_is_known", "sex", SEXES),
            known_kind("people_kind_is_known"),
        ]

    def __str__(self) -> str:
        """Return where and when."""
        return f"{self.municipality_id} {self.year}"
