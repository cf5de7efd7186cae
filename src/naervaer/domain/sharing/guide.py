"""What the guide is made of: questions, answers and outcomes, and how a way is followed.

Nothing here knows pages or words: a node has a key, and whoever shows it says it in the
reader's language. So every way can be walked in a test without a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.sharing.laws import Paragraph


class Verdict(StrEnum):
    """What the law says of sharing (utfall)."""

    MUST = "must"
    MAY = "may"
    WITH_CONSENT = "with_consent"
    ONLY_ANONYMISED = "only_anonymised"
    ASK = "ask"
    MUST_NOT = "must_not"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.MUST: "Du skal dele",
    Verdict.MAY: "Du kan dele",
    Verdict.WITH_CONSENT: "Du kan dele det personen har samtykket til",
    Verdict.ONLY_ANONYMISED: "Du kan bare dele uten at noen kan kjennes igjen",
    Verdict.ASK: "En annen enn du avgjør det",
    Verdict.MUST_NOT: "Du kan ikke dele",
}


class Decider(StrEnum):
    """Which human decides (hvem som beslutter)."""

    HOLDER = "holder"
    CONTROLLER = "controller"
    DIRECTORATE = "directorate"
    MINISTRY = "ministry"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        """The words shown on Norwegian screens."""
        return _DECIDER_LABELS[self]


_DECIDER_LABELS = {
    Decider.HOLDER: "du selv",
    Decider.CONTROLLER: "den behandlingsansvarlige, eller den som har fått myndigheten derfra",
    Decider.DIRECTORATE: "Politidirektoratet, eller riksadvokaten i straffesaker",
    Decider.MINISTRY: "departementet",
    Decider.NOBODY: "ingen; loven åpner ikke for det",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question (svar): the word in the address and the node it leads to."""

    word: str
    to: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question (spørsmål) with its answers.

    Raises
    ------
    UnusableInputError
        When there are fewer than two answers, or two with the same word.

    """

    answers: tuple[Answer, ...]

    def __post_init__(self) -> None:
        """Refuse a question that asks nothing."""
        words = {one.word for one in self.answers}
        if len(words) != len(self.answers) or len(words) < 2:  # noqa: PLR2004 - a choice
            msg = f"A question has the answers {sorted(words)}, expected two or more."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a way ends (utfall med paragrafer).

    Attributes
    ----------
    verdict
        What the law says.
    paragraphs
        What it rests on, the most important first; at least one.
    decider
        Which human decides.
    is_logged
        Whether politiregisterforskriften § 11-4 demands a note of it.
    is_written
        Whether it is to be handed over in writing as a rule (§ 11-3).

    Raises
    ------
    UnusableInputError
        When no paragraph is given, or nothing may be shared and yet it is to be noted.

    """

    verdict: Verdict
    paragraphs: tuple[Paragraph, ...]
    decider: Decider = Decider.HOLDER
    is_logged: bool = False
    is_written: bool = False

    def __post_init__(self) -> None:
        """Refuse an outcome that rests on nothing."""
        if not self.paragraphs:
            msg = "An outcome rests on no paragraph, expected one at least."
            raise UnusableInputError(msg)
        if self.verdict is Verdict.MUST_NOT and self.is_logged:
            msg = "An outcome forbids sharing and is logged, expected one of them."
            raise UnusableInputError(msg)


Node = Question | Outcome
Way = tuple[str, ...]
"""The words of the answers given, from the first question on."""

START = "start"


@dataclass(frozen=True, slots=True)
class Step:
    """A question on the way and the word it was answered with (steg)."""

    question: str
    word: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a way has come (sted i veiviseren).

    Attributes
    ----------
    key
        Key of the node.
    node
        The question to answer, or the outcome.
    steps
        What was asked and answered on the way.

    """

    key: str
    node: Node
    steps: tuple[Step, ...]


def follow(nodes: Mapping[str, Node], way: Way) -> Arrival | None:
    """Return where a way leads, or None where there is no such way."""
    key, steps = START, []
    for word in way:
        node = nodes[key]
        if isinstance(node, Outcome):
            return None
        to = next((one.to for one in node.answers if one.word == word), None)
        if to is None:
            return None
        steps.append(Step(key, word))
        key = to
    return Arrival(key, nodes[key], tuple(steps))


def ways(nodes: Mapping[str, Node]) -> Iterator[tuple[Way, str]]:
    """Yield every way to an outcome with the outcome's key.

    Raises
    ------
    UnusableInputError
        When a way comes back to a question that was answered, or leads nowhere.

    """
    yield from _ways_from(nodes, START, (), frozenset())


def _ways_from(
    nodes: Mapping[str, Node], key: str, way: Way, seen: frozenset[str]
) -> Iterator[tuple[Way, str]]:
    node = nodes.get(key)
    if node is None or key in seen:
        msg = f"The way {'/'.join(way)} leads to {key!r}, expected what is new."
        raise UnusableInputError(msg)
    if isinstance(node, Outcome):
        yield way, key
        return
    for answer in node.answers:
        yield from _ways_from(nodes, answer.to, (*way, answer.word), seen | {key})
