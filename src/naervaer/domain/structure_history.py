"""How many service points the country had, from before the reform until today.

The older division exists as totals alone: which 126 points were closed after the reform has
not been found as a list, so it cannot be compared point by point.
"""

from datetime import date

from naervaer.domain.figures import Figure, Kind, Source

_POLITIFORUM = Source("Politiforum", "133538 (2016)", None, Kind.PRESS)
_NRK = Source("NRK", "1.13320667 (2017)", None, Kind.PRESS)
_REGULATION = Source(
    "Politiets struktur, forskrift 2017-05-24-2480",
    "sist endret ved forskrift 2025-10-29-3079",
    date(2025, 12, 1),
    Kind.LAW,
)

SERVICE_POINTS_THEN: tuple[tuple[int, Figure], ...] = (
    (
        2015,
        Figure(340, "tjenestesteder", _POLITIFORUM, "Omtrent, før reformen."),
    ),
    (
        2017,
        Figure(221, "tjenestesteder", _NRK, "Etter at 126 ble lagt ned og sju kom til."),
    ),
    (
        2025,
        Figure(225, "tjenestesteder", _REGULATION, "I forskriften fra 1. desember 2025."),
    ),
)
"""The year and the number of service points in the country."""
