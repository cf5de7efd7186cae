"""Who asks has one home, and a place refused is remembered once, with its act."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from role_examples import a_wish
from voice_records import a_round

from naervaer.domain.authority import Place, Role
from naervaer.web import portals
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
