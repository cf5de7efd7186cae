"""Reading places and minutes: from what somebody typed to minutes to every site."""

import re
from dataclasses import dataclass

import numpy as np
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from naervaer.domain.errors import UnreachableServiceError
from naervaer.registers.coordinates import from_degrees, to_degrees
from naervaer.registers.places.address_service import addresses_matching
from naervaer.web.records.reach.folding import folded
from naervaer.web.records.reach.models import AskPlace, ReachBuild, ReachZone

CODE_LENGTH = 4
_CODE = re.compile(rf"(?<!\d)\d{{{CODE_LENGTH}}}(?!\d)", re.ASCII)
_MOST_PLACES = 12
_BOXES_M = (3_000, 15_000, 60_000, 250_000)
_NORWAY_DEGREES = ((57.0, 72.0), (4.0, 32.0))


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place somebody asks from.

    Attributes
    ----------
    name
        What the page calls it.
    zone
        The zone its minutes are taken from.
    municipality
        Number of the municipality it lies in.
    municipality_name
        Its name.
    key
        Number to ask from this place again, or None where it is not a stored place.
    source
        Whose gazetteer the position is from.

    """

    name: str
    zone: int
    municipality: str
    municipality_name: str
    key: int | None = None
    source: str = ""


def is_filled() -> bool:
    """Return whether there are minutes to answer from."""
    return ReachBuild.objects.exists()


def attribution() -> str:
    """Return the line that names where places and roads come from."""
    build = ReachBuild.objects.first()
    return build.attribution if build else ""


def place_by_key(key: int) -> Whereabouts | None:
    """Return a stored place by its number, or None."""
    place = AskPlace.objects.filter(pk=key).first()
    return _whereabouts(place) if place else None


def centre_of(municipality: str) -> Whereabouts | None:
    """Return a municipality by its number, placed where most people live."""
    named = AskPlace.objects.filter(
        sort=AskPlace.Sort.MUNICIPALITY, municipality=municipality
    ).first()
    return _whereabouts(named) if named else None


def municipality_positions() -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of each municipality, where most of its people live."""
    rows = AskPlace.objects.filter(sort=AskPlace.Sort.MUNICIPALITY).values_list(
        "municipality", "zone__x", "zone__y"
    )
    found = {number: (x, y) for number, x, y in rows}
    if not found:
        return {}
    east, north = to_degrees(*zip(*found.values(), strict=True))
    pairs = zip(east.round(4).tolist(), north.round(4).tolist(), strict=True)
    return dict(zip(found, pairs, strict=True))


def places_matching(text: str) -> list[Whereabouts]:
    """Return the stored places a text may mean, the likeliest first; at most twelve.

    Four digits are a postal code, also with a name before or after it. A whole name comes
    before the beginning of one; a municipality before a place of the same name in another;
    more people before fewer.
    """
    wanted = " ".join(folded(text).replace(",", " ").split())
    if not wanted:
        return []
    if wanted.isdecimal() and len(wanted) <= CODE_LENGTH:
        found = AskPlace.objects.filter(code=wanted)
        return [_whereabouts(one) for one in found[:_MOST_PLACES]]
    leading, _, town = wanted.rpartition(" ")
    named = Q(key=wanted)
    if leading.isdecimal():  # «8283 Leinesfjord»
        named |= Q(code=leading, key=town)
    exact = list(_ranked(AskPlace.objects.filter(named)))
    found_places = (
        exact
        or _of_code_and_name(wanted)
        or list(_ranked(AskPlace.objects.filter(key__startswith=wanted)))
    )
    return _without_repeats(found_places)[:_MOST_PLACES]


def place_of_the_code_in(text: str) -> Whereabouts | None:
    """Return the place of the last postal code in a text, or None: «Storgata 1, 0554 Oslo»."""
    codes = _CODE.findall(text)
    found = AskPlace.objects.filter(code=codes[-1]).first() if codes else None
    return _whereabouts(found) if found else None


def zone_near(*, longitude: float, latitude: float) -> Whereabouts | None:
    """Return the zone nearest to a position in degrees; None far from where people live.

    The position is used in this call and kept nowhere.
    """
    north, east = _NORWAY_DEGREES
    if not (north[0] <= latitude <= north[1] and east[0] <= longitude <= east[1]):
        return None
    x, y = (float(value) for value in from_degrees(longitude, latitude))
    for side in _BOXES_M:
        near = ReachZone.objects.filter(x__range=(x - side, x + side)).filter(
            y__range=(y - side, y + side)
        )
        rows = list(near.values_list("number", "municipality", "x", "y"))
        if rows:
            number, code, *_ = min(rows, key=lambda row: (row[2] - x) ** 2 + (row[3] - y) ** 2)
            return Whereabouts("", number, code, _municipality_name(code))
    return None


def addresses_near(text: str, *, service: str) -> list[Whereabouts] | None:
    """Return the street addresses a text may mean; None when the service does not answer."""
    try:
        found = addresses_matching(text, service=service)
    except UnreachableServiceError:
        return None
    placed = []
    for one in found:
        zone = zone_near(longitude=one.longitude, latitude=one.latitude)
        if zone is not None:
            name = f"{one.text}, {one.postal_code} {one.town}"
            placed.append(
                Whereabouts(name, zone.zone, zone.municipality, zone.municipality_name)
            )
    return placed


def minutes_from(zone: int) -> dict[str, float | None]:
    """Return minutes by car from a zone to every site; None where no road or ferry leads."""
    stored = ReachZone.objects.filter(number=zone).values_list("minutes", flat=True).first()
    build = ReachBuild.objects.first()
    if stored is None or build is None:
        return {}
    tenths = np.frombuffer(bytes(stored), dtype="<u2")
    return {
        site: None if value == np.iinfo(np.uint16).max else value / 10
        for site, value in zip(build.sites, tenths.tolist(), strict=True)
    }


def _of_code_and_name(wanted: str) -> list[AskPlace]:
    """Return the place of a postal code with a known name beside it: «Oslo 0554»."""
    codes, name = _CODE.findall(wanted), " ".join(_CODE.sub(" ", wanted).split())
    if len(codes) != 1 or not AskPlace.objects.filter(key=name).exists():
        return []
    return list(AskPlace.objects.filter(code=codes[0])[:1])


def _ranked(places: QuerySet[AskPlace]) -> QuerySet[AskPlace]:
    """Return places in the order they are offered."""
    order = Case(
        When(sort=AskPlace.Sort.MUNICIPALITY, then=Value(0)),
        When(sort=AskPlace.Sort.PLACE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return places.order_by(order, "-people", "name", "code")[: 4 * _MOST_PLACES]


def _without_repeats(places: list[AskPlace]) -> list[Whereabouts]:
    """Return one place per name and municipality; a town's many postal codes are one place."""
    kept: dict[tuple[str, str], AskPlace] = {}
    for place in places:
        kept.setdefault((place.key, place.municipality), place)
    return [_whereabouts(place) for place in kept.values()]


def _whereabouts(place: AskPlace) -> Whereabouts:
    named = f"{place.code} {place.name}".strip()
    return Whereabouts(
        name=named,
        zone=place.zone_id,
        municipality=place.municipality,
        municipality_name=place.municipality_name,
        key=place.pk,
        source=place.source,
    )


def _municipality_name(number: str) -> str:
    names = AskPlace.objects.filter(municipality=number)
    return names.values_list("municipality_name", flat=True).first() or ""
