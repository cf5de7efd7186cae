"""Reads which layers of rules apply from the user's TOML file.

::

    [layers]
    pattern = "rotating"        # day, rotating, continuous, three_shift (§ 10-4)
    averaging = "union"         # none, individual, union, consent (§ 10-5)
    overtime = "act"            # act, union (§ 10-6)
    agreed_rest = false         # § 10-8 (3)
    agreed_long_days = false    # § 10-6 (9)
    averaged_sundays = true     # § 10-8 (4)
    police = true               # the police exemption
    regular_nights = 4          # from how many nights in four weeks (§ 10-11 (6))
    standby_counts = true       # a seventh of standby is ordinary hours (§ 10-4 (3))
    risky_nights = false        # night work with particular risk or strain (§ 10-11 (7))
    overtime_consent = false    # consent is noted on overtime (§ 10-6 (7))

    [agreement]                 # ATB or a local agreement: the user's own numbers
    name = "…"
    source = "…"
    day_rest_hours = …          # each limit may be left out
"""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.rosters.layers import (
    AVERAGING,
    OVERTIME_LEVELS,
    AgreedLimits,
    RuleLayers,
)
from naervaer.domain.rules.hours import WorkPattern

_CHOICES: dict[str, dict[str, Any]] = {
    "pattern": {pattern.value: pattern for pattern in WorkPattern},
    "averaging": AVERAGING,
    "overtime": OVERTIME_LEVELS,
}


def read_layers(path: Path) -> RuleLayers:
    """Read the layers.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When the file is not TOML, a key is unknown, a value has the wrong kind, or limits
        contradict each other.

    """
    if not path.is_file():
        msg = f"There is no file {path}."
        raise MissingDataError(msg)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{path} is not TOML: {error}."
        raise UnusableInputError(msg) from None
    _known(content, {"layers", "agreement"}, where=str(path))
    given = dict(content.get("layers", {}))
    names = {field.name for field in fields(RuleLayers)} - {"agreement"}
    _known(given, names, where=f"{path} [layers]")
    values: dict[str, Any] = {name: _value(name, value, path) for name, value in given.items()}
    agreement = content.get("agreement")
    if agreement is None:
        return RuleLayers(**values)
    _known(agreement, {f.name for f in fields(AgreedLimits)}, where=f"{path} [agreement]")
    for name in ("name", "source"):
        if not isinstance(agreement.get(name, ""), str):
            msg = f"{path} [agreement]: {name} is {agreement[name]!r}, expected text."
            raise UnusableInputError(msg)
    for name, value in agreement.items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if name not in {"name", "source"} and not is_number:
            msg = f"{path} [agreement]: {name} is {value!r}, expected a number."
            raise UnusableInputError(msg)
    stated: dict[str, Any] = {"name": "", "source": "", **agreement}
    limits = AgreedLimits(**stated)
    return RuleLayers(**values, agreement=limits)


def _known(given: dict[str, Any], expected: set[str], *, where: str) -> None:
    unknown = sorted(set(given) - expected)
    if unknown:
        names = ", ".join(sorted(expected))
        msg = f"{where} has the unknown key {unknown[0]!r}, expected {names}."
        raise UnusableInputError(msg)


def _value(name: str, value: object, path: Path) -> object:
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            expected = ", ".join(_CHOICES[name])
            msg = f"{path} [layers]: {name} is {value!r}, expected one of {expected}."
            raise UnusableInputError(msg)
        return _CHOICES[name][str(value)]
    wanted = int if name == "regular_nights" else bool
    if type(value) is not wanted:
        msg = f"{path} [layers]: {name} is {value!r}, expected {wanted.__name__}."
        raise UnusableInputError(msg)
    return value
