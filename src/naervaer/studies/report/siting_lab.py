"""The allocation laboratory's numbers, as the page's own script reads them."""

import json
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from naervaer.studies.access.country import Country
from naervaer.studies.report.words import Words, catalogue
from naervaer.studies.siting.post_criteria import CRITERIA
from naervaer.studies.siting.posts import PostsStudy

_OPEN = {name: f"{{{name}}}" for name in ("gains", "more", "loses", "fewer")}
"""Placeholders that the script fills, kept open."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A setting that a button brings back: its name, and its weights as JSON."""

    title: str
    weights: str


@dataclass(frozen=True, slots=True)
class Lab:
    """What the template needs: criteria in words, presets, and the numbers as JSON."""

    criteria: tuple[str, ...]
    presets: tuple[Preset, ...]
    numbers: Markup


def setting_title(name: str, words: Words) -> str:
    """Return a setting's name in words; one a user has made keeps its own."""
    key = f"weights_{name}"
    return words.text(key) if key in catalogue(words.language) else name


def lab_of(study: PostsStudy, country: Country, words: Words) -> Lab:
    """Return the laboratory of a study, its numbers safe to stand inside a script element."""
    members = np.bincount(
        country.municipality_district, minlength=len(country.districts)
    ).astype(np.float64)
    numbers = {
        "districts": list(country.districts),
        "criteria": list(CRITERIA),
        "values": [
            [round(value, 3) for value in row] for row in study.district_values.tolist()
        ],
        "posts": study.given.posts,
        "floor": (members * study.given.floor_per_municipality).tolist(),
        "first": list(study.settings[0].weights),
        "words": {
            "none": words.text("lab_none"),
            "same": words.text("lab_same"),
            "said": words.text("lab_said", **_OPEN),
        },
    }
    text = json.dumps(numbers, ensure_ascii=False, separators=(",", ":"))
    return Lab(
        criteria=tuple(words.text(f"criterion_{name}") for name in CRITERIA),
        presets=tuple(
            Preset(setting_title(item.name, words), json.dumps(list(item.weights)))
            for item in study.settings
        ),
        numbers=Markup(text.replace("<", "\\u003c")),  # noqa: S704 - numbers and our own words
    )
