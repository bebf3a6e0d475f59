"""Whatever arrives, the reader answers, soon, and never with an exception.

Work is counted here, not time: times depend on who else uses the machine.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.matching.parse.letter import MOST_LINES, letter
from portal.domain.matching.parse.mail import LARGEST_BYTES, LONGEST_HEADER, MOST_HEADERS, open_mail
from portal.domain.matching.parse.parts import LONGEST_HTML, LONGEST_TEXT, MOST_LEVELS, MOST_PARTS, TOO_MANY
from portal.domain.matching.parse.place import Css
from portal.domain.matching.parse.sentence import sentence
from portal.domain.matching.parse.tags import MOST_REOPENED, MOST_TAGS, attributes_of, beginning
from portal.domain.matching.parse.visible import MOST_STEPS, pieces, tree
from portal.domain.matching.render import as_text, render
from tests.matching.hostile import HEAD, HOSTILE, parted
from tests.matching.mails import LABELS, corpus, mail, read, venmo

NAMES = [label["file"].removesuffix(".eml") for label in LABELS]
WHOLE = sorted(name for name in HOSTILE if " of " not in name)
HEADERS = sorted(set(HOSTILE) - set(WHOLE))


def elements(html: str) -> int:
    """Return how many elements become of an HTML: broken ones can become many more than there are tags."""
    root = tree(html).root
    return sum(1 for _ in root.traverse()) if root is not None else 0


@pytest.mark.parametrize("name", WHOLE)
def test_whatever_is_in_it_little_is_read_and_there_is_an_answer(name: str) -> None:
    raw = HOSTILE[name]()

    mail = open_mail(raw)
    walk = pieces(tree(mail.html).root)
    for _ in walk:
        pass
    remittance = read(raw)
    page = render(raw, remittance=remittance, stylesheet="/mail.css")

    assert len(raw) <= LARGEST_BYTES or name == "too large"
    assert len(mail.html) <= LONGEST_HTML
    assert len(mail.text) <= LONGEST_TEXT
    assert len(mail.headers) <= MOST_HEADERS + 1
    assert elements(mail.html) <= MOST_REOPENED + MOST_TAGS
    assert walk.taken <= MOST_STEPS
    assert len(letter(mail).lines) <= MOST_LINES
    assert not any("could not be read at all" in reason for reason in remittance.reasons)
    assert not remittance.sure
    assert len(page.encode("utf-8")) < 1_500_000
    assert as_text(raw).encode("utf-8") is not None


@pytest.mark.parametrize("name", HEADERS)
def test_of_endless_headers_the_beginning_is_read(name: str) -> None:
    raw = HOSTILE[name]()[:1_000_000]

    mail = open_mail(raw)
    remittance = read(raw)

    assert len(mail.headers) <= MOST_HEADERS + 1
    assert max(len(value) for _, value in mail.headers) <= LONGEST_HEADER
    assert not any("could not be read at all" in reason for reason in remittance.reasons)
    assert name.startswith("short") or not remittance.sure


def test_boxes_in_boxes_are_not_read_once_for_each() -> None:
    written = letter(open_mail(mail("Venmo <venmo@venmo.com>", "Hello", html="<div class=note>x" * 2_000)))

    assert written.tree is not None
    assert len(written.tree.css(".note")) == 2_000
    assert len(list(Css(".note", "{memo}").find(written))) < 5


def test_a_sentence_that_cannot_fit_costs_no_pattern() -> None:
    says = sentence("{any}your payment {any} was declined")

    assert says.fullmatch("Sorry: YOUR PAYMENT to Ann was declined.")
    assert says.words == ("your", "payment", "was", "declined")
    assert says._replace(pattern=re.compile(".*")).fullmatch("was declined: your payment") is None


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{at}" for at in range(180_000)) + ">x</p>",
        "<p title='" + "<b>" * 3_000 + "'>x</p>",
        "<!--" + "<p>" * 3_000 + "-->x",
        "<a x='<b y=\"" * 1_000,
        ("<a x='" + "z" * 5_000) * 40,
        "<font title='" + "x" * 100_000 + "'>" + "<p>x" * 2_000,
    ],
)
def test_no_tag_hides_from_the_count(page: str) -> None:
    assert beginning(page) < len(page)


def test_an_honest_page_is_read_whole() -> None:
    link = "<a href='https://example.com/" + "x" * 800 + "'><b style='color:#333'>Open</b></a>"
    page = "<table>" + f"<tr><td style='{'padding:0;' * 20}'>Amount</td><td>{link}</td></tr>" * 150 + "</table>"

    assert beginning(page) == len(page)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p a b/c=d e='f>' g=\"h'>\" i>x", 6),
        ("<p/a=b><p>", 1),
        ("<p a=>x<p>", 1),
        ("<p =a ==b c>", 2),
        ("<p / a / = / b>", 3),
        ("</p a b>", 2),
        ("<p a\u00a0b c>", 2),
        ("<p a='b'c=d>", 2),
        ("<p a = b c>", 2),
        ("<p a='b", 1),
        ("<1 a b>", 0),
    ],
)
def test_attributes_are_counted_as_a_browser_finds_them(written: str, kept: int) -> None:
    assert attributes_of(written, 0) == kept


@settings(max_examples=1_000, deadline=None)
@given(st.text(alphabet="ab=/'\"< >\t\n\x0b\xa0", max_size=40))
def test_no_fewer_attributes_are_counted_than_the_parser_makes(written: str) -> None:
    html = f"<p {written}>x</p>"
    node = tree(html).css_first("p")

    assert node is None or attributes_of(html, 0) >= len(node.attributes)


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


@pytest.mark.parametrize(
    "body",
    [
        b"".join(b"\r\n--b\r\nContent-Type: text/x\r\n\r\nx" for _ in range(MOST_PARTS))
        + b"\r\n--b\r\nContent-Type: text/plain\r\n\r\nhidden\r\n--b--",
        b"".join(
            b"\r\n--%s\r\nContent-Type: multipart/mixed; boundary=%s\r\n" % (b"b" * at, b"b" * (at + 1))
            for at in range(1, MOST_LEVELS + 2)
        )
        + b"\r\n--"
        + b"b" * (MOST_LEVELS + 2)
        + b"\r\nContent-Type: text/plain\r\n\r\nhidden\r\n",
    ],
    ids=["many", "deep"],
)
def test_what_stands_in_too_many_parts_is_not_read_and_it_says_so(body: bytes) -> None:
    found = open_mail(parted(body))

    assert "hidden" not in found.text
    assert TOO_MANY in found.problems


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
