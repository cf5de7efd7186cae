"""What may be chosen when contacts are assigned."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRules:
    """The rule's numbers and the weights of what a plan is judged on.

    The numbers come from the plan «Trygghet i hverdagen» (lines 77–78) by way of
    `naervaer.domain.rules`; the weights are choices and are reported as such.

    Attributes
    ----------
    smallest_post
        Smallest post a contact may hold, share of full time.
    most_municipalities
        Most municipalities a contact may serve, 1 to 4.
    longest_minutes
        Longest drive between the seat and another municipality of the same contact, minutes.
        This limit is an assumption; the plan names none.
    travel_weight
        Burden of one minute between seat and a served municipality.
    station_weight
        Burden, in minutes, of serving a municipality of another station district.
    apart_weight
        Burden, in minutes, of municipalities that do not touch.
    balance_weight
        Burden, in minutes, of one full post of unused or missing time in a group.

    """

    smallest_post: float = 0.5
    most_municipalities: int = 3
    longest_minutes: float = 120.0
    travel_weight: float = 1.0
    station_weight: float = 30.0
    apart_weight: float = 60.0
    balance_weight: float = 60.0

    def __post_init__(self) -> None:
        """Refuse numbers without meaning."""
        if not 0 < self.smallest_post <= 1:
            raise UnusableInputError(
                f"smallest_post is {self.smallest_post}, expected above 0 and at most 1."
            )
        if self.most_municipalities not in (1, 2, 3, 4):
            raise UnusableInputError(
                f"most_municipalities is {self.most_municipalities}, expected 1, 2, 3 or 4."
            )
        for name in (
            "longest_minutes",
            "travel_weight",
            "station_weight",
            "apart_weight",
            "balance_weight",
        ):
            if not getattr(self, name) >= 0:
                raise UnusableInputError(
                    f"{name} is {getattr(self, name)}, expected 0 or more."
                )
