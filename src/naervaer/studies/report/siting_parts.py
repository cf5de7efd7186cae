"""The report's parts beside points and offices: mix, buses, posts, courts."""

from dataclasses import replace
from typing import Any

import numpy as np

from naervaer.studies.report.siting_tables_buses import (
    bus_calendar_table,
    bus_stops_table,
    bus_table,
)
from naervaer.studies.report.siting_tables_mix import (
    assumptions_table,
    mix_hours_table,
    mix_table,
)
from naervaer.studies.report.siting_tables_networks import courts_table, prison_table
from naervaer.studies.report.siting_tables_posts import (
    effects_table,
    moved_table,
    posts_table,
    specialists_table,
    weights_table,
)
from naervaer.studies.report.table import Table
from naervaer.studies.report.words import Words
from naervaer.studies.siting.result import SitingResult

_MINUTES_AN_HOUR = 60.0


def part_tables(result: SitingResult, words: Words) -> dict[str, Table]:
    """Return the tables of every part that has been studied, by the template's names."""
    country, mix = result.country, result.mix
    shown = mix.cheapest[min(1, len(mix.cheapest) - 1)]
    tables = {
        "mix": mix_table(mix, words),
        "mix_hours": mix_hours_table(mix, shown, country, words),
        "mix_assumptions": _stands_on("mix", mix.given, words),
    }
    tables["courts"] = courts_table(result.networks, words)
    tables["prison"] = prison_table(result.networks, country, words)
    if result.buses is not None:
        tables |= {
            "buses": bus_table(result.buses, country, words),
            "bus_stops": bus_stops_table(result.buses, country, words),
            "bus_calendar": bus_calendar_table(result.buses, country, words),
            "bus_assumptions": _stands_on("buses", result.buses.given, words),
        }
    if result.posts is not None:
        tables |= {
            "posts": posts_table(result.posts, country, words),
            "weights": weights_table(result.posts, words),
            "moved": moved_table(result.posts, country, result.posts.settings[0], words),
            "effects": effects_table(result.posts, country, words),
            "specialists": specialists_table(result.posts, words),
            "post_assumptions": _stands_on("posts", result.posts.given, words),
        }
    return tables


def _stands_on(part: str, given: Any, words: Words) -> Table:
    """Return the numbers a part stands on, under a caption of its own."""
    table = assumptions_table(f"t-{part}-assumptions", given, words)
    title = words.text(f"section_{part}")
    return replace(table, caption=words.text("siting_stands_on", part=title))


def part_sentences(result: SitingResult, words: Words) -> dict[str, str]:
    """Return the sentences of the parts that carry numbers."""
    mix = result.mix
    said = {
        "mix": words.text(
            "siting_mix_lead",
            district=mix.district,
            minutes=words.minutes(mix.given.limit_minutes),
            times=mix.given.occasions_needed,
            kept=words.people(mix.kept.people),
            reachable=words.people(mix.reachable),
            everybody=words.people(mix.everybody),
        )
    }
    if result.buses is not None:
        buses = result.buses
        said["buses"] = words.text(
            "siting_buses_lead",
            stops=len(buses.stops),
            days=buses.bus_days,
            hours=words.number(buses.minutes_per_bus_day / _MINUTES_AN_HOUR),
            office=result.country.municipality_names[buses.office.municipality],
            office_days=words.number(buses.bus_days_of_office),
        )
    fire = result.networks.fire
    if fire is not None:
        said["fire"] = words.text(
            "siting_fire",
            stations=fire.stations,
            shares=", ".join(words.share(share) for share in fire.within),
        )
    if result.posts is not None:
        density = [result.posts.posts_per_thousand(item) for item in result.posts.settings]
        at = int(np.ptp(np.stack(density), axis=0).argmax())
        said["posts"] = words.text(
            "siting_posts_lead",
            posts=words.number(result.posts.given.posts),
            settings=len(density),
            district=result.country.districts[at],
            low=words.number(min(float(one[at]) for one in density), 2),
            high=words.number(max(float(one[at]) for one in density), 2),
        )
    return said
