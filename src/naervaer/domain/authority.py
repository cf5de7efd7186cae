"""Who may do what, and where: one table of role, act and reach.

Every page, export, search and interface of the site declares one `Act`; whether somebody may
do it is answered here and nowhere else. Nothing about a person but the roles given counts.
"""

from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError


class Role(StrEnum):
    """What somebody is on the site (rolle)."""

    DIRECTORATE = "directorate"
    DISTRICT_ANALYST = "district_analyst"
    DUTY_PLANNER = "duty_planner"
    POLICE_CONTACT = "police_contact"
    MUNICIPAL_COORDINATOR = "municipal_coordinator"
    COUNCIL_MEMBER = "council_member"
    CASE_OFFICER = "case_officer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What can be done on the site (handling)."""

    SEE_PUBLIC = "see_public"
    SIGN_IN = "sign_in"
    SEE_OWN_ACCOUNT = "see_own_account"
    SEE_WORKPLACE = "see_workplace"
    SEE_STUDIES = "see_studies"
    RUN_STUDIES = "run_studies"
    SEE_PRESENCE_BOOK = "see_presence_book"
    WRITE_PRESENCE_BOOK = "write_presence_book"
    SEE_STAFFING = "see_staffing"
    WRITE_STAFFING = "write_staffing"
    WRITE_POINTS = "write_points"
    FILE_WISHES = "file_wishes"
    ANSWER_WISHES = "answer_wishes"
    DECIDE_PROMISE_EVIDENCE = "decide_promise_evidence"
    PUBLISH_FIGURES = "publish_figures"
    SEE_COUNCIL = "see_council"
    WRITE_COUNCIL = "write_council"
    SIGN_FOR_MUNICIPALITY = "sign_for_municipality"
    SIGN_FOR_POLICE = "sign_for_police"
    SEE_CONTACTS = "see_contacts"
    WRITE_CONTACTS = "write_contacts"
    ANSWER_NEEDS = "answer_needs"
    ANSWER_REQUESTS = "answer_requests"
    ADOPT_ROSTERS = "adopt_rosters"
    CONFIRM_PRESENCE = "confirm_presence"
    WRITE_DISCLOSURES = "write_disclosures"
    SEE_DISCLOSURES = "see_disclosures"
    HEAR_INHABITANTS = "hear_inhabitants"
    OFFER_APPOINTMENTS = "offer_appointments"
    SERVE_COUNTER = "serve_counter"
    SEE_FIRST_CONTACT = "see_first_contact"
    SEE_AUDIT = "see_audit"
    MANAGE_ACCOUNTS = "manage_accounts"


OPEN_ACTS = frozenset({Act.SEE_PUBLIC, Act.SIGN_IN})
"""What everybody may do, signed in or not."""

SIGNED_IN_ACTS = frozenset({Act.SEE_OWN_ACCOUNT})
"""What everybody who is signed in may do with what is their own."""


SENSITIVE_ACTS = frozenset(
    {
        Act.SEE_STAFFING,
        Act.SEE_AUDIT,
        Act.MANAGE_ACCOUNTS,
        Act.SEE_DISCLOSURES,
        Act.SERVE_COUNTER,
        Act.ANSWER_REQUESTS,
    }
)
"""What leaves a line in the read log each time it is seen."""


class Reach(StrEnum):
    """How far a role's act reaches (rekkevidde)."""

    COUNTRY = "country"
    OWN_DISTRICT = "own_district"
    OWN_MUNICIPALITY = "own_municipality"


_COUNTRY, _DISTRICT, _MUNICIPALITY = (
    Reach.COUNTRY,
    Reach.OWN_DISTRICT,
    Reach.OWN_MUNICIPALITY,
)

TABLE: dict[Role, dict[Act, Reach]] = {
    Role.DIRECTORATE: {
        Act.SEE_WORKPLACE: _COUNTRY,
        Act.SEE_STUDIES: _COUNTRY,
        Act.RUN_STUDIES: _COUNTRY,
        Act.SEE_PRESENCE_BOOK: _COUNTRY,
        Act.SEE_STAFFING: _COUNTRY,
        Act.ANSWER_WISHES: _COUNTRY,
        Act.DECIDE_PROMISE_EVIDENCE: _COUNTRY,
        Act.SEE_COUNCIL: _COUNTRY,
        Act.SEE_CONTACTS: _COUNTRY,
        Act.SEE_FIRST_CONTACT: _COUNTRY,
    },
    Role.DISTRICT_ANALYST: {
        Act.SEE_WORKPLACE: _DISTRICT,
        Act.SEE_STUDIES: _DISTRICT,
        Act.RUN_STUDIES: _DISTRICT,
        Act.SEE_PRESENCE_BOOK: _DISTRICT,
        Act.WRITE_PRESENCE_BOOK: _DISTRICT,
        Act.SEE_STAFFING: _DISTRICT,
        Act.WRITE_STAFFING: _DISTRICT,
        Act.WRITE_POINTS: _DISTRICT,
        Act.ANSWER_WISHES: _DISTRICT,
        Act.SEE_COUNCIL: _DISTRICT,
        Act.SIGN_FOR_POLICE: _DISTRICT,
        Act.SEE_CONTACTS: _DISTRICT,
        Act.WRITE_CONTACTS: _DISTRICT,
        Act.ANSWER_NEEDS: _DISTRICT,
        Act.HEAR_INHABITANTS: _DISTRICT,
        Act.OFFER_APPOINTMENTS: _DISTRICT,
        Act.SEE_FIRST_CONTACT: _DISTRICT,
    },
    Role.DUTY_PLANNER: {
        Act.SEE_WORKPLACE: _DISTRICT,
        Act.SEE_STUDIES: _DISTRICT,
        Act.RUN_STUDIES: _DISTRICT,
        Act.SEE_PRESENCE_BOOK: _DISTRICT,
        Act.WRITE_PRESENCE_BOOK: _DISTRICT,
        Act.SEE_STAFFING: _DISTRICT,
        Act.SEE_CONTACTS: _DISTRICT,
        Act.ADOPT_ROSTERS: _DISTRICT,
        Act.CONFIRM_PRESENCE: _DISTRICT,
        Act.OFFER_APPOINTMENTS: _DISTRICT,
    },
    Role.POLICE_CONTACT: {
        Act.SEE_WORKPLACE: _MUNICIPALITY,
        Act.SEE_STUDIES: _MUNICIPALITY,
        Act.SEE_PRESENCE_BOOK: _MUNICIPALITY,
        Act.ANSWER_WISHES: _MUNICIPALITY,
        Act.SEE_COUNCIL: _MUNICIPALITY,
        Act.WRITE_COUNCIL: _MUNICIPALITY,
        Act.SEE_CONTACTS: _MUNICIPALITY,
        Act.ANSWER_NEEDS: _MUNICIPALITY,
        Act.ANSWER_REQUESTS: _MUNICIPALITY,
        Act.CONFIRM_PRESENCE: _MUNICIPALITY,
        Act.WRITE_DISCLOSURES: _MUNICIPALITY,
        Act.SEE_DISCLOSURES: _MUNICIPALITY,
        Act.HEAR_INHABITANTS: _MUNICIPALITY,
        Act.SERVE_COUNTER: _MUNICIPALITY,
    },
    Role.MUNICIPAL_COORDINATOR: {
        Act.SEE_WORKPLACE: _MUNICIPALITY,
        Act.SEE_STUDIES: _MUNICIPALITY,
        Act.SEE_PRESENCE_BOOK: _MUNICIPALITY,
        Act.FILE_WISHES: _MUNICIPALITY,
        Act.SEE_COUNCIL: _MUNICIPALITY,
        Act.WRITE_COUNCIL: _MUNICIPALITY,
        Act.SIGN_FOR_MUNICIPALITY: _MUNICIPALITY,
        Act.SEE_CONTACTS: _MUNICIPALITY,
        Act.ANSWER_NEEDS: _MUNICIPALITY,
        Act.HEAR_INHABITANTS: _MUNICIPALITY,
    },
    Role.COUNCIL_MEMBER: {
        Act.SEE_WORKPLACE: _MUNICIPALITY,
        Act.SEE_STUDIES: _MUNICIPALITY,
        Act.SEE_PRESENCE_BOOK: _MUNICIPALITY,
        Act.SEE_COUNCIL: _MUNICIPALITY,
    },
    Role.CASE_OFFICER: {
        Act.SEE_WORKPLACE: _DISTRICT,
        Act.WRITE_DISCLOSURES: _DISTRICT,
        Act.SEE_DISCLOSURES: _DISTRICT,
        Act.SERVE_COUNTER: _DISTRICT,
        Act.ANSWER_REQUESTS: _DISTRICT,
        Act.SEE_FIRST_CONTACT: _DISTRICT,
    },
    Role.PUBLISHER: {
        Act.SEE_WORKPLACE: _COUNTRY,
        Act.SEE_STUDIES: _COUNTRY,
        Act.PUBLISH_FIGURES: _COUNTRY,
    },
    Role.ADMINISTRATOR: {
        Act.SEE_WORKPLACE: _COUNTRY,
        Act.SEE_AUDIT: _COUNTRY,
        Act.MANAGE_ACCOUNTS: _COUNTRY,
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act is done: a district, a municipality in it, or the whole country.

    Attributes
    ----------
    district
        Name of the police district, or None for the whole country.
    municipality
        Four-digit number, or None for all of the district.

    """

    district: str | None = None
    municipality: str | None = None


COUNTRY = Place()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role somebody has at a place.

    Attributes
    ----------
    role
        What the person is.
    place
        Where: the whole country, a district, or a municipality with its district.

    Raises
    ------
    UnusableInputError
        When the role holds for a district or a municipality and none is named.

    """

    role: Role
    place: Place = COUNTRY

    def __post_init__(self) -> None:
        """Refuse a role for a district or a municipality that is not named."""
        reaches = set(TABLE[self.role].values())
        if Reach.OWN_DISTRICT in reaches and self.place.district is None:
            msg = f"role {self.role} is given without a district, expected its name."
            raise UnusableInputError(msg)
        if Reach.OWN_MUNICIPALITY in reaches and self.place.municipality is None:
            msg = f"role {self.role} is given without a municipality, expected its number."
            raise UnusableInputError(msg)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks: nobody in particular, or an account with its roles.

    Attributes
    ----------
    account
        Stable key of the account, or None for anybody.
    name
        What screens and the history show.
    grants
        The roles and where they hold.

    """

    account: str | None = None
    name: str = ""
    grants: tuple[Grant, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        """Whether an account stands behind the actor."""
        return self.account is not None

    def may(self, act: Act, place: Place | None = None) -> bool:
        """Return whether the actor may do the act there; without a place, anywhere at all."""
        if act in OPEN_ACTS:
            return True
        if act in SIGNED_IN_ACTS:
            return self.is_signed_in
        return any(place is None or _covers(grant, act, place) for grant in self._with(act))

    def reach(self, act: Act) -> tuple[Place, ...]:
        """Return the places where the actor may do the act; a query is narrowed to them.

        `COUNTRY` among them means everywhere; no place at all means nowhere.
        """
        if act in OPEN_ACTS:
            return (COUNTRY,)
        return tuple(dict.fromkeys(_widest(grant, act) for grant in self._with(act)))

    def _with(self, act: Act) -> list[Grant]:
        return [grant for grant in self.grants if act in TABLE[grant.role]]


ANYBODY = Actor()
SYSTEM = Actor(account="system", name="Nærvær")
"""The site itself, where a change follows from a rule and not from a person."""


def _widest(grant: Grant, act: Act) -> Place:
    """Return the widest place the grant opens for the act."""
    match TABLE[grant.role][act]:
        case Reach.COUNTRY:
            return COUNTRY
        case Reach.OWN_DISTRICT:
            return Place(grant.place.district)
        case Reach.OWN_MUNICIPALITY:
            return grant.place


def _covers(grant: Grant, act: Act, place: Place) -> bool:
    """Return whether the place lies within what the grant opens for the act."""
    widest = _widest(grant, act)
    if widest == COUNTRY:
        return True
    if widest.municipality is not None:
        return place.municipality == widest.municipality
    return place.district == widest.district
