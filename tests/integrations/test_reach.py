"""Where we connect for somebody who typed the name of a server; nothing that is told says what is inside."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest

from portal.integrations.errors import VendorUnavailable
from portal.integrations.imap import ImapMailboxes
from portal.integrations.reach import Reach, Unreachable
from tests.integrations.places import HERE, Place, account, read
from tests.integrations.scripted_imap import scripted_imap, self_signed

OUTSIDE = Reach()
INSIDE = [
    "0.0.0.0",  # noqa: S104 - nothing listens there
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.3.4",
    "192.0.0.192",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:0:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_it_reaches_nothing_inside(address: str) -> None:
    assert not OUTSIDE.allows(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::808:808", "2606:4700::1111"])
def test_it_reaches_the_open_internet(address: str) -> None:
    assert OUTSIDE.allows(ip_address(address))


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3"])
def test_it_reaches_a_network_inside_that_the_installation_allows(address: str) -> None:
    allowing = Reach([ip_network("10.1.0.0/16")])

    assert allowing.allows(ip_address(address))
    assert not allowing.allows(ip_address("10.2.0.1"))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "::1", "::ffff:127.0.0.1", "0", ""],
)
def test_no_spelling_of_this_machine_is_connected_to(host: str) -> None:
    with scripted_imap() as server:
        with pytest.raises(Unreachable):
            OUTSIDE.connect(host, server.port, timeout=1)

        assert server.heard == []


@pytest.mark.parametrize("host", ["x" * 70 + ".example", "\N{SNOWMAN}..", "a b", "nowhere.invalid"])
def test_what_is_no_name_is_as_unreachable_as_the_rest(host: str) -> None:
    with pytest.raises(Unreachable):
        OUTSIDE.connect(host, 993, timeout=1)


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    this_address_only = Reach([ip_network("127.0.0.1/32")])

    with scripted_imap() as server, names(monkeypatch, ["127.0.0.1"], ["127.0.0.2"]):
        with this_address_only.connect("rebinding.example.com", server.port, timeout=1) as line:
            assert line.getpeername()[0] == "127.0.0.1"

        with pytest.raises(Unreachable):
            this_address_only.connect("rebinding.example.com", server.port, timeout=1)


def test_a_name_with_one_address_inside_is_refused_altogether(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted_imap() as server, names(monkeypatch, ["127.0.0.1", "10.0.0.1"]), pytest.raises(Unreachable):
        HERE.connect("mixed.example.com", server.port, timeout=1)


async def test_the_certificate_is_of_the_name_and_not_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path, name="mail.example.com")
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(certificate)
    mailboxes = ImapMailboxes(reach=HERE, trusted=ssl.create_default_context(cafile=certificate))

    with scripted_imap(tls=serving) as server, names(monkeypatch, ["127.0.0.1"], ["127.0.0.1"]):
        place = Place(account(host="mail.example.com", port=server.port, uses_tls=True), mailboxes, lambda _: None)
        assert await read(place) == []

        with pytest.raises(VendorUnavailable, match="its certificate is for that name"):
            await read(place.at(host="other.example.com"))


async def test_an_open_port_a_closed_one_and_no_name_at_all_sound_alike(tmp_path: Path) -> None:
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(self_signed(tmp_path))
    with socket.socket() as closed, socket.create_server(("127.0.0.1", 0)) as silent, scripted_imap() as speaking:
        closed.bind(("127.0.0.1", 0))
        with scripted_imap(tls=serving) as strange:
            ports = [closed.getsockname()[1], silent.getsockname()[1], speaking.port, strange.port]
            said = {await refusal(reach, "127.0.0.1", port) for reach in (OUTSIDE, HERE) for port in ports}
            said |= {await refusal(OUTSIDE, host, 993) for host in ("nowhere.invalid", "10.0.0.1")}

    [(_, words)] = said
    assert words.startswith("No mail server could be reached there.")


async def refusal(reach: Reach, host: str, port: int) -> tuple[type[Exception], str]:
    """Return how a mailbox at this port is refused."""
    mailboxes = ImapMailboxes(reach=reach, timeout=0.3)
    with pytest.raises(VendorUnavailable) as refused:
        await read(Place(account(host=host, port=port, uses_tls=True), mailboxes, lambda _: None))
    return refused.type, str(refused.value)


@contextmanager
def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> Iterator[None]:
    """Let names have these addresses, one after another at each look-up; addresses are themselves."""
    asked = iter(answers)
    really = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if not host.endswith(".example.com"):
            return really(host, port, *args, **kwargs)
        return [found for address in next(asked) for found in really(address, port, type=socket.SOCK_STREAM)]

    with monkeypatch.context() as patched:
        patched.setattr(socket, "getaddrinfo", look_up)
        yield
