"""What the pages of sign-in and the own account show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naervaer.domain.authority import (
    OPEN_ACTS,
    SENSITIVE_ACTS,
    SIGNED_IN_ACTS,
    TABLE,
    Act,
    Reach,
)
from naervaer.web.interface.role_words import act_words, reach_words, role_words

if TYPE_CHECKING:
    from datetime import datetime

    from naervaer.web.records.accounts.models import OpenSession, RoleGrant


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of a role: what, how far, and whether it is logged."""

    words: str
    reach: str
    is_logged: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role and what it may do."""

    name: str
    acts: tuple[ActRow, ...]

    @classmethod
    def all(cls) -> list["RoleRow"]:
        """Return every role, as the table of authority has it."""
        return [
            cls(
                role_words(role),
                tuple(
                    ActRow(act_words(act), reach_words(reach), act in SENSITIVE_ACTS)
                    for act, reach in acts.items()
                ),
            )
            for role, acts in TABLE.items()
        ]

    @classmethod
    def open(cls) -> dict[str, list[str]]:
        """Return what everybody may do, and everybody who is signed in."""
        return {
            "anybody": [act_words(act) for act in Act if act in OPEN_ACTS],
            "signed_in": [act_words(act) for act in Act if act in SIGNED_IN_ACTS],
        }


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role somebody has, and where."""

    role: str
    where: str

    @classmethod
    def of(cls, grant: "RoleGrant") -> "GrantRow":
        """Return the row of one role given."""
        where = grant.municipality or grant.district
        return cls(role_words(grant.role), str(where) if where else reach_words(Reach.COUNTRY))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session somebody has open, in coarse words."""

    number: int
    where: str
    began_at: "datetime"
    seen_at: "datetime"
    is_this: bool

    @classmethod
    def of(cls, session: "OpenSession", *, this: int | None) -> "SessionRow":
        """Return the row of one session."""
        browser = session.browser or _("Ukjent nettleser")
        words = _("%(browser)s på telefon eller nettbrett") if session.is_handheld else ""
        where = (words or _("%(browser)s på datamaskin")) % {"browser": browser}
        is_this = session.pk == this
        return cls(session.pk, where, session.began_at, session.seen_at, is_this)
