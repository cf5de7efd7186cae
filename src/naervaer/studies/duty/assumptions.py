"""What the duty study assumes, number by number, each with its source or none."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.siting.assumptions import stated

_POSITIVE = (
    "on_scene_minutes",
    "people_per_unit",
    "shift_hours",
    "available_share",
    "gross_hours_a_week",
    "help_minutes",
)
_SHARES = ("urgent_share", "available_share", "probability", "reachable_part")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAssumptions:
    """The numbers the study stands on. Those without a published source are assumptions.

    Attributes
    ----------
    urgent_share
        Urgent missions among all missions of the operations centres.
    on_scene_minutes
        Mean time a unit is busy on a mission besides the drive.
    people_per_unit
        Officers in a unit.
    probability
        With which the targets shall hold as far as the number of calls is concerned.
    reachable_part
        Where one unit, always free at a station district's best station, could not reach a
        target, the part of what it could reach that the need is computed for.
    help_minutes
        Longest drive for help across station districts when they share.
    least_gain_minutes
        An urgent mission takes a unit from other work when that saves so many minutes.
    shift_hours
        Length of a shift in the cover plans that levers compare.
    gross_hours_a_week
        Hours of a full position, paid.
    available_share
        Of those hours, the share that can be put on duty.
    scatter
        Overdispersion of the synthetic calls by day.
    summer_factor
        Calls in June to August in a tourist municipality, over the rest of the year.
    friday_saturday_factor
        Calls on Fridays and Saturdays over other days.
    holiday_factor, payday_factor
        Calls on New Year's Day and 17 May, and on a payday, over ordinary days.
    drone_people, investigation_people, leader_people
        People with drone competence, on call for investigation, and who may lead on the
        scene, in a police district.
    boat_people
        Crews of the district's boats, where people live by sea.
    contact_hours
        Protected hours a week of each police contact.
    municipalities_per_contact
        Municipalities that share a police contact.

    Raises
    ------
    UnusableInputError
        When a number is out of range.

    """

    urgent_share: float = stated(0.025, unit="share", source="politiet.no, responstid (2–3 %)")
    on_scene_minutes: float = stated(40.0, unit="minutes")
    people_per_unit: int = stated(2, unit="officers")
    probability: float = stated(0.8, unit="share")
    reachable_part: float = stated(0.8, unit="share")
    help_minutes: float = stated(60.0, unit="minutes")
    least_gain_minutes: float = stated(5.0, unit="minutes")
    shift_hours: int = stated(8, unit="hours")
    gross_hours_a_week: float = stated(36.0, unit="hours_a_week", source="aml. § 10-4 (5)")
    available_share: float = stated(0.6, unit="share", source="politiet.no 1.2.2021")
    scatter: float = stated(0.03, unit="variance")
    summer_factor: float = stated(1.5, unit="times")
    friday_saturday_factor: float = stated(1.2, unit="times")
    holiday_factor: float = stated(1.4, unit="times")
    payday_factor: float = stated(1.1, unit="times")
    drone_people: int = stated(6, unit="officers", source="DRONE-6")
    investigation_people: int = stated(8, unit="officers")
    boat_people: int = stated(8, unit="officers")
    leader_people: int = stated(12, unit="officers")
    contact_hours: float = stated(8.0, unit="hours_a_week")
    municipalities_per_contact: int = stated(3, unit="municipalities", source="PK-3")

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in _POSITIVE:
            if not getattr(self, name) > 0:
                msg = f"{name} is {getattr(self, name)}, expected more than 0."
                raise UnusableInputError(msg)
        for name in _SHARES:
            if not 0 < getattr(self, name) < 1:
                msg = f"{name} is {getattr(self, name)}, expected between 0 and 1."
                raise UnusableInputError(msg)
        if 24 % self.shift_hours:
            msg = f"shift_hours is {self.shift_hours}, expected a divisor of 24."
            raise UnusableInputError(msg)
