"""What a model of need must never be fed, and why.

Two errors are old and known. Where the police look, they find: a model fed with arrests or
stops sends them back to the same place, and their own finds confirm it. And a stand-in for
origin or poverty turns a plan for patrols into a judgement on a people: the model of 2005 did.
"""

import re
from collections.abc import Iterable

from naervaer.domain.errors import UnusableInputError

_ARRESTS = (
    r"arrest\w*|pa+grip\w*|pa+grep\w*|pågrip\w*|pågrep\w*|custody|"
    r"varetekt\w*|detain\w*|detention\w*|apprehen\w*|charged|siktet|siktede|suspects?|"
    r"mistenkt\w*|gjerningsperson\w*|offenders?|perpetrators?"
)
_STOPS = (
    r"stop|stops|stopped|frisk\w*|searched|search|stansing\w*|personkontroll\w*|"
    r"visitasjon\w*|visitert\w*|ransak\w*|kontrollert\w*"
)
_ORIGIN = (
    r"ethnic\w*|etnisk\w*|etnisitet\w*|race|races|racial\w*|rase|skin|hudfarge|"
    r"nationalit\w*|nasjonalitet\w*|citizenship|statsborgerskap\w*|immigra\w*|innvandr\w*|"
    r"migrant\w*|refugee\w*|flyktning\w*|asyl\w*|foreign\w*|utenlandsk\w*|landbakgrunn\w*|"
    r"f(ø|oe)deland\w*|country of birth|birth country|birthplace|mother tongue|morsmål\w*|"
    r"language|språk|religion\w*|religious|muslim\w*|livssyn\w*|roma|sami|samisk"
)
_ASSISTANCE = (
    r"welfare|social assistance|social benefit\w*|benefits?|sosialhjelp\w*|"
    r"sosialst(ø|o)nad\w*|stønad\w*|trygd\w*|uf(ø|o)re\w*|nav|barnevern\w*|child protection|"
    r"poverty|fattig\w*|lavinntekt\w*|low income|unemploy\w*|"
    r"arbeidsledig\w*|arbeidsløs\w*|social housing|kommunal bolig\w*"
)
_FORBIDDEN = {
    _ARRESTS: (
        "it tells where the police have arrested, not where people need help, and a model fed "
        "with it sends patrols back to where patrols were"
    ),
    _STOPS: (
        "it tells whom the police have stopped or searched, and a model fed with it confirms "
        "its own patrols"
    ),
    _ORIGIN: "it stands for origin or belief, which must never steer where the police go",
    _ASSISTANCE: (
        "it stands for social assistance or poverty, which must never steer where the police go"
    ),
}
_PATTERNS = tuple(
    (re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE), reason)
    for words, reason in _FORBIDDEN.items()
)


def refuse_columns(columns: Iterable[str]) -> None:
    """Refuse a table that carries what a model of need must never see.

    The whole table is refused, not the column dropped: who made the table meant it for
    something else, and its rows were chosen by it.

    Raises
    ------
    UnusableInputError
        Naming the first such column and the reason.

    """
    for column in columns:
        spaced = re.sub(r"[^\w]+|_+", " ", re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])", " ", column))
        for pattern, reason in _PATTERNS:
            found = pattern.search(spaced)
            if found:
                msg = f"Column «{column}» is refused: {reason}. Remove it at the source."
                raise UnusableInputError(msg)
