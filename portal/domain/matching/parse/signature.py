"""Signatures (DKIM, RFC 6376) that we verify ourselves, by keys from the DNS, where our receiver proves nothing.

dkimpy does the arithmetic. What a signature must cover before it proves a payment is decided here, and is more than the
standard asks for: whoever has a signed mail can send it again, with headers of his own on top.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import dkim
from dkim.util import InvalidTagValueList, parse_tag_value

from portal.domain.matching.parse.receiver import Authenticity, AuthenticityFinding

_LARGEST_BYTES = 500_000
_LONGEST_HEADERS = 100_000
_LONGEST_SIGNATURE = 5_000
_LONGEST_RECORD = 4_000
_MOST_SIGNATURES = 3
_SMALLEST_KEY_BITS = 1024
# dkimpy's patterns take quadratic time in a row of spaces.
_LONGEST_GAP = 100
_GAP = re.compile(rb"[ \t]+")
_HEADER_LINE = re.compile(rb"[!-9;-~]+:[^\r\0]*|[ \t][^\r\0]*")
_SELECTOR = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,62})")
_NUMBER = re.compile(rb"[0-9]{1,11}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_KINDS = {b"rsa-sha256": b"rsa", b"ed25519-sha256": b"ed25519"}
# What a notice is told by: signed, and there once. A second one on top would be read in place of the signed one.
_ALWAYS = ("from", "to", "subject", "date", "message-id")
_WHERE_THERE = ("content-type", "content-transfer-encoding", "mime-version", "content-disposition")
_LONGEST_WAY = timedelta(days=7)
_FAST_CLOCK = timedelta(hours=1)
_DRAFTED_EARLIER = timedelta(days=2)

_Tags = dict[bytes, bytes]


class _Signature(NamedTuple):
    """A DKIM-Signature header, and what stands in it; `key` is the name of its key in the DNS."""

    header: tuple[bytes, bytes]
    tags: _Tags
    domain: str
    key: str

    def moment(self, tag: bytes) -> datetime | None:
        """Return the time in a tag."""
        return datetime.fromtimestamp(int(self.tags[tag]), UTC) if tag in self.tags else None


class _Moments(NamedTuple):
    """When a mail says that it was written, and when it came."""

    sent_at: datetime | None
    received_at: datetime | None


def key_names(raw: bytes, domains: frozenset[str]) -> tuple[str, ...]:
    """Return the names, in the DNS, of the keys that could prove that a mail is from one of these domains."""
    signed = _opened(raw)
    return tuple(dict.fromkeys(each.key for each in _signatures(signed, domains))) if signed else ()


def verified(
    raw: bytes,
    domains: frozenset[str],
    keys: Mapping[str, str],
    *,
    sent_at: datetime | None = None,
    received_at: datetime | None = None,
) -> AuthenticityFinding:
    """Say whether a signature by one of these domains proves a mail; `keys` are the answers of the DNS, by name."""
    names = " or ".join(sorted(domains))
    signed = _opened(raw)
    if signed is None:
        return _no("it is too large, or its headers are not written as they should be, to verify a signature")
    refusal = f"it has no signature by {names}"
    for signature in _signatures(signed, domains):
        refusal = _refusal(signed, signature, keys.get(signature.key, ""), _Moments(sent_at, received_at)) or ""
        if not refusal:
            return AuthenticityFinding(
                Authenticity.PROVEN,
                f"we verified its signature ourselves, by the key that {signature.domain} publishes as {signature.key}",
            )
    return _no(refusal)


def _no(why: str) -> AuthenticityFinding:
    return AuthenticityFinding(Authenticity.UNPROVEN, f"We looked at its signatures ourselves, too: {why}.")


def _opened(raw: bytes) -> dkim.DKIM | None:
    """Return a mail for dkimpy; none of one that it would read otherwise than we do, or for too long."""
    headers = re.split(rb"\r?\n\r?\n", raw[:_LARGEST_BYTES], maxsplit=1)[0]
    lines = re.split(rb"\r?\n", headers)
    if len(raw) > _LARGEST_BYTES or len(headers) > _LONGEST_HEADERS:
        return None
    if any(gap.end() - gap.start() > _LONGEST_GAP for gap in _GAP.finditer(raw)):
        return None
    if lines[0][:1] in (b" ", b"\t") or not all(_HEADER_LINE.fullmatch(line) for line in lines):
        return None
    return dkim.DKIM(raw, minkey=_SMALLEST_KEY_BITS)


def _signatures(mail: dkim.DKIM, domains: frozenset[str]) -> Iterator[_Signature]:
    """Yield the first signatures that these domains seem to have made."""
    headers = [(key, value) for key, value in mail.headers if key.lower() == b"dkim-signature"]
    found = (each for header in headers if (each := _signature(header)) and each.domain in domains)
    yield from (each for _, each in zip(range(_MOST_SIGNATURES), found, strict=False))


def _signature(header: tuple[bytes, bytes]) -> _Signature | None:
    if len(header[1]) > _LONGEST_SIGNATURE:
        return None
    try:
        tags: _Tags = parse_tag_value(header[1])
        domain, selector = (tags[tag].decode("ascii").lower() for tag in (b"d", b"s"))
    except (InvalidTagValueList, KeyError, ValueError):
        return None
    if not _SELECTOR.fullmatch(selector):
        return None
    return _Signature(header, tags, domain, f"{selector}._domainkey.{domain}")


def _refusal(mail: dkim.DKIM, signature: _Signature, record: str, moments: _Moments) -> str | None:
    """Return why a signature proves nothing; None when it does."""
    checks: tuple[Callable[[], str | None], ...] = (
        lambda: _form(signature),
        lambda: _cover(mail, signature),
        lambda: _time(signature, moments),
        lambda: _key(signature, record),
        lambda: _arithmetic(mail, signature, record),
    )
    return next((refusal for check in checks if (refusal := check())), None)


def _form(signature: _Signature) -> str | None:
    """Refuse what the standard refuses, old algorithms, and a signature for a part of the mail."""
    tags = signature.tags
    if not _is_well_formed(tags):
        return f"the signature by {signature.domain} is not written as it should be"
    if tags.get(b"a") not in _KINDS:
        return f"the signature by {signature.domain} is of an old kind, which can be forged"
    if b"l" in tags:
        return f"the signature by {signature.domain} is for a part of the mail only"
    signer = tags.get(b"i", b"@" + signature.domain.encode()).rpartition(b"@")[2].decode("ascii", "replace").lower()
    if signer != signature.domain and not signer.endswith(f".{signature.domain}"):
        return f"the signature by {signature.domain} is in the name of somebody else"
    return None


def _is_well_formed(tags: _Tags) -> bool:
    return (
        tags.get(b"v") == b"1"
        and tags.get(b"q", b"dns/txt") == b"dns/txt"
        and b"h" in tags
        and all(_BASE64.fullmatch(b"".join(tags.get(tag, b"").split())) for tag in (b"b", b"bh"))
        and all(_NUMBER.fullmatch(tags.get(tag, b"0")) for tag in (b"t", b"x"))
        and (b"x" not in tags or b"t" not in tags or int(tags[b"t"]) < int(tags[b"x"]))
    )


def _cover(mail: dkim.DKIM, signature: _Signature) -> str | None:
    """Refuse a signature that leaves anything open by which a notice is read, or that somebody could have added."""
    signed = {name.strip().lower().decode("ascii", "replace") for name in signature.tags[b"h"].split(b":")}
    there = Counter(key.lower().decode("ascii") for key, _ in mail.headers)
    for name in (*_ALWAYS, *(name for name in _WHERE_THERE if there[name])):
        if name not in signed:
            return f"the signature by {signature.domain} does not cover its {name.title()}"
        if there[name] != 1:
            return f"it has {there[name]} {name.title()} headers, where signed mail has one"
    return None


def _time(signature: _Signature, moments: _Moments) -> str | None:
    """Refuse a signature that had run out when the mail came, or that was made long before, or after."""
    made, ends = signature.moment(b"t") or moments.sent_at, signature.moment(b"x")
    if made is None or moments.sent_at is None:
        return "it does not say when it was written"
    if not made - _DRAFTED_EARLIER <= moments.sent_at <= made + _DRAFTED_EARLIER:
        return "its date is not the one of its signature"
    if moments.received_at is None:
        return "nobody noted when it came, so its signature may have run out" if ends else None
    if ends and ends < moments.received_at:
        return f"the signature by {signature.domain} had run out when it came"
    if not made - _FAST_CLOCK <= moments.received_at <= made + _LONGEST_WAY:
        return f"the signature by {signature.domain} was not made in the days before it came"
    return None


def _key(signature: _Signature, record: str) -> str | None:
    """Refuse a key that is missing, taken back, on trial, or for something else."""
    if not record:
        return f"the DNS has no key {signature.key}"
    tags = _tags_of(record)
    if tags.get(b"v", b"DKIM1") != b"DKIM1" or b"p" not in tags:
        return f"the key {signature.key} cannot be read"
    if not tags[b"p"]:
        return f"{signature.domain} has taken the key {signature.key} back"
    return _purpose(signature, tags)


def _purpose(signature: _Signature, tags: _Tags) -> str | None:
    flags = _listed(tags, b"t")
    if b"y" in flags:
        return f"{signature.domain} is only trying the key {signature.key} out"
    if b"s" in flags and b"i" in signature.tags and not _is_exact(signature):
        return f"the signature by {signature.domain} is in the name of somebody else"
    fits = tags.get(b"k", b"rsa").lower() == _KINDS[signature.tags[b"a"]]
    if not fits or not _listed(tags, b"s", b"*") & {b"*", b"email"} or b"sha256" not in _listed(tags, b"h", b"sha256"):
        return f"the key {signature.key} is not for signatures like this"
    return None


def _tags_of(record: str) -> _Tags:
    try:
        return parse_tag_value(record.encode("ascii")) if len(record) <= _LONGEST_RECORD else {}
    except (InvalidTagValueList, ValueError):
        return {}


def _listed(tags: _Tags, name: bytes, default: bytes = b"") -> frozenset[bytes]:
    return frozenset(part.strip().lower() for part in tags.get(name, default).split(b":"))


def _is_exact(signature: _Signature) -> bool:
    return signature.tags[b"i"].rpartition(b"@")[2].lower() == signature.domain.encode()


def _arithmetic(mail: dkim.DKIM, signature: _Signature, record: str) -> str | None:
    """Refuse a signature that does not fit the mail and the key.

    Not by `DKIM.verify`: that asks the clock whether a signature has run out, and mail is read again years later.
    """
    names = [name.strip().lower() for name in signature.tags[b"h"].split(b":")]
    try:
        fits = mail.verify_sig(signature.tags, names, signature.header, lambda _name, **_timeout: record.encode())
    except dkim.KeyFormatError:
        return f"the key {signature.key} is too short, or cannot be read"
    except Exception:  # noqa: BLE001 - dkimpy raises whatever its parts raise: a stranger wrote all that it reads
        fits = False
    if not fits:
        return f"the signature by {signature.domain} does not fit: the mail was changed, or somebody else wrote it"
    return None
