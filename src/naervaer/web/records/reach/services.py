"""Filling places, zones and minutes from the baseline."""

import hashlib
import json
from typing import Any

import numpy as np
import pandas as pd
from django.db import transaction
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork, minutes_between
from naervaer.registers.baseline import Baseline
from naervaer.web.records.reach.folding import folded, names_in
from naervaer.web.records.reach.models import AskPlace, ReachBuild, ReachZone

UNREACHED = 65_535
"""The number that stands for «no road or ferry leads there»."""

TENTHS = 10
_ROWS_AT_A_TIME = 1_000


def reach_fill(*, baseline: Baseline) -> bool:
    """Compute and store places and minutes; return False when they are up to date already."""
    text = json.dumps(baseline.manifest["files"], sort_keys=True)
    checksum = hashlib.sha256(text.encode()).hexdigest()
    if ReachBuild.objects.filter(checksum=checksum).exists():
        return False
    minutes = tenths_of(zone_minutes(baseline))
    with transaction.atomic():
        ReachBuild.objects.all().delete()
        AskPlace.objects.all().delete()
        ReachZone.objects.all().delete()
        _store_zones(baseline, minutes)
        _store_places(baseline)
        ReachBuild.objects.create(
            checksum=checksum,
            sites=baseline.sites.id.tolist(),
            attribution=baseline.attribution,
        )
    return True


def zone_minutes(baseline: Baseline) -> NDArray[np.float32]:
    """Return minutes by car from every zone to every site, shape (Z, S), ordinary roads."""
    network = TravelNetwork.build(Roads.of(baseline.network), SpeedTable())
    zones, sites = baseline.zones, baseline.sites
    people = Places.of(zones.link, zones.fraction, zones.last_leg_m)
    doors = Places.of(sites.link, sites.fraction, sites.last_leg_m)
    return np.ascontiguousarray(minutes_between(network, doors, people).T)


def tenths_of(minutes: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Return minutes in tenths as whole numbers; what cannot be reached becomes `UNREACHED`."""
    tenths = np.rint(np.where(np.isfinite(minutes), minutes, UNREACHED) * TENTHS)
    whole: NDArray[np.uint16] = np.minimum(tenths, UNREACHED).astype("<u2")
    return whole


def _store_zones(baseline: Baseline, minutes: NDArray[np.uint16]) -> None:
    zones = baseline.zones
    rows = zip(zones.municipality.tolist(), zones.x.tolist(), zones.y.tolist(), strict=True)
    ReachZone.objects.bulk_create(
        (
            ReachZone(
                number=number, municipality=code, x=x, y=y, minutes=minutes[number].tobytes()
            )
            for number, (code, x, y) in enumerate(rows)
        ),
        batch_size=_ROWS_AT_A_TIME,
    )


def _store_places(baseline: Baseline) -> None:
    zones = baseline.zones
    known = baseline.table("municipalities")
    names = dict(known[known["valid_to"] == ""][["number", "name"]].itertuples(index=False))
    tree = cKDTree(np.column_stack([zones.x, zones.y]))
    table = pd.concat([baseline.table("places"), _centres(baseline, names)], ignore_index=True)
    table["people"] = table["people"].astype(int)
    table["zone"] = tree.query(table[["x", "y"]].astype(float).to_numpy())[1]
    called = [(row, name) for row in table.to_dict("records") for name in names_in(row["name"])]
    AskPlace.objects.bulk_create(
        (
            AskPlace(
                pk=key,  # the same baseline gives the same addresses on the site
                sort=_sort(row),
                code=row["code"],
                name=name,
                key=folded(name),
                municipality=row["municipality"],
                municipality_name=names[row["municipality"]],
                people=row["people"],
                zone_id=row["zone"],
                source=row["source"],
            )
            for key, (row, name) in enumerate(called, start=1)
        ),
        batch_size=_ROWS_AT_A_TIME,
    )


def _centres(baseline: Baseline, names: dict[str, str]) -> pd.DataFrame:
    """Return each municipality, placed in its zone with most people."""
    zones = baseline.zones
    frame = pd.DataFrame(
        {
            "municipality": zones.municipality,
            "x": zones.x,
            "y": zones.y,
            "most": zones.people,
        }
    )
    people = frame.groupby("municipality")["most"].sum()
    first = frame.sort_values("most", ascending=False).drop_duplicates("municipality")
    return first.assign(
        code="",
        name=first["municipality"].map(names),
        people=first["municipality"].map(people).round().astype(int),
        source="municipality",
    ).drop(columns="most")


def _sort(row: dict[str, Any]) -> AskPlace.Sort:
    if row["source"] == "municipality":
        return AskPlace.Sort.MUNICIPALITY
    return AskPlace.Sort.POSTAL_CODE if row["code"] else AskPlace.Sort.PLACE
