"""What our own receiver found about a mail: which headers are surely its own, and what they say together.

A sender can write any header himself, also one in our receiver's name; what came in lies below what our receiver puts
on top. `docs/decisions/0029-results-of-other-receivers.md` says why that much is believed, and no more.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

import msgspec

from portal.domain.matching.parse.mail import Mail
from portal.domain.matching.parse.results import Result, Results, results, server, without_comments

_RESULTS = "authentication-results"
_TAKEN_AS = "x-ms-exchange-organization-authas"
_MOST_TOGETHER = 20
_FAILED = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)
_BY = re.compile(r"\s*(?:from\s+\S+\s+)?by\s+([A-Za-z0-9.-]+)")
_MICROSOFTS = (".outlook.com", ".office365.com")
_MICROSOFTS_BORDER = ".mail.protection.outlook.com"
_MICROSOFTS_SHAPE = re.compile(
    r"spf=[a-z]+ smtp\.mailfrom=[^\s;]+;(?: ?dkim=[a-z]+ header\.d=[^\s;]+;)+"
    r" ?dmarc=[a-z]+ action=[a-z.]+ header\.from=[^\s;]+; ?compauth=[a-z]+ reason=[0-9]{3};?"
)


class Receiver(msgspec.Struct, frozen=True):
    """The server that takes in our mail, by its authserv-id ("mx.google.com"); Microsoft 365 signs with no name."""

    name: str
    is_microsoft_365: bool = False

    def __str__(self) -> str:
        """Return what staff call it."""
        return "Microsoft 365" if self.is_microsoft_365 else self.name


class Authenticity(Enum):
    """How a mail stands after a check: nobody proved anything, it is genuine, or a check failed."""

    UNPROVEN = 0
    PROVEN = 1
    FAILED = 2


class AuthenticityFinding(NamedTuple):
    """How a mail stands, and a sentence on why."""

    standing: Authenticity
    reason: str


class _Own(NamedTuple):
    """Our receiver's own results, the topmost header apart; `is_certain` where no sender can have written the rest."""

    top: Results
    rest: tuple[Results, ...] = ()
    is_certain: bool = True
    is_contradicted: bool = False

    @property
    def all(self) -> tuple[Result, ...]:
        return tuple(result for header in (self.top, *self.rest) for result in header.results)

    @property
    def dmarc(self) -> Result | None:
        return next((result for result in self.all if result.method == "dmarc"), None)


def find(mail: Mail, receiver: Receiver, domain: str, vouching: frozenset[str]) -> AuthenticityFinding:
    """Say what our receiver found about a mail that claims to be from a domain; those `vouching` may pass for it."""
    at = next((at for at, (key, _) in enumerate(mail.headers) if key == _RESULTS), None)
    if at is None:
        return _unproven(f"Nobody checked it: it has no Authentication-Results of {receiver}.")
    own = _microsofts(mail, at) if receiver.is_microsoft_365 else _named(mail, at, receiver.name, vouching)
    if isinstance(own, AuthenticityFinding):
        return own
    if any("control characters" in problem for problem in mail.problems):
        return _unproven("Its headers hold control characters, so they may have been tampered with.")
    return _judged(own, receiver, domain, vouching)


def _judged(own: _Own, receiver: Receiver, domain: str, vouching: frozenset[str]) -> AuthenticityFinding:
    if failure := _failure(own, receiver, domain):
        return AuthenticityFinding(Authenticity.FAILED, failure)
    if doubt := _doubt(own, receiver, domain, vouching):
        return _unproven(doubt)
    return AuthenticityFinding(Authenticity.PROVEN, f"{receiver} checked it, DMARC passed for {domain}")


def _failure(own: _Own, receiver: Receiver, domain: str) -> str | None:
    """Return what shows that somebody else sent it."""
    outcome = own.dmarc.outcome if own.dmarc else ""
    if outcome == "fail":
        return f"DMARC did not pass for {domain} (“fail”): somebody else sent it in that name."
    if outcome != "pass" and _both_failed(own.all):
        return f"Both checks of {receiver} failed (SPF and DKIM): somebody else sent it in the name of {domain}."
    return None


def _doubt(own: _Own, receiver: Receiver, domain: str, vouching: frozenset[str]) -> str | None:
    """Return why nothing proves that it is from the domain."""
    outcome, about = (own.dmarc.outcome, own.dmarc.about("header.from").rstrip(".")) if own.dmarc else ("", "")
    if outcome != "pass":
        said = f"“{outcome}” for DMARC" if outcome else "nothing about DMARC"
        return f"Nothing proves that it is from {domain}: {receiver} checked it, and says {said}."
    if own.is_contradicted:
        return f"The checks that stand on it in the name of {receiver} contradict each other."
    if about not in vouching:
        return f"DMARC passed for {about or 'no domain'}, but the mail claims to be from {domain}."
    if not own.is_certain:
        return (
            f"A header in the name of {receiver} says that DMARC passed, but the sender may have written that one "
            "himself: the topmost does not say the same. On the mailbox’s page, let the portal check signatures itself."
        )
    if receiver.is_microsoft_365 and not any(each.method == "compauth" and each.outcome == "pass" for each in own.all):
        return "DMARC passed, but Microsoft 365 itself is not sure of the sender (compauth)."
    return None


def _unproven(reason: str) -> AuthenticityFinding:
    return AuthenticityFinding(Authenticity.UNPROVEN, reason)


def _both_failed(found: tuple[Result, ...]) -> bool:
    """Whether the server and the signature were found false, as a domain without a DMARC record leaves it to us."""
    spf = {result.outcome for result in found if result.method == "spf"}
    dkim = {result.outcome for result in found if result.method == "dkim"}
    return bool(spf) and spf <= {"fail", "softfail"} and "fail" in dkim and dkim <= {"fail", "none"}


def _named(mail: Mail, at: int, name: str, vouching: frozenset[str]) -> _Own | AuthenticityFinding:
    """Return the results of a receiver that signs with a name, or why there are none that count.

    Some write a header for each check (OpenDKIM and OpenDMARC, Proton Mail). Those on top, with nothing between them,
    are read together, until one tells of a check again: there an older run begins.
    """
    top = mail.headers[at][1]
    if server(top) != name.casefold():
        return _unproven(_not_ours(top, name))
    block = _together(mail.headers[at : at + _MOST_TOGETHER], name)
    first = results(top)
    if first is None:
        reason = "What our receiver wrote on it cannot be read beyond doubt, so it may have been tampered with."
        return AuthenticityFinding(Authenticity.FAILED if _FAILED.search(top) else Authenticity.UNPROVEN, reason)
    own = _Own(first)
    for header in block[1:]:
        read = results(header)
        if read is None or read.methods & {result.method for result in own.all}:
            break
        own = own._replace(rest=(*own.rest, read))
    older = [read for header in block[1 + len(own.rest) :] if (read := results(header)) and read.dmarc]
    return own._replace(
        is_certain=own.top.dmarc is not None
        or _is_above_what_came_in(mail, at + len(own.rest))
        or _says_the_same(own.top, vouching),
        is_contradicted=any(read.dmarc and not _agree(read.dmarc, own.dmarc) for read in older),
    )


def _together(headers: Iterable[tuple[str, str]], name: str) -> list[str]:
    """Return the results that follow one another in this name."""
    block: list[str] = []
    for key, value in headers:
        if key != _RESULTS or server(value) != name.casefold():
            break
        block.append(value)
    return block


def _not_ours(top: str, name: str) -> str:
    if not server(top):
        return (
            "Its check is signed with no name, as Microsoft 365 writes it, so nobody can tell whose it is. "
            "If this mailbox is at Microsoft 365, choose that on the mailbox’s page, under “Mail is taken in by”."
        )
    return f"Its topmost check was written by {server(top)}, not by our receiver {name}."


def _is_above_what_came_in(mail: Mail, last: int) -> bool:
    """Whether headers stand above our server's own Received, which every server puts on top of what came in.

    With a Received above them, the next one below is perhaps the sender's, and so is what stands between.
    """
    return next((at > last for at, (key, _) in enumerate(mail.headers) if key == "received"), False)


def _says_the_same(top: Results, vouching: frozenset[str]) -> bool:
    """Whether the topmost header, which is surely ours, says what a pass for DMARC says: by DKIM or SPF, aligned."""
    return any(
        result.outcome == "pass" and (_signed_by(result) in vouching or _sent_by(result, vouching))
        for result in top.results
    )


def _signed_by(result: Result) -> str:
    """Return the domain that a DKIM result is about; none where its two names for it do not fit together."""
    signer, identity = result.about("header.d"), result.about("header.i")
    if result.method != "dkim" or (identity and not identity.endswith((f"@{signer}", f".{signer}"))):
        return ""
    return signer


def _sent_by(result: Result, vouching: frozenset[str]) -> bool:
    """Whether an SPF result is about one of these domains, or one below."""
    if result.method != "spf":
        return False
    envelope = result.about("smtp.mailfrom").rpartition("@")[2]
    return any(envelope == domain or envelope.endswith(f".{domain}") for domain in vouching)


def _agree(one: Result, other: Result | None) -> bool:
    return other is not None and (one.outcome, one.about("header.from")) == (other.outcome, other.about("header.from"))


def _microsofts(mail: Mail, at: int) -> _Own | AuthenticityFinding:
    """Return the results that Microsoft 365 put on a mail, or why it cannot be told that it did.

    It writes them above the Received of its border ("by ….mail.protection.outlook.com"), and above that only other
    servers of its own. What stands below the border's came in with the mail.
    """
    top = mail.headers[at][1]
    read = results(top)
    if read is None or not _MICROSOFTS_SHAPE.fullmatch(" ".join((without_comments(top) or "").split())):
        return _unproven(
            "Its topmost check is not written as Microsoft 365 writes them, so anybody may have written it."
        )
    above = [_host(value) for key, value in mail.headers[:at] if key == "received"]
    below = [_host(value) for key, value in mail.headers[at:] if key == "received"]
    if any(host.endswith(_MICROSOFTS_BORDER) or not host.endswith(_MICROSOFTS) for host in above) or (
        below and not below[0].endswith(_MICROSOFTS_BORDER)
    ):
        return _unproven(
            "Its topmost check stands below what Microsoft 365 put on it, so the sender can have written it."
        )
    others = any(key == _RESULTS and not server(value) for key, value in mail.headers[at + 1 :])
    if not below and (above or others):
        return _unproven(
            "Nothing on it shows where Microsoft 365 took it in, so the sender can have written its check."
        )
    if any(key == _TAKEN_AS and "anonymous" not in value.lower() for key, value in mail.headers):
        return _unproven("Microsoft 365 took it for mail of the house, which it does not check.")
    return _Own(read)


def _host(received: str) -> str:
    """Return the server that wrote a Received header; empty when that cannot be read."""
    found = _BY.match(without_comments(received) or "")
    return f".{found[1].casefold()}" if found else ""
