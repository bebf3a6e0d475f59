"""The mail as staff see it: nothing that reaches out, and what was read marked."""

import re

import pytest

from portal.domain.matching.render import as_text, render
from tests.matching.mails import LABELS, corpus, mail, read, venmo

ALLOWED = re.compile(
    r"<!doctype html>|</?(?:html|head|title|body|main|mark)>"
    r"|</?(?:blockquote|br|div|h[1-4]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)>"
    r'|<html lang="en">|<main class="mail-frame">|<meta charset="utf-8">'
    r'|<meta name="(?:viewport|referrer)" content="[a-z=-]+">'
    r'|<link rel="stylesheet" href="/mail.css">|<mark class="read" data-field="(?:payer|amount|memo|id)">'
)


def shown(raw: bytes) -> str:
    return render(raw, remittance=read(raw), stylesheet="/mail.css")


@pytest.mark.parametrize("name", [label["file"].removesuffix(".eml") for label in LABELS])
def test_it_leaves_nothing_but_words_and_tables(name: str) -> None:
    page = shown(corpus(name))

    assert ALLOWED.sub("", page).count("<") == 0


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src=https://evil.example/x.png onerror=alert(1)>",
        "<style>body{background:url(https://evil.example)}</style>",
        '<p style="background:url(https://evil.example)" onclick="alert(1)">x</p>',
        "<form action=https://evil.example><input name=password><button>Go</button></form>",
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        "<svg onload=alert(1)><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)"></style></mglyph></table></mtext></math>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVa&#10;Script:alert(1)">x</a>',
        "<base href=https://evil.example><meta http-equiv=refresh content=0;url=https://evil.example>",
        "<object data=https://evil.example></object><embed src=https://evil.example>",
        "<video src=https://evil.example autoplay></video><link rel=stylesheet href=https://evil.example>",
        '<table background="https://evil.example"><tr><td>x</td></tr></table>',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "</main></body><script>alert(1)</script>",
        "<mark class='read' data-field='payer' onclick='x'>Ann</mark>",
    ],
)
def test_it_disarms(evil: str) -> None:
    page = shown(mail("Eve <eve@evil.example>", "hello", html=f"<p>before</p>{evil}<p>after</p>"))

    assert ALLOWED.sub("", page).count("<") == 0
    assert "before" in page
    assert "https://evil" not in page
    assert "javascript:" not in page.lower()


def test_it_says_where_a_link_led() -> None:
    page = shown(
        mail("Eve <eve@evil.example>", "hello", html='<p><a href="https://venrno-pay.com/login">Log in</a></p>')
    )

    assert "Log in [link removed: hxxps://venrno-pay.com/login]" in page


def test_it_marks_what_was_read() -> None:
    page = shown(venmo(payer="Zoë O'Hara & Co", memo="cake <3".replace("<3", "for two")))

    assert '<mark class="read" data-field="payer">Zoë O\'Hara &amp; Co</mark>' in page
    assert '<mark class="read" data-field="memo">cake for two</mark>' in page
    assert '<mark class="read" data-field="id">2968692333188425166</mark>' in page


def test_it_marks_an_amount_that_is_spread_over_several_elements() -> None:
    page = shown(venmo())

    assert "".join(re.findall(r'data-field="amount">([^<]+)<', page)) == "$45.00"


def test_it_marks_no_part_of_a_longer_number() -> None:
    raw = mail("Venmo <venmo@venmo.com>", "Ann paid you $4", html="<p>Total $45</p><h1>Ann paid you $4</h1>")

    assert "$45" in shown(raw)
    assert 'paid you <mark class="read" data-field="amount">$4</mark>' in shown(raw)


def test_it_shows_a_mail_that_is_only_text() -> None:
    page = shown(corpus("zelle_usaa_01"))

    assert '<mark class="read" data-field="payer">Leopold Achterberg</mark> sent' in page
    assert "<pre>" in page


def test_it_gives_the_text_of_a_mail_without_a_text_part() -> None:
    assert "Pia Rourke paid you" in as_text(venmo())


def test_it_hides_what_the_sender_hid() -> None:
    page = shown(mail("Eve <eve@evil.example>", "hello", html='<p style="display: none">secret</p><p>plain</p>'))

    assert "secret" not in page
    assert "plain" in page
