"""How near is near, where municipalities are compared."""

NEAR_KM = 60
"""People within this straight line of a municipality's middle are its people near."""

ACROSS_WATER_KM = 10
"""Municipalities without a common border are neighbours when the sea between is narrower."""
