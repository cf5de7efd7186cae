"""Rules for how many must work where, and that a new point takes nothing from the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.domain.rules.access import REFORM_IN_FORCE
from naervaer.domain.rules.rule import Binding, Checkable, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import PLAN_IN_FORCE, page, plan_line, press
from naervaer.domain.rules.threshold import ThresholdRule
from naervaer.domain.wording import norwegian_number

_NRK_POSTS = press("NRK, Politidirektoratet gjengitt", "1.16744612 (februar 2024)")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffedPointsRule(ThresholdRule):
    """A number of points must each have at least so many full-time equivalents.

    Attributes
    ----------
    fewest
        Full-time equivalents per point. `at_least` is how many points must reach it.

    """

    fewest: float = limit("minst per sted", "årsverk")

    def staffed(self, full_time_equivalents: Mapping[str, float]) -> int:
        """Return how many points reach the minimum, given the staff of each."""
        return sum(staff >= self.fewest for staff in full_time_equivalents.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsPerPointRule(Rule):
    """Every point gets a number of posts, a seasonal one fewer.

    Attributes
    ----------
    posts
        Fewest posts at a point open all year.
    seasonal_posts
        Fewest posts at the seasonal point.
    seasonal_point
        Its name.

    """

    posts: float = limit("minst per sted", "stillinger")
    seasonal_posts: float = limit("minst på sesongstedet", "stillinger")
    seasonal_point: str

    def fewest(self, point: str) -> float:
        """Return the fewest posts the point may have."""
        return self.seasonal_posts if point == self.seasonal_point else self.posts

    def breaches(self, posts: Mapping[str, float]) -> tuple[str, ...]:
        """Return one reason for each point with too few posts."""
        return tuple(
            f"{point}: {norwegian_number(given)} stillinger; {self.id} krever minst "
            f"{norwegian_number(self.fewest(point))}."
            for point, given in posts.items()
            if given < self.fewest(point)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAtOthersExpenseRule(ThresholdRule):
    """The staff of the other points in a district must not shrink when a point is added.

    The measured number is the change at all other points together or, for lack of that, in the
    whole district; `at_least` is nought.
    """

    def losses(
        self, *, before: Mapping[str, float], after: Mapping[str, float]
    ) -> tuple[str, ...]:
        """Return one reason for each earlier point that has fewer full-time equivalents now.

        Parameters
        ----------
        before, after
            Full-time equivalents by point. Points only in `after` are the new ones; a point
            only in `before` has none left.

        """
        return tuple(
            f"{point}: fra {norwegian_number(had)} til "
            f"{norwegian_number(after.get(point, 0.0))} årsverk; {self.id} sier at nye steder "
            "ikke skal gå ut over de andre."
            for point, had in before.items()
            if after.get(point, 0.0) < had
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailableShareRule(Rule):
    """How much of a full-time equivalent can be put on a roster.

    Attributes
    ----------
    share
        Between 0 and 1.

    """

    share: float = limit("tilgjengelig del", "andel av årsverk")

    def available_hours(self, contracted_hours: float) -> float:
        """Return the hours that remain after leave, sickness, training and other duties."""
        return self.share * contracted_hours


POINTS_OF_2023 = StaffedPointsRule(
    id="TS-5",
    name="Bemanning på steder fra 2023",
    statement="Fem av stedene som opprettes i 2023, skal ha minst fem årsverk hver.",
    source=plan_line("22"),
    binding=Binding.POLITICAL,
    valid_from=ValidFrom(2023),
    owner="Justis- og beredskapsdepartementet",
    family=Family.STAFFING,
    measure="points_with_five_full_time_equivalents",
    unit="tjenestesteder",
    at_least=5,
    fewest=5,
    cumulative=True,
)

POINTS_OF_2024 = ThresholdRule(
    id="TS-47_5",
    name="Bemanning på steder fra 2024",
    statement=(
        "Stedene som opprettes i 2024, skal til sammen ha minst 47,5 årsverk: ni steder med "
        "fem og Hemsedal med to og et halvt."
    ),
    source=plan_line("22"),
    binding=Binding.POLITICAL,
    valid_from=ValidFrom(2024, note="Gjelder stedene som opprettes i 2024."),
    owner="Justis- og beredskapsdepartementet",
    family=Family.STAFFING,
    measure="full_time_equivalents_2024_points",
    unit="årsverk",
    at_least=47.5,
    cumulative=True,
)

POSTS_OF_2024 = PostsPerPointRule(
    id="TS-POSTER",
    name="Stillinger per sted fra 2024",
    statement=(
        "Politidirektoratet gir hvert av stedene fra 2024 minst fem stillinger; Hemsedal, "
        "som bare er åpent om vinteren, får to og en halv."
    ),
    source=_NRK_POSTS,
    binding=Binding.STEERING,
    valid_from=ValidFrom(2024, 2, note="Måneden tallene ble gjengitt."),
    owner="Politidirektoratet",
    family=Family.STAFFING,
    posts=5,
    seasonal_posts=2.5,
    seasonal_point="Hemsedal",
)

NEW_MONEY = NotAtOthersExpenseRule(
    id="TS-FRISKE",
    name="Friske midler",
    statement=(
        "De nye stedene betales med nye penger, slik at ingen andre tjenestesteder i "
        "distriktet får mindre."
    ),
    source=plan_line("22"),
    binding=Binding.POLITICAL,
    valid_from=PLAN_IN_FORCE,
    owner="Justis- og beredskapsdepartementet",
    family=Family.STAFFING,
    checkable=Checkable.PARTLY,
    measure="change_in_full_time_equivalents",
    unit="årsverk",
    at_least=0,
)

EARMARKED_MONEY = ThresholdRule(
    id="TS-MIDLER",
    name="Bevilgning til nye steder",
    statement="Det er bevilget egne penger til de nye stedene.",
    source=plan_line("22"),
    binding=Binding.POLITICAL,
    valid_from=PLAN_IN_FORCE,
    owner="Stortinget",
    family=Family.STAFFING,
    measure="earmarked_million_kroner",
    unit="mill. kr",
    at_least=1,
)

POLICE_DENSITY = ThresholdRule(
    id="R2",
    name="Polititetthet",
    statement="Det skal være to polititjenestefolk per 1 000 innbyggere.",
    source=page("Innst. 306 S (2014–2015); skriftlig spørsmål til Stortinget", "qid=112625"),
    binding=Binding.STEERING,
    valid_from=REFORM_IN_FORCE,
    owner="Stortinget",
    family=Family.STAFFING,
    measure="police_per_thousand_inhabitants",
    unit="per 1 000 innbyggere",
    at_least=2.0,
)

DRONE_PILOTS = ThresholdRule(
    id="DRONE-6",
    name="Droneoperatører",
    statement="Hvert politidistrikt har minst seks utdannede droneoperatører.",
    source=plan_line("53"),
    binding=Binding.STATEMENT,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.STAFFING,
    measure="fewest_drone_pilots_in_a_district",
    unit="droneoperatører",
    at_least=6,
)

DRONE_PILOTS_IN_ALL = ThresholdRule(
    id="DRONE-100",
    name="Droneoperatører i alt",
    statement="Landet har over 100 utdannede droneoperatører.",
    source=plan_line("53"),
    binding=Binding.STATEMENT,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.STAFFING,
    measure="drone_pilots",
    unit="droneoperatører",
    at_least=101,
)

AVAILABLE_SHARE = AvailableShareRule(
    id="KAP-06",
    name="Tilgjengelig kapasitet",
    statement=(
        "Omtrent seks av ti timer i et årsverk kan settes på vakt; resten går til ferie, "
        "sykdom, opplæring og andre oppgaver. Brukeren kan endre verdien."
    ),
    source=page("politiet.no", "1.2.2021", date(2021, 2, 1)),
    binding=Binding.STATEMENT,
    valid_from=ValidFrom(2021, 2, 1),
    owner="Brukeren",
    family=Family.STAFFING,
    share=0.6,
)

RULES: tuple[Rule, ...] = (
    POINTS_OF_2023,
    POINTS_OF_2024,
    POSTS_OF_2024,
    NEW_MONEY,
    EARMARKED_MONEY,
    POLICE_DENSITY,
    DRONE_PILOTS,
    DRONE_PILOTS_IN_ALL,
    AVAILABLE_SHARE,
)
