"""How to reach somebody about an appointment: checked, sealed, and never more than needed."""

import json
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from naervaer.domain.appointments.kinds import ContactCare, ContactWay
from naervaer.domain.errors import UnusableInputError
from naervaer.web.records.accounts.sealing import sealed, unsealed

_PHONE = re.compile(r"\+?\d{8,15}")


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody wants to be told.

    Attributes
    ----------
    way
        By SMS, by e-mail, or not at all.
    address
        Telephone number or e-mail address; empty where no message is wanted.
    care
        Whether a message may say what it is about.

    Raises
    ------
    UnusableInputError
        When the address cannot be one.

    """

    way: ContactWay = ContactWay.NONE
    address: str = ""
    care: ContactCare = ContactCare.ORDINARY

    def __post_init__(self) -> None:
        """Refuse an address nothing can be sent to."""
        if self.way is ContactWay.SMS and not _PHONE.fullmatch(self.address):
            raise UnusableInputError(_("Skriv et telefonnummer med minst åtte sifre."))
        if self.way is ContactWay.EMAIL:
            try:
                validate_email(self.address)
            except ValidationError as error:
                raise UnusableInputError(_("Skriv en e-postadresse.")) from error

    @property
    def is_told(self) -> bool:
        """Whether any message is wanted at all."""
        return self.way is not ContactWay.NONE and self.care is not ContactCare.SILENT

    def columns(self) -> dict[str, str]:
        """Return what may stand in the database."""
        kept = json.dumps({"address": self.address}) if self.is_told else ""
        return {
            "way": self.way.value,
            "care": self.care.value,
            "contact_sealed": sealed(kept) if kept else "",
        }


def address_of(contact_sealed: str) -> str:
    """Return the address again, or nothing where none is kept."""
    return str(json.loads(unsealed(contact_sealed))["address"]) if contact_sealed else ""
