"""Offers of appointments, their slots, bookings and the waiting list.

No double booking is a guarantee of the database, the same on SQLite and PostgreSQL. An offer
has one `Slot` row per desk and step of its day, and no two alike; what is taken is a
`SlotTaken` row, and a slot can have one at most. An appointment of several steps takes several
slots in one transaction, or none.

A booking holds no name, no national identity number and no words about the matter. How to
reach the person is sealed, and taken away when it has been kept long enough.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.domain.appointments.kinds import (
    AppointmentChannel,
    AppointmentKind,
    ContactCare,
    ContactWay,
    SpecialistTheme,
)
from naervaer.domain.appointments.states import TAKING, BookingState, WaitingState
from naervaer.domain.appointments.times import GRIDS, MOST_DESKS, MOST_PEOPLE

_KINDS = [(one.value, one.label) for one in AppointmentKind]
_THEMES = [(one.value, one.label) for one in SpecialistTheme]
_CHANNELS = [(one.value, one.label) for one in AppointmentChannel]
_WAYS = [(one.value, one.label) for one in ContactWay]
_CARES = [(one.value, one.label) for one in ContactCare]
_STATES = [(one.value, one.label) for one in BookingState]
_WAITING_STATES = [(one.value, one.label) for one in WaitingState]


def _known(field: str, choices: list[tuple[str, str]]) -> Q:
    return Q(**{f"{field}__in": [one for one, _ in choices]})


class Offer(models.Model):
    """Appointments in one stretch of planned presence.

    The hours are those of the presence row; `begins` and `ends` follow it and are written by
    the services alone, so that the slots know what they were made from when the row is moved.
    """

    presence = models.OneToOneField(
        "presence.PresenceRow", on_delete=models.PROTECT, null=True, related_name="offer"
    )
    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    point = models.ForeignKey("points.Point", on_delete=models.PROTECT, null=True, blank=True)
    where = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=16, choices=_KINDS)
    theme = models.CharField(max_length=16, choices=_THEMES, blank=True)
    channels = models.JSONField(default=list)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    desks = models.PositiveSmallIntegerField()
    grid = models.PositiveSmallIntegerField()
    first_minutes = models.PositiveSmallIntegerField()
    more_minutes = models.PositiveSmallIntegerField()
    length_source = models.CharField(max_length=200)
    released_at = models.DateTimeField()
    served_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["begins", "pk"]
        indexes = [models.Index(fields=["kind", "municipality", "begins"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="offer_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=_known("kind", _KINDS), name="offer_kind_known"),
            models.CheckConstraint(
                condition=_known("theme", _THEMES), name="offer_theme_known"
            ),
            models.CheckConstraint(
                condition=Q(desks__gte=1, desks__lte=MOST_DESKS), name="offer_has_desks"
            ),
            models.CheckConstraint(condition=Q(grid__in=GRIDS), name="offer_grid_known"),
            models.CheckConstraint(
                condition=Q(first_minutes__gte=1), name="offer_takes_some_time"
            ),
        ]

    def __str__(self) -> str:
        """Return what, where and when."""
        return f"{self.kind} {self.place_name} {self.begins:%Y-%m-%d %H:%M}"

    @property
    def place_name(self) -> str:
        """Where it is, in words."""
        return self.where or str(self.point or self.municipality)

    @property
    def whole_place(self) -> str:
        """Where it is, with the municipality, for whoever reads it on its own."""
        town, place = str(self.municipality), self.place_name
        return place if town in place else f"{place}, {town}"


class Slot(models.Model):
    """One desk for one step of an offer's day."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="slots")
    desk = models.PositiveSmallIntegerField()
    begins = models.DateTimeField()

    class Meta:
        ordering = ["begins", "desk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "begins", "desk"], name="one_slot_per_desk_and_step"
            ),
            models.CheckConstraint(
                condition=Q(desk__gte=1, desk__lte=MOST_DESKS), name="slot_desk_exists"
            ),
        ]

    def __str__(self) -> str:
        """Return desk and time."""
        return f"{self.desk} {self.begins:%Y-%m-%d %H:%M}"


class Booking(models.Model):
    """Somebody's appointment."""

    class By(models.TextChoices):
        """Who took the appointment."""

        INHABITANT = "inhabitant"
        COUNTER = "counter"
        WAITING_LIST = "waiting_list"

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="bookings")
    code = models.CharField(max_length=12)
    state = models.CharField(max_length=12, choices=_STATES)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    people = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=8, choices=_CHANNELS)
    made_by = models.CharField(max_length=12, choices=By.choices)
    language = models.CharField(max_length=5, default="nb")
    way = models.CharField(max_length=8, choices=_WAYS, default=ContactWay.NONE.value)
    care = models.CharField(max_length=8, choices=_CARES, default=ContactCare.ORDINARY.value)
    contact_sealed = models.TextField(blank=True)
    account = models.CharField(max_length=150, blank=True)
    held_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    unplaced_at = models.DateTimeField(null=True, blank=True)
    wording = models.CharField(max_length=1, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    moved_to = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="moved_from"
    )
    moves = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["begins", "pk"]
        indexes = [
            models.Index(fields=["state", "begins"]),
            models.Index(fields=["account"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(state__in=["moved", "expired"]),
                name="one_booking_per_code",
            ),
            models.CheckConstraint(
                condition=_known("state", _STATES), name="booking_state_known"
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="booking_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE), name="booking_has_people"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_until__isnull=False),
                name="booking_hold_ends",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "checked_in", "done", "no_show"])
                | Q(confirmed_at__isnull=False),
                name="booking_confirmed_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        """Return the number; the code is for the one who holds it."""
        return f"{self.pk} {self.state}"

    @property
    def is_standing(self) -> bool:
        """Whether it takes up its time."""
        return BookingState(self.state) in TAKING and self.unplaced_at is None


class SlotTaken(models.Model):
    """A slot is part of a booking; a slot is part of one at most."""

    slot = models.OneToOneField(Slot, on_delete=models.PROTECT, related_name="taken")
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="taken")

    def __str__(self) -> str:
        """Return which slot is whose."""
        return f"{self.slot_id} → {self.booking_id}"


class Waiting(models.Model):
    """Somebody on the waiting list of an office and a kind; served in the order of the key."""

    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    kind = models.CharField(max_length=16, choices=_KINDS)
    theme = models.CharField(max_length=16, choices=_THEMES, blank=True)
    people = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=8, choices=_CHANNELS)
    language = models.CharField(max_length=5, default="nb")
    way = models.CharField(max_length=8, choices=_WAYS, default=ContactWay.NONE.value)
    care = models.CharField(max_length=8, choices=_CARES, default=ContactCare.ORDINARY.value)
    contact_sealed = models.TextField(blank=True)
    account = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=8, choices=_WAITING_STATES)
    joined_at = models.DateTimeField()
    booking = models.OneToOneField(
        Booking, on_delete=models.SET_NULL, null=True, blank=True, related_name="waited"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "municipality", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=_known("state", _WAITING_STATES), name="waiting_state_known"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE), name="waiting_has_people"
            ),
        ]

    def __str__(self) -> str:
        """Return the number in the order."""
        return f"{self.pk} {self.state}"


class Availability(models.Model):
    """Days to the third free appointment of a kind in a municipality, as it was one day."""

    municipality = models.ForeignKey("areas.Municipality", on_delete=models.PROTECT)
    kind = models.CharField(max_length=16, choices=_KINDS)
    day = models.DateField()
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "municipality", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "day"], name="availability_measured_once"
            )
        ]

    def __str__(self) -> str:
        """Return what, where and when."""
        return f"{self.municipality_id} {self.kind} {self.day}: {self.days}"
