"""Whoever passes a genuine mail on may add to it: what is not signed vouches for nothing."""

import pytest

from portal.domain.matching.parse import Ours
from tests.matching.mails import mail, read, venmo

CHASE = "Chase <no.reply.alerts@chase.com>"
PAGE = "<h1>ANN LEE sent you money</h1><table><tr><td>Amount</td><td>$100.00</td></tr></table>"
OURS = Ours(addresses=frozenset({"pay@example.com"}))
SIGNED = "DKIM-Signature: v=1; a=rsa-sha256; d=chase.com; s=d4815; h=From:To:Subject:Date; bh=x; b=y\r\n"


def notice(above: str) -> bytes:
    """Return a genuine notice with more header lines on top."""
    return mail(CHASE, "You received money with Zelle", html=PAGE, above=above)


def test_it_believes_whom_a_mail_is_written_to_where_that_is_signed() -> None:
    said = read(notice(f"{SIGNED}To: Pay Desk <pay@example.com>\r\n"), ours=OURS)

    assert (said.is_ours, said.sure, said.recipient) == (True, True, "pay@example.com")


@pytest.mark.parametrize(
    "signatures",
    [
        SIGNED.replace(":To", ""),
        SIGNED.replace(":To", "") + SIGNED,  # one was added, good or not
        SIGNED.replace(":To", "") + SIGNED.replace("d=chase.com", "d=evil.example"),
        SIGNED.replace(":To", "").replace("d=chase.com", "d = CHASE.com."),
    ],
)
def test_it_does_not_where_a_signature_leaves_it_out(signatures: str) -> None:
    said = read(notice(f"{signatures}To: pay@example.com\r\n"), ours=OURS)

    assert said.is_ours is None
    assert "Its sender did not sign whom it is written to." in said.reasons


def test_another_servers_signature_may_leave_it_out() -> None:
    mailer = SIGNED.replace("d=chase.com", "d=amazonses.com").replace(":To", "")

    assert read(notice(f"{SIGNED}{mailer}To: pay@example.com\r\n"), ours=OURS).sure


@pytest.mark.parametrize(
    "written",
    [
        "To: pay@example.com, other@example.org\r\n",
        "To: pay@example.com <other@example.org>\r\n",
        "To: pay@example.com\r\nTo: other@example.org\r\n",
        "To: undisclosed-recipients:;\r\n",
        "To: =?utf-8?q?pay@example.com?= <other@example.org>\r\n",
        "",
    ],
)
def test_an_address_that_is_not_the_only_one_tells_nothing(written: str) -> None:
    said = read(notice(f"{SIGNED}{written}"), ours=OURS)

    assert said.is_ours is not True


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("pay@example.com", "Pay@Example.com"),
        ("pay@example.com", "pay+zelle@example.com"),
        ("dana.whitlock@gmail.com", "danawhitlock+bank@googlemail.com"),
    ],
)
def test_it_knows_an_address_by_its_other_spellings(known: str, written: str) -> None:
    said = read(notice(f"{SIGNED}To: {written}\r\n"), ours=Ours(addresses=frozenset({known})))

    assert said.is_ours


@pytest.mark.parametrize("written", ["d.ana@example.com", "dana@example.org", "dana@gmail.com.example"])
def test_it_takes_no_other_address_for_one(written: str) -> None:
    ours = Ours(addresses=frozenset({"dana@example.com", "dana@gmail.com"}))

    assert read(notice(f"{SIGNED}To: {written}\r\n"), ours=ours).is_ours is False


@pytest.mark.parametrize("header", ["Subject: ANN LEE sent you money", "Date: Mon, 30 Nov 2026 02:10:00 +0000"])
def test_a_header_that_stands_twice_leaves_a_doubt(header: str) -> None:
    said = read(notice(f"{header}\r\n{SIGNED}To: pay@example.com\r\n"), ours=OURS)

    assert not said.sure


def test_a_signature_of_the_beginning_leaves_a_doubt() -> None:
    said = read(notice(f"{SIGNED.replace('bh=x', 'l=120; bh=x')}To: pay@example.com\r\n"), ours=OURS)

    assert not said.sure


def test_who_passed_it_on_must_be_ours_as_well() -> None:
    passed_on = f"X-Forwarded-For: a.friend@elsewhere.example pay@example.com\r\n{SIGNED}To: pay@example.com\r\n"

    said = read(notice(passed_on), ours=OURS)

    assert (said.is_ours, said.recipient) == (False, "a.friend@elsewhere.example")


def test_a_name_vouches_for_no_handle() -> None:
    said = read(venmo(to="@Demo-Hibachi"), ours=Ours(names=frozenset({"Demo-Hibachi"})))

    assert said.is_ours is None
