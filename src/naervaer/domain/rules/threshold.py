"""Rules that one number can be held against: thresholds, and stages on the way to a goal."""

from collections.abc import Mapping
from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.rule import Rule, limit
from naervaer.domain.wording import norwegian_number, norwegian_share

SHARE_UNIT = "andel"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdRule(Rule):
    """A number must reach, or stay under, a limit.

    Attributes
    ----------
    measure
        Machine name of the number that is measured, such as "service_points_opened".
    unit
        What is counted, in Norwegian; "andel" for a share between 0 and 1.
    at_least, at_most
        The limits; at least one of the two is given. The limit itself is allowed.
    cumulative
        Whether the number grows towards the goal one by one, so that part of it is a start:
        points opened, yes; the share within 45 minutes, no.

    Raises
    ------
    UnusableInputError
        When neither limit is given.

    """

    measure: str
    unit: str
    at_least: float | None = limit("minst", "", default=None)
    at_most: float | None = limit("høyst", "", default=None)
    cumulative: bool = False

    def __post_init__(self) -> None:
        """Refuse a threshold without a limit."""
        Rule.__post_init__(self)
        if self.at_least is None and self.at_most is None:
            msg = f"Rule {self.id}: expected at_least or at_most."
            raise UnusableInputError(msg)

    def refuses(self, value: float) -> str | None:
        """Return why the number breaks the rule, or None when the rule holds."""
        if self.at_least is not None and value < self.at_least:
            return (
                f"Målt {self.said(value)}; {self.id} krever minst {self.said(self.at_least)}."
            )
        if self.at_most is not None and value > self.at_most:
            most = self.said(self.at_most)
            return f"Målt {self.said(value)}; {self.id} tillater høyst {most}."
        return None

    def is_partway(self, value: float) -> bool:
        """Return whether something, but not enough, of what is asked for is there."""
        return self.cumulative and self.at_least is not None and 0 < value < self.at_least

    def breaches(self, measured: Mapping[str, float]) -> tuple[str, ...]:
        """Return one reason for each place whose number breaks the rule, in the order given.

        Parameters
        ----------
        measured
            Number by place: district, municipality, office …

        """
        reasons = ((place, self.refuses(value)) for place, value in measured.items())
        return tuple(f"{place}: {reason}" for place, reason in reasons if reason is not None)

    def said(self, value: float) -> str:
        """Return the number with its unit, a share as per cent."""
        if self.unit == SHARE_UNIT:
            return norwegian_share(value)
        return f"{norwegian_number(value)} {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRule(Rule):
    """A promise that is kept step by step: decided, begun, in force.

    Attributes
    ----------
    stages
        What must happen, in order, each a short Norwegian clause; the last one keeps the
        promise. The measured number is how many have happened.

    Raises
    ------
    UnusableInputError
        When no stage is given.

    """

    stages: tuple[str, ...] = limit("trinn", "", default=())

    def __post_init__(self) -> None:
        """Refuse a way without steps."""
        Rule.__post_init__(self)
        if not self.stages:
            msg = f"Rule {self.id}: expected at least one stage."
            raise UnusableInputError(msg)

    @property
    def measure(self) -> str:
        """Machine name of the number asked for."""
        return "stages_reached"

    @property
    def unit(self) -> str:
        """The unit of that number."""
        return "trinn"

    def said(self, value: float) -> str:
        """Return the last stage reached."""
        reached = min(int(value), len(self.stages))
        return self.stages[reached - 1] if reached > 0 else "ingen trinn er vist"

    def refuses(self, value: float) -> str | None:
        """Return which stage is missing, or None when all have been reached."""
        reached = int(value)
        if reached >= len(self.stages):
            return None
        missing = self.stages[reached]
        return f"Trinn {reached} av {len(self.stages)} er vist; det mangler: {missing}."

    def is_partway(self, value: float) -> bool:
        """Return whether some, but not all, stages have been reached."""
        return 0 < value < len(self.stages)
