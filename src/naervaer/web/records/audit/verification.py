"""Finding what was done to the history behind the site's back."""

from dataclasses import dataclass

from naervaer.web.records.audit.checkpoints import checkpoints_read
from naervaer.web.records.audit.guards import missing_guards
from naervaer.web.records.audit.models import Change, HistoryHead
from naervaer.web.records.audit.seals import FIRST_SEAL, seal_of


@dataclass(frozen=True, slots=True)
class HistoryBreak:
    """One place where the history is not what the site wrote.

    Attributes
    ----------
    number
        Number of the change, or 0 where it concerns the whole.
    what
        What is wrong, as a sentence.

    """

    number: int
    what: str


def history_breaks() -> list[HistoryBreak]:
    """Return every break: edited, removed, inserted, swapped and cut-off changes, in order."""
    checkpoints = checkpoints_read()
    forged = sum(not one.is_genuine for one in checkpoints)
    witnessed = {one.number: one.seal for one in checkpoints if one.is_genuine}
    found = [HistoryBreak(0, f"{name} is not in force.") for name in missing_guards()]
    if forged:
        found.append(HistoryBreak(0, f"{forged} checkpoints are not signed by this site."))
    number, seal = 0, FIRST_SEAL
    for change in Change.objects.order_by("number").iterator(chunk_size=2000):
        if change.number != number + 1:
            found.append(HistoryBreak(number + 1, f"Changes up to {change.number} are gone."))
        elif change.previous_seal != seal:
            found.append(HistoryBreak(change.number, "It does not follow the change before."))
        if change.seal != seal_of(change):
            found.append(HistoryBreak(change.number, "Its content was edited."))
        if witnessed.pop(change.number, change.seal) != change.seal:
            found.append(HistoryBreak(change.number, "It differs from its checkpoint."))
        number, seal = change.number, change.seal
    return found + _end_breaks(number, seal, furthest=max(witnessed, default=0))


def _end_breaks(number: int, seal: str, *, furthest: int) -> list[HistoryBreak]:
    """Return whether the end is missing, by the head and by the checkpoints."""
    head = HistoryHead.objects.first()
    stated = (head.number, head.seal) if head else (0, FIRST_SEAL)
    found = []
    if stated != (number, seal):
        what = f"The history ends at {number}, its head says {stated[0]}."
        found.append(HistoryBreak(number, what))
    if furthest > number:
        what = f"The history ends at {number}, a checkpoint has seen {furthest}."
        found.append(HistoryBreak(number, what))
    return found
