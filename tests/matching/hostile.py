"""Mails made to keep a reader busy, each as large as a mail may be."""

import base64
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from portal.domain.matching.parse.mail import LARGEST_BYTES
from tests.matching.mails import venmo

HEAD = venmo().partition(b"Content-Type")[0]
_ROOM = 20_000


def filled(*parts: bytes, begin: bytes = b"", end: bytes = b"") -> bytes:
    """Return the parts again and again, between a beginning and an end, until a mail is as large as it may be."""
    room = LARGEST_BYTES - _ROOM - len(begin) - len(end)
    pattern = b"".join(parts)
    return begin + (pattern * (room // len(pattern) + 1))[:room] + end


def numbered(template: str, numbers: Iterable[int] = range(10**9)) -> bytes:
    """Return a text with each number written into it, until a mail is as large as it may be."""
    room = (LARGEST_BYTES - _ROOM) // (len(template) + 6)
    return "".join(template.replace("{}", str(at)) for at in islice(numbers, room)).encode()


def html(page: bytes, *, head: bytes = HEAD) -> bytes:
    """Return a mail that is HTML."""
    return head + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page


def text(words: bytes, *, head: bytes = HEAD, charset: bytes = b"utf-8", encoding: bytes = b"8bit") -> bytes:
    """Return a mail that is plain text."""
    kind = b"Content-Type: text/plain; charset=" + charset + b"\r\nContent-Transfer-Encoding: " + encoding
    return head + kind + b"\r\n\r\n" + words


def header(name: bytes, value: bytes) -> bytes:
    """Return an honest mail with one header above all others."""
    return name + b": " + value + b"\r\n" + venmo()


def nested(depth: int) -> bytes:
    """Return parts in parts."""
    return HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(depth)
    )


def parted(body: bytes) -> bytes:
    """Return a mail of parts, whose boundary is `--b`."""
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body


def _attributes(number: int) -> bytes:
    return b" ".join(b"a%d" % at for at in range(number))


_WORDS = b"Ann Lee paid you $5.00 "
_PAGES: dict[str, str] = {
    "unclosed boxes": "<div>",
    "unclosed paragraphs": "<div><p>",
    "paragraphs": "<p>x</p>",
    "brackets": "<",
    "closing brackets": "</",
    "half comments": "<!--",
    "half comments and ends": "<!----><!--",
    "empty comments": "x<!---->",
    "half declarations": "<!x",
    "half instructions": "<?x",
    "half attributes": "<a x='",
    "crossed quotes": "<a x='<b y=\"",
    "nested tables": "<table><tr><td>",
    "nested amounts": "<table><tr><td class=amount>x",
    "nested memos": "<div><p class=memo>x<table><td>",
    "nested lists": "<ul><li>",
    "nested links": "<a href=x><div>",
    "nested formats": "<b><i><u><s>",
    "crossed formats": "<b><p></b></p>",
    "fonts in boxes": "<font><div></font>",
    "formats out of tables": "<table><b>x",
    "nested templates": "<template><b>",
    "nested pictures": "<svg><g><b>",
    "nested formulas": "<math><mi><b>",
    "options": "<select><option>",
    "entities": "&",
    "long entities": "&#x1",
    "entities by name": "&notin",
    "cells": "<td>x</td>",
    "rows": "<tr><td>Amount</td><td>$5.00</td></tr>",
    "break after break": "<br>",
    "lines": "Ann paid you $5.00<br>",
    "a long line": _WORDS.decode(),
    "amounts": "$1 ",
    "a long number": "1",
    "dollars": "$",
    "spaces": " ",
    "zeros": "\0",
    "carriage returns": "\r",
    "floating spans": '<span style="float:right">+ $5.00</span>',
    "hidden boxes": '<div style="display:none">x</div>',
    "styles": '<p style="' + "a:b;" * 200 + '">x</p>',
    "style sheet": "<style>a{b:c}",
    "scripts": "<script>a<b</script>",
    "text areas": "<textarea></texta",
    "titles": "<title>&",
    "framesets": "<frameset>",
    "bodies": "<body a b c d>",
    "buttons": "<button><p>",
    "headlines": "<h1>",
    "dead ends": "<nobr id=1>",
    "plaintext": "<plaintext>",
    "letters of CDATA": "<svg><![CDATA[x]]",
    "said again": "Ann paid you $5.00 paid you $5.00 sent you $5.00 with Zelle deposited the $5.00 payment from ",
    "labels": "<p>Amount</p><p>From</p><p>Memo</p>",
    "colons": "Amount: From: Memo: ",
}
_HEADERS: dict[str, bytes] = {
    "encoded words": b"=?utf-8?q?a",
    "whole encoded words": b"=?utf-8?q?a?= ",
    "encoded words in idna": b"=?idna?b?eG4tLWEtYg==?= ",
    "open brackets": b"(",
    "closed brackets": b"()",
    "quotes": b'"',
    "backslashes": b"\\",
    "semicolons": b";",
    "semicolons in quotes": b'";',
    "angles": b"<",
    "at signs": b"a@",
    "letters": b"a",
    "commas": b"a,",
    "spaces": b" ",
    "foldings": b"a\r\n ",
    "equals": b"dmarc=pass ",
    "eight bits": b"\xff",
    "service words": b"app",
    "brands": b"venmo ",
    "results": b"mx.google.com; dmarc=pass header.from=venmo.com; ",
}


_LINES: dict[str, bytes] = {
    "empty lines": b"\n",
    "short lines": b"a\n",
    "lines of spaces": b"   \n",
    "lines": b"Ann paid you $5.00\n",
    "one line": _WORDS,
    "said again": b"deposited the $5.00 payment from deposited the $5.00 payment from " * 7 + b"\n",
    "form feeds": b"\x0c",
    "colons": b"Amount: ",
    "labels": b"Amount\n\nFrom\n\nMemo\n\n",
    "forwards": b"---------- Forwarded message ---------\nFrom: Venmo <venmo@venmo.com>\n",
    "stars": b"*",
    "dashes": b"-",
    "marks above letters": "a\u0301".encode(),
    "invisible letters": "\u200b".encode(),
    "other scripts": "漢字".encode(),
}
_IN_CHARSETS: dict[str, bytes] = {
    "punycode": b"a-b",
    "idna": b"xn--a-",
    "utf-7": b"+2AA-",
    "utf-16": b"\x00\xd8",
    "utf-32": b"\xff",
    "gb18030": b"\x81\x30",
    "hz": b"~{",
    "iso-2022-jp": b"\x1b$B",
    "unicode_escape": b"\\x4",
    "raw_unicode_escape": b"\\u",
    "cp1255": b"\xff",
    "big5": b"\xff",
    "zlib": b"x",
    "hex": b"6",
    "rot13": b"a",
    "undefined": b"a",
    "klingon": b"\xff",
    "x" * 900: b"\xff",
}


def _paged(pattern: str) -> bytes:
    return html(filled(pattern.encode()))


def _lined(pattern: bytes) -> bytes:
    return text(filled(pattern))


def _in_charset(name: str) -> bytes:
    return text(filled(_IN_CHARSETS[name]), charset=name.encode())


def _headed(name: str, pattern: bytes) -> bytes:
    return header(name.encode(), filled(pattern))


def _headed_briefly(name: str, pattern: bytes) -> bytes:
    return header(name.encode(), (pattern * 10_000)[:9_900])


_PARTS: dict[str, Callable[[], bytes]] = {
    "parts: nested": lambda: nested(5_000),
    "parts: nested and lines": lambda: nested(45) + filled(b"--x\r\n"),
    "parts: nested and half boundaries": lambda: nested(10) + filled(b"\r\n--b"),
    "parts: nested messages": lambda: HEAD + filled(b"Content-Type: message/rfc822\r\n\r\n"),
    "parts: many": lambda: parted(filled(b"\r\n--b\r\n\r\nx")),
    "parts: many boundaries": lambda: parted(filled(b"\r\n--b")),
    "parts: many lookalikes": lambda: parted(filled(b"\r\n--bb")),
    "parts: many texts": lambda: parted(filled(b"\r\n--b\r\nContent-Type: text/x\r\n\r\nx")),
    "parts: many headers": lambda: parted(filled(b"X: y\r\n", begin=b"--b\r\n")),
    "parts: nested digests": lambda: HEAD + filled(b"Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n"),
    "parts: a boundary of letters": lambda: (
        HEAD + b"Content-Type: multipart/mixed; boundary=" + b"a" * 900 + b"\r\n\r\n" + filled(b"\n--" + b"a" * 899)
    ),
    "parts: parameters": lambda: HEAD + b"Content-Type: text/html" + b'; a="' * 1_900 + b"\r\n\r\n" + filled(b"<p>"),
    "parts: continued parameters": lambda: (
        HEAD + b"Content-Type: text/html" + b"".join(b";\r\n a*%d*=x" % at for at in range(180)) + b"\r\n\r\n<p>x"
    ),
    "base64: paragraphs": lambda: text(base64.b64encode(filled(b"a\n")[: 18 * 1024 * 1024]), encoding=b"base64"),
    "base64: nothing": lambda: text(filled(b"="), encoding=b"base64"),
    "base64: no letters": lambda: text(filled(b"!"), encoding=b"base64"),
    "printable: equals": lambda: text(filled(b"="), encoding=b"quoted-printable"),
    "printable: soft breaks": lambda: text(filled(b"=\r\n"), encoding=b"quoted-printable"),
    "printable: spaces": lambda: text(filled(b" "), encoding=b"quoted-printable"),
    "uuencoded": lambda: text(filled(b"M" * 61 + b"\n", begin=b"begin 644 x\n"), encoding=b"x-uuencode"),
    "a large attachment": lambda: parted(
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b\r\nContent-Type: application/pdf\r\n\r\n"
        + filled(b"A" * 76 + b"\r\n")
    ),
}
_ATTRIBUTES: dict[str, Callable[[], bytes]] = {
    "attributes: 180,000 on one tag": lambda: html(b"<p " + _attributes(180_000) + b">Ann paid you $5.00</p>"),
    "attributes: a million on one tag": lambda: html(b"<p " + _attributes(1_000_000) + b">x"),
    "attributes: in every tag": lambda: html(filled(b"<p " + _attributes(99) + b">x")),
    "attributes: new ones for the body": lambda: html(
        b"".join(b"<body " + b" ".join(b"a%d_%d" % (tag, at) for at in range(99)) + b">" for tag in range(2_000))
    ),
    "attributes: of formats": lambda: html(b"".join(b"<b " + b"c=1 " * 97 + b"d=%d>" % at for at in range(5_000))),
    "attributes: a long one": lambda: html(filled(b"x", begin=b"<p title='")),
    "attributes: a long one of a format": lambda: html(
        filled(b"<p>x</p>", begin=b"<b title='" + b"x" * 400_000 + b"'>")
    ),
    "attributes: a long link": lambda: html(filled(b"<p>x</p>", begin=b"<a href='" + b"x" * 400_000 + b"'>")),
    "attributes: long ones of formats": lambda: html(numbered("<p><i id={} style='" + "x" * 500 + "'>")),
    "formats: each another": lambda: html(numbered("<b id={}><p>")),
    "formats: then boxes": lambda: html(numbered("<b id={}>", range(200)) + filled(b"<p>x")),
    "formats: then ends": lambda: html(numbered("<b id={}><div>", range(1_200)) + filled(b"</b>")),
    "formats: in cells": lambda: html(numbered("<table><td><b id={}>")),
}
_WHOLE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: filled(b"\0"),
    "line ends": lambda: filled(b"\n"),
    "carriage returns": lambda: filled(b"\r"),
    "both": lambda: filled(b"\r\n"),
    "colons": lambda: filled(b":"),
    "one header": lambda: filled(b"a", begin=b"X: "),
    "headers": lambda: filled(b"X: y\r\n"),
    "senders": lambda: filled(b"From: " + b"a b " * 200 + b"<venmo@venmo.com>\r\n") + HEAD,
    "results": lambda: filled(b"Authentication-Results: mx.google.com; dmarc=pass header.from=venmo.com\r\n") + HEAD,
    "a header that goes on": lambda: filled(b" a\r\n", begin=b"Subject: x\r\n"),
    "too large": lambda: b"a" * (LARGEST_BYTES + 1),
    "dates": lambda: b"Date: " + b"1 " * 4_000_000 + b"\r\n" + HEAD.replace(b"Date", b"X-Date") + b"\r\nx",
    "from a known sender, text": lambda: text(filled(_WORDS + b"\n")),
}
_NAMES = ("Subject", "From", "To", "Date", "Authentication-Results", "Content-Type", "DKIM-Signature")
HOSTILE: dict[str, Callable[[], bytes]] = {
    **_WHOLE,
    **_PARTS,
    **_ATTRIBUTES,
    **{f"html: {name}": partial(_paged, pattern) for name, pattern in _PAGES.items()},
    **{f"text: {name}": partial(_lined, pattern) for name, pattern in _LINES.items()},
    **{f"charset: {name[:20]}": partial(_in_charset, name) for name in _IN_CHARSETS},
    **{f"{name} of {kind}": partial(_headed, name, value) for name in _NAMES for kind, value in _HEADERS.items()},
    **{
        f"short {name} of {kind}": partial(_headed_briefly, name, value)
        for name in _NAMES
        for kind, value in _HEADERS.items()
    },
}
"""By name, each made when it is asked for."""
