import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.access import DRIVING_TIME, EMERGENCY_ANSWER, SETTLEMENT
from naervaer.domain.rules.contacts import (
    ContactAssignment,
    breaches,
    needs_reason,
)
from naervaer.domain.rules.staffing import (
    AVAILABLE_SHARE,
    NEW_MONEY,
    POINTS_OF_2023,
    POINTS_OF_2024,
    POLICE_DENSITY,
    POSTS_OF_2024,
)

POINTS_2024 = (
    "Hemsedal",
    "Karlsøy",
    "Kvinesdal",
    "Levanger",
    "Lillestrøm (Sørumsand)",
    "Nesodden",
    "Rakkestad",
    "Sør-Odal",
    "Vaksdal",
    "Åseral",
)


def test_ninety_per_cent_within_45_minutes_is_enough() -> None:
    assert (DRIVING_TIME.at_least, DRIVING_TIME.minutes) == (0.9, 45)
    assert DRIVING_TIME.breaches({"Oslo": 1.0, "Agder": 0.9}) == ()
    assert DRIVING_TIME.breaches({"Finnmark": 0.899}) == (
        "Finnmark: Målt 89,9 %; R45 krever minst 90 %.",
    )


def test_95_per_cent_of_emergency_calls_within_20_seconds() -> None:
    assert EMERGENCY_ANSWER.seconds == 20
    assert EMERGENCY_ANSWER.refuses(0.95) is None
    assert EMERGENCY_ANSWER.refuses(0.949) is not None


@pytest.mark.parametrize(
    ("people", "gap", "is_settlement"),
    [(200, 50, True), (199, 50, False), (200, 50.1, False)],
)
def test_a_settlement_has_two_hundred_people_close_together(
    people: int, gap: float, *, is_settlement: bool
) -> None:
    assert SETTLEMENT.holds(people=people, gap_metres=gap) is is_settlement


def test_the_minimum_staff_of_the_ten_points_of_2024_is_47_and_a_half() -> None:
    assert sum(POSTS_OF_2024.fewest(point) for point in POINTS_2024) == 47.5
    assert POINTS_OF_2024.refuses(47.5) is None
    assert POINTS_OF_2024.refuses(47.4) is not None


def test_a_point_of_2024_with_four_posts_has_too_few() -> None:
    posts = {"Karlsøy": 4.0, "Hemsedal": 2.5}
    assert POSTS_OF_2024.breaches(posts) == (
        "Karlsøy: 4 stillinger; TS-POSTER krever minst 5.",
    )


def test_five_points_of_2023_must_have_five_each() -> None:
    staff = {"Sigdal": 5, "Meråker": 5, "Engerdal": 5, "Salangen": 5, "Steigen": 5, "Torp": 2}
    assert POINTS_OF_2023.staffed(staff) == 5
    assert POINTS_OF_2023.refuses(POINTS_OF_2023.staffed(staff)) is None
    assert POINTS_OF_2023.refuses(POINTS_OF_2023.staffed({**staff, "Steigen": 4.9})) is not None


def test_a_new_point_may_not_shrink_the_others() -> None:
    before = {"Trysil": 10.0, "Elverum": 20.0, "Rena": 1.0}
    after = {"Trysil": 8.5, "Elverum": 20.0, "Engerdal": 5.0}
    assert NEW_MONEY.losses(before=before, after=before) == ()
    losses = NEW_MONEY.losses(before=before, after=after)
    assert [reason.split(":")[0] for reason in losses] == ["Trysil", "Rena"]
    assert NEW_MONEY.refuses(-37.9) is not None
    assert NEW_MONEY.refuses(0) is None


def test_six_of_ten_hours_can_be_rostered() -> None:
    assert AVAILABLE_SHARE.available_hours(1950) == pytest.approx(1170)


def test_the_density_of_2025_is_below_two_per_thousand() -> None:
    assert POLICE_DENSITY.refuses(1.96) is not None
    assert POLICE_DENSITY.refuses(2.0) is None


def test_a_contact_on_four_municipalities_at_forty_per_cent_breaks_two_rules() -> None:
    contact = ContactAssignment("A", ("5601", "5603", "5605", "5606"), 0.4)
    assert breaches(contact) == (
        "Stillingen er 40 %; PK-50 sier minst 50 %.",
        "Kontakten har 4 kommuner; PK-3 sier høyst 3.",
    )
    assert needs_reason(contact)


def test_an_exception_needs_only_its_reason() -> None:
    explained = ContactAssignment("A", ("1", "2", "3", "4"), 0.5, "små kommuner på rekke")
    assert len(breaches(explained)) == 1
    assert not needs_reason(explained)


def test_three_municipalities_at_half_a_post_keep_both_rules() -> None:
    contact = ContactAssignment("A", ("1", "2", "3"), 0.5)
    assert breaches(contact) == ()
    assert not needs_reason(contact)


@pytest.mark.parametrize("share", [0, 1.1])
def test_a_share_of_a_post_is_above_nothing_and_at_most_one(share: float) -> None:
    with pytest.raises(UnusableInputError, match="expected above 0 up to 1"):
        ContactAssignment("A", ("1",), share)
