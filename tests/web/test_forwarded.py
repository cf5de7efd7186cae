"""From where a request comes, behind trusted servers: what an asker writes changes nothing."""

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.web.config.environment import Environment
from naervaer.web.records.accounts.forwarded import MOST_HOPS, address_behind

TRUSTED = tuple(map(ip_network, ("10.0.0.5", "10.1.0.0/24", "2001:db8:1::/64")))
PROXY = "10.0.0.5"


def behind(forwarded: str, peer: str = PROXY) -> str:
    return address_behind(peer=peer, forwarded=forwarded, trusted=TRUSTED)


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        (" 203.0.113.7 ", "203.0.113.7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("203.0.113.7, 10.1.0.9", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7, 10.1.0.9, 10.0.0.5", "203.0.113.7"),
        ("2001:DB8::0007", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("[2001:db8::7]:4711", "2001:db8::7"),
        ("203.0.113.7, 2001:db8:1::9", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("10.1.0.8, 10.1.0.9", "10.1.0.8"),
        ("", PROXY),
    ],
)
def test_the_nearest_address_that_is_no_trusted_server_asks(
    forwarded: str, expected: str
) -> None:
    assert behind(forwarded) == expected


@pytest.mark.parametrize(
    "garbage",
    [
        "unknown",
        "_hidden",
        "-",
        ",",
        "203.0.113",
        "203.0.113.007",
        "203.0.113.7:",
        "203.0.113.7:http",
        "[2001:db8::7",
        "[2001:db8::7]x",
        "[]",
        "fe80::7%eth0",
        "for=203.0.113.7",
        "203.0.113.7/32",
        "203.0.113.7 198.51.100.1",
        "٢٠٣.0.113.7",
        "9" * 8000,
    ],
)
def test_for_what_is_no_address_the_server_that_passed_it_on_answers(garbage: str) -> None:
    assert behind(garbage) == PROXY
    assert behind(f"203.0.113.7, {garbage}, 10.1.0.9") == "10.1.0.9"


@given(written=st.text(max_size=300))
def test_what_the_asker_wrote_is_never_read(written: str) -> None:
    assert behind(f"{written}, 203.0.113.7") == "203.0.113.7"
    assert behind(f"{written}, 203.0.113.7, 10.1.0.9") == "203.0.113.7"


@given(written=st.text(max_size=300))
def test_who_is_no_trusted_server_is_never_believed(written: str) -> None:
    for peer in ("203.0.113.7", "10.0.0.6", "2001:db8::7", ""):
        assert behind(written, peer) == peer


def test_without_trusted_servers_nobody_is_believed() -> None:
    assert address_behind(peer=PROXY, forwarded="203.0.113.7", trusted=()) == PROXY


def test_a_trusted_server_is_known_in_the_other_way_of_writing_it() -> None:
    assert behind("203.0.113.7", f"::ffff:{PROXY}") == "203.0.113.7"


def test_a_chain_is_followed_for_so_many_servers_and_no_farther() -> None:
    longest = ", ".join(["10.1.0.9"] * (MOST_HOPS - 1))
    assert behind(f"203.0.113.7, {longest}") == "203.0.113.7"
    assert behind(f"203.0.113.7, {longest}, 10.1.0.9") == "10.1.0.9"


def test_a_list_as_long_as_a_server_takes_is_read_from_its_end() -> None:
    assert behind("198.51.100.1," * 100_000 + "203.0.113.7") == "203.0.113.7"


@pytest.mark.parametrize("empty", ["", " ", " , "])
def test_no_server_is_trusted_unless_it_is_named(empty: str) -> None:
    assert Environment().trusted_networks == ()
    assert Environment(trusted_proxies=empty).trusted_networks == ()


def test_servers_are_named_as_addresses_or_networks() -> None:
    named = Environment(trusted_proxies="10.0.0.5, 10.1.0.0/24,2001:db8:1::/64")
    assert named.trusted_networks == TRUSTED


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("proxy.example", "expected such as 10.0.0.5"),
        ("10.0.0.5/24", "host bits"),
        ("10.0.0.5 10.0.0.6", "expected such as 10.0.0.5"),
        ("10.0.0.5, *", "'\\*'"),
        ("0.0.0.0/0", "lets anybody"),
        ("10.0.0.5,::/0", "lets anybody"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_reason(wrong: str, why: str) -> None:
    with pytest.raises(UnusableInputError, match=f"NAERVAER_TRUSTED_PROXIES.*{why}"):
        _ = Environment(trusted_proxies=wrong).trusted_networks
