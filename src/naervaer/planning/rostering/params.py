"""Settings of the roster solvers, with defaults that work."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterParams:
    """How the roster search spends its time.

    Attributes
    ----------
    workers
        2 raises the bound and betters the roster at the same time; 1 takes turns, so that
        a search that ends by itself always takes the same course.
    first_slack
        The first dives look for rosters within this share of the bound.
    slack_growth
        How much wider the dives look after a failure.
    neighbourhood_seconds
        Longest time for one neighbourhood.
    report_seconds
        Time between progress reports.

    """

    workers: int = 2
    first_slack: float = 0.01
    slack_growth: float = 2.0
    neighbourhood_seconds: float = 8.0
    report_seconds: float = 1.0

    def __post_init__(self) -> None:
        """Refuse settings that mean nothing."""
        if self.workers not in (1, 2):
            msg = f"workers is {self.workers}, expected 1 or 2."
            raise UnusableInputError(msg)
        if not self.slack_growth > 1.0:
            msg = f"slack_growth is {self.slack_growth}, expected above 1."
            raise UnusableInputError(msg)
