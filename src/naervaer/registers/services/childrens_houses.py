"""Children's houses (barnehus) by town, as the press listed them in January 2017."""

from dataclasses import dataclass
from pathlib import Path

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import read_table

_FILE = "services/statens_barnehus_places.csv"
_STATES = ("open", "planned")


@dataclass(frozen=True, slots=True)
class ChildrensHouse:
    """A children's house: its town, whether it was open or planned in 2017, and the source."""

    town: str
    state: str
    source: str


def read_childrens_houses(folder: Path | None = None) -> tuple[ChildrensHouse, ...]:
    """Return the children's houses in the file's order.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column is missing or a state is unknown.

    """
    path = raw_file(_FILE, folder=folder)
    frame = read_table(path, columns=("by", "status", "source"))
    source = frame["source"].iloc[0] if len(frame) else ""
    for state in frame["status"]:
        if not state.startswith(_STATES):
            message = f"{path.name}: unknown state «{state}»; expected open or planned"
            raise UnusableInputError(message)
    return tuple(
        ChildrensHouse(town=town, state=state, source=source if said == "same" else said)
        for town, state, said in frame.itertuples(index=False)
    )
