"""Street addresses through a service with Kartverket's form of answer, served here."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from naervaer.domain.errors import UnreachableServiceError
from naervaer.registers.places.address_service import addresses_matching

ADDRESS = {
    "adressenavn": "Nordskotveien",
    "adressetekst": "Nordskotveien 2",
    "adressetilleggsnavn": None,
    "adressekode": 1234,
    "nummer": 2,
    "bokstav": "",
    "kommunenummer": "1848",
    "kommunenavn": "STEIGEN",
    "gardsnummer": 1,
    "bruksnummer": 2,
    "festenummer": 0,
    "undernummer": None,
    "bruksenhetsnummer": ["H0101"],
    "objtype": "Vegadresse",
    "poststed": "LEINESFJORD",
    "postnummer": "8283",
    "adressetekstutenadressetilleggsnavn": "Nordskotveien 2",
    "stedfestingverifisert": True,
    "representasjonspunkt": {"epsg": "EPSG:4258", "lat": 67.77, "lon": 15.02},
    "oppdateringsdato": "2024-05-06T07:08:09",
}


@dataclass
class Service:
    """What the stand-in answers, and what it was asked."""

    address: str = ""
    status: int = 200
    answer: Any = None
    asked: list[dict[str, list[str]]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[Service]:
    kept = Service()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            kept.asked.append({"path": [split.path], **parse_qs(split.query)})
            body = json.dumps(kept.answer).encode()
            self.send_response(kept.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing on the console."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    kept.address = f"http://127.0.0.1:{server.server_port}/adresser/v1"
    kept.answer = {
        "metadata": {
            "side": 0, "treffPerSide": 8, "totaltAntallTreff": 1, "viserFra": 0,
            "viserTil": 8, "sokeStreng": "sok=Nordskotveien 2",
        },
        "adresser": [ADDRESS],
    }  # fmt: skip
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_comes_back_with_its_position(service: Service) -> None:
    (found,) = addresses_matching("Nordskotveien 2", service=service.address)
    assert (found.text, found.postal_code, found.town) == (
        "Nordskotveien 2",
        "8283",
        "Leinesfjord",
    )
    assert (found.municipality, found.longitude, found.latitude) == ("1848", 15.02, 67.77)


def test_the_service_is_asked_for_degrees_at_its_own_path(service: Service) -> None:
    addresses_matching("Nordskotveien 2", service=service.address + "/")
    assert service.asked[0]["path"] == ["/adresser/v1/sok"]
    assert service.asked[0]["sok"] == ["Nordskotveien 2"]
    assert service.asked[0]["utkoordsys"] == ["4258"]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, {}),
        (404, {}),
        (200, []),
        (200, {"adresser": [{"representasjonspunkt": {"lat": 1}}]}),
    ],
)
def test_a_refusal_or_another_form_is_said_as_such(
    status: int, answer: Any, service: Service
) -> None:
    service.status, service.answer = status, answer
    with pytest.raises(UnreachableServiceError, match="the address service"):
        addresses_matching("Storgata 1", service=service.address)


def test_a_service_that_is_not_there_is_said_as_such() -> None:
    with pytest.raises(UnreachableServiceError, match="did not answer"):
        addresses_matching("Storgata 1", service="http://127.0.0.1:9")


def test_an_address_without_a_position_is_left_out(service: Service) -> None:
    service.answer["adresser"] = [{**ADDRESS, "representasjonspunkt": None}]
    assert addresses_matching("Nordskotveien 2", service=service.address) == ()


@pytest.mark.django_db
def test_the_door_places_an_address_in_its_zone(service: Service, reach: None) -> None:
    from naervaer.web.records.reach.selectors import addresses_near  # noqa: PLC0415

    found = addresses_near("Nordskotveien 2", service=service.address)
    assert found is not None
    assert [one.name for one in found] == ["Nordskotveien 2, 8283 Leinesfjord"]
    assert found[0].municipality == "1848"
    assert addresses_near("Nordskotveien 2", service="http://127.0.0.1:9") is None
