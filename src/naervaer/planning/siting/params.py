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
    most_listed
        Most listed sites of the covering rows a remainder is written as.
    first_nodes
        Nodes of that branch and bound that are looked at before cuts are tried.
    few_sites
        Up to so many sites to open, branch and bound is tried where cuts would list too much.
    idle_bursts
        Bursts of shaken swaps without gain before the proof of the rest begins.
    first_share
        Share of the gap below which the proof first looks for better plans.
    growth
        Factor by which that share grows as long as nothing is found.

    """

    shake_share: float = 2.0
    bound_rounds: int = 3_000
    node_rounds: int = 250
    list_factor: float = 4.0
    most_pairs: int = 60_000_000
    model_rows: int = 40_000
    most_listed: int = 20_000_000
    few_sites: int = 40
    first_nodes: int = 300
    idle_bursts: int = 6
    first_share: float = 1 / 4
    growth: float = 2.0

    def __post_init__(self) -> None:
        """Refuse settings that make no sense."""
        for name in ("bound_rounds", "node_rounds", "list_factor", "most_pairs", "first_share"):
            value = getattr(self, name)
            if not value > 0:
                raise UnusableInputError(f"{name} is {value}, expected more than 0.")
        if not self.growth > 1:
            raise UnusableInputError(f"growth is {self.growth}, expected more than 1.")
