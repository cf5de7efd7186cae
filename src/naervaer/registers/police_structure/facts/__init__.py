"""Facts about single places, each with its source, date and kind; one CSV file per subject."""

import io
from importlib.resources import files

import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind

SOURCE_COLUMNS = ("title", "reference", "dated", "kind", "note")
"""In every table of facts: who says it, where, when, how far to trust it, what to know."""


def read_facts(name: str) -> pd.DataFrame:
    """Return one table of facts as text, such as «point_facts».

    Raises
    ------
    UnusableInputError
        When a row lacks its source or has a kind that does not exist.

    """
    text = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8")
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    if set(SOURCE_COLUMNS) <= set(frame.columns):
        unsourced = (frame["title"] == "") | (frame["reference"] == "")
        unsourced |= ~frame["kind"].isin([kind.value for kind in Kind])
        if bool(unsourced.any()):
            row = int(unsourced.to_numpy().argmax()) + 2
            message = f"{name}.csv, line {row}: a fact needs a title, a reference and a kind"
            raise UnusableInputError(message)
    return frame
