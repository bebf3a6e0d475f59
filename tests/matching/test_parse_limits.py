"""Whatever arrives, the reader answers, soon, and never with an exception."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.matching.parse.mail import LARGEST_BYTES
from portal.domain.matching.render import as_text, render
from tests.matching.mails import LABELS, corpus, mail, read, venmo

SOON_SECONDS = 10
NAMES = [label["file"].removesuffix(".eml") for label in LABELS]
HEAD = venmo().partition(b"Content-Type")[0]


def html(page: str) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()


def nested(depth: int) -> bytes:
    return HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(depth)
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: b"\0" * 10_000,
    "unclosed boxes": lambda: html("<div>" * 200_000),
    "unclosed paragraphs": lambda: html("<div><p>" * 120_000),
    "unclosed formats": lambda: html("".join(f"<b id={at}><p>" for at in range(70_000))),
    "a million paragraphs": lambda: html("<p>x</p>" * 130_000),
    "a sea of brackets": lambda: html("<" * 1_000_000),
    "one long line": lambda: html("Ann sent you $ " * 70_000),
    "one long number": lambda: html("<p>Ann sent you $" + "1" * 1_000_000),
    "many lines": lambda: html("Ann paid you<br>" * 70_000),
    "nested tables": lambda: html("<table><tr><td>" * 70_000),
    "nested parts": lambda: nested(5_000),
    "many lines in many parts": lambda: nested(45) + b"--x\r\n" * 1_000_000,
    "nested messages": lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
    "unclosed comments": lambda: b"Authentication-Results: mx.google.com; " + b"(" * 1_000_000 + b"\r\n" + HEAD,
    "encoded words": lambda: b"Subject: " + b"=?utf-8?q?a" * 100_000 + b"\r\n" + HEAD,
    "a million headers": lambda: b"X: y\r\n" * 500_000 + HEAD,
    "a slow charset": lambda: HEAD + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-b" * 400_000,
    "an unknown charset": lambda: HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe\r\n",
    "a broken charset": lambda: HEAD + b"Content-Type: text/html; charset=utf-7\r\n\r\n<p>+2AA- sent you $5.00</p>",
    "too large": lambda: b"a" * (LARGEST_BYTES + 1),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_answers_soon(raw: Callable[[], bytes]) -> None:
    written = raw()
    begin = time.monotonic()

    remittance = read(written)
    page = render(written, remittance=remittance, stylesheet="/mail.css")

    assert time.monotonic() - begin < SOON_SECONDS
    assert page.encode("utf-8")
    assert as_text(written).encode("utf-8") is not None


def test_it_reads_past_a_large_attachment() -> None:
    attachment = (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + (b"A" * 76 + b"\r\n") * 200_000
    )
    text = b"Content-Type: text/html\r\n\r\n" + venmo().partition(b"\n\n")[2]
    raw = (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\n'
        + text
        + b"\r\n--q\r\n"
        + attachment
        + b"--q--\r\n"
    )

    assert read(raw).amount_cents == 4500


def test_it_never_reads_an_attached_mail() -> None:
    raw = HEAD.replace(b"paid you $45.00", b"says hello") + (
        b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: message/rfc822\r\n\r\n'
        + venmo()
        + b"--q--\r\n"
    )

    assert read(raw).amount_cents is None


def test_it_is_unsure_of_what_it_read_only_the_beginning_of() -> None:
    raw = mail(
        "Venmo <venmo@venmo.com>", "Ann Lee paid you $5.00", html="<h1>Ann Lee paid you</h1>" + "<p>x</p>" * 5_000
    )

    remittance = read(raw)

    assert remittance.amount_cents == 500
    assert not remittance.sure


def test_it_keeps_control_characters_out_of_names() -> None:
    remittance = read(venmo(payer="Ann\u202e \u200b\x1b[31mLee"))

    assert remittance.payer_name == "Ann [31mLee"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000))
def test_it_answers_to_any_bytes(raw: bytes) -> None:
    remittance = read(raw)

    assert not remittance.trusted
    assert not remittance.sure
    assert render(raw, remittance=remittance, stylesheet="/mail.css")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES), st.floats(0, 1))
def test_it_answers_to_any_part_of_a_mail(name: str, part: float) -> None:
    raw = corpus(name)

    remittance = read(raw[: int(len(raw) * part)])

    assert not any("could not be read at all" in reason for reason in remittance.reasons)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_it_answers_to_a_mail_with_wrong_bytes(name: str, wrong: list[tuple[float, int]]) -> None:
    raw = bytearray(corpus(name))
    for place, byte in wrong:
        raw[min(int(place * len(raw)), len(raw) - 1)] = byte

    remittance = read(bytes(raw))

    assert not any("could not be read at all" in reason for reason in remittance.reasons)
    assert render(bytes(raw), remittance=remittance, stylesheet="/mail.css")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_it_answers_to_any_words_of_a_payer(words: str) -> None:
    remittance = read(venmo(memo=words.replace("<", "").replace("&", "")))

    assert remittance.amount_cents == 4500
