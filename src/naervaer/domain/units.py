"""The units used inside: minutes, metres, full-time equivalents and øre, one of each kind."""

from typing import NewType

Minutes = NewType("Minutes", float)
"""Time on the road or on the clock."""

Metres = NewType("Metres", float)
"""Length along a road or in a straight line."""

FullTimeEquivalents = NewType("FullTimeEquivalents", float)
"""Årsverk: one person's full year of work, however many people share it."""

Oere = NewType("Oere", int)
"""Money in hundredths of a krone, so that sums stay exact."""

OERE_PER_KRONE = 100
MINUTES_PER_HOUR = 60
DAYS_PER_WEEK = 7


def oere_from_kroner(kroner: float) -> Oere:
    """Return an amount in øre, rounded to the nearest whole øre."""
    return Oere(round(kroner * OERE_PER_KRONE))


def kroner_from_oere(amount: Oere) -> float:
    """Return an amount in kroner."""
    return amount / OERE_PER_KRONE


def hours_from_minutes(minutes: float) -> float:
    """Return a duration in hours."""
    return minutes / MINUTES_PER_HOUR
