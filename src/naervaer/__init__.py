"""The shared account of local police presence: promised, planned, delivered."""

__version__ = "0.1.0"
