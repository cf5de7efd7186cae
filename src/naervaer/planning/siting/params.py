"""Settings of the siting solvers, with defaults that suit geographic data."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class MedianParams:
    """How hard the p-median solver works at each stage.

    Attributes
    ----------
    shake_share
        Work spent on shaken swap searches, as a multiple of the work spent on bounds.
    bound_rounds
        Most rounds of the subgradient at the root.
    node_rounds
        Most rounds of the subgradient in each branch.
    list_factor
        Length of the lists, as a multiple of sites per open site.
    most_pairs
        Most pairs of client and site in the lists, which limits memory (24 bytes a pair).
    model_rows
        Largest remaining model that is handed to the integer solver.
    few_sites
        Up to so many sites to open, branch and bound is tried instead of the integer solver.
    idle_bursts
        Bursts of shaken swaps without gain before the proof of the rest begins.

    """

    shake_share: float = 2.0
    bound_rounds: int = 3_000
    node_rounds: int = 250
    list_factor: float = 4.0
    most_pairs: int = 60_000_000
    model_rows: int = 40_000
    few_sites: int = 40
    idle_bursts: int = 6

    def __post_init__(self) -> None:
        """Refuse settings that make no sense."""
        for name in ("bound_rounds", "node_rounds", "list_factor", "most_pairs"):
            value = getattr(self, name)
            if not value > 0:
                raise UnusableInputError(f"{name} is {value}, expected more than 0.")
