from datetime import date

from naervaer.domain.rules.agreements import ORDER_AN_OFFICER
from naervaer.domain.rules.councils import DORMANT_COUNCIL, STEERING_GROUP
from naervaer.domain.rules.structure_change import APPEAL, MUNICIPAL_PATROL, NEW_POINT

QUARTERS = (date(2024, 2, 1), date(2024, 5, 2), date(2024, 9, 3), date(2024, 12, 4))


def test_four_meetings_in_a_year_are_enough() -> None:
    assert STEERING_GROUP.refuses(held_on=QUARTERS, year=2024) is None
    assert STEERING_GROUP.refuses(held_on=QUARTERS[:3], year=2024) == (
        "3 møter i 2024; SLT-4 krever minst 4."
    )


def test_meetings_of_other_years_do_not_count() -> None:
    assert STEERING_GROUP.refuses(held_on=QUARTERS, year=2023) is not None


def test_a_council_is_asleep_after_twelve_months() -> None:
    met = (date(2023, 3, 15), date(2022, 1, 1))
    assert DORMANT_COUNCIL.refuses(held_on=met, today=date(2024, 3, 14)) is None
    assert DORMANT_COUNCIL.refuses(held_on=met, today=date(2024, 3, 15)) is not None


def test_a_council_that_never_met_is_asleep() -> None:
    planned = (date(2025, 1, 1),)
    reason = DORMANT_COUNCIL.refuses(held_on=planned, today=date(2024, 1, 1))
    assert reason == "Ingen møter er registrert; PR-SOVENDE krever ett på 12 måneder."


def test_a_municipality_has_eight_weeks_to_appeal() -> None:
    assert APPEAL.last_day_to_appeal(date(2024, 1, 1)) == date(2024, 2, 26)
    assert APPEAL.last_day_to_forward(date(2024, 2, 26)) == date(2024, 3, 18)


def test_a_change_waits_until_the_appeal_time_has_passed() -> None:
    told = date(2024, 1, 1)
    assert APPEAL.refuses(told_on=told, takes_effect_on=date(2024, 2, 27)) is None
    reason = APPEAL.refuses(told_on=told, takes_effect_on=date(2024, 2, 26))
    assert reason is not None
    assert "8 uker" in reason
    assert "2024-02-26" in reason


def test_a_new_point_needs_a_local_wish_and_one_more_ground() -> None:
    def ask(*, wanted: bool, geography: bool, crime: bool) -> str | None:
        return NEW_POINT.refuses(
            locally_wanted=wanted, geography_calls=geography, crime_calls=crime
        )

    assert ask(wanted=True, geography=True, crime=False) is None
    assert ask(wanted=True, geography=False, crime=True) is None
    assert "lokalt ønske" in str(ask(wanted=False, geography=True, crime=True))
    assert "Verken" in str(ask(wanted=True, geography=False, crime=False))


def test_a_patrol_is_for_those_far_from_any_point() -> None:
    assert MUNICIPAL_PATROL.holds(has_own_point=False, minutes_to_nearest=46)
    assert not MUNICIPAL_PATROL.holds(has_own_point=False, minutes_to_nearest=45)
    assert not MUNICIPAL_PATROL.holds(has_own_point=True, minutes_to_nearest=60)


def test_the_danish_standard_is_14_and_30_days() -> None:
    assert ORDER_AN_OFFICER.breaches(replied_after=14, done_after=30) == ()
    assert len(ORDER_AN_OFFICER.breaches(replied_after=15, done_after=31)) == 2
