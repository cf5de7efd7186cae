"""What the log of disclosures says of the promise about sharing information, B-36.

Counts of notes with the five facts of politiregisterforskriften § 11-4, by police district and
half-year: never content, and never a target. More notes are neither better nor worse – some
districts have more reason to share – so no rule judges the count; it shows that the rules are
used. Small counts are left out with what would reveal them, and a district without notes is
not mentioned: that nothing is logged here does not show that nothing was shared.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.publication import SMALL_COUNTS

_SECOND_HALF = 7


@dataclass(frozen=True, slots=True)
class HalfYear:
    """Half a calendar year.

    Attributes
    ----------
    first
        1 January or 1 July.

    Raises
    ------
    UnusableInputError
        When a half-year does not begin that day.

    """

    first: date

    def __post_init__(self) -> None:
        """Refuse another day."""
        if (self.first.month, self.first.day) not in {(1, 1), (_SECOND_HALF, 1)}:
            msg = f"first is {self.first}, expected 1 January or 1 July."
            raise UnusableInputError(msg)

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        """Return the half-year a day lies in."""
        return cls(date(day.year, _SECOND_HALF if day.month >= _SECOND_HALF else 1, 1))

    @property
    def before(self) -> "HalfYear":
        """The half-year before."""
        return HalfYear.of(self.first - timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day."""
        month = 6 if self.first.month == 1 else 12
        return date(self.first.year, month, 30 if month == 6 else 31)  # noqa: PLR2004 - June

    @property
    def words(self) -> str:
        """What it is called in Norwegian."""
        which = "første" if self.first.month == 1 else "andre"
        return f"{which} halvår {self.first.year}"


@dataclass(frozen=True, slots=True)
class NotesCounted:
    """How many notes a district logged in a half-year; corrections of notes are not counted."""

    district: str
    half_year: HalfYear
    notes: int
    kind: Kind


def disclosure_measurements(
    counted: Sequence[NotesCounted], *, today: date
) -> tuple[Measurement, ...]:
    """Return one measurement for each count that may be told, of half-years that are over."""
    sums: dict[tuple[HalfYear, Kind], list[NotesCounted]] = defaultdict(list)
    for one in counted:
        if one.half_year.last < today and one.notes > 0:
            sums[one.half_year, one.kind].append(one)
    return tuple(
        _measured(one)
        for parts in sums.values()
        for one, hidden in zip(
            parts, SMALL_COUNTS.withheld([part.notes for part in parts]), strict=True
        )
        if not hidden
    )


def _measured(one: NotesCounted) -> Measurement:
    return Measurement(
        promise="B-36",
        rule="",
        measure="notes_with_the_five_facts",
        value=one.notes,
        unit="notater",
        as_of=one.half_year.last,
        kind=one.kind,
        evidence=(
            f"Utleveringsloggen, {one.half_year.words}: notater med de fem opplysningene i "
            "politiregisterforskriften § 11-4. Antallet er ikke et mål; flere er verken bedre "
            "eller dårligere."
        ),
        scope=one.district,
    )
