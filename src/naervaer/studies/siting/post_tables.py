"""The allocation laboratory as data frames."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from naervaer.studies.access.country import Country
from naervaer.studies.siting.post_criteria import CRITERIA
from naervaer.studies.siting.posts import PostsStudy

Rows = Iterator[dict[str, Any]]


def post_tables(study: PostsStudy, country: Country) -> dict[str, pd.DataFrame]:
    """Return the laboratory's tables by the name of their file."""
    rows: dict[str, Rows] = {
        "posts_weights": _weights(study),
        "posts_criteria": _criteria(study, country),
        "posts_districts": _districts(study, country),
        "posts_station_districts": _stations(study),
        "posts_municipalities": _municipalities(study, country),
        "posts_moved": _moved(study, country),
        "posts_specialists": _specialists(study),
        "posts_published": _published(study),
    }
    return {name: pd.DataFrame(made) for name, made in rows.items()}


def _weights(study: PostsStudy) -> Rows:
    for setting in study.settings:
        for criterion, weight in zip(CRITERIA, setting.weights, strict=True):
            yield {"setting": setting.name, "criterion": criterion, "weight": weight}


def _criteria(study: PostsStudy, country: Country) -> Rows:
    counted = study.criteria.values.tolist()  # noqa: PD011  # an array of ours, no data frame
    for at, number in enumerate(country.municipality_numbers):
        yield {
            "municipality": number,
            "municipality_name": country.municipality_names[at],
            "district": country.districts[int(country.municipality_district[at])],
            **{
                f"criterion_{name}": round(value, 3)
                for name, value in zip(CRITERIA, counted[at], strict=True)
            },
            "offences_missing": number in study.criteria.offences_missing,
        }


def _districts(study: PostsStudy, country: Country) -> Rows:
    for setting in study.settings:
        best, corrected = setting.districts.best, setting.corrected.best
        density = study.posts_per_thousand(setting)
        for at, district in enumerate(country.districts):
            reference = float(study.reference[at])
            yield {
                "setting": setting.name,
                "district": district,
                "posts": None if best is None else round(float(best.posts[at]), 3),
                "posts_per_1000": round(float(density[at]), 4),
                "on_floor": None if best is None else bool(best.on_floor[at]),
                "posts_published": None if np.isnan(reference) else round(reference, 1),
                "protected": bool(study.protected[at]),
                "travel_hours_each": round(float(study.hours_each[at]), 4),
                "hit_unfortunately": bool(setting.unfortunate[at]),
                "posts_lifted": (
                    None
                    if setting.lifted.best is None
                    else round(float(setting.lifted.best.posts[at]), 3)
                ),
                "posts_corrected": (
                    None if corrected is None else round(float(corrected.posts[at]), 3)
                ),
            }


def _stations(study: PostsStudy) -> Rows:
    for setting in study.settings:
        for name, posts in setting.stations.items():
            yield {
                "setting": setting.name,
                "station_district": name,
                "posts": round(posts, 3),
            }


def _municipalities(study: PostsStudy, country: Country) -> Rows:
    people = study.municipality_people
    for setting in study.settings:
        for at, number in enumerate(country.municipality_numbers):
            posts = float(setting.municipalities[at])
            yield {
                "setting": setting.name,
                "municipality": number,
                "municipality_name": country.municipality_names[at],
                "district": country.districts[int(country.municipality_district[at])],
                "posts": round(posts, 3),
                "posts_per_1000": round(1000 * posts / float(people[at]), 4),
            }


def _moved(study: PostsStudy, country: Country) -> Rows:
    for setting in study.settings:
        for at, district in enumerate(country.districts):
            for column, criterion in enumerate(CRITERIA):
                yield {
                    "setting": setting.name,
                    "district": district,
                    "criterion": criterion,
                    "posts_moved": round(float(setting.moved[at, column]), 3),
                }


def _specialists(study: PostsStudy) -> Rows:
    curve = study.specialists
    for at, share in enumerate(curve.specialist_share.tolist()):
        yield {
            "specialist_share": share,
            "specialist_posts": round(float(curve.specialist_posts[at]), 1),
            "least_local_posts": round(float(curve.least_local_posts[at]), 1),
            "median_local_posts": round(float(curve.median_local_posts[at]), 1),
            "districts_on_floor": int(curve.areas_on_floor[at]),
        }


def _published(study: PostsStudy) -> Rows:
    for item in study.published:
        yield {
            "area": item.area,
            "period": item.period,
            "measure": item.measure,
            "value": item.value,
            "unit": item.unit,
            "source": item.source,
            "kind": item.kind,
        }
