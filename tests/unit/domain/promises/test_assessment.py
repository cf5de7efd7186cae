from collections.abc import Callable
from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Status, Verdict, evaluate, judge
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.promises.promise import Nature, Promise
from naervaer.domain.rules.rule import Checkable

PromiseOf = Callable[..., Promise]
Measured = Callable[..., Measurement]

EARLY, LATE = date(2024, 1, 1), date(2025, 1, 1)


def test_a_promise_whose_every_test_holds_is_fulfilled(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("TS-20", "PASS-15"))
    found = evaluate(row, [measured("TS-20", 20), measured("PASS-15", 15)])
    assert found.status is Status.FULFILLED
    assert "Tjue nye tjenestesteder: 20 åpnede tjenestesteder" in found.reason


def test_a_promise_with_one_test_unmeasured_is_under_way(
    promise: PromiseOf, measured: Measured
) -> None:
    found = evaluate(promise(tests=("TS-20", "PASS-15")), [measured("TS-20", 20)])
    assert found.status is Status.UNDER_WAY
    assert "Ikke målt: Femten nye passkontorer (PASS-15)." in found.reason


def test_nine_of_twenty_is_under_way_before_the_day_and_broken_after(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("TS-20",), due=date(2024, 12, 31))
    assert evaluate(row, [measured("TS-20", 9)]).status is Status.UNDER_WAY
    late = evaluate(row, [measured("TS-20", 9, as_of=LATE)])
    assert late.status is Status.NOT_FULFILLED
    assert "Fristen var 2024-12-31." in late.reason


def test_partway_without_a_day_stays_under_way_and_shows_what_holds(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("AP-RISK", "EK-FLERE"))
    found = evaluate(row, [measured("AP-RISK", 4), measured("EK-FLERE", 171)])
    assert found.status is Status.UNDER_WAY
    assert "Vist: Mer omvendt voldsalarm: 171 personer" in found.reason


def test_nothing_at_all_is_not_a_beginning(promise: PromiseOf, measured: Measured) -> None:
    found = evaluate(promise(tests=("TS-20",)), [measured("TS-20", 0)])
    assert found.status is Status.NOT_FULFILLED


def test_one_district_below_the_limit_breaks_the_rule(
    promise: PromiseOf, measured: Measured
) -> None:
    shares = [measured("R45", 0.97, scope="Oslo"), measured("R45", 0.88, scope="Nordland")]
    found = evaluate(promise(tests=("R45",)), shares)
    assert found.status is Status.NOT_FULFILLED
    assert found.reason.startswith("Nordland: Målt 88 %; R45 krever minst 90 %")


def test_sources_that_disagree_on_the_same_day_make_it_disputed(
    promise: PromiseOf, measured: Measured
) -> None:
    both = [measured("TS-20", 20), measured("TS-20", 12, kind=Kind.PRESS)]
    found = evaluate(promise(tests=("TS-20",)), both)
    assert found.status is Status.DISPUTED
    assert found.reason.startswith("Kildene er uenige:")


def test_the_latest_measurement_of_a_place_counts(
    promise: PromiseOf, measured: Measured
) -> None:
    series = [measured("TS-20", 20, as_of=LATE), measured("TS-20", 9, as_of=EARLY)]
    assert evaluate(promise(tests=("TS-20",)), series).status is Status.FULFILLED


def test_a_broken_indication_disputes_what_the_tests_prove(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("TS-20",), indications=("TS-FRISKE",))
    found = evaluate(row, [measured("TS-20", 20), measured("TS-FRISKE", -3)])
    assert found.status is Status.DISPUTED
    assert "Det taler imot" in found.reason


def test_a_part_no_rule_covers_keeps_it_under_way(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("VFK-12",), remainder="Løst første gang er ikke målt.")
    found = evaluate(row, [measured("VFK-12", 12)])
    assert found.status is Status.UNDER_WAY
    assert found.reason.endswith("Løst første gang er ikke målt.")


def test_indications_alone_prove_nothing(promise: PromiseOf, measured: Measured) -> None:
    row = promise(indications=("TS-MIDLER", "TS-FRISKE"), obstacle="Ingen tall per sted.")
    pro = evaluate(row, [measured("TS-MIDLER", 75)])
    assert pro.status is Status.NOT_MEASURABLE
    assert pro.reason.startswith("Ingen tall per sted. Tegn som taler for")
    contra = evaluate(row, [measured("TS-FRISKE", -3)])
    assert contra.status is Status.NOT_MEASURABLE
    assert "Tegn som taler imot" in contra.reason


def test_indications_that_contradict_each_other_are_a_dispute(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(indications=("TS-MIDLER", "TS-FRISKE"))
    numbers = [measured("TS-MIDLER", 75), measured("TS-FRISKE", -3, scope="Troms")]
    found = evaluate(row, numbers)
    assert found.status is Status.DISPUTED
    assert "Troms: Målt −3 årsverk" in found.reason


def test_an_estimate_is_an_indication_and_a_synthetic_number_nothing(
    promise: PromiseOf, measured: Measured
) -> None:
    row = promise(tests=("TS-20",))
    guess = evaluate(row, [measured("TS-20", 20, kind=Kind.ESTIMATED)])
    assert guess.status is Status.NOT_MEASURABLE
    assert [one.proving for one in guess.findings] == [True, False]
    made_up = evaluate(row, [measured("TS-20", 20, kind=Kind.SYNTHETIC)])
    assert made_up.status is Status.NOT_MEASURABLE
    assert "Tegn" not in made_up.reason


def test_a_number_of_something_else_decides_nothing(promise: PromiseOf) -> None:
    other = Measurement(
        promise="B-99",
        rule="TS-20",
        measure="planned_service_points",
        value=20,
        unit="tjenestesteder",
        as_of=LATE,
        kind=Kind.COMPUTED,
        evidence="en studie",
    )
    found = evaluate(promise(tests=("TS-20",)), [other])
    assert found.status is Status.NOT_MEASURABLE
    assert found.reason == "Ingen måling er funnet for Tjue nye tjenestesteder (TS-20)."


def test_a_measurement_counts_for_every_row_that_asks_for_its_rule(
    promise: PromiseOf, measured: Measured
) -> None:
    made_for_another = measured("TS-20", 20, promise="B-14")
    found = evaluate(promise(tests=("TS-20",)), [made_for_another])
    assert found.status is Status.FULFILLED


def test_the_same_number_given_for_two_rows_is_judged_once(
    promise: PromiseOf, measured: Measured
) -> None:
    twice = [measured("TS-20", 20, promise="B-14"), measured("TS-20", 20, promise="B-19")]
    (finding,) = evaluate(promise(tests=("TS-20",)), twice).findings
    assert len(finding.measurements) == 1


def test_many_places_are_told_by_the_lowest_and_the_highest(
    promise: PromiseOf, measured: Measured
) -> None:
    shares = {"Oslo": 0.99, "Troms": 0.93, "Nordland": 0.901, "Agder": 0.97}
    numbers = [measured("R45", share, scope=place) for place, share in shares.items()]
    found = evaluate(promise(tests=("R45",)), numbers)
    assert found.status is Status.FULFILLED
    assert "fra 90,1 % (Nordland) til 99 % (Oslo) på 4 steder" in found.reason


def test_an_aim_says_that_it_cannot_be_fulfilled(promise: PromiseOf) -> None:
    found = evaluate(promise(nature=Nature.AIM), ())
    assert found.reason == "Dette er et mål, ikke noe som kan oppfylles."


def test_a_promise_without_tests_says_that_no_rule_can_decide(promise: PromiseOf) -> None:
    found = evaluate(promise(checkable=Checkable.NO), ())
    assert found.reason == ("Teksten sier ikke hva som er nok, og ingen regel kan avgjøre det.")


def test_a_rule_without_a_number_cannot_test_a_promise(promise: PromiseOf) -> None:
    with pytest.raises(UnusableInputError, match="cannot test a promise"):
        judge("HJEMMEBIL", (), proving=True)


@pytest.mark.parametrize("words", [Status, Verdict])
def test_every_status_and_verdict_has_a_norwegian_word(words: type) -> None:
    labels = [word.label for word in words]  # type: ignore[attr-defined]
    assert len(set(labels)) == len(labels)
