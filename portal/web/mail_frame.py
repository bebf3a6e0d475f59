"""A letter of ours, shown as its reader sees it: in a frame without an origin, in which nothing runs."""

import hashlib
import re
from base64 import b64encode
from typing import Final

_PICTURE: Final = re.compile(r'src="cid:([0-9a-f-]{36})"')
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def mail_policy(html: str) -> str:
    """Return the content policy under which a letter shows its own styles, and pictures of ours."""
    digests = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(html))
    styles = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests) or "'none'"
    return f"default-src 'none'; style-src {styles}; img-src 'self'; frame-ancestors 'self'; sandbox"


def framed(html: str) -> str:
    """Return a letter as a browser shows it: what a mail carries within itself is fetched from us."""
    return _PICTURE.sub(r'src="/pictures/\1"', html)
