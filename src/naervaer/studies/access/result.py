"""Everything the access study found, ready to be written down."""

from collections.abc import Mapping
from dataclasses import dataclass

from naervaer.studies.access.closures import ClosureCost
from naervaer.studies.access.country import Country, Floats
from naervaer.studies.access.gains import Gain, TotalGain
from naervaer.studies.access.opening import OpenDoor
from naervaer.studies.access.reach import Reach
from naervaer.studies.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Band:
    """A number with what a 10 per cent error in all driving times makes of it."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The 45-minute rule in one district.

    Attributes
    ----------
    district
        The district.
    before, after
        Share within 45 minutes, 0 to 1, with the calibration band.
    before_low, after_low
        The same without doors whose existence the sources do not confirm.
    required
        The share the rule asks for.

    """

    district: str
    before: Band
    after: Band
    before_low: float
    after_low: float
    required: float

    @property
    def holds_before(self) -> bool:
        """Return whether the rule held before the plan."""
        return self.before.value >= self.required

    @property
    def holds_after(self) -> bool:
        """Return whether the rule holds with the plan."""
        return self.after.value >= self.required

    @property
    def certain(self) -> bool:
        """Return whether the verdict stands whatever the calibration error and the unknown."""
        return self.after.high < self.required or (
            min(self.after.low, self.after_low) >= self.required
        )


@dataclass(frozen=True, slots=True)
class PassportBurden:
    """Driving for passports in one year, per person of an age band (promise B-59)."""

    band: str
    years: int
    minutes_before: float
    minutes_after: float


@dataclass(frozen=True, slots=True, eq=False)
class AccessResult:
    """The whole answer.

    Attributes
    ----------
    country, scenario
        What was asked of what.
    desks
        Reach of the service points by set key (`before_ordinary`, `after_summer`, …).
    offices
        Reach of the passport offices: `before`, `after`, and `…_confirmed` for the offices
        that the sources confirm.
    children
        Reach of the passport offices for children under five, `before` and `after`.
    open_doors
        Access at each moment under each profile.
    total_gains, gains
        What the 20 points give, together per season and each.
    office_gains
        What each of the 15 offices gives.
    closures
        What closing each existing point would cost.
    desk_rule, passport_rule
        The 45-minute rule per district.
    bands
        Share within 45 minutes with the calibration band, by set key.
    burden
        Driving for passports by age band.
    lorenz
        (share of people, share of minutes) of the main set.
    main_before, main_after
        Keys of the sets the main tables show.

    """

    country: Country
    scenario: Scenario
    desks: Mapping[str, Reach]
    offices: Mapping[str, Reach]
    children: Mapping[str, Reach]
    open_doors: tuple[OpenDoor, ...]
    total_gains: tuple[TotalGain, ...]
    gains: tuple[Gain, ...]
    office_gains: tuple[Gain, ...]
    closures: tuple[ClosureCost, ...]
    desk_rule: tuple[RuleResult, ...]
    passport_rule: tuple[RuleResult, ...]
    bands: Mapping[str, Band]
    burden: tuple[PassportBurden, ...]
    lorenz: tuple[Floats, Floats]
    main_before: str
    main_after: str

    @property
    def before(self) -> Reach:
        """Return the reach of the points before the plan."""
        return self.desks[self.main_before]

    @property
    def after(self) -> Reach:
        """Return the reach of the points with the plan (and the scenario)."""
        return self.desks[self.main_after]
