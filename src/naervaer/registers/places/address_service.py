"""Kartverket's address service: a street address becomes a position.

Answers have the form of «adresser/v1» (`metadata` and `adresser`, each with
`representasjonspunkt` in degrees, EPSG:4258). Nothing asked or answered is kept.
"""

from dataclasses import dataclass
from typing import Any

import httpx

from naervaer.domain.errors import UnreachableServiceError

_TIMEOUT = httpx.Timeout(2.0, connect=1.0)
_DEGREES = 4258


@dataclass(frozen=True, slots=True)
class Address:
    """A street address with its position.

    Attributes
    ----------
    text
        Street and number.
    postal_code, town
        Four digits and the post town.
    municipality
        Four-digit number.
    longitude, latitude
        Degrees.

    """

    text: str
    postal_code: str
    town: str
    municipality: str
    longitude: float
    latitude: float


def addresses_matching(text: str, *, service: str, at_most: int = 8) -> tuple[Address, ...]:
    """Return the addresses the service finds for a text, the likeliest first.

    Parameters
    ----------
    text
        What somebody typed: street, number, perhaps post town.
    service
        Base address, such as `https://ws.geonorge.no/adresser/v1`.
    at_most
        How many to ask for.

    Raises
    ------
    UnreachableServiceError
        When the service does not answer in time, refuses, or answers in another form.

    """
    asked: dict[str, str | int] = {
        "sok": text,
        "fuzzy": "false",
        "treffPerSide": at_most,
        "side": 0,
        "utkoordsys": _DEGREES,
    }
    try:
        answer = httpx.get(f"{service.rstrip('/')}/sok", params=asked, timeout=_TIMEOUT)
        answer.raise_for_status()
        found = answer.json()["adresser"]
        return tuple(_address(one) for one in found if one.get("representasjonspunkt"))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        msg = f"the address service did not answer ({type(error).__name__})."
        raise UnreachableServiceError(msg) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        msg = f"the address service answered in another form than expected ({error!r})."
        raise UnreachableServiceError(msg) from error


def _address(found: dict[str, Any]) -> Address:
    """Return one address of an answer."""
    point = found["representasjonspunkt"]
    return Address(
        text=str(found["adressetekst"]),
        postal_code=str(found["postnummer"]),
        town=str(found["poststed"]).capitalize(),
        municipality=str(found["kommunenummer"]),
        longitude=float(point["lon"]),
        latitude=float(point["lat"]),
    )
