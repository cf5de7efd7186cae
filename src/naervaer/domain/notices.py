"""Messages to people: what they are about, which way they go, and how far they have come."""

from datetime import timedelta
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a message is for (meldingens art)."""

    CONFIRMATION = "confirmation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    REMINDER = "reminder"
    OFFER = "offer"
    ANSWER = "answer"
    TASK = "task"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    NoticeKind.CONFIRMATION: "bekreftelse",
    NoticeKind.CHANGE: "endring",
    NoticeKind.CANCELLATION: "avlysning",
    NoticeKind.REMINDER: "påminnelse",
    NoticeKind.OFFER: "tilbud om plass",
    NoticeKind.ANSWER: "svar",
    NoticeKind.TASK: "oppgave",
}


class NoticeWay(StrEnum):
    """Which way a message goes (meldingens vei)."""

    ACCOUNT = "account"
    EMAIL = "email"
    PHONE = "phone"
    NOWHERE = "nowhere"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _WAY_LABELS[self]


_WAY_LABELS = {
    NoticeWay.ACCOUNT: "meldinger på siden",
    NoticeWay.EMAIL: "e-post",
    NoticeWay.PHONE: "telefon",
    NoticeWay.NOWHERE: "ingen melding",
}


class NoticeState(StrEnum):
    """How far a message has come (meldingens tilstand)."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    TO_BE_TOLD = "to_be_told"
    TOLD = "told"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    NoticeState.WAITING: "venter på å bli sendt",
    NoticeState.SENDING: "er på vei",
    NoticeState.SENT: "sendt",
    NoticeState.TO_BE_TOLD: "må fortelles på telefon",
    NoticeState.TOLD: "fortalt på telefon",
    NoticeState.WITHDRAWN: "trukket tilbake",
    NoticeState.SILENT: "skal ikke sendes",
}

NOTICE_MOVES: dict[NoticeState, frozenset[NoticeState]] = {
    NoticeState.WAITING: frozenset({NoticeState.SENDING, NoticeState.WITHDRAWN}),
    NoticeState.SENDING: frozenset(
        {NoticeState.WAITING, NoticeState.SENT, NoticeState.TO_BE_TOLD}
    ),
    NoticeState.TO_BE_TOLD: frozenset({NoticeState.TOLD, NoticeState.WITHDRAWN}),
    NoticeState.SENT: frozenset(),
    NoticeState.TOLD: frozenset(),
    NoticeState.WITHDRAWN: frozenset(),
    NoticeState.SILENT: frozenset(),
}
"""What may follow what; a message that has ended never changes again."""

_WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many failed attempts; None when people take over."""
    return _WAITS[attempts - 1] if 1 <= attempts <= len(_WAITS) else None
