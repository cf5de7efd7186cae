"""How long the site keeps what it knows about people, and by which authority."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError

_POLICE_LOG = (
    "politiregisterforskriften (FOR-2013-09-20-1097) § 40-13 fjerde ledd: "
    "slettes tidligst etter 1 år og senest etter 3 år; § 40-15: lagres minimum 1 år"
)
_OWN = "eget valg"
_USE_OF_POLICE_RECORDS = (
    "politiregisterloven (LOV-2010-05-28-16) § 17 tredje ledd: lagres i minst 1 år og slettes "
    "senest etter 3 år; hva som nedtegnes: politiregisterforskriften § 11-4"
)


@dataclass(frozen=True, slots=True)
class RetentionPeriod:
    """How long one kind of record is kept (lagringstid).

    Attributes
    ----------
    name
        What is kept, as an identifier.
    days
        After how many days it is deleted; None when it is kept as long as the site.
    shortest
        The fewest days the source allows, or None where it says nothing.
    longest
        The most days the source allows, or None where it says nothing.
    source
        Legal ground, or that it is the project's own choice.
    is_own_choice
        Whether the number is the project's own, within what the source allows.

    Raises
    ------
    UnusableInputError
        When the days lie outside what the source allows.

    """

    name: str
    days: int | None
    source: str
    shortest: int | None = None
    longest: int | None = None
    is_own_choice: bool = True

    def __post_init__(self) -> None:
        """Refuse a period that the source does not allow."""
        least, most = self.shortest or 0, self.longest
        if self.days is None:
            allowed = most is None
        else:
            allowed = least <= self.days and (most is None or self.days <= most)
        if not allowed:
            msg = f"{self.name} is kept {self.days} days, expected {least} to {most}."
            raise UnusableInputError(msg)


RETENTION = (
    RetentionPeriod("sensitive_reads", 730, _POLICE_LOG, shortest=365, longest=1095),
    RetentionPeriod("refusals", 730, _POLICE_LOG, shortest=365, longest=1095),
    RetentionPeriod("changes", None, _OWN),
    RetentionPeriod("disclosures", 1095, _USE_OF_POLICE_RECORDS, shortest=365, longest=1095),
    RetentionPeriod("sessions", 1, _OWN),
    RetentionPeriod("sign_in_attempts", 1, _OWN),
    RetentionPeriod("setup_links", 7, _OWN),
    RetentionPeriod("inhabitants", 365, _OWN),
    RetentionPeriod("bookings", 30, _OWN),
    RetentionPeriod("notices", 90, _OWN),
    RetentionPeriod("enquiries", 1095, _OWN),
    RetentionPeriod("tickets", 365, _OWN),
    RetentionPeriod("contact_request_words", 90, _OWN),
    RetentionPeriod("contact_requests", 1095, _OWN),
)
"""Every kind of record about people that the site keeps."""


def retention_of(name: str) -> RetentionPeriod:
    """Return the period of one kind of record.

    Raises
    ------
    UnusableInputError
        When no such kind is kept.

    """
    for period in RETENTION:
        if period.name == name:
            return period
    known = ", ".join(period.name for period in RETENTION)
    msg = f"{name!r} is not kept, expected one of {known}."
    raise UnusableInputError(msg)
