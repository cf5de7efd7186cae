"""Rules for police contacts: how large a post, how many municipalities, and for whom."""

from dataclasses import dataclass
from datetime import date

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.rule import Binding, Family, Rule, ValidFrom, limit
from naervaer.domain.rules.sources import PLAN_IN_FORCE, page, plan_line
from naervaer.domain.rules.threshold import SHARE_UNIT, ThresholdRule
from naervaer.domain.wording import norwegian_share


@dataclass(frozen=True, slots=True)
class ContactAssignment:
    """One police contact's post and the municipalities it serves.

    Attributes
    ----------
    contact
        A role, never a person's name.
    municipalities
        Four-digit numbers.
    share
        Part of a full post, above 0 and up to 1.
    reason
        Why the main rules are departed from, or empty.

    Raises
    ------
    UnusableInputError
        When the share is not above 0 and at most 1.

    """

    contact: str
    municipalities: tuple[str, ...]
    share: float
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a post that is no post."""
        if not 0 < self.share <= 1:
            msg = f"Contact {self.contact}: share is {self.share}, expected above 0 up to 1."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShareRule(Rule):
    """A contact should have at least part of a post.

    Attributes
    ----------
    fewest
        Share of a full post.

    """

    fewest: float = limit("minste stillingsandel", "andel")

    def refuses(self, assignment: ContactAssignment) -> str | None:
        """Return why the post is too small, or None."""
        if assignment.share >= self.fewest:
            return None
        return (
            f"Stillingen er {norwegian_share(assignment.share)}; {self.id} sier minst "
            f"{norwegian_share(self.fewest)}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReachRule(Rule):
    """A contact should serve few enough municipalities to know them.

    Attributes
    ----------
    most
        Largest number of municipalities.

    """

    most: int = limit("høyst", "kommuner")

    def refuses(self, assignment: ContactAssignment) -> str | None:
        """Return why the municipalities are too many, or None."""
        given = len(assignment.municipalities)
        if given <= self.most:
            return None
        return f"Kontakten har {given} kommuner; {self.id} sier høyst {self.most}."


SHARE_OF_POST = ContactShareRule(
    id="PK-50",
    name="Politikontaktens stillingsandel",
    statement=(
        "Når full stilling ikke er hensiktsmessig, skal politikontakten som hovedregel ha "
        "minst halv stilling."
    ),
    source=plan_line("77"),
    binding=Binding.MAIN_RULE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    fewest=0.5,
)

MUNICIPALITIES_PER_CONTACT = ContactReachRule(
    id="PK-3",
    name="Kommuner per politikontakt",
    statement=(
        "En politikontakt skal som hovedregel ha ansvar for høyst tre kommuner. Flere er "
        "bare for unntakstilfeller, og da må grunnen oppgis."
    ),
    source=plan_line("78"),
    binding=Binding.MAIN_RULE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    most=3,
)

SHARE_KEPT_EVERYWHERE = ThresholdRule(
    id="PK-50-ALLE",
    name="Stillingsandel for alle politikontakter",
    statement="Alle politikontakter har minst halv stilling, unntatt der avviket er begrunnet.",
    source=plan_line("77"),
    binding=Binding.MAIN_RULE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    measure="share_of_contacts_with_half_post",
    unit=SHARE_UNIT,
    at_least=1,
    cumulative=True,
)

REACH_KEPT_EVERYWHERE = ThresholdRule(
    id="PK-3-ALLE",
    name="Høyst tre kommuner for alle politikontakter",
    statement="Ingen politikontakt har mer enn tre kommuner, unntatt der avviket er begrunnet.",
    source=plan_line("78"),
    binding=Binding.MAIN_RULE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    measure="unexplained_contacts_above_three_municipalities",
    unit="politikontakter",
    at_most=0,
)

CONTACT_EVERYWHERE = ThresholdRule(
    id="PK-ALLE",
    name="Politikontakt i alle kommuner",
    statement="Hver kommune har fått sin politikontakt.",
    source=plan_line("76"),
    binding=Binding.GUIDE,
    valid_from=PLAN_IN_FORCE,
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    measure="share_of_municipalities_with_contact",
    unit=SHARE_UNIT,
    at_least=1,
    cumulative=True,
)

DALANE_MUNICIPALITIES = ("1101", "1111", "1112", "1114")
"""The region of PK-DALANE: Eigersund, Sokndal, Lund, Bjerkreim."""

DALANE = ThresholdRule(
    id="PK-DALANE",
    name="Ekstra politikontakt i Dalane",
    statement="Dalane i Rogaland skal få én politikontaktstilling mer.",
    source=plan_line("77"),
    binding=Binding.POLITICAL,
    valid_from=PLAN_IN_FORCE,
    owner="Justis- og beredskapsdepartementet",
    family=Family.CONTACTS,
    measure="extra_posts_in_dalane",
    unit="stillinger",
    at_least=1,
    cumulative=True,
)

DAYS_PRESENT = ThresholdRule(
    id="PK-DAG",
    name="Politikontakten er til stede",
    statement=(
        "Politikontakten er i uniform, har faste møtepunkter og er i kommunen minst én dag i "
        "uken."
    ),
    source=page("politiet.no", "21. og 22.6.2017", date(2017, 6, 22)),
    binding=Binding.GUIDE,
    valid_from=ValidFrom(2017, 6, 15, note="Dagen alle kommuner skulle ha kontakt."),
    owner="Politidirektoratet",
    family=Family.CONTACTS,
    measure="days_a_week_in_municipality",
    unit="dager i uken",
    at_least=1,
)

RULES: tuple[Rule, ...] = (
    SHARE_OF_POST,
    MUNICIPALITIES_PER_CONTACT,
    SHARE_KEPT_EVERYWHERE,
    REACH_KEPT_EVERYWHERE,
    CONTACT_EVERYWHERE,
    DALANE,
    DAYS_PRESENT,
)


def breaches(assignment: ContactAssignment) -> tuple[str, ...]:
    """Return every main rule the assignment departs from, explained or not."""
    reasons = (
        SHARE_OF_POST.refuses(assignment),
        MUNICIPALITIES_PER_CONTACT.refuses(assignment),
    )
    return tuple(reason for reason in reasons if reason is not None)


def needs_reason(assignment: ContactAssignment) -> bool:
    """Return whether the assignment departs from a main rule without saying why."""
    return bool(breaches(assignment)) and not assignment.reason.strip()
