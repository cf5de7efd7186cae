"""Who asks has one home, and a place refused is remembered once, with its act."""

from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from role_examples import a_wish
from voice_records import a_round

from naervaer import web
from naervaer.domain.authority import Place, Role
from naervaer.web import portals
from naervaer.web.records.accounts import attempts
from naervaer.web.records.accounts.asking import districts_of
from naervaer.web.records.audit.models import Refusal

OSLO = Place("Oslo", "0301")


def test_no_portal_finds_out_who_asks_on_its_own() -> None:
    folder = Path(portals.__path__[0])
    own = [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*.py"))
        if any(
            words in file.read_text(encoding="utf-8")
            for words in ("request.actor", "def actor_of(", "def expect(", "refusal_record(")
        )
    ]
    assert own == []


@pytest.mark.parametrize("role", [Role.POLICE_CONTACT, Role.DISTRICT_ANALYST])
def test_a_round_elsewhere_is_refused_and_remembered_once(
    signed_in: Callable[..., Client], role: Role
) -> None:
    reader = signed_in(role)
    address = f"/stemmen/arbeid/runde/{a_round(OSLO)['round_id']}/"
    assert reader.get(address).status_code == 403
    assert list(Refusal.objects.values_list("act", "address")) == [
        ("hear_inhabitants", address)
    ]


@pytest.mark.parametrize(
    ("role", "route", "act"),
    [
        (Role.DISTRICT_ANALYST, "wish_answer", "answer_wishes"),
        (Role.MUNICIPAL_COORDINATOR, "wish_withdraw", "file_wishes"),
    ],
)
def test_a_wish_from_elsewhere_is_refused_and_remembered_once(
    signed_in: Callable[..., Client], role: Role, route: str, act: str
) -> None:
    address = reverse(f"country:{route}", kwargs=a_wish(OSLO))
    answer = signed_in(role).post(address, {})
    told = list(Refusal.objects.values_list("act", flat=True))
    assert (answer.status_code, told) == (403, [act])


class _Asks:
    """A request with an actor and nothing else."""

    def __init__(self, *grants: tuple[Role, Place]) -> None:
        from naervaer.domain.authority import Actor, Grant  # noqa: PLC0415

        self.actor = Actor("noen", grants=tuple(Grant(*one) for one in grants))


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        ((), []),
        (((Role.DISTRICT_ANALYST, Place("Troms")),), ["Troms"]),
        (((Role.POLICE_CONTACT, Place("Nordland", "1848")),), ["Nordland"]),
    ],
)
def test_districts_are_those_of_the_actors_reach(
    areas: None, grants: tuple[tuple[Role, Place], ...], expected: list[str]
) -> None:
    from naervaer.domain.authority import Act  # noqa: PLC0415

    assert districts_of(_Asks(*grants), Act.SEE_STUDIES) == expected  # type: ignore[arg-type]


def test_the_whole_country_is_every_district(areas: None) -> None:
    from naervaer.domain.authority import Act  # noqa: PLC0415

    asks = _Asks((Role.DIRECTORATE, Place()))
    assert len(districts_of(asks, Act.SEE_STUDIES)) == 12  # type: ignore[arg-type]


def test_from_where_somebody_asks_is_found_out_in_one_place() -> None:
    folder = Path(web.__path__[0])
    told = [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*.py"))
        if any(
            words in file.read_text(encoding="utf-8")
            for words in ("REMOTE_ADDR", "FORWARDED_FOR", "REMOTE_HOST", "REAL_IP")
        )
    ]
    assert told == ["records/accounts/asking.py"]


def _tries(peer: str, forwarded: str, times: int = 3) -> int:
    """Try to sign in with a new name each time; return the refusals for having tried often."""
    told = []
    for time in range(times):
        said = {"username": f"{peer} {forwarded} {time}", "password": "feil"}
        came = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
        page = Client(**came).post(reverse("entrance:sign_in"), said).content.decode()
        told.append("For mange forsøk" in page)
    return told.count(True)


@pytest.fixture
def _two_an_address(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MOST_PER_ADDRESS", 2)


@pytest.mark.usefixtures("_two_an_address")
def test_attempts_behind_a_trusted_server_are_counted_by_asker(settings: Any) -> None:
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.5"),)
    assert _tries("10.0.0.5", "203.0.113.7") == 1
    assert _tries("10.0.0.5", "203.0.113.8", times=2) == 0
    assert _tries("10.0.0.5", "198.51.100.1, 203.0.113.8", times=1) == 1


@pytest.mark.usefixtures("_two_an_address")
def test_a_header_from_anybody_else_gives_no_new_attempts(settings: Any) -> None:
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.5"),)
    assert _tries("203.0.113.7", "198.51.100.1", times=2) == 0
    assert _tries("203.0.113.7", "198.51.100.2", times=2) == 2


@pytest.mark.usefixtures("_two_an_address")
def test_passkeys_are_counted_by_asker_as_well(settings: Any) -> None:
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.5"),)
    asked = {"REMOTE_ADDR": "10.0.0.5", "content_type": "application/json", "data": "{}"}
    told = [
        Client().post(reverse("account:passkey_answer"), **asked, HTTP_X_FORWARDED_FOR=address)
        for address in ["203.0.113.7"] * 3 + ["203.0.113.8"]
    ]
    assert ["attempts" in answer.json()["error"] for answer in told] == [
        False,
        False,
        True,
        False,
    ]
