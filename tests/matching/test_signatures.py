"""Signatures that we verify ourselves: what proves a mail, and what does not."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.matching.parse import Kind, Receiver, Remittance, parse, signature, wanted_keys
from tests.matching.mails import mail
from tests.matching.signing import COVERED, NAME, WRITTEN, ed25519_key, notice, rsa_key, signed

CAME = datetime.fromtimestamp(WRITTEN, UTC) + timedelta(minutes=1)
RECORD = rsa_key()[1]
RECEIVER = "mx.google.com"
LATER = str(WRITTEN + 86_400)


def read(raw: bytes, *, record: str = RECORD, name: str = NAME, came: datetime | None = CAME) -> Remittance:
    """Read a mail where we verify signatures ourselves, and the DNS has one key."""
    return parse(raw, receiver=RECEIVER, dkim_keys={name: record}, received_at=came)


def why(remittance: Remittance) -> str:
    """Return why the signatures prove nothing; they never make a mail a forgery."""
    assert not remittance.trusted
    assert not remittance.sure
    assert remittance.kind is not Kind.PHISHING
    return next(reason for reason in remittance.reasons if "signatures ourselves" in reason)


@pytest.mark.parametrize("form", [(b"relaxed", b"relaxed"), (b"simple", b"simple"), (b"relaxed", b"simple")])
def test_a_signature_of_the_sender_proves_a_mail(form: tuple[bytes, bytes]) -> None:
    remittance = read(signed(notice(), form=form))

    assert remittance.trusted
    assert remittance.reasons[0] == (
        "Authentic: we verified its signature ourselves, by the key that venmo.com publishes as "
        "s1._domainkey.venmo.com, and that domain is on our list."
    )


def test_the_newer_kind_of_key_does_as_well() -> None:
    private, record = ed25519_key()

    remittance = read(signed(notice(), key=(private, record), algorithm="ed25519-sha256"), record=record)

    assert remittance.trusted


@pytest.mark.parametrize(
    "tags",
    [{"x": LATER}, {"t": None}, {"t": None, "x": LATER}, {"i": "@venmo.com"}, {"i": "no-reply@mail.venmo.com"}],
)
def test_a_signature_has_these_tags_or_not(tags: dict[str, str | None]) -> None:
    assert read(signed(notice(), tags=tags)).trusted


def test_headers_that_are_signed_once_more_than_they_are_there_cannot_be_added() -> None:
    assert read(signed(notice(), covered=(*COVERED, "From", "To", "Subject"))).trusted


def test_the_mailers_signature_beside_it_does_not_matter() -> None:
    assert read(signed(signed(notice()), domain="amazonses.com")).trusted
    assert read(signed(signed(notice(), domain="amazonses.com"))).trusted


def test_line_ends_do_not_matter() -> None:
    raw = signed(notice())

    assert read(raw.replace(b"\r\n", b"\n")).trusted
    assert read(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).trusted


def test_a_parent_domain_proves_a_mail_where_the_registry_names_it() -> None:
    raw = mail(
        "Bank of America <customerservice@ealerts.bankofamerica.com>",
        "PIA ROURKE sent you $45.00",
        text="PIA ROURKE sent you $45.00\n",
        results="",
        above="To: pay@example.com\r\n",
    )

    assert read(signed(raw, domain="bankofamerica.com"), name="s1._domainkey.bankofamerica.com").trusted


@pytest.mark.parametrize(
    ("written", "other"),
    [
        (b"Pia Rourke paid you</h1>", b"Eve paid you</h1>"),
        (b"Subject: Pia", b"Subject: Eve"),
        (b"To: pay@example.com", b"To: eve@example.com"),
        (b"Message-ID: <1@", b"Message-ID: <2@"),
        (b'text/html; charset="utf-8"', b'text/html; charset="ascii"'),
        (b"15:00:02", b"15:00:03"),
    ],
)
def test_what_is_signed_cannot_be_changed(written: bytes, other: bytes) -> None:
    raw = signed(notice())
    assert written in raw

    assert "does not fit" in why(read(raw.replace(written, other, 1)))


@pytest.mark.parametrize(
    "added",
    [
        "Subject: Eve paid you $900.00",
        "subject: Eve paid you $900.00",
        "To: eve@example.com",
        "Date: Tue, 22 Sep 2026 15:00:05 +0000",
        "Message-ID: <2@mail.example>",
        "Content-Type: text/plain",
        "Content-Transfer-Encoding: 8bit",
        "MIME-Version: 1.0",
    ],
)
def test_a_second_header_on_top_of_the_signed_one_proves_nothing(added: str) -> None:
    raw = added.encode() + b"\r\n" + signed(notice())

    assert "where signed mail has one" in why(read(raw))


def test_a_header_that_was_not_there_cannot_be_added() -> None:
    raw = signed(notice())

    assert "does not cover its Content-Disposition" in why(read(b"Content-Disposition: attachment\r\n" + raw))


def test_a_second_sender_is_no_signed_mail() -> None:
    remittance = read(b"From: Eve <eve@evil.example>\r\n" + signed(notice()))

    assert not remittance.trusted


@pytest.mark.parametrize("missing", ["To", "Subject", "Date", "Message-ID", "Content-Type"])
def test_a_signature_covers_everything_by_which_a_notice_is_read(missing: str) -> None:
    raw = signed(notice(), covered=tuple(name for name in COVERED if name != missing))

    assert f"does not cover its {missing.title()}" in why(read(raw))


def test_a_mail_to_nobody_is_not_proven() -> None:
    raw = signed(notice().replace(b"To: pay@example.com\r\n", b"", 1), covered=(*COVERED, "To"))

    assert "0 To headers" in why(read(raw))


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"l": "20"}, "for a part of the mail only"),
        ({"x": str(WRITTEN + 30)}, "had run out when it came"),
        ({"x": str(WRITTEN - 30)}, "not written as it should be"),
        ({"t": str(WRITTEN + 90_000)}, "not made in the days before"),
        ({"t": str(WRITTEN + 400_000)}, "its date is not the one of its signature"),
        ({"t": str(WRITTEN - 700_000)}, "its date is not the one of its signature"),
        ({"t": "99999999999999"}, "not written as it should be"),
        ({"t": "soon"}, "not written as it should be"),
        ({"a": "rsa-sha1"}, "of an old kind"),
        ({"v": "2"}, "not written as it should be"),
        ({"q": "dns/other"}, "not written as it should be"),
        ({"i": "@evil.example"}, "in the name of somebody else"),
        ({"i": "@notvenmo.com"}, "in the name of somebody else"),
        ({"bh": "AAAA"}, "does not fit"),
        ({"c": "nofws/nofws"}, "does not fit"),
        ({"d": "venmo.com.evil.example"}, "no signature by venmo.com"),
        ({"d": "mail.venmo.com"}, "no signature by venmo.com"),
        ({"s": "a b"}, "no signature by venmo.com"),
        ({"s": "s2"}, "the DNS has no key s2._domainkey.venmo.com"),
    ],
)
def test_a_signature_with_other_tags_proves_nothing(tags: dict[str, str | None], reason: str) -> None:
    assert reason in why(read(signed(notice(), tags=tags)))


def test_a_notice_that_is_sent_again_weeks_later_is_not_proven() -> None:
    raw = signed(notice())

    assert "not made in the days before it came" in why(read(raw, came=CAME + timedelta(days=8)))
    assert "not made in the days before it came" in why(read(raw, came=CAME - timedelta(days=1)))


def test_a_signature_that_ends_needs_to_be_told_when_the_mail_came() -> None:
    assert read(signed(notice()), came=None).trusted
    assert "nobody noted when it came" in why(read(signed(notice(), tags={"x": LATER}), came=None))


def test_a_mail_is_read_the_same_years_later() -> None:
    raw = signed(notice(), tags={"x": str(WRITTEN + 600)})

    assert read(raw, came=CAME).trusted  # dkimpy's own check holds x= against the clock of today


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("", "the DNS has no key"),
        ("v=DKIM1; k=rsa; p=", "has taken the key"),
        (RECORD + "; t=y", "is only trying the key"),
        (RECORD + "; t=s:y", "is only trying the key"),
        (RECORD + "; h=sha1", "is not for signatures like this"),
        (RECORD + "; s=tlsrpt", "is not for signatures like this"),
        (RECORD.replace("k=rsa", "k=ed25519"), "is not for signatures like this"),
        (RECORD.replace("DKIM1", "DKIM2"), "cannot be read"),
        ("v=spf1 -all", "cannot be read"),
        ("v=DKIM1; p=é", "cannot be read"),
        ("v=DKIM1; p=AAAA", "does not fit"),
        ("v=DKIM1; p=" + "A" * 5000, "cannot be read"),
        (RECORD.replace("p=", "p=A"), "does not fit"),
    ],
)
def test_a_key_that_is_no_good_proves_nothing(record: str, reason: str) -> None:
    assert reason in why(read(signed(notice()), record=record))


@pytest.mark.parametrize(
    "record", [RECORD + "; t=s", RECORD + "; s=email; n=ours; h=sha1:sha256", RECORD[len("v=DKIM1; k=rsa; ") :]]
)
def test_a_key_says_more_or_less(record: str) -> None:
    assert read(signed(notice()), record=record).trusted


def test_a_key_for_its_own_domain_only_signs_for_no_other() -> None:
    assert "in the name of somebody else" in why(
        read(signed(notice(), tags={"i": "@mail.venmo.com"}), record=RECORD + "; t=s")
    )


def test_a_short_key_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = signed(notice())
    monkeypatch.setattr(signature, "_SMALLEST_KEY_BITS", 4096)

    assert "too short" in why(read(raw))


def test_somebody_elses_key_proves_nothing() -> None:
    assert not read(signed(notice(), domain="evil.example"), name="s1._domainkey.evil.example").trusted
    assert not read(signed(notice(sender="Venmo <venmo@venrno-pay.com>"), domain="venrno-pay.com")).trusted


def test_a_signature_does_not_help_against_what_our_receiver_found() -> None:
    failed = b"Authentication-Results: mx.google.com; dmarc=fail header.from=venmo.com\r\n"

    remittance = read(failed + signed(notice()))

    assert remittance.kind is Kind.PHISHING
    assert not remittance.trusted


def test_nothing_is_verified_where_there_are_no_keys() -> None:
    remittance = parse(signed(notice()), receiver=RECEIVER)

    assert not remittance.trusted
    assert not any("ourselves" in reason for reason in remittance.reasons)


def test_it_helps_where_our_receiver_proves_nothing() -> None:
    above = b"Authentication-Results: mx.google.com; dmarc=temperror header.from=venmo.com\r\n"
    others = b"Authentication-Results: mx.other.example; dmarc=pass header.from=venmo.com\r\n"

    assert read(above + signed(notice())).trusted
    assert read(others + signed(notice())).trusted


@pytest.mark.parametrize(
    "broken",
    [
        b"no header at all\r\n",
        b" folded on top\r\n",
        b"X-A: b\rSubject: Eve paid you $900.00\r\n",
        b"X-A: b\0\r\n",
        b"From eve@evil.example Tue Sep 22 15:00:00 2026\r\n",
        b"Subject : Eve paid you $900.00\r\n",
        "X-Ä: b\r\n".encode(),
    ],
)
def test_headers_that_others_read_otherwise_prove_nothing(broken: bytes) -> None:
    remittance = read(broken + signed(notice()))

    assert not remittance.trusted


def test_only_keys_that_could_prove_something_are_looked_up() -> None:
    google = Receiver(RECEIVER)
    proven = b"Authentication-Results: mx.google.com; dmarc=pass header.from=venmo.com\r\n"
    failed = proven.replace(b"pass", b"fail")
    stranger = signed(notice(sender="Eve <eve@evil.example>"), domain="evil.example")

    assert wanted_keys(signed(signed(notice()), domain="amazonses.com"), receiver=google) == (NAME,)
    assert wanted_keys(proven + signed(notice()), receiver=google) == ()
    assert wanted_keys(failed + signed(notice()), receiver=google) == ()
    assert wanted_keys(stranger, receiver=google) == ()
    assert wanted_keys(notice(), receiver=google) == ()
    assert wanted_keys(b"", receiver=google) == ()
    assert len(wanted_keys(b"".join(_stamp(n) for n in range(50)) + notice(), receiver=google)) == 3


def _stamp(number: int) -> bytes:
    return f"DKIM-Signature: v=1; a=rsa-sha256; d=venmo.com; s=k{number}; h=from; bh=AAAA; b=AAAA\r\n".encode()


@pytest.mark.parametrize(
    "body",
    [
        b" " * 450_000,
        b"\r\n" * 225_000,
        (b" " * 99 + b"x") * 4_500,
        (b"\t" * 99 + b"\n") * 4_500,
        b"<p>" * 150_000,
    ],
    ids=["spaces", "lines", "gaps", "tabs", "tags"],
)
def test_no_mail_takes_long_to_verify(body: bytes) -> None:
    raw = signed(notice()).partition(b"\n\n")[0] + b"\n\n" + body
    began = time.perf_counter()

    signature.verified(raw, frozenset({"venmo.com"}), {NAME: RECORD}, sent_at=CAME, received_at=CAME)

    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize(
    "filler",
    [
        b" " * 4000,
        b"A" + b" " * 4000 + b"!",
        b"\r\n " * 1300,
        b"\r\n " * 1300 + b"!",
        b"=" * 4000,
        b" b" * 2000,
        b"\r\n\tb" * 1000,
        (b"b" + b"\r\n " * 40) * 30,
        b" b" + b"\r\n " * 25_000,
    ],
)
@pytest.mark.parametrize("tag", [b" b=", b" bh=", b" s=", b" h="])
def test_no_signature_takes_long_to_read(filler: bytes, tag: bytes) -> None:
    head, there, rest = signed(notice()).partition(tag)
    assert there
    raws = [head + b" z=" + filler + b";" + there + rest, head + there + filler + rest]
    began = time.perf_counter()

    for raw in raws:
        signature.verified(raw, frozenset({"venmo.com"}), {NAME: RECORD}, sent_at=CAME, received_at=CAME)

    assert time.perf_counter() - began < 1.0


def test_a_mail_that_dkimpy_cannot_read_is_read_all_the_same() -> None:
    remittance = read(b" folded on top\r\n" + signed(notice()))

    assert "could not be read at all" not in " ".join(remittance.reasons)
