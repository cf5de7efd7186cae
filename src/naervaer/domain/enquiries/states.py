"""How far an enquiry has come, and what may follow: it never just stops.

An enquiry that is passed on stays open until somebody says whether it worked; when it did
not, it must become a call-back or a refusal. A call-back stays open until it is made.
"""

from datetime import datetime, timedelta
from enum import StrEnum


class EnquiryState(StrEnum):
    """How far an enquiry has come (henvendelsens tilstand)."""

    OPEN = "open"
    PASSED_ON = "passed_on"
    CALL_BACK = "call_back"
    PASSING_FAILED = "passing_failed"
    ANSWERED = "answered"
    PASSING_WORKED = "passing_worked"
    CALLED_BACK = "called_back"
    REFUSED = "refused"
    GUIDED_ON = "guided_on"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _LABELS[self]


_LABELS = {
    EnquiryState.OPEN: "åpen",
    EnquiryState.PASSED_ON: "satt over",
    EnquiryState.CALL_BACK: "skal ringes tilbake",
    EnquiryState.PASSING_FAILED: "satt over uten svar",
    EnquiryState.ANSWERED: "besvart",
    EnquiryState.PASSING_WORKED: "satt over, fikk svar",
    EnquiryState.CALLED_BACK: "ringt tilbake",
    EnquiryState.REFUSED: "avvist",
    EnquiryState.GUIDED_ON: "vist til rett etat",
}

ENQUIRY_MOVES: dict[EnquiryState, frozenset[EnquiryState]] = {
    EnquiryState.OPEN: frozenset(
        {
            EnquiryState.ANSWERED,
            EnquiryState.PASSED_ON,
            EnquiryState.CALL_BACK,
            EnquiryState.REFUSED,
            EnquiryState.GUIDED_ON,
        }
    ),
    EnquiryState.PASSED_ON: frozenset(
        {EnquiryState.PASSING_WORKED, EnquiryState.PASSING_FAILED}
    ),
    EnquiryState.PASSING_FAILED: frozenset({EnquiryState.CALL_BACK, EnquiryState.REFUSED}),
    EnquiryState.CALL_BACK: frozenset({EnquiryState.CALLED_BACK}),
    EnquiryState.ANSWERED: frozenset(),
    EnquiryState.PASSING_WORKED: frozenset(),
    EnquiryState.CALLED_BACK: frozenset(),
    EnquiryState.REFUSED: frozenset(),
    EnquiryState.GUIDED_ON: frozenset(),
}
"""What may follow what; a state that nothing follows is an end."""

UNENDED = tuple(state for state, after in ENQUIRY_MOVES.items() if after)
"""The states in which somebody still waits for the police."""

FIRST_OUTCOMES = (
    EnquiryState.ANSWERED,
    EnquiryState.PASSING_WORKED,
    EnquiryState.PASSING_FAILED,
    EnquiryState.CALL_BACK,
    EnquiryState.REFUSED,
    EnquiryState.GUIDED_ON,
)
"""How the first contact itself came out; what happens later does not change it."""

LONGEST_CALL_BACK = timedelta(days=14)
"""How far ahead a call-back may be promised: the project's own choice."""


def deadline_refused(deadline: datetime, *, now: datetime) -> bool:
    """Return whether a call-back cannot be promised for then: past, or too far ahead."""
    return not now < deadline <= now + LONGEST_CALL_BACK
