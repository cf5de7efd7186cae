"""A service agreement between police and municipality: what is owed, and how it is measured.

Agreements are voluntary and rest on no act. An obligation that can be measured says how: hours
or days of presence, meetings held, or how soon wishes are answered. What was delivered is
never typed here: it comes from the presence book, the council's meetings and the answers.

Weekly obligations are counted by whole weeks, Monday to Sunday; a week belongs to the month
of its Thursday, so that every week is counted once. Monthly ones follow the calendar month,
yearly ones the calendar year. The first and the last stretch of an agreement count the part
that lies within it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import floor

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.presence import DeliveryMode, Service

_DECEMBER = 12
_WEEK = 7
_THURSDAY = timedelta(days=3)
_A_DAY = timedelta(days=1)


class AgreementState(StrEnum):
    """How it stands with an agreement."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _AGREEMENT_LABELS[self]


_AGREEMENT_LABELS = {
    AgreementState.DRAFT: "utkast",
    AgreementState.IN_FORCE: "gjelder",
    AgreementState.REPLACED: "avløst av ny versjon",
    AgreementState.ENDED: "avsluttet",
}
AGREEMENT_WAYS = {
    AgreementState.DRAFT: frozenset({AgreementState.IN_FORCE}),
    AgreementState.IN_FORCE: frozenset({AgreementState.REPLACED, AgreementState.ENDED}),
    AgreementState.REPLACED: frozenset[AgreementState](),
    AgreementState.ENDED: frozenset[AgreementState](),
}
"""What may happen next with an agreement."""


class Measure(StrEnum):
    """How an obligation is measured."""

    NONE = "none"
    PRESENCE_HOURS = "presence_hours"
    PRESENCE_DAYS = "presence_days"
    MEETINGS = "meetings"
    REPLY_DAYS = "reply_days"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _MEASURE_LABELS[self]

    @property
    def is_presence(self) -> bool:
        """Whether the presence book measures it."""
        return self in (Measure.PRESENCE_HOURS, Measure.PRESENCE_DAYS)


_MEASURE_LABELS = {
    Measure.NONE: "måles ikke",
    Measure.PRESENCE_HOURS: "timer tilstedeværelse",
    Measure.PRESENCE_DAYS: "dager tilstedeværelse",
    Measure.MEETINGS: "møter i politirådet",
    Measure.REPLY_DAYS: "dager til svar på kommunens ønsker, høyst",
}


class Per(StrEnum):
    """The stretch an amount is agreed for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _PER_LABELS[self]


_PER_LABELS = {Per.WEEK: "i uken", Per.MONTH: "i måneden", Per.YEAR: "i året"}


class Kept(StrEnum):
    """What came of an obligation in a stretch."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    UNFINISHED = "unfinished"
    NO_DATA = "no_data"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _KEPT_LABELS[self]


_KEPT_LABELS = {
    Kept.KEPT: "som avtalt",
    Kept.NOT_KEPT: "mindre enn avtalt",
    Kept.UNFINISHED: "perioden er ikke slutt",
    Kept.NO_DATA: "ingenting er ført",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The measurable part of an obligation.

    Attributes
    ----------
    measure
        How it is measured.
    amount
        Hours, days, meetings; or the longest wait in days.
    per
        The stretch the amount is for; a longest wait is held against each year.
    mode, service
        Which presence counts; None for any.

    Raises
    ------
    UnusableInputError
        When the amount is missing or not above nought, or presence has no mode.

    """

    measure: Measure
    amount: float | None = None
    per: Per = Per.YEAR
    mode: DeliveryMode | None = None
    service: Service | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be measured as it says."""
        if self.measure is Measure.NONE:
            if self.amount is not None:
                msg = "En forpliktelse som ikke måles, kan ikke ha en mengde."
                raise UnusableInputError(msg)
            return
        if self.amount is None or self.amount <= 0:
            msg = f"«{self.measure.label}» trenger en mengde over null."
            raise UnusableInputError(msg)
        if self.measure.is_presence and self.mode is None:
            msg = f"«{self.measure.label}» må si hvilken måte politiet er til stede på."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of an agreement's time that one row of the report is about.

    Attributes
    ----------
    label
        First day of the month or the year it is named after.
    begins, ends
        First and last day that counts.
    share
        How many of the agreed stretches it holds: weeks in the month, or part of the year.

    """

    label: date
    begins: date
    ends: date
    share: float


@dataclass(frozen=True, slots=True)
class DayDone:
    """What was planned or delivered on one day.

    Attributes
    ----------
    day
        The local day.
    amount
        Hours of presence, or one for a meeting.
    is_delivered
        Delivered, or only planned.

    """

    day: date
    amount: float
    is_delivered: bool


@dataclass(frozen=True, slots=True)
class Compliance:
    """Agreed, planned and delivered in one stretch.

    Attributes
    ----------
    stretch
        When.
    agreed
        What was agreed for it.
    planned, delivered
        What was planned and done; None where it is not measured so or nothing is written.
    kept
        What came of it.

    """

    stretch: Stretch
    agreed: float
    planned: float | None
    delivered: float | None
    kept: Kept

    @property
    def missing(self) -> float:
        """How much less than agreed was delivered; nought where it was kept or is unknown."""
        if self.kept is not Kept.NOT_KEPT or self.delivered is None:
            return 0.0
        return max(self.agreed - self.delivered, 0.0)


def stretches(per: Per, begins: date, ends: date) -> tuple[Stretch, ...]:
    """Return the stretches of an agreement's time, in order; both days are included."""
    if per is Per.WEEK:
        return _weeks_by_month(begins, ends)
    found = []
    label = date(begins.year, begins.month if per is Per.MONTH else 1, 1)
    while label <= ends:
        after = _after(label, per)
        first, last = max(label, begins), min(after - _A_DAY, ends)
        whole = (after - label).days
        found.append(Stretch(label, first, last, ((last - first).days + 1) / whole))
        label = after
    return tuple(found)


def measured(
    terms: Terms,
    days: Iterable[DayDone],
    *,
    begins: date,
    ends: date,
    today: date,
    written: Sequence[date] = (),
) -> tuple[Compliance, ...]:
    """Hold what was planned and delivered against what was agreed, stretch by stretch.

    Parameters
    ----------
    terms
        A measurable obligation of presence or meetings.
    days
        What was planned and delivered, of the mode and service of the terms.
    begins, ends
        The agreement's first and last day.
    today
        Stretches that begin later are left out; the running one is unfinished.
    written
        Days on which anything at all is written in the book; a stretch without any has no
        data. Meetings are always known, and pass none.

    Raises
    ------
    UnusableInputError
        When the obligation is not measured by amounts.

    """
    if terms.amount is None or terms.measure in (Measure.NONE, Measure.REPLY_DAYS):
        msg = f"«{terms.measure.label}» måles ikke i mengder."
        raise UnusableInputError(msg)
    known = list(days)
    return tuple(
        _compliance(terms, one, known, today=today, written=written)
        for one in stretches(terms.per, begins, ends)
        if one.begins <= today
    )


def replies_measured(
    longest: float,
    waits: Iterable[tuple[date, date | None]],
    *,
    begins: date,
    ends: date,
    today: date,
) -> tuple[Compliance, ...]:
    """Hold the longest wait for an answer against the agreed one, year by year.

    Parameters
    ----------
    longest
        Agreed longest wait in days.
    waits
        When each wish was filed, and answered; None for not yet, counted until today.
    begins, ends, today
        As in `measured`.

    """
    asked = [(filed, ((answered or today) - filed).days) for filed, answered in waits]
    found = []
    for one in stretches(Per.YEAR, begins, ends):
        if one.begins > today:
            continue
        own = [days for filed, days in asked if one.begins <= filed <= one.ends]
        worst = float(max(own)) if own else None
        found.append(Compliance(one, longest, None, worst, _replied(worst, longest)))
    return tuple(found)


def _replied(worst: float | None, longest: float) -> Kept:
    if worst is None:
        return Kept.NO_DATA
    return Kept.KEPT if worst <= longest else Kept.NOT_KEPT


def _compliance(
    terms: Terms,
    stretch: Stretch,
    days: list[DayDone],
    *,
    today: date,
    written: Sequence[date],
) -> Compliance:
    own = [one for one in days if stretch.begins <= one.day <= stretch.ends]
    planned = _sum(terms.measure, [one for one in own if not one.is_delivered])
    delivered = _sum(terms.measure, [one for one in own if one.is_delivered])
    agreed = _owed(terms, stretch)
    if terms.measure.is_presence and not any(
        stretch.begins <= day <= stretch.ends for day in written
    ):
        kept = Kept.UNFINISHED if stretch.ends >= today else Kept.NO_DATA
        return Compliance(stretch, agreed, None, None, kept)
    if delivered >= agreed:
        kept = Kept.KEPT
    else:
        kept = Kept.UNFINISHED if stretch.ends >= today else Kept.NOT_KEPT
    return Compliance(stretch, agreed, planned, delivered, kept)


def _owed(terms: Terms, stretch: Stretch) -> float:
    """Return what a stretch owes; days and meetings are whole ones, rounded down."""
    owed = round((terms.amount or 0.0) * stretch.share, 2)
    return owed if terms.measure is Measure.PRESENCE_HOURS else float(floor(owed))


def _sum(measure: Measure, days: list[DayDone]) -> float:
    if measure is Measure.PRESENCE_DAYS:
        return float(len({one.day for one in days}))
    return round(sum(one.amount for one in days), 2)


def _weeks_by_month(begins: date, ends: date) -> tuple[Stretch, ...]:
    """Return whole weeks together by the month of their Thursday."""
    months: dict[date, list[date]] = {}
    monday = begins + timedelta(days=-begins.weekday() % _WEEK)
    while monday + timedelta(days=_WEEK - 1) <= ends:
        months.setdefault((monday + _THURSDAY).replace(day=1), []).append(monday)
        monday += timedelta(days=_WEEK)
    return tuple(
        Stretch(month, mondays[0], mondays[-1] + timedelta(days=_WEEK - 1), len(mondays))
        for month, mondays in months.items()
    )


def _after(label: date, per: Per) -> date:
    if per is Per.YEAR:
        return date(label.year + 1, 1, 1)
    return date(label.year + label.month // _DECEMBER, label.month % _DECEMBER + 1, 1)
