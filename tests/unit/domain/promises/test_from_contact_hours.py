"""Hours are said of five posts or more, an extra post only where both days are known."""

from datetime import date

import pytest

from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_contact_hours import ContactTime, time_measurements
from naervaer.domain.promises.from_contacts import BookContact, dalane_measurement
from naervaer.domain.rules.contacts import DALANE, DALANE_MUNICIPALITIES, ContactAssignment

UNTIL = date(2026, 9, 30)
BEFORE, NOW = date(2023, 1, 1), date(2026, 11, 1)


def hours(**other: object) -> ContactTime:
    given = {"district": "Nordland", "posts": 5, "with_hours": 5, "protected": 200.0}
    rest = {"delivered": 150.0, "until": UNTIL, "kind": Kind.SYNTHETIC}
    return ContactTime(**{**given, **rest, **other})  # type: ignore[arg-type]


def test_five_posts_say_how_much_of_the_time_was_spent_and_judge_nothing() -> None:
    with_hours, used = time_measurements([hours()])
    assert (with_hours.value, used.value) == (1, 0.75)
    assert "200 timer satt av, 150 levert" in used.evidence
    assert {(one.promise, one.rule, one.scope) for one in (with_hours, used)} == {
        ("B-39", "", "Nordland")
    }


def test_four_posts_say_nothing_of_single_people() -> None:
    assert time_measurements([hours(posts=4, with_hours=4)]) == ()


def test_a_post_without_hours_leaves_the_share_of_posts_alone() -> None:
    [one] = time_measurements([hours(with_hours=4)])
    assert (one.measure, one.value) == ("contact_posts_with_protected_hours_share", 0.8)
    [none] = time_measurements([hours(protected=0)])
    assert none.value == 1


def post(*numbers: str, share: float = 1, kind: Kind = Kind.OFFICIAL) -> BookContact:
    return BookContact("Sør-Vest", ContactAssignment("P", numbers, share), kind)


def dalane(before: list[BookContact], now: list[BookContact]) -> float | None:
    found = dalane_measurement(before, now, since=BEFORE, as_of=NOW)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("now", "more"),
    [
        ([post(*DALANE_MUNICIPALITIES)], 0),
        ([post(*DALANE_MUNICIPALITIES), post("1101")], 1),
        ([post(*DALANE_MUNICIPALITIES), post("1101", "1103")], 0.5),
        ([post(*DALANE_MUNICIPALITIES, share=0.5)], -0.5),
    ],
)
def test_the_extra_post_is_counted_by_the_part_that_serves_the_region(
    now: list[BookContact], more: float
) -> None:
    assert dalane([post(*DALANE_MUNICIPALITIES)], now) == more
    assert (DALANE.refuses(more) is None) is (more >= 1)


def test_a_register_that_began_later_says_nothing() -> None:
    everywhere = [post(*DALANE_MUNICIPALITIES)]
    assert dalane([], everywhere) is None
    assert dalane(everywhere, []) is None
    assert dalane([post("1101", "1111", "1112")], everywhere) is None


def test_made_up_posts_make_the_measurement_made_up() -> None:
    one = [post(*DALANE_MUNICIPALITIES)]
    other = [post(*DALANE_MUNICIPALITIES, kind=Kind.SYNTHETIC)]
    found = dalane_measurement(one, other, since=BEFORE, as_of=NOW)
    assert found is not None
    assert found.kind is Kind.SYNTHETIC
