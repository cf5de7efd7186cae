"""What the register of contact posts says of the promises, and when it says nothing."""

from datetime import date

from naervaer.domain.figures import Kind
from naervaer.domain.promises.from_contacts import BookContact, contact_measurements
from naervaer.domain.rules.contacts import ContactAssignment

DAY = date(2026, 3, 1)
PLACES = {"Nordland": ["1848", "1804"], "Oslo": ["0301"]}


def post(
    district: str, *numbers: str, share: float = 1, reason: str = "", kind: Kind = Kind.OFFICIAL
) -> BookContact:
    return BookContact(district, ContactAssignment("P", numbers, share, reason), kind)


def found(*posts: BookContact) -> dict[tuple[str, str], float]:
    measured = contact_measurements(posts, PLACES, DAY)
    return {(one.rule, one.scope): one.value for one in measured}


def test_a_district_that_lacks_a_municipality_says_nothing() -> None:
    assert found(post("Nordland", "1848")) == {}


def test_a_complete_district_speaks_for_itself_and_not_for_the_country() -> None:
    assert {scope for _rule, scope in found(post("Nordland", "1848", "1804"))} == {"Nordland"}


def test_the_country_is_measured_when_every_district_is_complete() -> None:
    said = found(post("Nordland", "1848", "1804"), post("Oslo", "0301"))
    assert said["PK-ALLE", ""] == 1


def test_a_small_post_counts_against_the_share_unless_a_reason_is_given() -> None:
    silent = found(post("Nordland", "1848", share=0.4), post("Nordland", "1804"))
    stated = found(post("Nordland", "1848", share=0.4, reason="x"), post("Nordland", "1804"))
    rule = ("PK-50-ALLE", "Nordland")
    assert (silent[rule], stated[rule]) == (0.5, 1)


def test_a_post_too_wide_is_counted_until_it_is_explained() -> None:
    places = {"Nordland": ["1", "2", "3", "4"]}
    for reason, count in (("", 1), ("nær hverandre", 0)):
        wide = post("Nordland", "1", "2", "3", "4", reason=reason)
        measured = contact_measurements([wide], places, DAY)
        assert {one.value for one in measured if one.rule == "PK-3-ALLE"} == {count}


def test_a_made_up_post_makes_the_whole_measurement_made_up() -> None:
    posts = [post("Nordland", "1848", kind=Kind.SYNTHETIC), post("Nordland", "1804")]
    assert {one.kind for one in contact_measurements(posts, PLACES, DAY)} == {Kind.SYNTHETIC}
