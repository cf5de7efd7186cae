import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.suppression import CountSum, ranges_left, withheld_cells

ALL = CountSum("all", ("a", "b", "c"))


def test_large_counts_are_all_shown() -> None:
    counts = {"all": 60, "a": 10, "b": 20, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5) == frozenset()


def test_nought_is_shown() -> None:
    counts = {"all": 50, "a": 0, "b": 20, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5) == frozenset()


def test_a_small_count_takes_the_smallest_large_one_with_it() -> None:
    counts = {"all": 53, "a": 3, "b": 20, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5) == {"a", "b"}


def test_exactly_five_is_shown() -> None:
    counts = {"all": 55, "a": 5, "b": 20, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5) == frozenset()


def test_two_ones_do_not_hide_behind_each_other() -> None:
    counts = {"all": 32, "a": 1, "b": 1, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5) == {"a", "b", "c"}


def test_where_the_parts_cannot_hide_a_count_the_total_is_withheld() -> None:
    counts = {"all": 6, "a": 1, "b": 5, "c": 0}
    assert withheld_cells(counts, [ALL], fewest=5) == {"a", "b", "all"}


def test_a_small_total_takes_another_total_with_it() -> None:
    counts = {"land": 43, "n": 3, "s": 40, "n1": 3, "s1": 15, "s2": 25}
    sums = [CountSum("land", ("n", "s")), CountSum("n", ("n1",)), CountSum("s", ("s1", "s2"))]
    hidden = withheld_cells(counts, sums, fewest=5)
    assert {"n", "n1", "s"} <= hidden
    assert "land" not in hidden
    assert all(high - low >= 5 for low, high in ranges_left(counts, sums, hidden).values())


def test_what_is_withheld_elsewhere_stays_withheld_and_is_protected() -> None:
    counts = {"all": 60, "a": 10, "b": 20, "c": 30}
    assert withheld_cells(counts, [ALL], fewest=5, already={"c"}) == {"c", "a"}


def test_where_the_parts_are_shown_elsewhere_the_total_is_withheld() -> None:
    counts = {"all": 53, "a": 3, "b": 20, "c": 30}
    hidden = withheld_cells(counts, [ALL], fewest=5, shown_elsewhere={"b", "c"})
    assert hidden == {"a", "all"}


def test_what_is_given_away_elsewhere_is_said() -> None:
    counts = {"all": 53, "a": 3, "b": 20, "c": 30}
    with pytest.raises(UnusableInputError, match="gives away 'a'"):
        withheld_cells(counts, [ALL], fewest=5, shown_elsewhere={"all", "b", "c"})


def test_ranges_tell_what_a_reader_could_work_out() -> None:
    counts = {"all": 53, "a": 3, "b": 20, "c": 30}
    assert ranges_left(counts, [ALL], {"a"}) == {"a": (3, 3)}
    assert ranges_left(counts, [ALL], {"a", "b"}) == {"a": (1, 22), "b": (1, 22)}


@pytest.mark.parametrize(
    ("counts", "sums", "said"),
    [
        ({"all": 5, "a": 4}, [CountSum("all", ("a",))], "its parts give 4"),
        ({"all": -1}, [], "negative"),
        ({"all": 1}, [CountSum("all", ("x",))], "has no count"),
        (
            {"t": 1, "u": 1, "a": 1},
            [CountSum("t", ("a",)), CountSum("u", ("a",))],
            "expected trees",
        ),
        ({"a": 1, "b": 1}, [CountSum("a", ("b",)), CountSum("b", ("a",))], "part of itself"),
    ],
)
def test_what_is_no_table_of_totals_is_refused(
    counts: dict[str, int], sums: list[CountSum[str]], said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        withheld_cells(counts, sums, fewest=5)
