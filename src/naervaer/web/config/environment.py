"""Every variable the site takes from its environment, with what it means."""

import os
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from naervaer.domain.errors import UnusableInputError

_TRUE, _FALSE = {"1", "true", "yes", "ja"}, {"", "0", "false", "no", "nei"}


def _variable(help_text: str, default: str = "") -> str:
    """Declare one variable, with the sentence that explains it."""
    declared: str = field(default=default, metadata={"help": help_text})
    return declared


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator of a site decides outside the code.

    Each attribute `x` is read from the variable of the same name in capitals with the prefix
    `NAERVAER_`, except `database_url`, which is `DATABASE_URL` as elsewhere.
    """

    home: str = _variable("Folder for the database file, results and backups.", "out/site")
    database_url: str = _variable(
        "PostgreSQL or SQLite address; empty means naervaer.sqlite3 in the home folder."
    )
    secret_key: str = _variable(
        "Key that signs sessions and links; empty makes one in the home folder at first start."
    )
    hosts: str = _variable("Names the site answers to, comma separated.", "127.0.0.1,localhost")
    https: str = _variable("1 where the site is reached over https only.", "0")
    trusted_proxies: str = _variable(
        "Addresses or networks of the servers in front, comma separated, whose X-Forwarded-For "
        "is believed; empty believes none, and attempts are counted by who connects."
    )
    oidc_issuer: str = _variable("Issuer for staff sign-in (Ansattporten); empty turns it off.")
    oidc_client_id: str = _variable("Client id at the staff issuer.")
    oidc_private_key: str = _variable("File with the private key (JWK) for private_key_jwt.")
    oidc_acr: str = _variable("Level of assurance asked for and checked.", "substantial")
    oidc_resident_issuer: str = _variable("Issuer for inhabitants (ID-porten); empty: off.")
    oidc_resident_client_id: str = _variable("Client id at the inhabitants' issuer.")
    oidc_resident_private_key: str = _variable(
        "File with the private key (JWK) for the inhabitants' issuer; empty: the staff's."
    )
    oidc_resident_acr: str = _variable(
        "Level of assurance asked of inhabitants and checked.", "idporten-loa-substantial"
    )
    address_service: str = _variable(
        "Base address of Kartverket's address service; empty means postcodes and places only."
    )
    smtp_host: str = _variable(
        "Mail server for messages to people; empty: nothing is mailed, staff tell by phone."
    )
    smtp_port: str = _variable("Port of the mail server.", "587")
    smtp_security: str = _variable("starttls, tls or none.", "starttls")
    smtp_user: str = _variable("User at the mail server; empty where it asks for none.")
    smtp_password: str = _variable("Password at the mail server.")
    mail_from: str = _variable("Address the site's mail comes from.", "naervaer@localhost")
    contact: str = _variable(
        "E-mail address or telephone of whoever runs the site, shown where people are asked to "
        "say what does not work; empty: the page names the police's own ways alone."
    )
    demo: str = _variable(
        "1 shows the synthetic showcase and its accounts; empty: on where NAERVAER_HTTPS is 0."
    )

    @classmethod
    def read(cls, variables: dict[str, str] | None = None) -> "Environment":
        """Return the settings found in the process environment (or the variables given)."""
        source = dict(os.environ) if variables is None else variables
        names = {one.name: variable_name(one.name) for one in fields(cls)}
        given = {name: source[key] for name, key in names.items() if key in source}
        return cls(**given)

    @property
    def folder(self) -> Path:
        """The home folder."""
        return Path(self.home)

    @property
    def host_names(self) -> list[str]:
        """The names the site answers to."""
        return [name.strip() for name in self.hosts.split(",") if name.strip()]

    @property
    def is_https(self) -> bool:
        """Whether cookies and headers may count on https."""
        return switch("NAERVAER_HTTPS", self.https)

    @property
    def trusted_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The servers in front whose word for an asker's address is taken.

        Raises
        ------
        UnusableInputError
            When one is no address or network, or is every address there is.

        """
        words = (word.strip() for word in self.trusted_proxies.split(","))
        return tuple(_network(word) for word in words if word)

    @property
    def mail_port(self) -> int:
        """The port of the mail server.

        Raises
        ------
        UnusableInputError
            When it is no whole number.

        """
        if not self.smtp_port.isdigit():
            msg = f"NAERVAER_SMTP_PORT is {self.smtp_port!r}, expected a number such as 587."
            raise UnusableInputError(msg)
        return int(self.smtp_port)

    @property
    def mail_security(self) -> str:
        """How the way to the mail server is closed to others.

        Raises
        ------
        UnusableInputError
            When it is none of the three known ways.

        """
        if self.smtp_security not in {"starttls", "tls", "none"}:
            msg = f"NAERVAER_SMTP_SECURITY is {self.smtp_security!r}, "
            raise UnusableInputError(msg + "expected starttls, tls or none.")
        return self.smtp_security

    @property
    def is_demo(self) -> bool:
        """Whether the showcase is shown: when asked for, or when nobody else is served."""
        return switch("NAERVAER_DEMO", self.demo) if self.demo else not self.is_https


def _network(word: str) -> IPv4Network | IPv6Network:
    """Return a network, of one address or more but never of all."""
    try:
        network = ip_network(word)
    except ValueError as error:
        msg = f"NAERVAER_TRUSTED_PROXIES has {word!r} ({error}), "
        raise UnusableInputError(msg + "expected such as 10.0.0.5 or 10.0.0.0/24.") from error
    if network.prefixlen == 0:
        msg = f"NAERVAER_TRUSTED_PROXIES has {word!r}, which lets anybody write their address; "
        raise UnusableInputError(msg + "expected the servers in front alone.")
    return network


def variable_name(attribute: str) -> str:
    """Return the environment variable behind an attribute."""
    return "DATABASE_URL" if attribute == "database_url" else f"NAERVAER_{attribute.upper()}"


def switch(name: str, value: str) -> bool:
    """Return a yes or no.

    Raises
    ------
    UnusableInputError
        When the value is neither.

    """
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    msg = f"{name} is {value!r}, expected 1 or 0."
    raise UnusableInputError(msg)
