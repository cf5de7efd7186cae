"""Coordinates in TSPLIB's EUC_2D form, with whole distances rounded down.

TSPLIB itself rounds to the nearest whole number (Reinelt 1991, doi:10.1287/ijoc.3.4.376); the
literature on the p-median problem rounds down, and so does this.
"""

from pathlib import Path

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.instances.site_instance import SiteInstance, node_instance, read_words

_FIELDS = 3


def read_tsplib(file: Path) -> SiteInstance:
    """Return the nodes as areas and sites, with distances rounded down."""
    lines = read_words(file).splitlines()
    kind = next((line for line in lines if line.strip().startswith("EDGE_WEIGHT_TYPE")), "")
    if kind and "EUC_2D" not in kind:
        raise UnusableInputError(f"{file} has {kind.strip()}, expected EUC_2D.")
    points = []
    inside = False
    for line in lines:
        words = line.split()
        if words and words[0].startswith("NODE_COORD_SECTION"):
            inside = True
        elif words and words[0] == "EOF":
            break
        elif inside and words:
            if len(words) != _FIELDS:
                raise UnusableInputError(f"{file} has the line {line!r}, expected `i x y`.")
            points.append(words[1:])
    if not points:
        raise UnusableInputError(f"{file} has no NODE_COORD_SECTION with nodes.")
    try:
        place = np.array(points, dtype=np.float64)
    except ValueError as error:
        raise UnusableInputError(f"{file} has a coordinate that is not a number.") from error
    across = place[:, 0][:, None] - place[:, 0][None, :]
    along = place[:, 1][:, None] - place[:, 1][None, :]
    return node_instance(np.floor(np.sqrt(across**2 + along**2)))
