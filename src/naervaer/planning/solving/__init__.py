"""What every solver shares: how it ends, what it returns, when it stops, what it reports."""

from naervaer.planning.solving.outcome import Ending, Outcome, TracePoint, relative_gap
from naervaer.planning.solving.progress import Progress, Report, silent
from naervaer.planning.solving.stopping import StopRule, Watch

__all__ = [
    "Ending",
    "Outcome",
    "Progress",
    "Report",
    "StopRule",
    "TracePoint",
    "Watch",
    "relative_gap",
    "silent",
]
