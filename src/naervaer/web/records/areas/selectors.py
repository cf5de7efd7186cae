"""Reading the areas."""

from math import dist, log

from django.db.models import Count, Max, Q, QuerySet

from naervaer.domain.authority import COUNTRY, Place
from naervaer.web.records.areas.models import (
    District,
    Municipality,
    Profile,
    StationDistrict,
    YearFigure,
)
from naervaer.web.records.areas.slugs import slug_of


def districts_all() -> QuerySet[District]:
    """Return every police district by name."""
    return District.objects.all()


def district_by_slug(slug: str) -> District | None:
    """Return the district of an address, or None."""
    return District.objects.filter(slug=slug).first()


def municipalities_all() -> QuerySet[Municipality]:
    """Return every municipality by name, with its district."""
    return Municipality.objects.select_related("district")


def numbers_by_district() -> dict[str, list[str]]:
    """Return the numbers of the municipalities of every district."""
    found: dict[str, list[str]] = {}
    for number, district in Municipality.objects.values_list("number", "district__name"):
        found.setdefault(district, []).append(number)
    return found


def municipality_by_number(number: str) -> Municipality | None:
    """Return one municipality with its district, or None."""
    return municipalities_all().filter(number=number).first()


def municipalities_within(places: tuple[Place, ...]) -> QuerySet[Municipality]:
    """Return the municipalities that lie within any of the places (see `Actor.reach`)."""
    if COUNTRY in places:
        return municipalities_all()
    wanted = Q(pk__in=[])
    for place in places:
        if place.municipality is not None:
            wanted |= Q(number=place.municipality)
        elif place.district is not None:
            wanted |= Q(district__name=place.district)
    return municipalities_all().filter(wanted)


def station_districts_in(district: District) -> QuerySet[StationDistrict]:
    """Return a district's station districts by name."""
    return StationDistrict.objects.filter(district=district)


def place_of(municipality: Municipality) -> Place:
    """Return the municipality as a place for the authority table."""
    return Place(municipality.district.name, municipality.number)


def district_by_name(name: str) -> District | None:
    """Return the district of that name, or None."""
    return District.objects.filter(name=name).first()


def profile_of(municipality: Municipality) -> Profile | None:
    """Return a municipality's shape, neighbours and people near, or None before filling."""
    return Profile.objects.filter(municipality=municipality).first()


def drawings_all() -> list[tuple[str, str]]:
    """Return number and coarse SVG path of every municipality, by number."""
    return list(Profile.objects.order_by("pk").values_list("municipality", "drawing"))


def shapes_all() -> list[Profile]:
    """Return every municipality's shape, with its municipality and district."""
    return list(Profile.objects.select_related("municipality__district").order_by("pk"))


def frames_in(district: District) -> list[list[float]]:
    """Return west, south, east and north of each of a district's municipalities, degrees."""
    found = Profile.objects.filter(municipality__district=district)
    return list(found.values_list("frame", flat=True))


def municipalities_numbered(numbers: list[str]) -> list[Municipality]:
    """Return the municipalities in the order of the numbers."""
    found = {one.number: one for one in municipalities_all().filter(number__in=numbers)}
    return [found[number] for number in numbers if number in found]


def municipalities_comparable(municipality: Municipality, count: int = 5) -> list[Municipality]:
    """Return the municipalities most alike by size and centrality, the most alike first.

    Alike is near in the plane of two logarithms: people in the municipality, and people
    within 60 km of where its people live. A difference of one is a factor of *e* in either.
    """
    own = profile_of(municipality)
    if own is None:
        return []
    place = _place_among(municipality.people, own.people_near)
    others = Profile.objects.exclude(pk=municipality.pk).values_list(
        "pk", "municipality__people", "people_near"
    )
    ranked = sorted(
        (dist(place, _place_among(people, near)), pk) for pk, people, near in others
    )
    return municipalities_numbered([pk for _, pk in ranked[:count]])


def _place_among(people: int, near: int) -> tuple[float, float]:
    return log(max(people, 1)), log(max(near, 1))


def year_figures_of(municipality: Municipality, measure: str) -> dict[str, float]:
    """Return one yearly figure by year or period, the oldest first."""
    found = YearFigure.objects.filter(municipality=municipality, measure=measure)
    return dict(found.order_by("period").values_list("period", "value"))


def shapes_stamp() -> str:
    """Return a mark that changes when the shapes do, or «0» before they are filled."""
    made = Profile.objects.aggregate(count=Count("pk"), made=Max("made_at"))
    return f"{made['made']:%Y%m%d%H%M%S}-{made['count']}" if made["made"] else "0"


def page_slug(municipality: Municipality) -> str:
    """Return the last part of the municipality's address: `1848-steigen`."""
    return f"{municipality.number}-{slug_of(municipality.name)}"
