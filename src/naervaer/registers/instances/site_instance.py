"""A siting instance as read from a file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError, UnusableInputError

LARGEST = 1e12
"""The largest minutes or demand that sums can be trusted with."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteInstance:
    """Areas, sites and the cost between them.

    Attributes
    ----------
    demand
        Weight of each area, shape (A,).
    minutes
        Cost from area to site, shape (A, S); inf where there is no way.
    site_names
        What each site is called: whole numbers from 1 for nodes, else the names in the file.
    fixed
        Sites that are open already.
    open_count
        How many sites the file asks for, None where it does not say.

    """

    demand: NDArray[np.float64]
    minutes: NDArray[np.float64]
    site_names: tuple[int | str, ...]
    fixed: NDArray[np.int64]
    open_count: int | None = None


def read_words(file: Path) -> str:
    """Return the text of a file, or say that it is not there or not text."""
    if file.is_dir():
        raise UnusableInputError(f"{file} is a folder, expected a file.")
    if not file.is_file():
        raise MissingDataError(f"There is no file {file}.")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInputError(f"{file} is not text in UTF-8.") from error
    if "\0" in text:
        raise UnusableInputError(f"{file} is not text: it holds zero bytes.")
    return text


def node_instance(
    minutes: NDArray[np.float64],
    *,
    open_count: int | None = None,
    names: tuple[int, ...] | None = None,
) -> SiteInstance:
    """Return the instance in which every node is an area of weight one and a site."""
    nodes = minutes.shape[0]
    return SiteInstance(
        demand=np.ones(nodes),
        minutes=minutes,
        site_names=names or tuple(range(1, nodes + 1)),
        fixed=np.empty(0, dtype=np.int64),
        open_count=open_count,
    )
