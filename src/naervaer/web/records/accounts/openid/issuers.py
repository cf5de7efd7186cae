"""The issuers a site trusts: one for staff, one for inhabitants, both in the settings."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from naervaer.domain.errors import UnknownNameError, UnusableInputError

STAFF, INHABITANTS = "ansatt", "innbygger"


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuer, and how the site is known to it.

    Attributes
    ----------
    who
        For whom: staff or inhabitants.
    address
        The issuer's identifier, to which discovery is added.
    client_id
        What the site is called there.
    private_key_file
        File with the private key (JWK) that signs the site's requests for tokens.
    acr
        Level of assurance asked for; a lower one is refused.

    """

    who: str
    address: str
    client_id: str
    private_key_file: str
    acr: str

    def private_key(self) -> RSAKey | ECKey:
        """Return the site's private key.

        Raises
        ------
        UnusableInputError
            When the file holds no private RSA or EC key.

        """
        try:
            read = json.loads(Path(self.private_key_file).read_text("utf-8"))
            key = JWKRegistry.import_key(read)
        except (OSError, ValueError, TypeError, AttributeError, JoseError) as error:
            msg = f"{self.private_key_file} cannot be read as a key (JWK): {error}"
            raise UnusableInputError(msg) from None
        if not isinstance(key, RSAKey | ECKey) or not key.is_private:
            msg = f"{self.private_key_file} holds no private RSA or EC key (JWK)."
            raise UnusableInputError(msg)
        return key


def offered_issuers() -> list[Issuer]:
    """Return the issuers this site has settings for."""
    return [Issuer(**one) for one in settings.OPENID if one["address"]]


def issuer_for(who: str) -> Issuer:
    """Return the issuer for staff or for inhabitants.

    Raises
    ------
    UnknownNameError
        When the site has no settings for it.

    """
    for issuer in offered_issuers():
        if issuer.who == who:
            return issuer
    msg = f"no issuer for {who!r}, expected one that the settings name."
    raise UnknownNameError(msg)
