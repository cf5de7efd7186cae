"""A manifest's settings in words: what a study was asked for, as people say it."""

from collections.abc import Callable
from typing import Any

from naervaer.studies.hours import WEEKDAYS
from naervaer.studies.report.words import Words, catalogue

_HOUR = 60


def setting_name(name: str, words: Words) -> str:
    """Return what a setting is called; one that has no words keeps its own name."""
    group, _, inner = name.partition(".")
    key = f"speed_{inner}" if group == "speeds" and inner else f"setting_{name}"
    return words.text(key) if key in catalogue(words.language) else name


def setting_value(name: str, value: Any, words: Words) -> str:
    """Return a setting's value in words, a dash for none."""
    if value in (None, "", [], ()):
        return "–"
    if name in _SAID:
        return _SAID[name](value, words)
    if isinstance(value, bool):
        return words.text("yes" if value else "no")
    if isinstance(value, int | float):
        return words.number(float(value), 0 if float(value).is_integer() else 2)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


_SAID: dict[str, Callable[[Any, Words], str]] = {
    "weekday": lambda value, words: words.text(f"weekday_{WEEKDAYS[int(value)]}"),
    "hour": lambda value, _: f"{int(value) // _HOUR:02d}:{int(value) % _HOUR:02d}",
    "season": lambda value, words: words.text(f"setting_season_{value}"),
    "hours_profile": lambda value, words: words.text(f"setting_hours_profile_{value}"),
    "population_year": lambda value, _: str(value),
}
