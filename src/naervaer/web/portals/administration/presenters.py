"""What the administrator's pages show."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from naervaer.domain.authority import Reach
from naervaer.web.interface.role_words import act_words, reach_words, role_words

if TYPE_CHECKING:
    from naervaer.web.records.accounts.models import RoleGrant, User


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the history, of the reads or of the refusals."""

    at: datetime
    account: str
    name: str
    act: str
    thing: str
    why: str
    detail: str

    @classmethod
    def of(cls, one: Any) -> "LogRow":
        """Return the line of a change, a read or a refusal."""
        return cls(
            at=one.at,
            account=one.account,
            name=getattr(one, "name", ""),
            act=act_words(one.act),
            thing=getattr(one, "thing", "") or getattr(one, "address", ""),
            why=getattr(one, "why", ""),
            detail=_detail(getattr(one, "before", None), getattr(one, "after", None)),
        )


def _detail(before: object, after: object) -> str:
    """Return what a change replaced by what."""
    shown = [
        json.dumps(value, ensure_ascii=False) for value in (before, after) if value is not None
    ]
    return " → ".join(shown)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account."""

    username: str
    name: str
    roles: str
    is_open: bool
    standing: str
    last_seen: datetime | None

    @classmethod
    def of(cls, user: "User") -> "AccountRow":
        """Return the row of one account."""
        held = user.grants.filter(taken_at=None)
        return cls(
            username=user.username,
            name=str(user),
            roles=", ".join(sorted({role_words(grant.role) for grant in held})),
            is_open=user.is_active,
            standing=_standings()[user.standing],
            last_seen=user.last_login,
        )


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A role somebody has, or has had."""

    number: int
    role: str
    where: str
    given_at: datetime
    taken_at: datetime | None

    @classmethod
    def of(cls, grant: "RoleGrant") -> "GrantLine":
        """Return the line of one role given."""
        where = grant.municipality or grant.district
        return cls(
            number=grant.pk,
            role=role_words(grant.role),
            where=str(where) if where else reach_words(Reach.COUNTRY),
            given_at=grant.given_at,
            taken_at=grant.taken_at,
        )


def _standings() -> dict[str, str]:
    """Return whose account it is, in words."""
    return {"staff": _("ansatt"), "inhabitant": _("innbygger"), "demo": _("demonstrasjon")}
