"""Rules for how far people may have to a service, and when its door is open."""

from dataclasses import dataclass

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import page, press
from naervaer.domain.rules.threshold import SHARE_UNIT, ThresholdRule

REFORM_IN_FORCE = ValidFrom(2015, note="Stortingets behandling av nærpolitireformen.")
_REFORM = press("Ringerikes Avis, «Her er de nye politidistriktene»", "51509")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRule(ThresholdRule):
    """A share of the inhabitants of every district must reach a place within some minutes.

    Attributes
    ----------
    minutes
        Driving time to the nearest place. The share is `at_least`; `breaches` takes the
        measured share by district.

    """

    minutes: float = limit("kjøretid", "minutter")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRule(Rule):
    """What Statistics Norway calls a settlement (tettsted).

    Attributes
    ----------
    people
        Fewest inhabitants.
    gap_metres
        Longest distance between houses.

    """

    people: int = limit("minste folketall", "innbyggere")
    gap_metres: float = limit("største avstand mellom hus", "meter")

    def holds(self, *, people: float, gap_metres: float) -> bool:
        """Return whether a cluster of houses is a settlement."""
        return people >= self.people and gap_metres <= self.gap_metres


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRule(ThresholdRule):
    """A share of the calls must be answered within some seconds; the share is `at_least`."""

    seconds: float = limit("ventetid", "sekunder")


DRIVING_TIME = ReachRule(
    id="R45",
    name="Kjøretid til tjenestested",
    statement=(
        "I hvert politidistrikt skal minst 90 prosent av innbyggerne ha høyst 45 minutters "
        "kjøring til nærmeste tjenestested."
    ),
    source=press(
        "Ringerikes Avis; Innst. 306 S (2014–2015); Prop. 61 LS (2014–2015)", "51509; id2398784"
    ),
    binding=Binding.STEERING,
    valid_from=REFORM_IN_FORCE,
    owner="Stortinget",
    family=Family.ACCESS,
    measure="share_within_45_minutes",
    unit=SHARE_UNIT,
    at_least=0.90,
    minutes=45,
)

POINT_COUNT = ThresholdRule(
    id="R210",
    name="Antall tjenestesteder",
    statement="Landet skal ha minst 210 tjenestesteder.",
    source=press("NRK; Innst. 306 S (2014–2015)", "1.13351057"),
    binding=Binding.STEERING,
    valid_from=REFORM_IN_FORCE,
    owner="Stortinget",
    family=Family.ACCESS,
    measure="service_points",
    unit="tjenestesteder",
    at_least=210,
)

EMERGENCY_ANSWER = AnswerRule(
    id="R112",
    name="Svartid på 112",
    statement="95 prosent av anropene til 112 skal være besvart innen 20 sekunder.",
    source=_REFORM,
    binding=Binding.STEERING,
    valid_from=REFORM_IN_FORCE,
    owner="Stortinget",
    family=Family.ACCESS,
    measure="share_answered_within_20_seconds",
    unit=SHARE_UNIT,
    at_least=0.95,
    seconds=20,
)

FLEXIBLE_HOURS = ThresholdRule(
    id="RAAPEN",
    name="Åpent utenom kontortid",
    statement=(
        "Åpningstidene skal være fleksible, og tjenestene skal kunne nås utenom kontortid "
        "minst én dag i uken."
    ),
    source=_REFORM,
    binding=Binding.STEERING,
    valid_from=REFORM_IN_FORCE,
    owner="Stortinget",
    family=Family.ACCESS,
    measure="days_a_week_outside_office_hours",
    unit="dager i uken",
    at_least=1,
)

PASSPORT_DRIVING_TIME = ReachRule(
    id="RPASS45",
    name="Kjøretid til passkontor",
    statement=(
        "I hvert politidistrikt skal minst 90 prosent av innbyggerne ha høyst 45 minutters "
        "kjøring til nærmeste passkontor. Politidirektoratet skrev i 2018 at kravet ikke nås "
        "med 77 kontorer."
    ),
    source=page("politiet.no; Ringeriksporten 2018", "23.11.2018"),
    binding=Binding.STEERING,
    valid_from=ValidFrom(2018, 11, 23, note="Dagen kravet er omtalt; innført tidligere."),
    owner="Politidirektoratet",
    family=Family.ACCESS,
    measure="share_within_45_minutes_of_passport_office",
    unit=SHARE_UNIT,
    at_least=0.90,
    minutes=45,
)

SETTLEMENT = SettlementRule(
    id="SSB-TETTSTED",
    name="Tettsted",
    statement=(
        "Et tettsted er en samling hus med minst 200 innbyggere der det er høyst 50 meter "
        "mellom husene."
    ),
    source=page("Statistisk sentralbyrå, tettsteder", "ssb.no"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(None, note="Kilden oppgir ikke når definisjonen ble fastsatt."),
    owner="Statistisk sentralbyrå",
    family=Family.ACCESS,
    people=200,
    gap_metres=50,
)

RULES: tuple[Rule, ...] = (
    DRIVING_TIME,
    POINT_COUNT,
    EMERGENCY_ANSWER,
    FLEXIBLE_HOURS,
    PASSPORT_DRIVING_TIME,
    SETTLEMENT,
)
