"""The page that holds two studies against each other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from naervaer import __version__
from naervaer.studies.report.page import render
from naervaer.studies.report.setting_words import setting_name, setting_value
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words

_SHOWN = 40


def compare_page(
    differences: pd.DataFrame,
    words: Words,
    *,
    names: tuple[str, str],
    settings: Sequence[tuple[str, Any, Any]],
    attribution: str,
) -> str:
    """Return the comparison as one HTML page."""
    desk = differences[differences["service"] == "desk"]
    country = desk[desk["group"] == "country"].iloc[0]
    return render(
        "compare.html.j2",
        words,
        subtitle=words.text("compare_subtitle", a=names[0], b=names[1]),
        headline=words.text(
            "compare_headline",
            a=words.share(float(country["share_within_45_a"])),
            b=words.share(float(country["share_within_45_b"])),
            points=words.points(100 * float(country["share_within_45_difference"]), 2),
        ),
        people=_people_sentences(desk, words),
        attribution=attribution,
        tables={
            "settings": settings_table(settings, words),
            "desk": _area_table("t-desk", words.text("table_compare"), desk, words),
            "passport": _area_table(
                "t-passport",
                words.text("table_compare_passport"),
                differences[differences["service"] == "passport_id"],
                words,
            ),
            "municipalities": _municipality_table(desk, words),
        },
        version=__version__,
    )


def _people_sentences(desk: pd.DataFrame, words: Words) -> list[str]:
    """Return how many live where the mean changes by a minute, and how many are cut off."""
    there = desk[desk["group"] == "municipality"]
    change = there["minutes_mean_difference"].to_numpy(dtype=np.float64)
    people = there["people_a"].to_numpy(dtype=np.float64)
    better, worse = people[change <= -1].sum(), people[change >= 1].sum()
    lost = float(desk[desk["group"] == "country"]["people_unreachable_difference"].iloc[0])
    sentences = []
    if better + worse > 0:
        sentences.append(
            words.text(
                "compare_people",
                better=words.people(float(better)),
                worse=words.people(float(worse)),
            )
        )
    if lost != 0:
        key = "compare_more_lost" if lost > 0 else "compare_fewer_lost"
        sentences.append(words.text(key, people=words.people(abs(lost))))
    return sentences or [words.text("compare_none")]


def settings_table(settings: Sequence[tuple[str, Any, Any]], words: Words) -> Table:
    """Return the settings that differ, in words."""
    head = tuple(
        Column(words.text(key), numeric=False) for key in ("col_setting", "col_a", "col_b")
    )
    rows = tuple(
        row(
            setting_name(name, words),
            [setting_value(name, value, words) for value in (before, after)],
        )
        for name, before, after in settings
    )
    return Table("t-settings", words.text("compare_settings"), head, rows)


def _area_table(identity: str, caption: str, rows: pd.DataFrame, words: Words) -> Table:
    """Return country and districts: share within 45 minutes, people beyond 60 or cut off."""
    head = columns(
        words.text("col_area"),
        words.text("col_within45") + " A",
        words.text("col_within45") + " B",
        words.text("col_difference"),
        words.text("col_beyond60_a"),
        words.text("col_beyond60_b"),
        words.text("col_difference"),
    )
    kept = rows[rows["group"].isin(["country", "district"])]
    body = tuple(
        row(
            words.text("whole_country") if item["group"] == "country" else item["group_name"],
            [
                words.share(item["share_within_45_a"]),
                words.share(item["share_within_45_b"]),
                words.points(100 * item["share_within_45_difference"], 2),
                words.people(item["people_beyond_60_a"]),
                words.people(item["people_beyond_60_b"]),
                words.points(item["people_beyond_60_difference"], 0),
            ],
        )
        for item in kept.to_dict("records")
    )
    return Table(identity, caption, head, body)


def _municipality_table(desk: pd.DataFrame, words: Words) -> Table:
    """Return the municipalities whose mean changes most, a minute at least."""
    rows = desk[desk["group"] == "municipality"].copy()
    change = rows["minutes_mean_difference"].abs().fillna(0)
    lost = (rows["people_unreachable_difference"].abs() >= 1).to_numpy()
    rows = rows.assign(change=change)[(change >= 1).to_numpy() | lost]
    rows = rows.sort_values(["change", "group_id"], ascending=[False, True]).head(_SHOWN)
    head = columns(
        words.text("col_municipality"),
        words.text("col_people"),
        words.text("col_mean_a"),
        words.text("col_mean_b"),
        words.text("col_difference"),
        words.text("col_within45") + " A",
        words.text("col_within45") + " B",
        words.text("col_unreachable") + " A",
        words.text("col_unreachable") + " B",
    )
    body = tuple(
        row(
            f"{item['group_name']} ({item['group_id']})",
            [
                words.people(item["people_a"]),
                words.number(item["minutes_mean_a"], 1),
                words.number(item["minutes_mean_b"], 1),
                Cell(
                    words.points(item["minutes_mean_difference"]),
                    sort=item["minutes_mean_difference"],
                ),
                words.share(item["share_within_45_a"]),
                words.share(item["share_within_45_b"]),
                words.people(item["people_unreachable_a"]),
                words.people(item["people_unreachable_b"]),
            ],
        )
        for item in rows.to_dict("records")
    )
    caption = words.text("table_compare_municipalities")
    return Table("t-changed", caption, head, body)
