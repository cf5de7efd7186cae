"""The compiled baseline: what ships, how it is read, and how it is built from raw files."""

from naervaer.registers.baseline.contract import Candidates, Outlines, Sites
from naervaer.registers.baseline.load import Baseline, load_baseline

__all__ = ["Baseline", "Candidates", "Outlines", "Sites", "load_baseline"]
