"""What the DNS says of a domain that mails come from; a real name server answers."""

from collections.abc import Iterator

import pytest

from portal.domain.go_live import Signs, described, signs
from portal.integrations.dns_resolver import DnsResolver
from portal.integrations.errors import VendorUnavailable
from tests.peers.dns_server import DnsServer, running_dns_server
from tests.peers.ports import free_port

SPF, KEY, DMARC = "v=spf1 include:_spf.google.com -all", "v=DKIM1; k=rsa; p=MIIBIjANBg", "v=DMARC1; p=none"


@pytest.fixture
def dns() -> Iterator[DnsServer]:
    with running_dns_server() as running:
        yield running


async def found(dns: DnsServer, domain: str = "grill.example.com", selector: str = "") -> Signs:
    return await signs(domain, selector=selector, name_server=DnsResolver(dns.address))


async def test_it_finds_all_three_among_other_records(dns: DnsServer) -> None:
    dns.records["grill.example.com"] = ["google-site-verification=x", SPF]
    dns.records["google._domainkey.grill.example.com"] = [KEY]
    dns.records["_dmarc.grill.example.com"] = [DMARC]

    assert await found(dns) == Signs(spf=True, dkim=True, dmarc=True)


async def test_a_policy_of_the_domain_above_holds_for_it_too(dns: DnsServer) -> None:
    dns.records["_dmarc.example.com"] = [DMARC]

    assert (await found(dns)).dmarc


async def test_two_spf_records_are_none(dns: DnsServer) -> None:
    dns.records["grill.example.com"] = [SPF, "v=spf1 -all"]

    assert not (await found(dns)).spf


async def test_a_key_is_looked_for_under_the_name_that_was_said_and_no_other(dns: DnsServer) -> None:
    dns.records["google._domainkey.grill.example.com"] = [KEY]

    assert not (await found(dns, selector="autumn")).dkim


async def test_a_revoked_key_is_none(dns: DnsServer) -> None:
    dns.records["k1._domainkey.grill.example.com"] = ["v=DKIM1; p="]

    assert not (await found(dns)).dkim


def test_what_is_missing_is_said_with_what_to_do() -> None:
    words = described(Signs(spf=True, dkim=False, dmarc=False), "grill.example.com", selector="")

    assert words.startswith("grill.example.com lacks a DKIM key under one of the usual names")
    assert "and DMARC" in words
    assert "say it under Business" in words


async def test_a_name_server_that_is_away_is_not_taken_for_an_empty_answer() -> None:
    with pytest.raises(VendorUnavailable):
        await signs("grill.example.com", selector="", name_server=DnsResolver(f"127.0.0.1:{free_port()}"))
