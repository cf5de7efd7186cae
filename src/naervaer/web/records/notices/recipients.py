"""Who gets a message: an account, a sealed e-mail address or phone number, or nobody."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.notices import NoticeWay
from naervaer.web.records.accounts.sealing import sealed

if TYPE_CHECKING:
    from naervaer.web.records.accounts.models import User

_PHONE = re.compile(r"\+?\d{5,15}")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a message goes.

    A record that keeps a contact way itself keeps `way` and `sealed_way` as they are here,
    and makes the recipient again from the two.

    Attributes
    ----------
    way
        Message box on the site, e-mail, phone, or nowhere (safe contact: nothing is sent).
    sealed_way
        The address or number, sealed; empty for an account and for nobody.
    account
        Whose message box; None for every other way.

    """

    way: NoticeWay
    sealed_way: str = ""
    account: "User | None" = None

    @classmethod
    def of_account(cls, account: "User") -> "Recipient":
        """Return the message box of an account."""
        return cls(NoticeWay.ACCOUNT, account=account)

    @classmethod
    def by_email(cls, address: str) -> "Recipient":
        """Return an e-mail address, sealed.

        Raises
        ------
        UnusableInputError
            When it is no e-mail address.

        """
        given = address.strip()
        try:
            validate_email(given)
        except ValidationError:
            msg = _("«%(given)s» er ikke en e-postadresse.") % {"given": given[:80]}
            raise UnusableInputError(msg) from None
        return cls(NoticeWay.EMAIL, sealed_way=sealed(given))

    @classmethod
    def by_phone(cls, number: str) -> "Recipient":
        """Return a phone number, sealed.

        Raises
        ------
        UnusableInputError
            When it is no phone number.

        """
        given = re.sub(r"[\s()-]", "", number)
        if not _PHONE.fullmatch(given):
            msg = _("«%(given)s» er ikke et telefonnummer.") % {"given": number[:40]}
            raise UnusableInputError(msg)
        return cls(NoticeWay.PHONE, sealed_way=sealed(given))

    @classmethod
    def nobody(cls) -> "Recipient":
        """Return safe contact: the message is noted as not to be sent, without its text."""
        return cls(NoticeWay.NOWHERE)
