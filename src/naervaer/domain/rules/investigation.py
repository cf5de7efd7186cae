"""Targets for how long serious cases may take."""

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom
from naervaer.domain.rules.sources import press
from naervaer.domain.rules.threshold import ThresholdRule

_SOURCE = press("NRK", "1.16397719")
_SINCE = ValidFrom(None, note="Kilden oppgir ikke når målet ble satt.")

RAPE_TIME = ThresholdRule(
    id="TID-VOLDTEKT",
    name="Saksbehandlingstid for voldtekt",
    statement="Målet for voldtektssaker er 130 dager.",
    source=_SOURCE,
    binding=Binding.STEERING,
    valid_from=_SINCE,
    owner="Ikke oppgitt i kilden",
    family=Family.INVESTIGATION,
    measure="average_days_rape_cases",
    unit="dager",
    at_most=130,
)

DOMESTIC_VIOLENCE_TIME = ThresholdRule(
    id="TID-VINR",
    name="Saksbehandlingstid for vold i nære relasjoner",
    statement="Målet for saker om vold i nære relasjoner er 90 dager.",
    source=_SOURCE,
    binding=Binding.STEERING,
    valid_from=_SINCE,
    owner="Ikke oppgitt i kilden",
    family=Family.INVESTIGATION,
    measure="average_days_domestic_violence_cases",
    unit="dager",
    at_most=90,
)

RULES: tuple[Rule, ...] = (RAPE_TIME, DOMESTIC_VIOLENCE_TIME)
