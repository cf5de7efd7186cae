"""What rounds of hearing inhabitants say of the promises B-65 and B-66."""

from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_voice import voice_measurements
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.voice.hearing import HearingForm

DAY = date(2026, 11, 1)


def said(districts: dict[str, Kind], *forms: HearingForm) -> tuple[Measurement, ...]:
    return voice_measurements(districts, forms, as_of=DAY)


def test_nothing_is_said_while_no_round_is_answered() -> None:
    assert said({}) == ()


def test_few_districts_stand_as_evidence_that_no_rule_judges() -> None:
    found = said({"Nordland": Kind.OFFICIAL}, HearingForm.POLICE_LISTEN)
    assert [(one.promise, one.rule, one.value) for one in found] == [
        ("B-65", "", 1),
        ("B-66", "", 1),
    ]


def test_twelve_districts_are_held_against_the_rule() -> None:
    assert said({f"distrikt {at}": Kind.OFFICIAL for at in range(12)})[0].rule == "INNB-12"


def test_twelve_made_up_districts_are_not() -> None:
    found = said({f"distrikt {at}": Kind.SYNTHETIC for at in range(12)})[0]
    assert (found.rule, found.kind) == ("", Kind.SYNTHETIC)


def test_made_up_rounds_do_not_count_beside_real_ones() -> None:
    found = said({"Nordland": Kind.SYNTHETIC, "Oslo": Kind.OFFICIAL})[0]
    assert (found.value, found.kind) == (1, Kind.OFFICIAL)
