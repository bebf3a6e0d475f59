"""Where keys are looked up: one contract, kept by the network's adapter and by the local one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import dns.rcode
import pytest

from portal.integrations import dns_resolver
from portal.integrations.connect import name_server
from portal.integrations.dns_resolver import DnsResolver
from portal.integrations.errors import VendorUnavailable
from portal.integrations.local import LocalNameServer
from portal.integrations.ports import NameServer
from portal.settings import Settings
from tests.peers.dns_server import DnsServer, running_dns_server

NAME = "s1._domainkey.example.com"
LONG = f"v=DKIM1; k=rsa; p={'A' * 700}"


@pytest.fixture
def server() -> Iterator[DnsServer]:
    with running_dns_server() as running:
        yield running


class Place(NamedTuple):
    """A name server under test, and how it learns of a record."""

    name_server: NameServer
    publish: Callable[[str, str], object]


@pytest.fixture(params=["network", "local"])
def place(request: pytest.FixtureRequest, server: DnsServer, tmp_path: Path) -> Place:
    if request.param == "local":
        return Place(LocalNameServer(tmp_path), lambda name, text: (tmp_path / f"{name}.txt").write_text(f"{text}\n"))
    return Place(DnsResolver(server.address), lambda name, text: server.records.update({name: [text]}))


async def test_a_long_record_comes_whole(place: Place) -> None:
    place.publish(NAME, LONG)

    assert await place.name_server.txt(NAME) == LONG


async def test_a_name_that_is_not_there_has_no_record(place: Place) -> None:
    assert await place.name_server.txt(NAME) == ""


@pytest.mark.parametrize("name", ["", f"{'a' * 64}.example.com", "a." * 200, "../../etc/passwd", "a..b"])
async def test_a_name_that_cannot_be_has_no_record(place: Place, name: str) -> None:
    assert await place.name_server.txt(name) == ""


async def test_two_records_are_none_because_nobody_knows_which_is_meant(server: DnsServer) -> None:
    server.records[NAME] = ["v=DKIM1; p=AAAA", "v=DKIM1; p=BBBB"]

    assert await DnsResolver(server.address).txt(NAME) == ""


async def test_a_server_that_cannot_tell_is_asked_again_later(server: DnsServer) -> None:
    server.rcode = dns.rcode.SERVFAIL

    with pytest.raises(VendorUnavailable, match="does not answer"):
        await DnsResolver(server.address).txt(NAME)


async def test_silence_ends(server: DnsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.is_silent = True
    monkeypatch.setattr(dns_resolver, "LONGEST_SECONDS", 0.3)

    with pytest.raises(VendorUnavailable, match="does not answer"):
        await DnsResolver(server.address).txt(NAME)


def test_the_settings_choose_it(tmp_path: Path) -> None:
    given = {"PORTAL_MODE": "test", "PORTAL_DATA": str(tmp_path)}

    assert isinstance(name_server(Settings.from_env(given)), LocalNameServer)
    assert isinstance(name_server(Settings.from_env(given | {"PORTAL_NAME_SERVER": "system"})), DnsResolver)
    assert isinstance(name_server(Settings.from_env(given | {"PORTAL_NAME_SERVER": "127.0.0.1:5353"})), DnsResolver)
