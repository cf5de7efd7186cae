from datetime import date

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.rules.record import rule_record
from naervaer.domain.rules.register import RULES, RULES_BY_ID, rule_named, rules_of
from naervaer.domain.rules.rule import Binding, Checkable, Family, Limit, ValidFrom
from naervaer.domain.rules.threshold import StageRule, ThresholdRule
from naervaer.domain.rules.wording import limits_text

SOURCE = Source("Planen", "linje 1", None, Kind.OFFICIAL)


def threshold(
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    unit: str = "steder",
    cumulative: bool = False,
    name: str = "Prøve",
) -> ThresholdRule:
    return ThresholdRule(
        id="X-1",
        name=name,
        statement="En prøve.",
        source=SOURCE,
        binding=Binding.POLITICAL,
        valid_from=ValidFrom(2023),
        owner="Prøven",
        family=Family.ACCESS,
        measure="places",
        unit=unit,
        at_least=at_least,
        at_most=at_most,
        cumulative=cumulative,
    )


def stages(*clauses: str) -> StageRule:
    return StageRule(
        id="X-2",
        name="Trinn",
        statement="Et løfte i trinn.",
        source=SOURCE,
        binding=Binding.POLITICAL,
        valid_from=ValidFrom(2023),
        owner="Prøven",
        family=Family.PLEDGES,
        stages=clauses,
    )


def test_a_rule_without_a_name_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="the name is empty"):
        threshold(at_least=1, name=" ")


def test_a_threshold_needs_a_limit() -> None:
    with pytest.raises(UnusableInputError, match="at_least or at_most"):
        threshold()


def test_the_limit_itself_is_allowed_on_both_sides() -> None:
    both = threshold(at_least=2, at_most=4)
    assert both.refuses(2) is None
    assert both.refuses(4) is None
    assert both.refuses(1.9) == "Målt 1,9 steder; X-1 krever minst 2 steder."
    assert both.refuses(5) == "Målt 5 steder; X-1 tillater høyst 4 steder."


def test_a_share_is_said_as_per_cent() -> None:
    assert threshold(at_least=0.9, unit="andel").refuses(0.855) == (
        "Målt 85,5 %; X-1 krever minst 90 %."
    )


def test_each_place_below_the_limit_gives_its_own_reason() -> None:
    reasons = threshold(at_least=2).breaches({"Oslo": 3, "Troms": 1})
    assert reasons == ("Troms: Målt 1 steder; X-1 krever minst 2 steder.",)


def test_only_a_growing_number_can_be_partway() -> None:
    growing = threshold(at_least=20, cumulative=True)
    assert growing.is_partway(9)
    assert not growing.is_partway(0)
    assert not growing.is_partway(20)
    assert not threshold(at_least=20).is_partway(9)
    assert not threshold(at_most=1, cumulative=True).is_partway(0.5)


def test_a_promise_in_stages_is_kept_at_the_last_one() -> None:
    law = stages("vedtatt", "i kraft")
    assert law.refuses(2) is None
    assert law.refuses(1) == "Trinn 1 av 2 er vist; det mangler: i kraft."
    assert law.is_partway(1)
    assert not law.is_partway(0)
    assert not law.is_partway(2)
    assert (law.said(0), law.said(1), law.said(3)) == (
        "ingen trinn er vist",
        "vedtatt",
        "i kraft",
    )


def test_a_way_without_stages_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="at least one stage"):
        stages()


def test_the_day_a_rule_began_is_told_as_far_as_it_is_known() -> None:
    assert str(ValidFrom(2023, 6, 13)) == "2023-06-13"
    assert str(ValidFrom(2023, 6)) == "2023-06"
    assert ValidFrom(2023).first_day == date(2023, 1, 1)
    unknown = ValidFrom(None, note="ikke funnet")
    assert str(unknown) == "ukjent"
    assert unknown.first_day is None


def test_an_unknown_year_must_be_explained() -> None:
    with pytest.raises(UnusableInputError, match="a note that says why"):
        ValidFrom(None)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="without its month"):
        ValidFrom(2023, day=3)


def test_the_register_prints_only_the_limits_that_are_set() -> None:
    assert threshold(at_least=3).limits == (Limit("minst", 3, "steder"),)
    assert limits_text(threshold(at_least=0.9, unit="andel")) == "minst 90 %"
    assert limits_text(stages("vedtatt", "i kraft")) == "trinn vedtatt, i kraft"
    assert limits_text(rule_named("HJEMMEBIL")) == ""


def test_an_unknown_rule_is_named_in_the_error() -> None:
    with pytest.raises(UnknownNameError, match="'R46'"):
        rule_named("R46")


def test_every_family_has_rules_and_no_id_is_used_twice() -> None:
    assert sum(len(rules_of(family)) for family in Family) == len(RULES)
    assert all(rules_of(family) for family in Family)
    assert len(RULES_BY_ID) == len(RULES)


@pytest.mark.parametrize("words", [Binding, Checkable, Family])
def test_every_word_about_rules_has_a_norwegian_label(words: type) -> None:
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)


def test_a_record_tells_how_a_rule_is_measured() -> None:
    measured = rule_record(rule_named("TS-20"))
    assert measured["measure"] == "service_points_opened"
    assert measured["unit"] == "åpnede tjenestesteder"
    assert measured["valid_from"] == "2023"


def test_a_record_of_a_rule_that_judges_no_number_says_so() -> None:
    stated = rule_record(rule_named("SSB-TETTSTED"))
    assert stated["measure"] is None
    assert stated["unit"] is None
    assert stated["valid_from"] is None
    assert stated["valid_from_note"]
