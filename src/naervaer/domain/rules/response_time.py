"""Rules for response time (responstid): classes, requirements by year, and what may be judged.

Response time runs from the operations centre is told until the first unit is on the scene,
for urgent missions only. A requirement holds for all missions of a period together: one late
mission breaks nothing. It starts where the patrol is, not at the office.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.figures import Source
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import page, press
from naervaer.domain.wording import norwegian_number, norwegian_share


class ResponseClass(StrEnum):
    """The three kinds of place that response time is measured in."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseClassRule(Rule):
    """Which class a place belongs to, by the size of its settlement.

    Attributes
    ----------
    large, middle
        Fewest inhabitants of a settlement in class A and in class B.

    """

    large: int = limit("klasse A fra", "innbyggere")
    middle: int = limit("klasse B fra", "innbyggere")

    def class_of(self, settlement_people: float | None) -> ResponseClass:
        """Return the class of a place by its settlement's size; None is outside any."""
        if settlement_people is None or settlement_people < self.middle:
            return ResponseClass.C
        if settlement_people < self.large:
            return ResponseClass.B
        return ResponseClass.A


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRequirement(Rule):
    """The minutes within which a share of the urgent missions must be reached, by class.

    Attributes
    ----------
    scope
        The country or the district it holds for.
    period
        The period it was set for, in words.
    share
        Share of the missions, 0.8 or 0.5.
    minutes_a, minutes_b, minutes_c
        The requirement in each class.

    """

    scope: str
    period: str
    share: float = limit("andel av oppdragene", "andel")
    minutes_a: float = limit("klasse A", "minutter")
    minutes_b: float = limit("klasse B", "minutter")
    minutes_c: float = limit("klasse C", "minutter")

    @property
    def minutes(self) -> Mapping[ResponseClass, float]:
        """The requirement by class."""
        return {
            ResponseClass.A: self.minutes_a,
            ResponseClass.B: self.minutes_b,
            ResponseClass.C: self.minutes_c,
        }

    def breaches(
        self, results: Mapping[ResponseClass, float]
    ) -> Mapping[ResponseClass, str | None]:
        """Return for each measured class why it was missed, or None where it was met.

        Parameters
        ----------
        results
            Minutes within which the rule's share of all missions of the period was reached.

        """
        return {place: self._reason(place, reached) for place, reached in results.items()}

    def _reason(self, place: ResponseClass, reached: float) -> str | None:
        over = reached - self.minutes[place]
        if over <= 0:
            return None
        return (
            f"{self.scope} {self.period}, klasse {place}: {norwegian_share(self.share)} nådd "
            f"på {norwegian_number(reached)} minutter, {norwegian_number(over)} over kravet."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EnoughMissionsRule(Rule):
    """A percentile of few missions says little.

    Attributes
    ----------
    fewest
        Missions below which the 80th percentile is unstable.

    """

    fewest: int = limit("færreste oppdrag", "hasteoppdrag")

    def refuses(self, missions: int) -> str | None:
        """Return why the percentile should not be judged alone, or None."""
        if missions >= self.fewest:
            return None
        return (
            f"{missions} oppdrag er for få; under {self.fewest} svinger 80-prosenttallet mye, "
            "og et usikkerhetsintervall må vises."
        )


RESPONSE_CLASSES = ResponseClassRule(
    id="RESP",
    name="Responstid og tettstedsklasser",
    statement=(
        "80 prosent av hasteoppdragene skal nås innen kravet for stedets klasse: A er "
        "tettsteder med minst 20 000 innbyggere, B har 2 000–19 999, C er resten. Kravene "
        "settes per distrikt og gjelder alle oppdrag i en periode samlet, aldri det enkelte "
        "oppdrag."
    ),
    source=page("politiet.no, responstid", "om-politiet/tall-og-fakta/responstid; 7.10.2019"),
    binding=Binding.STEERING,
    valid_from=ValidFrom(2015, note="Første år med publiserte krav og resultater."),
    owner="Politidirektoratet",
    family=Family.RESPONSE_TIME,
    large=20_000,
    middle=2_000,
)

ENOUGH_MISSIONS = EnoughMissionsRule(
    id="RESP-N50",
    name="Nok oppdrag til å dømme",
    statement=(
        "Med færre enn omtrent 50 oppdrag er 80-prosenttallet ustabilt; da vises "
        "usikkerheten, og distriktet dømmes ikke på tallet alene. Grensen er en "
        "tommelfingerregel."
    ),
    source=page("politiet.no, responstid", "om-politiet/tall-og-fakta/responstid"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(2026, note="Fastsatt for dette systemet."),
    owner="Nærvær",
    family=Family.RESPONSE_TIME,
    fewest=50,
)


def _requirement(
    *,
    rule_id: str,
    scope: str,
    period: str,
    share: float,
    minutes: tuple[float, float, float],
    source: Source,
    since: ValidFrom,
) -> ResponseRequirement:
    a, b, c = (norwegian_number(value) for value in minutes)
    return ResponseRequirement(
        id=rule_id,
        name=f"Responstid {scope} {period}, {norwegian_share(share)}",
        statement=(
            f"{scope}, {period}: {norwegian_share(share)} av hasteoppdragene innen {a} "
            f"minutter i klasse A, {b} i B og {c} i C."
        ),
        source=source,
        binding=Binding.STEERING,
        valid_from=since,
        owner="Politidirektoratet",
        family=Family.RESPONSE_TIME,
        scope=scope,
        period=period,
        share=share,
        minutes_a=minutes[0],
        minutes_b=minutes[1],
        minutes_c=minutes[2],
    )


_REPORT_OF_2019 = page("politiet.no", "7.10.2019", date(2019, 10, 7))

NATION_2015 = _requirement(
    rule_id="RESP-2015-80",
    scope="Norge",
    period="2015",
    share=0.8,
    minutes=(15, 30, 45),
    source=page("politi.no", "nyhet_15775"),
    since=ValidFrom(2015),
)
NATION_2019 = _requirement(
    rule_id="RESP-2019-80",
    scope="Norge",
    period="januar–august 2019",
    share=0.8,
    minutes=(11, 19, 30),
    source=_REPORT_OF_2019,
    since=ValidFrom(2019),
)
NATION_2019_HALF = _requirement(
    rule_id="RESP-2019-50",
    scope="Norge",
    period="januar–august 2019",
    share=0.5,
    minutes=(7, 10, 16),
    source=_REPORT_OF_2019,
    since=ValidFrom(2019),
)
INNLANDET_2018 = _requirement(
    rule_id="RESP-INN-2018",
    scope="Innlandet",
    period="2018",
    share=0.8,
    minutes=(14, 16, 34),
    source=press("Avisa Valdres", "5-54-313169"),
    since=ValidFrom(2018),
)
TROENDELAG_2022 = _requirement(
    rule_id="RESP-TRD-2022",
    scope="Trøndelag",
    period="2022",
    share=0.8,
    minutes=(12, 20, 36),
    source=press("Klæbuposten", "0QWlOo"),
    since=ValidFrom(2022),
)

RULES: tuple[Rule, ...] = (
    RESPONSE_CLASSES,
    ENOUGH_MISSIONS,
    NATION_2015,
    NATION_2019,
    NATION_2019_HALF,
    INNLANDET_2018,
    TROENDELAG_2022,
)
