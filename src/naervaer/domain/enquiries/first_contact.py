"""How many enquiries are answered at first contact, with uncertainty and without small counts.

Answered at first contact is what the one who took the enquiry answered there and then. Passed
on, called back and refused are first contacts that did not solve it. What belongs to another
authority is not counted in either, since the police could not have solved it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from naervaer.domain.enquiries.states import EnquiryState
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.proportions import ShareInterval, wilson_interval
from naervaer.domain.suppression import CountSum, withheld_cells

COUNTED = (
    EnquiryState.ANSWERED,
    EnquiryState.PASSING_WORKED,
    EnquiryState.PASSING_FAILED,
    EnquiryState.CALL_BACK,
    EnquiryState.REFUSED,
)
"""The first outcomes that are counted."""

_TOTAL = ""


@dataclass(frozen=True, slots=True)
class ContactCount:
    """First contacts of one theme, channel, office or language.

    Attributes
    ----------
    key
        Which one.
    contacts, answered
        How many, and how many of them were answered at once.

    """

    key: str
    contacts: int
    answered: int


@dataclass(frozen=True, slots=True)
class ContactShare:
    """What may be shown of a count.

    Attributes
    ----------
    key
        Which one; empty for all together.
    contacts, answered
        The counts; None where they are withheld.
    interval
        Share answered at once with 95 per cent interval; None where a count is withheld or
        nobody made contact.

    """

    key: str
    contacts: int | None
    answered: int | None
    interval: ShareInterval | None


def contact_shares(
    parts: Sequence[ContactCount], *, fewest: int
) -> tuple[ContactShare, tuple[ContactShare, ...]]:
    """Return all together, and each part, with small counts and what reveals them withheld.

    A part is shown whole or not at all. The total is shown beside several tables, so it is
    never withheld to hide a part; where the parts alone cannot hide a small count, all of
    them are withheld.
    """
    contacts = sum(one.contacts for one in parts)
    answered = sum(one.answered for one in parts)
    if 0 < contacts < fewest:
        nothing = tuple(ContactShare(one.key, None, None, None) for one in parts)
        return ContactShare(_TOTAL, None, None, None), nothing
    halves_shown = not any(0 < part < fewest for part in (answered, contacts - answered))
    hidden = _hidden(parts, fewest=fewest, with_halves=halves_shown)
    shown = tuple(
        ContactShare(one.key, None, None, None)
        if one.key in hidden
        else _share(one.key, one.contacts, one.answered, with_answered=halves_shown)
        for one in parts
    )
    return _share(_TOTAL, contacts, answered, with_answered=halves_shown), shown


def _hidden(parts: Sequence[ContactCount], *, fewest: int, with_halves: bool) -> frozenset[str]:
    """Return the parts to withhold: widened until no table of counts gives one away."""
    tables = [{one.key: one.contacts for one in parts}]
    if with_halves:
        tables.append({one.key: one.answered for one in parts})
        tables.append({one.key: one.contacts - one.answered for one in parts})
    hidden: frozenset[str] = frozenset()
    while True:
        wider = hidden.union(*(_withheld(table, hidden, fewest) for table in tables))
        if wider == hidden:
            return hidden
        hidden = wider


def _withheld(counts: dict[str, int], already: frozenset[str], fewest: int) -> frozenset[str]:
    if not any(counts.values()):
        return frozenset()
    table = {_TOTAL: sum(counts.values()), **counts}
    sums = [CountSum(_TOTAL, tuple(counts))]
    try:
        found = withheld_cells(
            table, sums, fewest=fewest, already=already, shown_elsewhere={_TOTAL}
        )
    except UnusableInputError:
        return frozenset(counts)
    return found - {_TOTAL}


def _share(key: str, contacts: int, answered: int, *, with_answered: bool) -> ContactShare:
    if not with_answered:
        return ContactShare(key, contacts, None, None)
    interval = wilson_interval(answered, contacts) if contacts else None
    return ContactShare(key, contacts, answered, interval)
