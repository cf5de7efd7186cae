"""Which layers of rules a roster is held against.

The act is always there. The police exemption, agreements with the union representatives and
a collective agreement (such as ATB) are layers on top. The numbers of a collective agreement
are the user's own: none is known here.
"""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.hours import AveragingRule, OvertimeRule, WorkPattern
from naervaer.domain.rules.rest import AGREED_REST, REST
from naervaer.domain.rules.working_time import (
    AVERAGED_ALONE,
    AVERAGED_WITH_CONSENT,
    AVERAGED_WITH_UNION,
    OVERTIME,
    OVERTIME_WITH_UNION,
)

_DAY = 24.0
_WEEK = 168.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedLimits:
    """Limits of a collective or local agreement, as the user states them.

    Attributes
    ----------
    name
        What the agreement is called in reasons.
    source
        Where its text is.
    day_rest_hours, week_rest_hours
        Shortest rest in 24 hours and in seven days.
    day_hours, week_hours
        Most hours in all in 24 hours and in a week.
    short_rests_in_28_days, short_rests_in_26_weeks
        Most rests under eleven hours.

    Raises
    ------
    UnusableInputError
        When no source is given, a limit is negative, or two limits contradict each other.

    """

    name: str
    source: str
    day_rest_hours: float | None = None
    week_rest_hours: float | None = None
    day_hours: float | None = None
    week_hours: float | None = None
    short_rests_in_28_days: int | None = None
    short_rests_in_26_weeks: int | None = None

    def __post_init__(self) -> None:
        """Refuse limits without a source, and limits that cannot hold together."""
        if not self.name or not self.source:
            msg = "An agreement needs a name and a source; its limits are never guessed."
            raise UnusableInputError(msg)
        pairs = (
            ("day_rest_hours", self.day_rest_hours, "day_hours", self.day_hours, _DAY),
            ("week_rest_hours", self.week_rest_hours, "week_hours", self.week_hours, _WEEK),
        )
        for rest_name, rest, work_name, work, whole in pairs:
            for name, value in ((rest_name, rest), (work_name, work)):
                if value is not None and not 0 <= value <= whole:
                    msg = f"{self.name}: {name} is {value:g}, expected 0 to {whole:g}."
                    raise UnusableInputError(msg)
            if rest is not None and work is not None and rest + work > whole:
                msg = (
                    f"{self.name}: {rest_name} {rest:g} and {work_name} {work:g} contradict "
                    f"each other; together they pass {whole:g} hours."
                )
                raise UnusableInputError(msg)
        few, many = self.short_rests_in_28_days, self.short_rests_in_26_weeks
        if few is not None and many is not None and few > many:
            msg = f"{self.name}: {few} short rests in 28 days but only {many} in 26 weeks."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLayers:
    """What applies to a group of people.

    Attributes
    ----------
    pattern
        Decides the length of the ordinary week, § 10-4.
    averaging
        Averaged hours, § 10-5; None when hours are not averaged.
    overtime
        Overtime limits, § 10-6.
    agreed_rest
        Whether rest down to 8 and 28 hours is agreed in writing, § 10-8 (3).
    agreed_long_days
        Whether days up to 16 hours are agreed in writing, § 10-6 (9).
    averaged_sundays
        Whether free Sundays are averaged over 26 weeks, § 10-8 (4).
    police
        Whether the police exemption applies; not to prosecutors and station chiefs.
    regular_nights
        From how many nights in four weeks night work is regular. The act gives no number;
        this one is the user's.
    standby_counts
        Whether a seventh of standby counts as ordinary hours, § 10-4 (3); a written agreement
        with the union representatives may say otherwise.
    risky_nights
        Whether night work carries particular risk or strain, § 10-11 (7); the employer's
        assessment, not the roster's.
    overtime_consent
        Whether consent is noted on each stretch of overtime, so that overtime past the act's
        own frame without it is a breach, § 10-6 (7).
    agreement
        The user's collective or local agreement.

    """

    pattern: WorkPattern = WorkPattern.ROTATING
    averaging: AveragingRule | None = AVERAGED_WITH_UNION
    overtime: OvertimeRule = OVERTIME
    agreed_rest: bool = False
    agreed_long_days: bool = False
    averaged_sundays: bool = True
    police: bool = True
    regular_nights: int = 4
    standby_counts: bool = True
    risky_nights: bool = False
    overtime_consent: bool = False
    agreement: AgreedLimits | None = None

    @property
    def full_day_rest(self) -> tuple[float, str]:
        """Shortest daily rest that needs no exemption, and the rule that says so."""
        agreement = self.agreement
        if agreement is not None and agreement.day_rest_hours is not None:
            return agreement.day_rest_hours, agreement.name
        rule = AGREED_REST if self.agreed_rest else REST
        return rule.day_hours, rule.id

    @property
    def week_rest(self) -> tuple[float, str]:
        """Shortest weekly rest, and the rule that says so."""
        agreement = self.agreement
        if agreement is not None and agreement.week_rest_hours is not None:
            return agreement.week_rest_hours, agreement.name
        rule = AGREED_REST if self.agreed_rest else REST
        return rule.week_hours, rule.id


AVERAGING: dict[str, AveragingRule | None] = {
    "none": None,
    "individual": AVERAGED_ALONE,
    "union": AVERAGED_WITH_UNION,
    "consent": AVERAGED_WITH_CONSENT,
}
"""Names of the levels of § 10-5 in a configuration file."""

OVERTIME_LEVELS: dict[str, OvertimeRule] = {"act": OVERTIME, "union": OVERTIME_WITH_UNION}
"""Names of the levels of § 10-6 in a configuration file."""
