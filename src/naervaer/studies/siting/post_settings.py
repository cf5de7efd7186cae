"""A user's own weights for the allocation laboratory, read from a settings file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.siting.post_criteria import CRITERIA, refuse_criteria
from naervaer.studies.siting.posts import SETTINGS


def read_post_settings(path: Path) -> dict[str, tuple[float, ...]]:
    """Return the settings in a TOML file: `[posts."A name"]` with a weight per criterion.

    Weights are parts of a whole and need not add up to one; criteria left out count nothing.

    Raises
    ------
    UnusableInputError
        When there is no such file, it is no TOML, or a setting uses a criterion that nobody
        shall share posts by, one that is unknown, or weights that are no numbers.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError):
        msg = f"{path} is not there, expected a TOML file with weights."
        raise UnusableInputError(msg) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path} is no valid TOML: {error}."
        raise UnusableInputError(msg) from None
    try:
        return post_settings(content)
    except UnusableInputError as error:
        msg = f"{path}: {error}"
        raise UnusableInputError(msg) from None


def post_settings(content: Mapping[str, Any]) -> dict[str, tuple[float, ...]]:
    """Return the settings that a parsed file describes, weights in the order of `CRITERIA`."""
    unknown = sorted(set(content) - {"posts"})
    if unknown:
        msg = f"the unknown key {unknown[0]!r}, expected [posts.NAME]."
        raise UnusableInputError(msg)
    named = content.get("posts", {})
    if not isinstance(named, Mapping):
        msg = f"posts is {named!r}, expected tables such as [posts.mine]."
        raise UnusableInputError(msg)
    return {str(name): _weights(str(name), given) for name, given in named.items()}


def _weights(name: str, given: object) -> tuple[float, ...]:
    if name in SETTINGS:
        msg = f"posts.{name} has a name of ours, expected another than {', '.join(SETTINGS)}."
        raise UnusableInputError(msg)
    if not isinstance(given, Mapping) or not given:
        msg = f"posts.{name} is {given!r}, expected a weight for each criterion."
        raise UnusableInputError(msg)
    refuse_criteria(given)
    for criterion, weight in given.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not weight >= 0:
            msg = f"posts.{name}.{criterion} is {weight!r}, expected a number of 0 or more."
            raise UnusableInputError(msg)
    total = float(sum(given.values()))
    if not 0 < total < float("inf"):
        msg = f"the weights of posts.{name} add up to {total:g}, expected more than 0."
        raise UnusableInputError(msg)
    return tuple(float(given.get(criterion, 0.0)) / total for criterion in CRITERIA)
