"""Service standards for meeting an officer, kept for comparison."""

from dataclasses import dataclass

from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import press


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRule(Rule):
    """How soon a wish to meet an officer is answered and met.

    Attributes
    ----------
    reply_days, done_days
        Longest time until the answer and until the meeting.

    """

    reply_days: int = limit("svar innen", "dager")
    done_days: int = limit("gjennomført innen", "dager")

    def breaches(self, *, replied_after: int, done_after: int) -> tuple[str, ...]:
        """Return one reason for each of the two times that was passed."""
        reasons = []
        if replied_after > self.reply_days:
            reasons.append(
                f"Svar etter {replied_after} dager; {self.id} sier {self.reply_days}."
            )
        if done_after > self.done_days:
            reasons.append(f"Møte etter {done_after} dager; {self.id} sier {self.done_days}.")
        return tuple(reasons)


ORDER_AN_OFFICER = ReplyRule(
    id="DK-14-30",
    name="Dansk «Bestil en betjent»",
    statement=(
        "I Danmark får den som ber om å møte en betjent, svar innen 14 dager og møtet innen "
        "30. Tallene er en sammenlikning for «Din politikontakt» og binder ingen i Norge."
    ),
    source=press("Limfjord Update", "limfjordupdate.dk"),
    binding=Binding.COMPARISON,
    valid_from=ValidFrom(None, note="Kilden oppgir ikke når ordningen ble innført."),
    owner="Dansk politi",
    family=Family.AGREEMENTS,
    reply_days=14,
    done_days=30,
)

RULES: tuple[Rule, ...] = (ORDER_AN_OFFICER,)
