"""Receivers other than Gmail: one header for each check, or none with a name; and what a forger writes below them."""

from pathlib import Path

import pytest

from portal.domain.matching.parse import Kind, Receiver, Remittance, parse
from portal.domain.matching.parse.results import server
from tests.matching.mails import venmo

OURS = "mx.example.com"
DKIM = f"{OURS}; dkim=pass (2048-bit key; x) header.d=venmo.com header.i=@venmo.com header.s=s1; dkim-atps=neutral"
SPF = f"{OURS}; spf=pass (mailfrom) smtp.mailfrom=bounce.venmo.com (client-ip=192.0.2.7; helo=a.mail.example)"
DMARC = f"{OURS}; dmarc=pass (p=reject dis=none) header.from=venmo.com"
FAILED = f"{OURS}; dmarc=fail (p=reject dis=none) header.from=venmo.com"
# What a receiver finds about a forger's mail that it does not check for DMARC: he signs it with a domain of his own.
EVIL_DKIM = f"{OURS}; dkim=pass (2048-bit key) header.d=evil.example header.i=@evil.example header.s=k1"
EVIL_SPF = f"{OURS}; spf=pass smtp.mailfrom=evil.example"
NO_DKIM = f"{OURS}; dkim=none"
RECEIVED = "Received: from mail.example (mail.example [192.0.2.7]) by mx.example.com (Postfix) with ESMTPS id 4F;"
MICROSOFTS = (
    "spf=pass (sender IP is 192.0.2.7)\r\n smtp.mailfrom=bounce.venmo.com; dkim=pass (signature was verified)\r\n"
    " header.d=venmo.com;dmarc=pass action=none\r\n header.from=venmo.com;compauth=pass reason=100"
)
MICROSOFT = Receiver("", is_microsoft_365=True)
INSIDE = (
    "Received: from BY5PR04CA0017.namprd04.prod.outlook.com (2603:10b6:a03:1d0::27)\r\n"
    " by DS7PR06MB6790.namprd06.prod.outlook.com (2603:10b6:5:2ce::8) with Microsoft SMTP Server id 15.20.9769.17;"
)
FRONT = (
    "Received: from CO1PEPF000066E8.namprd05.prod.outlook.com (2603:10b6:a03:1d0:cafe::de)\r\n"
    " by BY5PR04CA0017.outlook.office365.com (2603:10b6:a03:1d0::27) with Microsoft SMTP Server via Frontend Transport;"
)
BORDER = (
    "Received: from mail.example (192.0.2.7) by CO1PEPF000066E8.mail.protection.outlook.com (10.167.249.6)\r\n"
    " with Microsoft SMTP Server id 15.20.9769.17 via Frontend Transport;"
)
BANK_HOP = "Received: from app.venmo.com (10.1.2.3) by mail.example with ESMTP id 7;"
HARD = Path(__file__).parents[1] / "data" / "hard"


def topped(*headers: str, receiver: Receiver | str = OURS) -> Remittance:
    """Read a Venmo notice with these headers on top; what has no name of its own is an Authentication-Results."""
    named = [
        each if each.startswith(("Received:", "X-", "Return-Path:")) else f"Authentication-Results: {each}"
        for each in headers
    ]
    raw = venmo(results="", above="".join(f"{each}\r\n" for each in named))
    return parse(raw, receiver=receiver)


def unproven(remittance: Remittance) -> bool:
    """Tell whether a mail waits with a sentence, and is not called a forgery."""
    return not remittance.trusted and bool(remittance.reasons) and remittance.kind is not Kind.PHISHING


@pytest.mark.parametrize(
    "headers",
    [
        (DKIM, SPF, DMARC),
        (SPF, DKIM, DMARC),
        (DMARC, SPF, DKIM),
        (DKIM, DMARC, SPF, f"{OURS}; arc=none smtp.remote-ip=192.0.2.7", DKIM),
        (RECEIVED, DMARC, SPF, DKIM),
        (RECEIVED, DKIM, SPF, DMARC),
        (DKIM, SPF, DMARC, RECEIVED, BANK_HOP),
        (DKIM, DMARC.replace("mx.example.com", "MX.Example.COM")),
        (DKIM, f"{OURS};\r\n\tdmarc=pass (p=reject\r\n\tdis=none)\r\n\theader.from=venmo.com"),
        (f"{OURS}; arc=none", f"{OURS}; dmarc=pass header.from=venmo.com", RECEIVED),
        (f"{OURS}; dkim=pass header.d=amazonses.com; dkim=pass header.d=venmo.com header.i=@mail.venmo.com", DMARC),
    ],
)
def test_it_reads_our_receivers_headers_together(headers: tuple[str, ...]) -> None:
    assert topped(*headers).trusted


@pytest.mark.parametrize(
    "headers",
    [
        (EVIL_DKIM, EVIL_SPF, DMARC),
        (EVIL_SPF, DMARC),
        (EVIL_SPF, DKIM, DMARC),
        (f"{OURS}; dkim=none; spf=softfail smtp.mailfrom=evil.example", DMARC),
        (RECEIVED, NO_DKIM, EVIL_SPF, DMARC, BANK_HOP),
        (RECEIVED, EVIL_SPF, DMARC),
        (RECEIVED, EVIL_SPF, DKIM, DMARC, RECEIVED),
        (f"{OURS}; arc=pass (i=1 dmarc=pass fromdomain=venmo.com)", DMARC),
        (f"{OURS}; none", DMARC),
        (f'{OURS}; dkim=pass header.d=evil.example header.i="x header.d=venmo.com"@evil.example', DMARC),
        (f"{OURS}; dkim=pass header.i=x header.d=venmo.com @evil.example", DMARC),
        (f"{OURS}; dkim=pass header.d=evil.example header.i=@x header.d=venmo.com", DMARC),
        (f"{OURS}; dkim=fail header.d=venmo.com; spf=pass smtp.mailfrom=evil.example", DMARC),
        (f"{OURS}; dkim=pass header.d=venmo.com.evil.example", DMARC),
        (f"{OURS}; spf=pass smtp.mailfrom=bounce.notvenmo.com", DMARC),
        (f"{OURS}; spf=pass (x; dkim=pass header.d=venmo.com) smtp.mailfrom=evil.example", DMARC),
    ],
)
def test_a_pass_that_the_sender_can_have_written_below_proves_nothing(headers: tuple[str, ...]) -> None:
    """Our receiver does not check for DMARC here, and leaves what a sender wrote in its name on the mail."""
    assert unproven(topped(*headers))


@pytest.mark.parametrize(
    "headers",
    [
        (DKIM, DKIM.replace("; dkim-atps", "; dmarc=pass header.from=venmo.com; dkim-atps")),
        (DKIM, SPF, SPF.replace("spf=pass", "dmarc=pass header.from=venmo.com; spf=pass")),
        (DKIM, "mx.other.example; dmarc=pass header.from=venmo.com", DMARC),
        (DKIM, "X-Spam: no", DMARC),
        (DKIM, f"X-Original-Authentication-Results: {DMARC}"),
        (DKIM, RECEIVED, DMARC),
        (DKIM, f"{OURS}; spf=pass (never closed smtp.mailfrom=venmo.com", DMARC),
        (DKIM, f"{OURS}; dmarc=pass header.from=venmo.com; dmarc=pass header.from=venmo.com"),
        (DKIM, f"{OURS}; dmarc=pass header.from=evil.example header.from=venmo.com"),
        (DKIM, DMARC.replace("from=venmo.com", "from=evil.example")),
        (DKIM, SPF),
        (DKIM,),
    ],
)
def test_an_older_run_or_a_broken_one_adds_no_pass(headers: tuple[str, ...]) -> None:
    assert unproven(topped(*headers))


def test_results_that_contradict_each_other_prove_nothing() -> None:
    remittance = topped(DMARC, FAILED)

    assert unproven(remittance)
    assert "contradict" in remittance.reasons[0]
    assert unproven(topped(DKIM, DMARC, DMARC.replace("from=venmo.com", "from=evil.example")))


@pytest.mark.parametrize(
    "headers",
    [(FAILED, DMARC), (FAILED, DMARC, DKIM, SPF), (DKIM, SPF, FAILED), (EVIL_DKIM, EVIL_SPF, FAILED, DMARC)],
)
def test_a_failure_that_our_receiver_found_is_one_whatever_stands_below(headers: tuple[str, ...]) -> None:
    assert topped(*headers).kind is Kind.PHISHING


def test_a_failure_that_cannot_be_read_beyond_doubt_is_one() -> None:
    written_into = f'{OURS}; spf=pass (domain of "x; dmarc=pass header.from=venmo.com"@evil.example); dmarc=fail'
    without_dmarc = written_into.replace("; dmarc=fail", "")

    assert topped(written_into).kind is Kind.PHISHING
    assert unproven(topped(without_dmarc))


@pytest.mark.parametrize("outcome", ["none", "temperror", "permerror", "bestguesspass", "neutral", "unknown"])
def test_a_check_without_an_outcome_is_no_failure(outcome: str) -> None:
    remittance = topped(f"{OURS}; dkim=temperror; spf=none; dmarc={outcome} header.from=venmo.com")

    assert unproven(remittance)
    assert outcome in remittance.reasons[0]


@pytest.mark.parametrize("dmarc", ["", "; dmarc=none header.from=venmo.com", "; dmarc=permerror header.from=venmo.com"])
@pytest.mark.parametrize("spf", ["fail", "softfail"])
def test_two_failed_checks_are_a_failure_without_dmarc(spf: str, dmarc: str) -> None:
    remittance = topped(f"{OURS}; dkim=fail header.d=venmo.com; spf={spf} smtp.mailfrom=venmo.com{dmarc}")

    assert remittance.kind is Kind.PHISHING


@pytest.mark.parametrize(
    "found",
    [
        "dkim=pass header.d=venmo.com; spf=fail smtp.mailfrom=x.example",
        "dkim=fail header.d=venmo.com; spf=neutral",
        "dkim=fail header.d=venmo.com; spf=pass smtp.mailfrom=venmo.com",
        "dkim=none; spf=softfail smtp.mailfrom=venmo.com",
        "dkim=fail header.d=venmo.com",
    ],
)
def test_one_failed_check_of_two_is_no_forgery(found: str) -> None:
    assert unproven(topped(f"{OURS}; {found}; dmarc=none header.from=venmo.com"))


def test_a_check_that_is_not_ours_is_no_forgery_either() -> None:
    assert unproven(topped(FAILED, receiver="mx.google.com"))
    assert unproven(topped(MICROSOFTS.replace("dmarc=pass", "dmarc=fail"), receiver="mx.google.com"))


def test_a_server_has_a_name_or_none() -> None:
    assert server(DMARC) == OURS
    assert server(MICROSOFTS) == ""


def test_microsofts_check_says_what_to_set_up() -> None:
    remittance = topped(MICROSOFTS, receiver="mx.google.com")

    assert unproven(remittance)
    assert "choose that on the mailbox’s page, under “Mail is taken in by”" in remittance.reasons[0]


@pytest.mark.parametrize(
    "headers",
    [
        (MICROSOFTS,),
        (INSIDE, FRONT, MICROSOFTS, BORDER),
        (INSIDE, FRONT, MICROSOFTS, "X-MS-Exchange-Organization-AuthAs: Anonymous", BORDER, BANK_HOP, MICROSOFTS),
        (MICROSOFTS.replace(";dmarc", "; dmarc"), BORDER),
        (
            FRONT,
            MICROSOFTS.replace(";dmarc", ";dkim=pass (signature was verified)\r\n header.d=amazonses.com;dmarc"),
            BORDER,
        ),
    ],
)
def test_microsofts_check_counts_where_the_mailbox_is_microsofts(headers: tuple[str, ...]) -> None:
    remittance = topped(*headers, receiver=MICROSOFT)

    assert remittance.trusted
    assert remittance.reasons[0].startswith("Authentic: Microsoft 365 checked it, DMARC passed for venmo.com")


@pytest.mark.parametrize(
    "headers",
    [
        (INSIDE, FRONT, BORDER, MICROSOFTS),
        (INSIDE, FRONT, BORDER, MICROSOFTS, BORDER),
        (FRONT, MICROSOFTS),
        (MICROSOFTS, MICROSOFTS),
        (MICROSOFTS, RECEIVED),
        (RECEIVED, MICROSOFTS, BORDER),
        (FRONT.replace("outlook.office365.com", "outlook.office365.com.evil.example"), MICROSOFTS, BORDER),
        (MICROSOFTS, BORDER.replace("protection.outlook.com", "protection.outlook.com.evil.example")),
        (FRONT, MICROSOFTS, BORDER, "X-MS-Exchange-Organization-AuthAs: Internal"),
        (f"x.mail.protection.outlook.com; {MICROSOFTS}", BORDER),
        (f"mx.evil.example; {DMARC}", MICROSOFTS, BORDER),
        ("dmarc=pass action=none header.from=venmo.com", BORDER),
        (
            "spf=pass smtp.mailfrom=venmo.com; dmarc=pass action=none header.from=venmo.com;compauth=pass reason=100",
            BORDER,
        ),
        (MICROSOFTS.replace("compauth=pass reason=100", "compauth=softpass reason=201"), BORDER),
        (MICROSOFTS.replace(";compauth=pass reason=100", ""), BORDER),
        (MICROSOFTS.replace("header.from=venmo.com", "header.from=evil.example"), BORDER),
        (MICROSOFTS.replace("dmarc=pass", "dmarc=bestguesspass"), BORDER),
        (MICROSOFTS.replace("header.d=venmo.com", "header.d=venmo.com (never closed"), BORDER),
        (DMARC,),
        (),
    ],
)
def test_microsofts_check_counts_nowhere_else(headers: tuple[str, ...]) -> None:
    assert unproven(topped(*headers, receiver=MICROSOFT))


def test_a_failure_that_microsoft_found_is_one() -> None:
    failed = MICROSOFTS.replace("dmarc=pass action=none", "dmarc=fail action=oreject").replace("auth=pass", "auth=fail")

    assert topped(FRONT, failed, BORDER, receiver=MICROSOFT).kind is Kind.PHISHING


def test_a_domain_of_the_bank_that_is_not_listed_is_no_imitation() -> None:
    raw = venmo(sender="Chase <no-reply@mail.chase.com>", results="")
    failed = venmo(sender="Chase <no-reply@mail.chase.com>", results=f"{OURS}; dmarc=fail header.from=chase.com")

    assert unproven(parse(raw, receiver=OURS))
    assert parse(failed, receiver=OURS).kind is Kind.PHISHING


def test_the_mails_that_fooled_it() -> None:
    several = (HARD / "01-several-results-dkim-first.eml").read_bytes()
    microsofts = (HARD / "02-o365-no-authserv.eml").read_bytes()

    assert parse(several, receiver=OURS).trusted
    assert unproven(parse(several, receiver="mx.google.com"))
    assert unproven(parse(microsofts, receiver="mx.google.com"))
    assert parse(microsofts, receiver=MICROSOFT).trusted
