"""What people type and paste as an e-mail address: one spelling, and a question where a finger slipped."""

import pytest

from portal.domain.contact import NotAnAddress, email_address
from portal.domain.meant_address import meant_address


@pytest.mark.parametrize(
    "pasted",
    [
        "pia@example.com",
        " Pia@Example.com\N{NO-BREAK SPACE}",
        "pia@example.com\N{ZERO WIDTH SPACE}",
        "\N{ZERO WIDTH NO-BREAK SPACE}pia\N{SOFT HYPHEN}@example.com",
        "Pia <pia@example.com>",
        "Pía Ärger, Jr. (home) <pia@example.com> ",
        "<pia@example.com>",
        "mailto:pia@example.com",
    ],
)
def test_what_was_pasted_is_read_as_the_address_in_it(pasted: str) -> None:
    assert email_address(pasted) == "pia@example.com"


@pytest.mark.parametrize("typed", ["", "pia", "pia@", "Pia <>", "a@example.com, b@example.com", "<a@example.com> b"])
def test_what_holds_no_address_or_two_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        email_address(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("yahoo.con", "yahoo.com"),
        ("hotmial.com", "hotmail.com"),
        ("iclod.com", "icloud.com"),
        ("comcast.com", "comcast.net"),
        ("aol.con", "aol.com"),
        ("some-firm.con", "some-firm.com"),
    ],
)
def test_a_slip_of_the_finger_is_asked_about(typed: str, meant: str) -> None:
    assert meant_address(f"Pia@{typed}") == f"pia@{meant}"


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com",
        "ymail.com",
        "email.com",
        "mail.com",
        "yahoo.co.uk",
        "hotmail.fr",
        "aon.com",
        "att.net",
        "acme.io",
        "",
    ],
)
def test_what_looks_right_is_left_alone(domain: str) -> None:
    assert meant_address(f"pia@{domain}") is None


def test_what_is_not_an_address_yet_is_left_alone() -> None:
    assert [meant_address(typed) for typed in ("", "gmial.com", "@gmial.com")] == [None, None, None]
