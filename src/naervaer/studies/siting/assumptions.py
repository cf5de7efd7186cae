"""Numbers a study stands on, each with where it is from or marked as an assumption."""

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Stated:
    """One number a study stands on.

    Attributes
    ----------
    name
        The parameter, as the dataclass calls it.
    value
        Its value in this run.
    unit
        Its unit, as a key of the report's messages.
    source
        Where it is published; empty for an assumption.

    """

    name: str
    value: Any
    unit: str
    source: str

    @property
    def is_assumption(self) -> bool:
        """Whether nobody has published it."""
        return not self.source


def stated(default: Any, *, unit: str, source: str = "") -> Any:
    """Return a dataclass field that knows its unit and its source."""
    return field(default=default, metadata={"unit": unit, "source": source})


def statements(assumptions: Any) -> tuple[Stated, ...]:
    """Return every number of a dataclass whose fields were made by `stated`, in order."""
    return tuple(
        Stated(
            name=item.name,
            value=getattr(assumptions, item.name),
            unit=item.metadata["unit"],
            source=item.metadata["source"],
        )
        for item in fields(assumptions)
        if "unit" in item.metadata
    )
