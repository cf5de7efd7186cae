"""The frame around every page: the menu, and who is signed in."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from naervaer.domain.authority import Role
from naervaer.web.interface.role_words import role_words
from naervaer.web.records.accounts.demo import demo_account

pytestmark = pytest.mark.django_db


def menu_of(client: Client, address: str) -> dict[str, bool]:
    """Return the menu's addresses, and whether each is the part one is in."""
    shown = client.get(address).context["menu"]
    return {where: is_open for where, _words, is_open in shown}


@pytest.mark.parametrize("name", ["booking:kinds", "voice:index", "council:list"])
def test_the_menu_leads_inhabitants_to_the_services(client: Client, name: str) -> None:
    assert reverse(name) in menu_of(client, "/")


@pytest.mark.parametrize("name", ["booking:kinds", "voice:index", "council:list"])
def test_the_front_page_leads_there_too(client: Client, name: str) -> None:
    main = client.get("/").content.decode().split("<main", 1)[1]
    assert f'href="{reverse(name)}"' in main


def test_the_menu_marks_the_part_one_is_in_and_no_other(client: Client) -> None:
    marked = [where for where, is_open in menu_of(client, "/stemmen/behov/").items() if is_open]
    assert marked == ["/stemmen/"]


def test_a_page_of_the_workplace_is_marked_as_such(
    signed_in: Callable[..., Client],
) -> None:
    client = signed_in(Role.DISTRICT_ANALYST)
    shown = client.get("/kontakt/stillinger/").context
    assert (shown["is_at_work"], [one for one in shown["menu"] if one[2]]) == (True, [])


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("role", list(Role))
def test_an_account_of_the_showcase_is_shown_by_its_role(
    settings: LazySettings, client: Client, role: Role
) -> None:
    settings.DEMO = True
    user = demo_account(role)
    assert user is not None
    client.force_login(user)
    assert client.get("/").context["person"] == role_words(role)


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("drift@example.no", 'href="mailto:drift@example.no"'),
        ("75 77 00 00", "<strong>75 77 00 00</strong>"),
    ],
)
def test_the_accessibility_statement_says_where_to_reach_whoever_runs_the_site(
    settings: LazySettings, client: Client, contact: str, shown: str
) -> None:
    settings.SITE_CONTACT = contact
    assert shown in client.get(reverse("entrance:accessibility")).content.decode()


def test_without_a_known_way_the_accessibility_statement_makes_none_up(client: Client) -> None:
    page = client.get(reverse("entrance:accessibility")).content.decode()
    assert "mailto:" not in page
    assert "02800" in page
