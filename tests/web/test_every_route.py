"""What must hold for every address of the site."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from shipped import shipped_baseline

from naervaer.web.records.accounts.acts import act_of


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        address = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from patterns(found, address)
        else:
            yield address, found


ROUTES = dict(patterns(get_resolver()))
PLAIN = sorted(f"/{address}" for address in ROUTES if "<" not in address)


@pytest.mark.parametrize("address", sorted(ROUTES))
def test_every_view_declares_its_act(address: str) -> None:
    assert act_of(ROUTES[address].callback) is not None


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> dict[str, Any]:
    """Ask for every address without parameters once, as anybody, with the areas filled."""
    from naervaer.web.records.areas.services import areas_fill  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():
        areas_fill(baseline=shipped_baseline())
        told = {address: asked(address) for address in PLAIN}
        transaction.set_rollback(True)
    return told


def asked(address: str) -> Any:
    answer = Client(raise_request_exception=False).get(address)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


@pytest.mark.parametrize("address", PLAIN)
def test_no_page_fails_for_anybody(address: str, answers: dict[str, Any]) -> None:
    assert answers[address].status_code in {200, 302, 403, 405}


@pytest.mark.parametrize("address", PLAIN)
def test_every_page_forbids_scripts_and_frames_from_elsewhere(
    address: str, answers: dict[str, Any]
) -> None:
    policy = answers[address].headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_an_unknown_address_answers_in_the_readers_language(areas: None) -> None:
    answer = Client().get("/finnes-ikke/", headers={"accept-language": "nb"})
    assert answer.status_code == 404
    said = answer.content.decode()
    assert "Fant ikke siden" in said
    main = said[said.index("<main") : said.index("</main>")]
    assert all(f'href="{way}"' in main for way in ("/", "/finn/", "/kommune/"))
