"""Coordinates in TSPLIB's EUC_2D form, with whole distances rounded down.

TSPLIB itself rounds to the nearest whole number (Reinelt 1991, doi:10.1287/ijoc.3.4.376); the
literature on the p-median problem rounds down, and so does this.
"""

from pathlib import Path

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.site_instance import (
    LARGEST,
    SiteInstance,
    node_instance,
    read_words,
)

_FIELDS = 3


def read_tsplib(file: Path) -> SiteInstance:
    """Return the nodes as areas and sites, with distances rounded down."""
    lines = read_words(file).splitlines()
    kind = next((line for line in lines if line.strip().startswith("EDGE_WEIGHT_TYPE")), "")
    if kind and "EUC_2D" not in kind:
        raise UnusableInputError(f"{file} has {kind.strip()}, expected EUC_2D.")
    numbers: list[int] = []
    points: list[tuple[float, float]] = []
    inside = False
    for at, line in enumerate(lines, start=1):
        words = line.split()
        if words and words[0].startswith("NODE_COORD_SECTION"):
            inside = True
        elif words and words[0] == "EOF":
            break
        elif inside and words:
            number, *place = _node(file, at, words)
            numbers.append(int(number))
            points.append((place[0], place[1]))
    if not points:
        raise UnusableInputError(f"{file} has no NODE_COORD_SECTION with nodes.")
    _check_numbers(file, lines, numbers)
    where = np.array(points, dtype=np.float64)
    across = where[:, 0][:, None] - where[:, 0][None, :]
    along = where[:, 1][:, None] - where[:, 1][None, :]
    return node_instance(np.floor(np.sqrt(across**2 + along**2)), names=tuple(numbers))


def _node(file: Path, at: int, words: list[str]) -> tuple[int, float, float]:
    """Return the node of one line."""
    try:
        number, across, along = int(words[0]), float(words[1]), float(words[2])
        within = abs(across) <= LARGEST and abs(along) <= LARGEST
        if len(words) == _FIELDS and within:
            return number, across, along
    except (ValueError, IndexError):
        pass
    given = " ".join(words)[:60]
    raise UnusableInputError(
        f"{file} line {at}: «{given}», expected `i x y` with numbers up to {LARGEST:g}."
    )


def _check_numbers(file: Path, lines: list[str], numbers: list[int]) -> None:
    """Refuse a node given twice, and more or fewer nodes than announced."""
    if len(set(numbers)) < len(numbers):
        again = next(one for at, one in enumerate(numbers) if one in numbers[:at])
        raise UnusableInputError(f"{file} gives node {again} twice, expected each once.")
    said = next((line for line in lines if line.strip().startswith("DIMENSION")), "")
    size = said.partition(":")[2].strip()
    if size.isdecimal() and int(size) != len(numbers):
        raise UnusableInputError(
            f"{file} announces {size} nodes but holds {len(numbers)}, expected as many."
        )
