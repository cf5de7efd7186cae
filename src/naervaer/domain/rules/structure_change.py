"""Rules for changing the structure: the appeal clock, and what a new point must be for."""

from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.domain.rules.rule import Binding, Checkable, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import PLAN_IN_FORCE, law, plan_line
from naervaer.domain.rules.threshold import ThresholdRule


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRule(Rule):
    """A municipality touched by a change of structure may appeal, and the change waits.

    Days are counted as calendar weeks from the day the municipality was told, that day not
    counted. The move to the next working day when the last day is a Saturday, Sunday or
    holiday belongs to the statutory clocks and is not made here.

    Attributes
    ----------
    appeal_weeks
        Time to appeal to the ministry.
    forwarding_weeks
        Time the directorate has to send the appeal on.

    """

    appeal_weeks: int = limit("klagefrist", "uker")
    forwarding_weeks: int = limit("oversendelse", "uker")

    def last_day_to_appeal(self, told_on: date) -> date:
        """Return the last day a municipality told on the given day may appeal."""
        return told_on + timedelta(weeks=self.appeal_weeks)

    def last_day_to_forward(self, received_on: date) -> date:
        """Return the last day the directorate may send on an appeal it received."""
        return received_on + timedelta(weeks=self.forwarding_weeks)

    def refuses(self, *, told_on: date, takes_effect_on: date) -> str | None:
        """Return why the change comes too early, or None when the appeal time has passed."""
        last = self.last_day_to_appeal(told_on)
        if takes_effect_on > last:
            return None
        return (
            f"Endringen trer i kraft {takes_effect_on}; berørte kommuner kan klage til og med "
            f"{last} ({self.appeal_weeks} uker, {self.source.title} {self.source.reference}), "
            "og klage har utsettende virkning."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPointRule(Rule):
    """What must be true of a place before a new point is set up there."""

    def refuses(
        self, *, locally_wanted: bool, geography_calls: bool, crime_calls: bool
    ) -> str | None:
        """Return which condition is missing, or None."""
        if not locally_wanted:
            return f"Det mangler et lokalt ønske; {self.id} krever det."
        if not (geography_calls or crime_calls):
            return (
                f"Verken geografien eller kriminalitetsbildet taler for; {self.id} krever ett."
            )
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatrolCandidateRule(Rule):
    """Which municipalities a municipal patrol is meant for.

    Attributes
    ----------
    far_minutes
        What counts as far from the nearest point. The plan gives no number, so the reform's 45
        minutes are used until a district sets its own.

    """

    far_minutes: float = limit("stor avstand", "minutter")

    def holds(self, *, has_own_point: bool, minutes_to_nearest: float) -> bool:
        """Return whether the municipality is a candidate."""
        return not has_own_point and minutes_to_nearest > self.far_minutes


APPEAL = AppealRule(
    id="STRUKTURKLAGE",
    name="Klage på endret struktur",
    statement=(
        "En kommune som berøres av Politidirektoratets vedtak om struktur, kan klage til "
        "departementet innen åtte uker. Klagen skal være skriftlig og begrunnet og utsetter "
        "vedtaket. Direktoratet sender den videre innen tre uker, andre berørte kommuner får "
        "uttale seg, og departementets avgjørelse er endelig."
    ),
    source=law("Forskrift 22. juni 2016 nr. 815", "hele forskriften"),
    binding=Binding.REGULATION,
    valid_from=ValidFrom(
        2016, 6, 22, note="Forskriftens dato; ikrafttredelsen står ikke i kildene."
    ),
    owner="Justis- og beredskapsdepartementet",
    family=Family.STRUCTURE,
    appeal_weeks=8,
    forwarding_weeks=3,
)

NEW_POINT = NewPointRule(
    id="TS-VALG",
    name="Vilkår for nytt tjenestested",
    statement=(
        "Et nytt sted forutsetter et lokalt ønske, og at enten geografien eller "
        "kriminalitetsbildet taler for det. Valget er til slutt politisk."
    ),
    source=plan_line("21"),
    binding=Binding.POLITICAL,
    valid_from=PLAN_IN_FORCE,
    owner="Justis- og beredskapsdepartementet",
    family=Family.STRUCTURE,
    checkable=Checkable.PARTLY,
)

NEIGHBOURS_SERVED = ThresholdRule(
    id="TS-NABO",
    name="Nytte for naboer",
    statement="Hvert nytt sted skal være til nytte både for vertskommunen og for naboene.",
    source=plan_line("22"),
    binding=Binding.POLITICAL,
    valid_from=PLAN_IN_FORCE,
    owner="Justis- og beredskapsdepartementet",
    family=Family.STRUCTURE,
    checkable=Checkable.PARTLY,
    measure="new_points_that_serve_neighbours",
    unit="tjenestesteder",
    at_least=20,
)

MUNICIPAL_PATROL = PatrolCandidateRule(
    id="KP",
    name="Kommunepatrulje",
    statement=(
        "Kommunepatrulje er aktuelt i kommuner som ikke har eget tjenestested og har langt "
        "til det nærmeste."
    ),
    source=plan_line("50"),
    binding=Binding.ADVICE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidistriktet",
    family=Family.STRUCTURE,
    checkable=Checkable.PARTLY,
    far_minutes=45,
)

CAR_AT_HOME = Rule(
    id="HJEMMEBIL",
    name="Tjenestebil hjemme",
    statement=(
        "At en ansatt som bor i en kommune uten tjenestested, har tjenestebilen hjemme, "
        "vurderes lokalt."
    ),
    source=plan_line("51"),
    binding=Binding.ADVICE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidistriktet",
    family=Family.STRUCTURE,
    checkable=Checkable.PARTLY,
)

DISTRICT_COUNT = ThresholdRule(
    id="STRUKTUR-12",
    name="Tolv politidistrikter",
    statement="Landet er delt i tolv politidistrikter.",
    source=plan_line("13"),
    binding=Binding.STATEMENT,
    valid_from=ValidFrom(2016, note="Inndelingen fra nærpolitireformen."),
    owner="Justis- og beredskapsdepartementet",
    family=Family.STRUCTURE,
    measure="police_districts",
    unit="politidistrikter",
    at_least=12,
    at_most=12,
)

RULES: tuple[Rule, ...] = (
    APPEAL,
    NEW_POINT,
    NEIGHBOURS_SERVED,
    MUNICIPAL_PATROL,
    CAR_AT_HOME,
    DISTRICT_COUNT,
)
