"""Rest between duties: the act's hours, and the police exemption with its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import law
from naervaer.domain.rules.working_time import ACT, ACT_IN_FORCE, OWNER
from naervaer.domain.wording import norwegian_number

_EXEMPTION = "Forskrift 26. juni 2009 nr. 873 (arbeidstid i politiet)"
_EXEMPTION_IN_FORCE = ValidFrom(
    2009, 6, 26, note="Forskriftens dato; ikrafttredelsen står ikke i kildene."
)
_MINISTRY = "Arbeids- og inkluderingsdepartementet"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestRule(Rule):
    """The shortest unbroken rest in 24 hours and in seven days."""

    day_hours: float = limit("minst på et døgn", "timer")
    week_hours: float = limit("minst på sju dager", "timer")

    def breaches(self, *, day_rest: float, week_rest: float) -> tuple[str, ...]:
        """Return one reason for each rest that is too short."""
        measured = (("døgnet", day_rest, self.day_hours), ("uken", week_rest, self.week_hours))
        return tuple(
            f"{norwegian_number(rest)} timers hvile i {period}; {self.id} krever minst "
            f"{norwegian_number(fewest)}."
            for period, rest, fewest in measured
            if rest < fewest
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSundayRule(Rule):
    """How often the weekly day off must fall on a Sunday or holiday when averaged."""

    period_weeks: int = limit("snittperiode", "uker")
    free_every: int = limit("fri hver", "søn- og helgedag i snitt")
    at_least_every: int = limit("minst hver", "uke")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRestRule(Rule):
    """When rest may be between eight and eleven hours.

    Attributes
    ----------
    shortest, full
        The span in hours; the full rest needs no exemption.
    most_in_a_row
        Short rests that may follow one another.

    """

    shortest: float = limit("fra", "timer")
    full: float = limit("til", "timer")
    most_in_a_row: int = limit("høyst på rad", "hvileperioder")

    def refuses(self, *, after_overtime: bool, in_a_row: int) -> str | None:
        """Return why a rest in the span is not allowed, or None.

        Parameters
        ----------
        after_overtime
            Whether overtime between ordinary duties made the rest short.
        in_a_row
            Short rests in unbroken sequence, this one included.

        """
        if not after_overtime:
            return f"Kort hvile uten overtid mellom ordinære tjenester; {self.id} krever det."
        if in_a_row > self.most_in_a_row:
            return f"{in_a_row} korte hviler på rad; {self.id} tillater {self.most_in_a_row}."
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class VeryShortRestRule(Rule):
    """When rest may be under eight hours."""

    shortest_normal: float = limit("under", "timer")
    one_hour_task: float = limit("eller oppdrag ferdig innen", "timer")

    def refuses(
        self,
        *,
        no_other_crew: bool,
        life_or_values: bool,
        serious_evidence: bool,
        task_hours: float,
    ) -> str | None:
        """Return why a rest this short is not allowed, or None.

        Parameters
        ----------
        no_other_crew
            No other crew could be had in time; always required.
        life_or_values
            Life, health or vital values must be protected.
        serious_evidence
            Evidence in a serious case must be secured.
        task_hours
            How long the task takes.

        """
        if not no_other_crew:
            return f"Annet mannskap kunne skaffes; {self.id} tillater da ikke under åtte timer."
        if life_or_values or serious_evidence or task_hours <= self.one_hour_task:
            return None
        return (
            f"Verken liv, verdier, bevis i alvorlig sak eller et oppdrag på under én time; "
            f"{self.id} krever ett av dem."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensatoryRestRule(Rule):
    """How much rest is owed for a rest cut short, and when it must be given."""

    full_hours: float = limit("full hvile", "timer")
    double_below: float = limit("dobbelt under", "timer")
    factor_below: float = limit("faktor under denne grensen", "ganger")
    within_hours: float = limit("gis normalt innen", "timer")
    else_day_off_within: int = limit("ellers fridag i tillegg innen", "dager")

    def owed_hours(self, rest_hours: float) -> float:
        """Return the compensatory rest a rest of that length gives a right to."""
        single = max(self.full_hours - max(rest_hours, self.double_below), 0.0)
        double = max(self.double_below - rest_hours, 0.0)
        return single + self.factor_below * double

    def owes_day_off(self, *, rest_ended: datetime, given_at: datetime) -> bool:
        """Return whether the compensation came so late that a day off is owed as well."""
        return given_at - rest_ended > timedelta(hours=self.within_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule(Rule):
    """When a new 24-hour period begins."""

    reset_after_rest: float = limit("ny periode etter hvile på minst", "timer")
    period_hours: float = limit("ellers etter", "timer")

    def next_start(
        self, *, started: datetime, works_again: datetime, rested_hours: float
    ) -> datetime:
        """Return when the period after the one begun at `started` begins."""
        if rested_hours >= self.reset_after_rest:
            return works_again
        return started + timedelta(hours=self.period_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRestCountRule(Rule):
    """How often rest may be shorter than eleven hours."""

    in_four_weeks: int = limit("høyst på fire uker", "ganger")
    in_26_weeks: int = limit("høyst på 26 uker", "ganger")

    def breaches(self, short_rests: Sequence[date]) -> tuple[str, ...]:
        """Return one reason for each kind of window with too many short rests.

        Parameters
        ----------
        short_rests
            The days on which a rest under eleven hours ended, in any order.

        """
        days = sorted(short_rests)
        return tuple(
            f"{most_found} hviler under elleve timer på {weeks} uker; {self.id} tillater "
            f"høyst {allowed}."
            for weeks, allowed in ((4, self.in_four_weeks), (26, self.in_26_weeks))
            if (most_found := _most_within(days, timedelta(weeks=weeks))) > allowed
        )


def _most_within(days: Sequence[date], span: timedelta) -> int:
    return max((sum(first <= day < first + span for day in days) for first in days), default=0)


REST = RestRule(
    id="AML-10-8",
    name="Arbeidsfri",
    statement="Minst elleve timer sammenhengende fri i døgnet og 35 i uken.",
    source=law(ACT, "§ 10-8 (1) og (2)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.REST,
    day_hours=11,
    week_hours=35,
)

AGREED_REST = RestRule(
    id="AML-10-8-3",
    name="Arbeidsfri etter avtale",
    statement=(
        "De tillitsvalgte kan avtale ned til åtte timer i døgnet og 28 i uken mot "
        "kompenserende hvile."
    ),
    source=law(ACT, "§ 10-8 (3)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.REST,
    day_hours=8,
    week_hours=28,
)

FREE_SUNDAYS = FreeSundayRule(
    id="AML-10-8-4",
    name="Fri på søn- og helgedager",
    statement=(
        "Den som har arbeidet en søn- eller helgedag, har fri den neste, eller i snitt "
        "annenhver over 26 uker, slik at fridøgnet minst hver fjerde uke er en søn- eller "
        "helgedag."
    ),
    source=law(ACT, "§ 10-8 (4)"),
    binding=Binding.LAW,
    valid_from=ACT_IN_FORCE,
    owner=OWNER,
    family=Family.REST,
    period_weeks=26,
    free_every=2,
    at_least_every=4,
)

SHORT_REST = ShortRestRule(
    id="POLTID-2",
    name="Hvile på 8–11 timer",
    statement=(
        "I politiet kan hvilen være mellom åtte og elleve timer bare når overtid mellom "
        "ordinære tjenester gjør det nødvendig, og høyst to ganger på rad."
    ),
    source=law(_EXEMPTION, "§ 2"),
    binding=Binding.REGULATION,
    valid_from=_EXEMPTION_IN_FORCE,
    owner=_MINISTRY,
    family=Family.REST,
    shortest=8,
    full=11,
    most_in_a_row=2,
)

VERY_SHORT_REST = VeryShortRestRule(
    id="POLTID-3",
    name="Hvile under 8 timer",
    statement=(
        "Under åtte timers hvile er bare tillatt når annet mannskap ikke kunne skaffes i "
        "tide, og det gjelder liv, helse, vesentlige verdier, bevis i en alvorlig sak eller "
        "et oppdrag som er ferdig innen en time."
    ),
    source=law(_EXEMPTION, "§ 3"),
    binding=Binding.REGULATION,
    valid_from=_EXEMPTION_IN_FORCE,
    owner=_MINISTRY,
    family=Family.REST,
    shortest_normal=8,
    one_hour_task=1,
)

COMPENSATORY_REST = CompensatoryRestRule(
    id="POLTID-4",
    name="Kompenserende hvile",
    statement=(
        "Tapt hvile gis tilbake time for time, og dobbelt for timene under åtte. Det skjer "
        "normalt innen 48 timer; ellers gis i tillegg en fridag innen 14 dager."
    ),
    source=law(_EXEMPTION, "§ 4"),
    binding=Binding.REGULATION,
    valid_from=_EXEMPTION_IN_FORCE,
    owner=_MINISTRY,
    family=Family.REST,
    full_hours=11,
    double_below=8,
    factor_below=2,
    within_hours=48,
    else_day_off_within=14,
)

PERIOD = PeriodRule(
    id="POLTID-5",
    name="24-timersperioden",
    statement=(
        "En ny periode begynner med arbeid etter minst åtte timers hvile, ellers 24 timer "
        "etter at den forrige begynte."
    ),
    source=law(_EXEMPTION, "§ 5"),
    binding=Binding.REGULATION,
    valid_from=_EXEMPTION_IN_FORCE,
    owner=_MINISTRY,
    family=Family.REST,
    reset_after_rest=8,
    period_hours=24,
)

SHORT_REST_COUNT = ShortRestCountRule(
    id="POLTID-6",
    name="Antall korte hviler",
    statement="Hvile under elleve timer: høyst 10 ganger på fire uker eller 36 på 26 uker.",
    source=law(_EXEMPTION, "§ 6"),
    binding=Binding.REGULATION,
    valid_from=_EXEMPTION_IN_FORCE,
    owner=_MINISTRY,
    family=Family.REST,
    in_four_weeks=10,
    in_26_weeks=36,
)

RULES: tuple[Rule, ...] = (
    REST,
    AGREED_REST,
    FREE_SUNDAYS,
    SHORT_REST,
    VERY_SHORT_REST,
    COMPENSATORY_REST,
    PERIOD,
    SHORT_REST_COUNT,
)
