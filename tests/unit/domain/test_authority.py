"""Who may do what where."""

import pytest

from naervaer.domain.authority import (
    ANYBODY,
    COUNTRY,
    TABLE,
    Act,
    Actor,
    Grant,
    Place,
    Reach,
    Role,
)
from naervaer.domain.errors import UnusableInputError

STEIGEN, BODO, OSLO = (
    Place("Nordland", "1848"),
    Place("Nordland", "1804"),
    Place("Oslo", "0301"),
)


def test_anybody_may_see_what_is_public_and_nothing_else() -> None:
    allowed = {act for act in Act if ANYBODY.may(act)}
    assert allowed == {Act.SEE_PUBLIC, Act.SIGN_IN}


def test_an_analyst_reaches_the_own_district_only() -> None:
    actor = Actor("a", grants=(Grant(Role.DISTRICT_ANALYST, Place("Nordland")),))
    assert actor.may(Act.WRITE_PRESENCE_BOOK, STEIGEN)
    assert not actor.may(Act.WRITE_PRESENCE_BOOK, OSLO)
    assert not actor.may(Act.WRITE_PRESENCE_BOOK, COUNTRY)
    assert actor.reach(Act.WRITE_PRESENCE_BOOK) == (Place("Nordland"),)


def test_a_municipal_coordinator_reaches_the_own_municipality_only() -> None:
    actor = Actor("a", grants=(Grant(Role.MUNICIPAL_COORDINATOR, STEIGEN),))
    assert actor.may(Act.FILE_WISHES, STEIGEN)
    assert not actor.may(Act.FILE_WISHES, BODO)


def test_an_act_that_a_role_does_not_have_reaches_nowhere() -> None:
    actor = Actor("a", grants=(Grant(Role.COUNCIL_MEMBER, STEIGEN),))
    assert actor.reach(Act.WRITE_PRESENCE_BOOK) == ()
    assert not actor.may(Act.WRITE_PRESENCE_BOOK)


@pytest.mark.parametrize(
    "role", [role for role in Role if Reach.COUNTRY not in TABLE[role].values()]
)
def test_a_role_for_a_place_is_never_given_for_the_whole_country(role: Role) -> None:
    with pytest.raises(UnusableInputError, match="without a"):
        Grant(role)
