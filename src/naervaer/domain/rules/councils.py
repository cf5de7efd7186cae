"""Rules for police councils and SLT: that they exist, meet and look back on their year.

No act or regulation knows police councils, police contacts or SLT. These rules rest on
instructions, guides and agreements, and are never shown as legal duties.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import (
    PLAN_IN_FORCE,
    PROGRAMME_IN_FORCE,
    page,
    plan_line,
    programme_line,
)
from naervaer.domain.rules.threshold import SHARE_UNIT, ThresholdRule

_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsRule(Rule):
    """A body must meet a number of times a year.

    Attributes
    ----------
    fewest
        Meetings in a calendar year.

    """

    fewest: int = limit("minst", "møter i året")

    def refuses(self, *, held_on: Sequence[date], year: int) -> str | None:
        """Return why the year had too few meetings, or None."""
        held = sum(day.year == year for day in held_on)
        if held >= self.fewest:
            return None
        return f"{held} møter i {year}; {self.id} krever minst {self.fewest}."


@dataclass(frozen=True, slots=True, kw_only=True)
class DormantRule(Rule):
    """A council without a meeting for so long counts as asleep.

    Attributes
    ----------
    months
        Longest time since the last meeting.

    """

    months: int = limit("lengste opphold", "måneder")

    def refuses(self, *, held_on: Sequence[date], today: date) -> str | None:
        """Return why the council counts as asleep today, or None."""
        last = max((day for day in held_on if day <= today), default=None)
        if last is None:
            return f"Ingen møter er registrert; {self.id} krever ett på {self.months} måneder."
        whole_months = (today.year - last.year) * _DECEMBER + today.month - last.month
        passed = whole_months - (today.day < last.day)
        if passed < self.months:
            return None
        return f"Siste møte var {last}; {self.id} krever ett på {self.months} måneder."


ANNUAL_EVALUATION = ThresholdRule(
    id="PR-EVAL",
    name="Årlig evaluering",
    statement=(
        "Politiet skal hvert år ta initiativ til at samarbeidet mellom politi og kommune "
        "blir evaluert."
    ),
    source=plan_line("72"),
    binding=Binding.GUIDE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.COUNCILS,
    measure="share_of_councils_evaluated_this_year",
    unit=SHARE_UNIT,
    at_least=1,
)

COUNCIL_EVERYWHERE = ThresholdRule(
    id="AP-POLITIRAAD",
    name="Politiråd overalt",
    statement="Hver kommune skal ha et politiråd.",
    source=programme_line("47–49 og 111"),
    binding=Binding.POLITICAL,
    valid_from=PROGRAMME_IN_FORCE,
    owner="Arbeiderpartiet",
    family=Family.COUNCILS,
    measure="share_of_municipalities_with_council",
    unit=SHARE_UNIT,
    at_least=1,
    cumulative=True,
)

DORMANT_COUNCIL = DormantRule(
    id="PR-SOVENDE",
    name="Sovende politiråd",
    statement=(
        "Et politiråd uten møte på tolv måneder regnes som sovende. Grensen er vår: et råd "
        "som ikke møtes, kan ikke telle som et råd som virker."
    ),
    source=plan_line("71"),
    binding=Binding.DEFINITION,
    valid_from=ValidFrom(2026, note="Fastsatt for dette systemet."),
    owner="Nærvær",
    family=Family.COUNCILS,
    months=12,
)

STEERING_GROUP = MeetingsRule(
    id="SLT-4",
    name="Møter i SLT-styringsgruppen",
    statement=(
        "Styringsgruppen for SLT, ofte det samme som politirådet, møtes minst fire ganger i "
        "året. Ordføreren leder, SLT-koordinatoren er sekretær."
    ),
    source=page("konfliktraadet.no, SLT-modellen", "/slt-modellen/etablering-og-organisering/"),
    binding=Binding.GUIDE,
    valid_from=ValidFrom(None, note="Kilden oppgir ikke når rådet ble gitt."),
    owner="Konfliktrådet",
    family=Family.COUNCILS,
    fewest=4,
)

RULES: tuple[Rule, ...] = (
    ANNUAL_EVALUATION,
    COUNCIL_EVERYWHERE,
    DORMANT_COUNCIL,
    STEERING_GROUP,
)
