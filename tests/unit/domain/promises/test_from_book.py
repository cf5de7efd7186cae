"""The book measures a promise only where it is complete enough to say."""

from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.from_book import BookPoint, book_measurements
from naervaer.domain.promises.ledger import promise_named
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.staff import StaffCount

OPENING = date(2023, 10, 31)
NEW = [BookPoint(f"n{n}", f"Nytt {n}", "Nordland", 2023, OPENING, Kind.PRESS) for n in range(5)]
NEXT = [BookPoint(f"m{n}", f"Neste {n}", "Troms", 2024) for n in range(10)]
OLD = [BookPoint("a", "Bodø", "Nordland"), BookPoint("b", "Narvik", "Nordland")]


def count(point: str, fte: float, day: date, kind: Kind = Kind.OFFICIAL) -> StaffCount:
    return StaffCount(point, day, fte, kind)


def of(measured: tuple[Measurement, ...], promise: str) -> list[Measurement]:
    return [one for one in measured if one.promise == promise]


def test_five_points_of_five_each_keep_the_promise() -> None:
    counts = [count(one.id, 5, date(2024, 1, 1)) for one in NEW]
    (found,) = of(book_measurements(NEW, counts), "B-15")
    assert (found.value, found.kind) == (5, Kind.OFFICIAL)
    assert evaluate(promise_named("B-15"), [found]).status is Status.FULFILLED


def test_too_few_counted_is_no_measurement_and_all_counted_is() -> None:
    counts = [count(one.id, 4.5, date(2024, 1, 1)) for one in NEW]
    assert of(book_measurements(NEW, counts[:4]), "B-15") == []
    (found,) = of(book_measurements(NEW, counts), "B-15")
    assert found.value == 0
    assert evaluate(promise_named("B-15"), [found]).status is Status.NOT_FULFILLED


def test_the_latest_count_of_each_point_is_the_one_that_holds() -> None:
    counts = [count(one.id, 2, date(2024, 1, 1)) for one in NEW]
    counts += [count(one.id, 6, date(2024, 7, 1)) for one in NEW]
    (found,) = of(book_measurements(NEW, list(reversed(counts))), "B-15")
    assert (found.value, found.as_of) == (5, date(2024, 7, 1))


def test_the_points_of_2024_are_added_up() -> None:
    counts = [count(one.id, 5 if n else 2.5, date(2024, 12, 1)) for n, one in enumerate(NEXT)]
    (found,) = of(book_measurements(NEXT, counts), "B-16")
    assert found.value == 47.5
    assert evaluate(promise_named("B-16"), [found]).status is Status.FULFILLED
    assert of(book_measurements(NEXT, counts[:9]), "B-16") == []


def test_what_the_others_lost_is_measured_from_before_the_first_opening() -> None:
    counts = [
        *(count("a", fte, day) for fte, day in ((40, date(2023, 1, 1)), (38, OPENING))),
        *(count("b", fte, day) for fte, day in ((20, date(2023, 6, 1)), (21, OPENING))),
    ]
    (found,) = of(book_measurements([*NEW, *OLD], counts), "B-18")
    assert (found.value, found.scope, found.kind) == (-1, "Nordland", Kind.OFFICIAL)
    assert "Bodø: fra 40 til 38" in found.evidence
    assert "Narvik" not in found.evidence


def test_a_missing_neighbour_makes_the_number_an_estimate() -> None:
    counts = [count("a", 40, date(2023, 1, 1)), count("a", 40, OPENING)]
    (found,) = of(book_measurements([*NEW, *OLD], counts), "B-18")
    assert found.kind is Kind.ESTIMATED
    assert "mangler for 1" in found.evidence


def test_made_up_numbers_decide_nothing() -> None:
    counts = [count(one.id, 5, date(2024, 1, 1), Kind.SYNTHETIC) for one in NEW]
    (found,) = of(book_measurements(NEW, counts), "B-15")
    assert found.kind is Kind.SYNTHETIC
    assert evaluate(promise_named("B-15"), [found]).status is Status.NOT_MEASURABLE


def test_opened_points_are_counted_with_the_least_firm_source() -> None:
    opening = date(2024, 6, 1)
    seasonal = BookPoint("s", "Fjord", "Øst", 2024, opening, Kind.OFFICIAL, is_seasonal=True)
    named = BookPoint("r", "Grense", "Øst", 2022, kind=Kind.LAW, is_regulated=True)
    measured = book_measurements([*NEW, *NEXT, seasonal, named], [])
    (opened,), (in_season,) = of(measured, "B-14"), of(measured, "B-19")
    assert (opened.value, opened.as_of, opened.kind) == (7, opening, Kind.PRESS)
    assert (in_season.value, in_season.kind) == (1, Kind.OFFICIAL)


def test_an_empty_book_measures_nothing() -> None:
    assert book_measurements([*NEXT, *OLD], []) == ()
    assert of(book_measurements([*NEW, *OLD], []), "B-18") == []
