"""What people write to their police contact: theme, how far it has come, when it is due.

A request has words, so it is no enquiry at first contact: those hold none. What the two share
is that they never just stop – a request waits until somebody answers it, shows it on to
another authority, or its asker takes it back.
"""

from datetime import date, timedelta
from enum import StrEnum

from naervaer.domain.rules.agreements import ORDER_AN_OFFICER

MOST_WORDS = 800
"""Letters in a request or an answer at most: the project's own choice, to keep cases out."""


class RequestTheme(StrEnum):
    """What somebody writes to the contact about (temaet for en henvendelse til kontakten)."""

    SAFETY = "safety"
    ROADS = "roads"
    YOUTH = "youth"
    EVENT = "event"
    PRESENCE = "presence"
    COOPERATION = "cooperation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _THEMES[self]


_THEMES = {
    RequestTheme.SAFETY: "tryggheten der jeg bor",
    RequestTheme.ROADS: "fart og trafikk i nærmiljøet",
    RequestTheme.YOUTH: "barn og unge i nærmiljøet",
    RequestTheme.EVENT: "arrangement eller besøk",
    RequestTheme.PRESENCE: "når og hvor politiet er her",
    RequestTheme.COOPERATION: "samarbeid med lag, skole eller næringsliv",
    RequestTheme.OTHER: "annet i nærmiljøet",
}


class RequestState(StrEnum):
    """How far a request has come (henvendelsens tilstand hos kontakten)."""

    WAITING = "waiting"
    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATES[self]


_STATES = {
    RequestState.WAITING: "venter på svar",
    RequestState.ANSWERED: "besvart",
    RequestState.TRANSFERRED: "vist til en annen etat",
    RequestState.WITHDRAWN: "trukket tilbake",
}

REQUEST_MOVES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.WAITING: frozenset(
        {RequestState.ANSWERED, RequestState.TRANSFERRED, RequestState.WITHDRAWN}
    ),
    RequestState.ANSWERED: frozenset(),
    RequestState.TRANSFERRED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}
"""What may follow what; a state that nothing follows is an end."""

REPLIES = (RequestState.ANSWERED, RequestState.TRANSFERRED)
"""The ends that give the asker a reply."""


def due_on(received: date) -> date:
    """Return the last day for a reply, by the rule the goal is taken from (DK-14-30)."""
    return received + timedelta(days=ORDER_AN_OFFICER.reply_days)
