"""Every address answers every role exactly as the one table of authority says.

For each route: anybody and each role (held in Steigen, Nordland), at the own place and at a
foreign one. The expectation is computed from the route's declared act and `TABLE`; nothing
about a route's answer is written down here by hand.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from role_examples import EXAMPLES, OSLO, STEIGEN, Example
from route_examples import EXAMPLES as VISITS
from shipped import place_for, shipped_baseline

from naervaer.domain.authority import OPEN_ACTS, SYSTEM, Act, Place, Reach, Role
from naervaer.web.config.routes import routes
from naervaer.web.interface.role_words import ACTS, REACHES, ROLES
from naervaer.web.records.accounts.acts import act_of
from naervaer.web.records.accounts.selectors import actor_of

ROUTES = routes()
REFUSED = {403, 404}
PEOPLE: list[Role | None] = [None, *Role]


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[Any, Any]]:
    """Fill the areas and sign one person in with each role, once for all routes."""
    from naervaer.web.records.accounts.services import account_create, role_give  # noqa: PLC0415
    from naervaer.web.records.areas.services import areas_fill  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():
        areas_fill(baseline=shipped_baseline())
        made: dict[Any, Any] = {None: (None, None)}
        for role in Role:
            user = account_create(
                username=role.value, name="Prøve Person", password=None, actor=SYSTEM
            )
            role_give(user=user, role=role, place=place_for(role), actor=SYSTEM, why="prøve")
            client = Client()
            client.force_login(user)
            made[role] = (user, client.cookies[settings.SESSION_COOKIE_NAME].value)
        yield made
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_route_with_arguments_has_an_example(name: str) -> None:
    assert "<" not in ROUTES[name][0] or name in EXAMPLES or VISITS.get(name)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_closed_route_with_arguments_has_an_example_of_its_own(name: str) -> None:
    act = act_of(ROUTES[name][1].callback)
    assert "<" not in ROUTES[name][0] or name in EXAMPLES or act in OPEN_ACTS


def test_no_example_stands_for_a_route_that_is_gone() -> None:
    assert set(EXAMPLES) <= set(ROUTES)


#: Each route at the own and the foreign place: once, where no place stands in it.
PLACED = [
    pytest.param(name, place, id=f"{name} at {which}")
    for name in sorted(ROUTES)
    for place, which in ((STEIGEN, "the own place"), (OSLO, "a foreign place"))
    if place == STEIGEN or name in EXAMPLES
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "place"), PLACED)
def test_the_table_decides(
    name: str, place: Place, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "OPENID", [])
    example = EXAMPLES.get(name) or borrowed(name)
    act = act_of(ROUTES[name][1].callback)
    assert act is not None
    for role in PEOPLE:
        user, session = people[role]
        actor = actor_of(user)
        with transaction.atomic():
            address = reverse(name, kwargs=example.arguments(place))
            answer = asked(example, address, place, session)
            if answer.streaming:
                list(answer.streaming_content)
            transaction.set_rollback(True)
        where = f"{role or 'anybody'} at {address}: {answer.status_code}"
        if not actor.is_signed_in and act not in OPEN_ACTS:
            assert answer.status_code == 302, where
            assert answer.headers["Location"].startswith(reverse("entrance:sign_in")), where
        elif not actor.may(act):
            assert answer.status_code == 403, where
        elif (
            example.narrowed_by
            and not any(actor.may(one, example.at(place)) for one in example.narrowed_by)
        ) or (example.place_bound and not actor.may(act, example.at(place))):
            assert answer.status_code in REFUSED, where
        else:
            missing = example.may_be_missing and answer.status_code == 404
            assert missing or answer.status_code not in REFUSED, where
            assert answer.status_code < 500, where
            assert not example.place_bound or answer.status_code != 405, where


def borrowed(name: str) -> Example:
    """Return the example by which the browser visits a route: a record may be missing here."""
    kwargs = VISITS[name][0][0] if VISITS.get(name) else {}
    return Example(lambda _place: kwargs, may_be_missing=bool(kwargs))


def asked(example: Example, address: str, place: Place, session: str | None) -> Any:
    """Return the answer to one visitor."""
    client = Client(raise_request_exception=False)
    if session is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    query = example.query(place)
    if example.method == "GET":
        return client.get(address, query)
    return client.post(address, example.data(place), query_params=query)


def test_every_role_act_and_reach_has_words() -> None:
    assert (set(ROLES), set(ACTS), set(REACHES)) == (set(Role), set(Act), set(Reach))


@pytest.mark.django_db
def test_everybody_can_read_what_each_role_may_do() -> None:
    said = Client().get(reverse("account:roles")).content.decode()
    assert "Tjenesteplanlegger" in said
    assert "eget politidistrikt" in said
