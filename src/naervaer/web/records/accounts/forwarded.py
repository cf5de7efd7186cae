"""From which address a request comes, where servers the site trusts stand in front of it.

Each server appends to `X-Forwarded-For` the address it was asked from. What stands to the left
of a trusted server's word is whatever the asker wrote, so the list is read from the right and
only as far as trusted servers vouch for it.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
MOST_HOPS = 8
"""How many servers in a row are followed; a longer chain is not one somebody set up."""


def address_behind(*, peer: str, forwarded: str, trusted: Iterable[Network]) -> str:
    """Return the address of whoever asks.

    It is the nearest one that is no trusted server. Where a word is no address, nobody knows
    who stands behind it, and the trusted server that passed it on answers for it.

    Parameters
    ----------
    peer
        The address the connection comes from, as the machine itself sees it.
    forwarded
        The header `X-Forwarded-For`, empty where there is none; anybody may have written it.
    trusted
        The servers in front.

    """
    near, networks = _address(peer), tuple(trusted)
    if near is None or not _is_within(near, networks):
        return peer if near is None else str(near)
    for word in reversed(forwarded.rsplit(",", MOST_HOPS)[-MOST_HOPS:]):
        behind = _address(word)
        if behind is None:
            break
        near = behind
        if not _is_within(near, networks):
            break
    return str(near)


def _is_within(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address in network for network in networks)


def _address(word: str) -> Address | None:
    """Return an address written alone, with a port, or in brackets; None for anything else."""
    bare = word.strip()
    if bare.startswith("["):
        bare, closed, port = bare[1:].partition("]")
        is_written = bool(closed) and (not port or (port[0] == ":" and port[1:].isdecimal()))
    elif bare.count(":") == 1:
        bare, _, port = bare.partition(":")
        is_written = port.isdecimal()
    else:
        is_written = True
    if not is_written or "%" in bare:
        return None
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
