"""The hours of a mix, municipality by municipality and mode by mode, for the spine."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from naervaer.domain.presence import DeliveryMode, Presence, PresenceState, Service
from naervaer.planning.mix import MixPlan
from naervaer.studies.siting.mix import MixStudy
from naervaer.studies.siting.mix_options import Mode

SEASONS = ("ordinary", "summer")
_OSLO = ZoneInfo("Europe/Oslo")
_FIRST_HOUR = 10
_SATURDAY = 5
_SERVICES = {
    Mode.POINT: Service.DESK,
    Mode.SEASONAL: Service.DESK,
    Mode.PATROL: Service.PATROL,
    Mode.CONTACT: Service.CONTACT_MEETING,
    Mode.BUS: Service.PASSPORT_ID,
    Mode.CENTRE: Service.DESK,
}


@dataclass(frozen=True, slots=True)
class PlannedHours:
    """Hours a month of one mode in one municipality: computed by the mix, not decided.

    Attributes
    ----------
    municipality
        Four-digit number.
    mode, delivery
        The mode of the mix, and how the spine names it.
    season
        `ordinary` or `summer`.
    occasions, hours
        A month in that season.
    state, kind
        Always planned and synthetic: a model made it.

    """

    municipality: str
    mode: Mode
    delivery: DeliveryMode
    season: str
    occasions: int
    hours: float
    state: PresenceState = PresenceState.PLANNED
    kind: str = "synthetic"


def planned_hours(study: MixStudy, plan: MixPlan) -> tuple[PlannedHours, ...]:
    """Return hours by municipality, mode and season, without the neighbours' points."""
    summed: dict[tuple[str, Mode, str], tuple[int, float]] = {}
    for option, occasions in zip(study.options, plan.occasions.tolist(), strict=True):
        place = study.places[option.place]
        if place.neighbour or occasions == 0:
            continue
        for season, offered in zip(SEASONS, option.seasons, strict=True):
            if offered:
                key = (place.municipality, option.mode, season)
                times, hours = summed.get(key, (0, 0.0))
                summed[key] = (times + occasions, hours + occasions * option.hours)
    return tuple(
        PlannedHours(number, mode, mode.delivery, season, times, hours)
        for (number, mode, season), (times, hours) in sorted(summed.items())
    )


def presence_month(
    study: MixStudy, plan: MixPlan, *, first: date, season: str = "ordinary"
) -> tuple[Presence, ...]:
    """Return one month of a plan as planned presence from ten o'clock, spread over weekdays.

    The days are made up: the mix says how often, not when. `resource_group` says so.
    """
    offered = SEASONS.index(season)
    days = _weekdays(first)
    made = []
    for option, occasions in zip(study.options, plan.occasions.tolist(), strict=True):
        place = study.places[option.place]
        if place.neighbour or not option.seasons[offered]:
            continue
        for number in range(occasions):
            day = days[number * len(days) // occasions]
            begins = datetime(day.year, day.month, day.day, _FIRST_HOUR, tzinfo=_OSLO)
            made.append(
                Presence(
                    municipality=place.municipality,
                    mode=option.mode.delivery,
                    service=_SERVICES[option.mode],
                    begins=begins,
                    ends=begins + timedelta(hours=option.hours),
                    state=PresenceState.PLANNED,
                    resource_group=f"syntetisk: {option.mode.delivery.label}, {place.name}",
                )
            )
    return tuple(made)


def _weekdays(first: date) -> list[date]:
    """Return the weekdays of the month that begins at `first`."""
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    every = [first + timedelta(days=step) for step in range((following - first).days)]
    return [day for day in every if day.weekday() < _SATURDAY]
