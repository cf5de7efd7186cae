"""What may be chosen when contacts are assigned."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError

_WEIGHTS = (
    "longest_minutes",
    "easy_minutes",
    "travel_weight",
    "long_weight",
    "station_weight",
    "apart_weight",
    "balance_weight",
    "load_weight",
)


@dataclass(frozen=True, slots=True)
class StatedException:
    """A group that may break the main rules, because somebody says why.

    Attributes
    ----------
    members
        The municipalities it serves.
    reason
        Why, in the words of whoever decides; never empty.
    post_share
        Post of its contact when that is to be below the smallest, else None.

    """

    members: tuple[int, ...]
    reason: str
    post_share: float | None = None

    def __post_init__(self) -> None:
        """Refuse an exception without members, a reason or a post."""
        if not self.members or len(set(self.members)) != len(self.members):
            raise UnusableInputError(
                f"members is {self.members}, expected one or more municipalities, each once."
            )
        if not self.reason.strip():
            raise UnusableInputError(
                f"the exception for {self.members} has no reason, expected one in words."
            )
        if self.post_share is not None and not 0 < self.post_share <= 1:
            raise UnusableInputError(
                f"post_share is {self.post_share}, expected above 0 and at most 1."
            )


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
    easy_minutes
        A drive longer than this costs more, so that long drives are shared out, minutes.
    travel_weight
        Burden of one minute between seat and a served municipality.
    long_weight
        Further burden of each minute beyond `easy_minutes`.
    station_weight
        Burden, in minutes, of serving a municipality of another station district.
    apart_weight
        Burden, in minutes, of municipalities that do not touch.
    balance_weight
        Burden, in minutes, of one full post of unused or missing time in a group.
    load_weight
        Burden, in minutes, of the square of the work per contact; as it grows faster than the
        work, the same work on as many contacts costs least when it is evenly shared.
    exceptions
        Groups that may break the main rules, each with its reason.

    """

    smallest_post: float = 0.5
    most_municipalities: int = 3
    longest_minutes: float = 120.0
    easy_minutes: float = 60.0
    travel_weight: float = 1.0
    long_weight: float = 1.0
    station_weight: float = 30.0
    apart_weight: float = 60.0
    balance_weight: float = 60.0
    load_weight: float = 30.0
    exceptions: tuple[StatedException, ...] = ()

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
        for name in _WEIGHTS:
            if not getattr(self, name) >= 0:
                raise UnusableInputError(
                    f"{name} is {getattr(self, name)}, expected 0 or more."
                )

    def exception_for(self, members: tuple[int, ...]) -> StatedException | None:
        """Return the exception that names exactly these municipalities, or None."""
        wanted = set(members)
        return next((one for one in self.exceptions if set(one.members) == wanted), None)
