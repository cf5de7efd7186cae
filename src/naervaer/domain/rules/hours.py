"""Kinds of working-time limits, each with a check that takes hours already summed.

Walking through a roster, duty by duty, is the roster checker's work.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from naervaer.domain.rules.rule import Rule, limit
from naervaer.domain.units import MINUTES_PER_HOUR
from naervaer.domain.wording import norwegian_number


class WorkPattern(StrEnum):
    """How the work is spread, which decides the length of the week."""

    DAY = "day"
    ROTATING = "rotating"
    CONTINUOUS = "continuous"
    THREE_SHIFT = "three_shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNoticeRule(Rule):
    """A roster must be discussed with the union representatives so long before it starts."""

    weeks: int = limit("senest", "uker før")

    def refuses(self, *, discussed_on: date, starts_on: date) -> str | None:
        """Return why the discussion came too late, or None."""
        if starts_on - discussed_on >= timedelta(weeks=self.weeks):
            return None
        days = (starts_on - discussed_on).days
        return f"Planen ble drøftet {days} dager før; {self.id} krever {7 * self.weeks}."


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryHoursRule(Rule):
    """Ordinary hours in a day and a week, by work pattern.

    Attributes
    ----------
    day_hours
        Most hours in 24.
    week_hours, rotating_week_hours, continuous_week_hours
        Most hours in seven days for day work, rotating work and fully continuous work.
    sunday_minutes, night_minutes
        What an hour on a Sunday or at night counts as in three-shift rosters.
    standby_part
        Standby away from work counts as one hour for so many.

    """

    day_hours: float = limit("høyst på et døgn", "timer")
    week_hours: float = limit("høyst på sju dager", "timer")
    rotating_week_hours: float = limit("høyst på sju dager i turnus", "timer")
    continuous_week_hours: float = limit("høyst på sju dager helkontinuerlig", "timer")
    sunday_minutes: int = limit("en søndagstime teller", "minutter")
    night_minutes: int = limit("en natttime teller", "minutter")
    standby_part: int = limit("beredskapsvakt teller 1 av", "timer")

    def breaches(
        self, *, day_hours: float, week_hours: float, pattern: WorkPattern
    ) -> tuple[str, ...]:
        """Return one reason for each of day and week that is too long."""
        limits = {
            WorkPattern.DAY: self.week_hours,
            WorkPattern.ROTATING: self.rotating_week_hours,
            WorkPattern.CONTINUOUS: self.continuous_week_hours,
            # At most this; weighted hours may ask for less, see `weighted_week_hours`.
            WorkPattern.THREE_SHIFT: self.rotating_week_hours,
        }
        return over(self, ("døgnet", day_hours, self.day_hours)) + over(
            self, ("uken", week_hours, limits[pattern])
        )

    def weighted_week_hours(self, *, hours: float, weighted: float) -> float:
        """Return the most hours of a three-shift week with these hours (§ 10-4 (6)).

        Each hour that the weighted ones pass the week of day work by is taken off, down to the
        fully continuous week; the rotating week is never passed.
        """
        room = self.week_hours - (weighted - hours)
        return min(self.rotating_week_hours, max(self.continuous_week_hours, room))

    def weighted_hours(self, *, hours: float, sunday_hours: float, night_hours: float) -> float:
        """Return the hours a three-shift week counts as.

        Parameters
        ----------
        hours
            All hours worked.
        sunday_hours, night_hours
            Those of them that fall on Sundays or holidays, and at night.

        """
        extra_sunday = (self.sunday_minutes - MINUTES_PER_HOUR) / MINUTES_PER_HOUR
        extra_night = (self.night_minutes - MINUTES_PER_HOUR) / MINUTES_PER_HOUR
        return hours + extra_sunday * sunday_hours + extra_night * night_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class AveragingRule(Rule):
    """How far single days and weeks may go when ordinary hours are averaged.

    Attributes
    ----------
    day_hours
        Most ordinary hours in 24.
    average_week_hours
        Most in seven days, averaged over eight weeks.
    single_week_hours
        Most in any one week; None when the act sets none.
    period_weeks
        Longest period to average over.

    """

    day_hours: float = limit("høyst på et døgn", "timer")
    average_week_hours: float = limit("høyst på sju dager, snitt over åtte uker", "timer")
    single_week_hours: float | None = limit("høyst i én uke", "timer", default=None)
    period_weeks: int = limit("lengste periode", "uker")

    def breaches(
        self, *, day_hours: float, average_week_hours: float, single_week_hours: float
    ) -> tuple[str, ...]:
        """Return one reason for each limit passed."""
        reasons = over(self, ("døgnet", day_hours, self.day_hours))
        reasons += over(self, ("snittuken", average_week_hours, self.average_week_hours))
        if self.single_week_hours is not None:
            reasons += over(self, ("uken", single_week_hours, self.single_week_hours))
        return reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class OvertimeRule(Rule):
    """Overtime in one week, four weeks and a year."""

    week_hours: float = limit("høyst på sju dager", "timer")
    four_week_hours: float = limit("høyst på fire uker", "timer")
    year_hours: float = limit("høyst på 52 uker", "timer")

    def breaches(
        self, *, week_hours: float, four_week_hours: float, year_hours: float
    ) -> tuple[str, ...]:
        """Return one reason for each period with too much overtime."""
        return (
            over(self, ("sju dager", week_hours, self.week_hours))
            + over(self, ("fire uker", four_week_hours, self.four_week_hours))
            + over(self, ("52 uker", year_hours, self.year_hours))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalHoursRule(Rule):
    """All hours, overtime included."""

    day_hours: float = limit("høyst på et døgn", "timer")
    agreed_day_hours: float = limit("høyst på et døgn etter avtale", "timer")
    average_week_hours: float = limit("høyst på sju dager, snitt over åtte uker", "timer")
    single_week_hours: float = limit("høyst i én uke", "timer")
    supplement_percent: float = limit("overtidstillegg minst", "prosent")

    def breaches(
        self, *, day_hours: float, average_week_hours: float, single_week_hours: float
    ) -> tuple[str, ...]:
        """Return one reason for each limit passed, without any agreement."""
        return (
            over(self, ("døgnet", day_hours, self.day_hours))
            + over(self, ("snittuken", average_week_hours, self.average_week_hours))
            + over(self, ("uken", single_week_hours, self.single_week_hours))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakRule(Rule):
    """When a day needs a break, and how long it must be."""

    break_above_hours: float = limit("pause når dagen er over", "timer")
    half_hour_from_hours: float = limit("halv time når dagen er minst", "timer")
    minutes: float = limit("pause minst", "minutter")

    def refuses(self, *, day_hours: float, break_minutes: float) -> str | None:
        """Return why the day has too little break, or None."""
        if day_hours >= self.half_hour_from_hours and break_minutes < self.minutes:
            return (
                f"{norwegian_number(break_minutes)} minutters pause; {self.id} krever "
                f"{norwegian_number(self.minutes)}."
            )
        if day_hours > self.break_above_hours and break_minutes <= 0:
            return f"Ingen pause; {self.id} krever minst én."
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SundayRule(Rule):
    """When Sunday and holiday work begins and ends, in hours of the day."""

    from_hour: int = limit("fra dagen før kl.", "")
    eve_from_hour: int = limit("på jul-, påske- og pinseaften fra kl.", "")
    to_hour: int = limit("til dagen før neste virkedag kl.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRule(Rule):
    """What night is, and how long those who often work it may work."""

    from_hour: int = limit("fra kl.", "")
    to_hour: int = limit("til kl.", "")
    regular_night_hours: float = limit("jevnlig over", "timer om natten")
    average_day_hours: float = limit("høyst på et døgn, snitt over fire uker", "timer")
    risk_day_hours: float = limit("høyst på et døgn ved særlig risiko", "timer")

    def refuses(self, *, night_hours: float, average_day_hours: float) -> str | None:
        """Return why a regular night worker's days are too long, or None."""
        if night_hours <= self.regular_night_hours:
            return None
        reasons = over(self, ("snittdøgnet", average_day_hours, self.average_day_hours))
        return reasons[0] if reasons else None


def over(rule: Rule, measured: tuple[str, float, float]) -> tuple[str, ...]:
    """Return a reason in a tuple when hours pass a limit, else an empty tuple.

    Parameters
    ----------
    rule
        Whose limit it is.
    measured
        Name of the period, hours worked, most hours allowed.

    """
    period, hours, most = measured
    if hours <= most:
        return ()
    worked, allowed = norwegian_number(hours), norwegian_number(most)
    return (f"{worked} timer i {period}; {rule.id} tillater høyst {allowed}.",)
