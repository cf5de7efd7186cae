"""Where https is required, programs that ask over http are refused and readers are sent on."""

from typing import Any

import pytest
from django.test import Client

SERIES = "/tall/api/v1/series"
pytestmark = pytest.mark.django_db


@pytest.fixture
def _https_is_required(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True


@pytest.mark.usefixtures("_https_is_required")
@pytest.mark.parametrize("address", [SERIES, "/tall/api/v1/openapi.json", "/tall/api/v1/none"])
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_a_program_over_http_is_refused_and_not_sent_on(address: str, method: str) -> None:
    answer = getattr(Client(), method)(address, {"page": "1"})
    assert answer.status_code == 403
    assert "Location" not in answer.headers


@pytest.mark.usefixtures("_https_is_required")
def test_the_refusal_says_why() -> None:
    assert "https" in Client().get(SERIES).json()["detail"]


@pytest.mark.usefixtures("_https_is_required")
def test_a_program_over_https_is_answered() -> None:
    assert Client().get(SERIES, secure=True).status_code == 200


@pytest.mark.usefixtures("_https_is_required")
@pytest.mark.parametrize("address", ["/tall/", "/tall/api/", "/om/"])
def test_a_reader_over_http_is_sent_on(address: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"https://testserver{address}",
    )


def test_on_one_machine_programs_may_ask_over_http() -> None:
    assert Client().get(SERIES).status_code == 200
