"""Who is believed: only mail that our own receiver vouches for, from an address on our list."""

import pytest

from portal.domain.matching.parse import Kind, Remittance
from portal.domain.matching.parse.lookalike import poses, resembles
from portal.domain.matching.parse.results import Result, Results, results
from tests.matching.mails import VENMO, corpus, passed, read, venmo

FAILED = "mx.google.com; spf=pass smtp.mailfrom=a@evil.example; dmarc=fail (p=NONE) header.from=venmo.com"
PASSED = passed("venmo.com")


def warned(remittance: Remittance) -> bool:
    """Tell whether a mail is neither believed nor without a sentence on why."""
    return not remittance.trusted and not remittance.sure and bool(remittance.reasons)


def test_it_believes_what_our_receiver_vouches_for() -> None:
    remittance = read(venmo())

    assert remittance.trusted
    assert remittance.sure


def test_it_believes_a_mail_that_a_filter_forwarded() -> None:
    assert read(corpus("zelle_gmailforward_01")).sure


@pytest.mark.parametrize(
    "results",
    [
        FAILED,
        "",
        PASSED.replace("mx.google.com;", "mx.evil.example;"),
        PASSED.replace("mx.google.com;", "mx.google.com.evil.example;"),
        PASSED.replace("dmarc=pass", "dmarc=none"),
        PASSED.replace("header.from=venmo.com", "header.from=evil.example"),
        PASSED.replace("header.from=venmo.com", "header.from=venmo.com.evil.example"),
        PASSED.replace("header.from=venmo.com", ""),
        "mx.google.com; dkim=pass header.i=@venmo.com",
        "mx.google.com; dkim=pass header.i=@amazonses.com; spf=pass smtp.mailfrom=a@amazonses.com",
        "mx.google.com; arc=pass (i=1 dmarc=pass fromdomain=venmo.com); dmarc=fail header.from=venmo.com",
        "mx.google.com; arc=pass (i=1 spf=pass dmarc=pass header.from=venmo.com)",
        "mx.google.com; spf=fail (domain of x; dmarc=pass header.from=venmo.com)",
        'mx.google.com; spf=fail smtp.mailfrom="x; dmarc=pass header.from=venmo.com"@evil.example',
        'mx.google.com; spf=pass (domain of "x); dmarc=pass header.from=venmo.com; x=y ("@evil.example) smtp.helo=a',
        "mx.google.com; dmarc=pass header.from=venmo.com; dmarc=fail header.from=venmo.com",
        "mx.google.com; dmarc=pass header.from=evil.example header.from=venmo.com",
        "mx.google.com; spf=pass (never closed; dmarc=pass header.from=venmo.com",
        "mx.google.com; spf=pass ) dmarc=pass header.from=venmo.com",
        "mx.google.com; x-dmarc=pass header.from=venmo.com",
        "mx.google.com; dmarc=passed header.from=venmo.com",
        "mx.google.com; none",
    ],
)
def test_it_does_not_believe(results: str) -> None:
    assert warned(read(venmo(results=results)))


def test_it_reads_the_topmost_check_only() -> None:
    forged_below = venmo(results=FAILED).replace(b"From:", f"Authentication-Results: {PASSED}\r\nFrom:".encode(), 1)
    stranger_above = venmo(above="Authentication-Results: mx.other.example; dmarc=fail header.from=venmo.com\r\n")

    assert warned(read(forged_below))
    assert warned(read(stranger_above))


def test_it_takes_the_receivers_name_in_any_case() -> None:
    assert read(venmo(results=PASSED.replace("mx.google.com", "MX.Google.COM"))).trusted


def test_it_does_not_hear_what_the_arc_header_says() -> None:
    assert warned(read(venmo(results="", above=f"ARC-Authentication-Results: i=1; {PASSED}\r\n")))


@pytest.mark.parametrize(
    "sender",
    [
        "Venmo <venmo@venmo.com>, Eve <eve@evil.example>",
        "Venmo: venmo@venmo.com;",
        "<@evil.example:venmo@venmo.com>",
        "venmo@venmo.com <eve@evil.example>",
        '"Venmo <venmo@venmo.com>" <eve@evil.example>',
        "=?utf-8?q?venmo=40venmo=2Ecom?= <eve@evil.example>",
        "V\u0435nmo <eve@gmail.com>",
        "=?utf-8?q?V=D0=B5nmo?= <eve@gmail.com>",
        "venmo@venmo.com(x)@evil.example",
        "Venmo <venmo@venmo.com.evil.example>",
        "Venmo <venmo@venrno.com>",
        "",
    ],
)
def test_it_believes_no_other_kind_of_sender(sender: str) -> None:
    assert warned(read(venmo(sender=sender, results=PASSED)))


def test_it_does_not_believe_a_mail_with_two_from_headers() -> None:
    for first, second in ((VENMO, "Eve <eve@evil.example>"), ("Eve <eve@evil.example>", VENMO)):
        remittance = read(venmo(sender=first, results=PASSED, above=f"From: {second}\r\n"))

        assert remittance.kind is Kind.PHISHING
        assert warned(remittance)


@pytest.mark.parametrize("domain", ["alerts.venmo.com", "com", "xvenmo.com"])
def test_it_believes_exact_domains_only(domain: str) -> None:
    assert warned(read(venmo(sender=f"Venmo <venmo@{domain}>")))


def test_it_books_nothing_from_an_unknown_address_of_a_known_domain() -> None:
    remittance = read(venmo(sender="Jo Doe <jo.doe@venmo.com>"))

    assert remittance.trusted
    assert not remittance.sure


def test_it_does_not_believe_headers_with_control_characters() -> None:
    raw = venmo().replace(b"Subject:", b"X-A: b\rX-C: d\r\nSubject:", 1)

    assert warned(read(raw))


def test_it_lets_the_parent_domain_vouch_where_the_registry_says_so() -> None:
    assert read(corpus("zelle_bofa_01")).trusted
    assert warned(read(corpus("zelle_chase_01").replace(b"header.from=chase.com", b"header.from=com")))


@pytest.mark.parametrize(
    ("domain", "original"),
    [
        ("venrno-pay.com", "venmo.com"),
        ("vernno.com", "venmo.com"),
        ("paypa1.com", "paypal.com"),
        ("venmo.com.attacker.net", "venmo.com"),
        ("ealerts-bankofamerica.com", "bankofamerica.com"),
        ("zelleonlinepayments.com", "zellepay.com"),
        ("chase-alerts.com", "chase.com"),
        ("xn--vnmo-v4d.com", "venmo.com"),
    ],
)
def test_it_knows_a_look_alike(domain: str, original: str) -> None:
    assert resembles(domain) == original


@pytest.mark.parametrize(
    "domain", ["purchase.com", "gazelle.com", "example.com", "ally-design.com", "mail.chase.com", "belle.com"]
)
def test_it_suspects_no_honest_domain(domain: str) -> None:
    assert resembles(domain) is None


@pytest.mark.parametrize("name", ["Chase Miller", "Ally Smith", "Gazelle Events", "Anna Zeller", "Dana Whitlock", ""])
def test_it_suspects_no_honest_name(name: str) -> None:
    assert poses(name) is None


def test_it_says_what_the_look_alike_looks_like() -> None:
    remittance = read(venmo(sender="Venmo <venmo@venrno-pay.com>"))

    assert remittance.kind is Kind.PHISHING
    assert "Sent from venrno-pay.com, which looks like venmo.com." in remittance.reasons


def test_it_reads_a_result_with_comments_everywhere() -> None:
    found = results("mx.google.com 1 (v); dmarc (c) = (c) pass (p=REJECT (nested)) header.from=chase.com")

    assert found == Results("mx.google.com", (Result("dmarc", "pass", (("header.from", "chase.com"),)),))


@pytest.mark.parametrize(
    "tail",
    [
        "; spf=pass (never closed",
        '; spf=pass smtp.mailfrom="never closed',
        '; spf=pass (domain of "x; y"@evil.example) smtp.helo=a',
        "; spf=pass )",
    ],
)
def test_it_reads_nothing_in_a_header_that_a_stranger_wrote_into(tail: str) -> None:
    assert results(PASSED) is not None
    assert results(PASSED + tail) is None
