"""Police councils: who takes part, when they meet, what they decide and what comes of it.

Organisations and functions stand here, never the names of people.
"""

from django.db import models
from django.db.models import Q

from naervaer.domain.councils import (
    ActionState,
    ActorKind,
    CycleStep,
    MeetingState,
    Party,
)
from naervaer.web.records.sourced import KIND_CHOICES, known_kind

ACTORS = [(one.value, one.label) for one in ActorKind]
PARTIES = [(one.value, one.label) for one in Party]
MEETING_STATES = [(one.value, one.label) for one in MeetingState]
ACTION_STATES = [(one.value, one.label) for one in ActionState]
STEPS = [(one.value, one.label) for one in CycleStep]
_ENDED = [one.value for one in ActionState if one.is_ended]


def _among(field: str, choices: list[tuple[str, str]], name: str) -> models.CheckConstraint:
    known = {f"{field}__in": [value for value, _ in choices]}
    return models.CheckConstraint(condition=Q(**known), name=name)


class Council(models.Model):
    """The police council of one municipality; a shared one says with whom in its note."""

    municipality = models.OneToOneField(
        "areas.Municipality", on_delete=models.PROTECT, related_name="council"
    )
    shared_with = models.CharField(max_length=200, blank=True)
    is_steering_group = models.BooleanField(default=False)
    registered_on = models.DateField()
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)

    class Meta:
        ordering = ["municipality__name"]
        constraints = [known_kind("council_kind_is_known")]

    def __str__(self) -> str:
        """Return whose council it is."""
        return f"politirådet i {self.municipality}"


class CouncilMember(models.Model):
    """An organisation that takes part, by a function; never a person's name."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    organisation = models.CharField(max_length=120)
    function = models.CharField(max_length=120)
    actor = models.CharField(max_length=16, choices=ACTORS)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["actor", "organisation", "function"]
        constraints = [
            _among("actor", ACTORS, "member_actor_is_known"),
            models.UniqueConstraint(
                fields=["council", "organisation", "function"],
                condition=Q(until=None),
                name="one_seat_per_function",
            ),
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(function=""), name="member_is_described"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="member_leaves_after_joining",
            ),
        ]

    def __str__(self) -> str:
        """Return organisation and function."""
        return f"{self.organisation}, {self.function}"


class Meeting(models.Model):
    """A meeting of the council: called, then held or cancelled."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    begins = models.TimeField()
    place = models.CharField(max_length=120)
    state = models.CharField(
        max_length=10, choices=MEETING_STATES, default=MeetingState.PLANNED.value
    )
    minutes = models.TextField(blank=True)
    cancelled_why = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-on", "-begins"]
        constraints = [
            _among("state", MEETING_STATES, "meeting_state_is_known"),
            models.UniqueConstraint(
                fields=["council", "on"],
                condition=~Q(state="cancelled"),
                name="one_meeting_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_why=""),
                name="cancelled_meeting_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(minutes=""), name="held_meeting_has_minutes"
            ),
        ]

    def __str__(self) -> str:
        """Return council and day."""
        return f"{self.council} {self.on}"


class AgendaItem(models.Model):
    """One item of a meeting's agenda; a closed one never leaves the room."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    is_closed = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_per_number"),
            models.CheckConstraint(condition=~Q(title=""), name="item_has_title"),
        ]

    def __str__(self) -> str:
        """Return number and title."""
        return f"{self.number}. {self.title}"


class Decision(models.Model):
    """What a meeting that was held decided."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    is_closed = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="one_decision_per_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="decision_has_text"),
        ]

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Action(models.Model):
    """Something a decision asks a party to do within a deadline."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="actions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="actions")
    title = models.CharField(max_length=200)
    party = models.CharField(max_length=16, choices=PARTIES)
    responsible = models.CharField(max_length=120)
    deadline = models.DateField()
    state = models.CharField(
        max_length=10, choices=ACTION_STATES, default=ActionState.AGREED.value
    )
    ended_on = models.DateField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    agreed_on = models.DateField()

    class Meta:
        ordering = ["deadline", "pk"]
        constraints = [
            _among("party", PARTIES, "action_party_is_known"),
            _among("state", ACTION_STATES, "action_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=_ENDED, ended_on__isnull=False)
                | (~Q(state__in=_ENDED) & Q(ended_on=None)),
                name="action_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(responsible=""), name="action_has_an_owner"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ActionEvent(models.Model):
    """One step in an action's history: the state or the deadline changed, and why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="events")
    on = models.DateField()
    before = models.CharField(max_length=10, choices=ACTION_STATES, blank=True)
    after = models.CharField(max_length=10, choices=ACTION_STATES)
    deadline = models.DateField()
    note = models.CharField(max_length=400)
    account = models.CharField(max_length=150)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="action_event_says_why")
        ]

    def __str__(self) -> str:
        """Return what it became."""
        return f"{self.action}: {self.after}"


class YearStep(models.Model):
    """The month a step of the council's year is meant for."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20, choices=STEPS)
    month = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["month", "step"]
        constraints = [
            _among("step", STEPS, "step_is_known"),
            models.UniqueConstraint(fields=["council", "step"], name="one_month_per_step"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="step_has_a_month"
            ),
        ]

    def __str__(self) -> str:
        """Return step and month."""
        return f"{self.step}: {self.month}"


class StepDone(models.Model):
    """A step of a year that was done, where nothing else in the records shows it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="steps_done")
    step = models.CharField(max_length=20, choices=STEPS)
    year = models.PositiveSmallIntegerField()
    done_on = models.DateField()

    class Meta:
        ordering = ["year", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "step", "year"], name="step_done_once_a_year"
            )
        ]

    def __str__(self) -> str:
        """Return step and year."""
        return f"{self.step} {self.year}"
