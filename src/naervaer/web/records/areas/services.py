"""Filling the areas from the compiled baseline."""

from collections import Counter

from django.db import transaction

from naervaer.registers.baseline import Baseline
from naervaer.web.records.areas.models import Coverage, District, Municipality, StationDistrict
from naervaer.web.records.areas.slugs import slug_of


@transaction.atomic
def areas_fill(*, baseline: Baseline) -> int:
    """Write districts, station districts and municipalities; return how many municipalities.

    May be done again at any time: what is there is updated, nothing is removed.
    """
    structure = baseline.structure
    District.objects.bulk_create(
        [District(name=one.name, slug=slug_of(one.name)) for one in structure.districts],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["slug"],
    )
    districts = {one.name: one for one in District.objects.all()}
    StationDistrict.objects.bulk_create(
        [
            StationDistrict(name=one.name, district=districts[one.district])
            for one in structure.station_districts
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["district"],
    )
    stations = {one.name: one for one in StationDistrict.objects.select_related("district")}
    serving: dict[str, Counter[str]] = {}
    for row in structure.coverages:
        counted = serving.setdefault(row.municipality, Counter())
        counted[stations[row.station_district].district.name] += 1
    people = _people(baseline)
    names = {one.number: one.name for one in structure.municipalities if one.valid_to is None}
    Municipality.objects.bulk_create(
        [
            Municipality(
                number=number,
                name=names[number],
                district=districts[counted.most_common(1)[0][0]],
                people=people[number],
            )
            for number, counted in serving.items()
        ],
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=["name", "district", "people"],
    )
    Coverage.objects.bulk_create(
        [
            Coverage(
                station_district=stations[row.station_district],
                municipality_id=row.municipality,
                whole=row.whole,
            )
            for row in structure.coverages
        ],
        update_conflicts=True,
        unique_fields=["station_district", "municipality"],
        update_fields=["whole"],
    )
    return len(serving)


def _people(baseline: Baseline) -> dict[str, int]:
    """Return how many live in each municipality in the baseline's year."""
    table = baseline.table("population")
    latest = table[table["year"] == str(baseline.population_year)]
    return dict(zip(latest["municipality"], latest["people"].astype(int), strict=True))
