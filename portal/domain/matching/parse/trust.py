"""Whether a mail is from whom it says: by what our own receiver wrote on it, or by a signature that we verify."""

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from portal.domain.matching.parse.lookalike import owner, poses, resembles
from portal.domain.matching.parse.mail import Mail, decoded, tidy
from portal.domain.matching.parse.receiver import Authenticity, AuthenticityFinding, Receiver, find
from portal.domain.matching.parse.registry import at_domain, known
from portal.domain.matching.parse.remittance import Origin
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.signature import verified

_ADDRESS = r"[^\s<>@\",;:()\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})"
_NAME = r'(?P<name>"(?:[^"\\]|\\.){0,300}"|[^"<>@,;:()\\]{0,300})'
_FROM = re.compile(rf"\s*(?:{_NAME}\s*<(?P<inside>{_ADDRESS})>|(?P<bare>{_ADDRESS}))\s*")
_ANY_ADDRESS = re.compile(_ADDRESS)


class TrustVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a mail claims to be from, and whether that is true.

    `senders` are the registry's entries, or the taught ones, for the address it claims, or for its domain (`exact` is
    False then). `imitates` is the domain that it pretends to be from, where something shows that it does; `address` is
    the one in its From header.
    """

    trusted: bool
    reasons: tuple[str, ...]
    senders: tuple[Sender, ...] = ()
    exact: bool = True
    imitates: str | None = None
    address: str = ""
    origin: Origin = Origin.UNPROVEN


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """The one sender that a From header names, with the entries for it."""

    address: str
    domain: str
    name: str
    senders: tuple[Sender, ...]
    exact: bool

    @property
    def vouching(self) -> frozenset[str]:
        """The domains whose checks count for this one: itself, and the parents that its entries name."""
        parents = (sender.organization for sender in self.senders if sender.organization)
        return frozenset({self.domain, *(parent for parent in parents if self.domain.endswith(f".{parent}"))})


def trust(
    mail: Mail,
    receiver: Receiver,
    *,
    raw: bytes = b"",
    taught: tuple[Sender, ...] = (),
    dkim_keys: Mapping[str, str] | None = None,
    received_at: datetime | None = None,
) -> TrustVerdict:
    """Judge a mail by its From header and the results of our receiver; where they prove nothing, by its signatures.

    Signatures are looked at where keys are given, and against an explicit failure they do not help. `received_at` is
    when the mail came, by which it is told whether a signature had run out.
    """
    claim = claimed_sender(mail, taught)
    if claim is None:
        return _no_single_sender(mail)
    found = find(mail, receiver, claim.domain, claim.vouching)
    if not claim.senders:
        return _stranger(claim, found)
    reasons = [found.reason]
    if found.standing is Authenticity.UNPROVEN and dkim_keys:
        found = verified(raw, claim.vouching, dkim_keys, sent_at=mail.sent_at, received_at=received_at)
        reasons = [found.reason] if found.standing is Authenticity.PROVEN else [*reasons, found.reason]
    if found.standing is not Authenticity.PROVEN:
        imitates = claim.domain if found.standing is Authenticity.FAILED else None
        return TrustVerdict(
            trusted=False,
            reasons=tuple(reasons),
            senders=claim.senders,
            imitates=imitates,
            address=claim.address,
            origin=Origin.IMITATED if imitates else Origin.UNPROVEN,
        )
    reason = f"Authentic: {found.reason}, and that domain is on our list."
    doubt = () if claim.exact else (f"But {claim.address} is not an address that sends payment notices.",)
    return TrustVerdict(
        trusted=True,
        reasons=(reason, *doubt),
        senders=claim.senders,
        exact=claim.exact,
        address=claim.address,
        origin=Origin.TAUGHT if taught and claim.senders[0] in taught else Origin.LISTED,
    )


def claimed_sender(mail: Mail, taught: tuple[Sender, ...] = ()) -> Claim | None:
    """Return the sender that a mail claims, None when its From headers do not name exactly one plain address."""
    sender = _FROM.fullmatch(mail.froms[0]) if len(mail.froms) == 1 else None
    if sender is None:
        return None
    address = (sender["inside"] or sender["bare"]).lower()
    domain = address.rpartition("@")[2].rstrip(".")
    exactly = known(address) or tuple(entry for entry in taught if address in entry.addresses)
    return Claim(
        address=address,
        domain=domain,
        name=tidy(decoded(sender["name"] or "")).strip('" '),
        senders=exactly or at_domain(domain),
        exact=bool(exactly),
    )


def _no_single_sender(mail: Mail) -> TrustVerdict:
    """Judge a mail without exactly one plain sender: that is never honest mail of a bank."""
    claimed = [found.lower() for value in mail.froms for found in _ANY_ADDRESS.findall(decoded(value))]
    ours = next((address for address in claimed if known(address)), None)
    posing = next((found for value in mail.froms if (found := poses(decoded(value)))), None)
    if len(mail.froms) > 1:
        reason = f"It has {len(mail.froms)} From headers; honest mail has one."
    else:
        reason = "Its From header is not one plain address." if mail.froms else "It has no From header."
    imitates = ours.rpartition("@")[2] if ours else posing
    senders = known(ours) if ours else ()
    origin = Origin.IMITATED if imitates else Origin.UNPROVEN
    return TrustVerdict(trusted=False, reasons=(reason,), senders=senders, imitates=imitates, origin=origin)


def _stranger(claim: Claim, found: AuthenticityFinding) -> TrustVerdict:
    """Judge a mail from a domain that is not ours to trust, even where that domain really sent it."""
    genuine = owner(claim.domain)
    if genuine and found.standing is not Authenticity.FAILED:
        imitates, reason = None, f"{claim.domain} is not on our list of senders, though it belongs to {genuine}."
    elif genuine:
        imitates, reason = genuine, found.reason
    elif imitates := resembles(claim.domain):
        reason = f"Sent from {claim.domain}, which looks like {imitates}."
    elif imitates := poses(claim.name):
        reason = f"It calls itself “{claim.name}”, but it was sent from {claim.domain}, not from {imitates}."
    elif imitates := poses(claim.address.rpartition("@")[0]):
        reason = f"Its address {claim.address} speaks of {imitates}, but that is not where it was sent from."
    else:
        reason = f"{claim.domain} is not on our list of senders."
    proven = Origin.UNKNOWN if found.standing is Authenticity.PROVEN else Origin.UNPROVEN
    origin = Origin.IMITATED if imitates else proven
    return TrustVerdict(trusted=False, reasons=(reason,), imitates=imitates, address=claim.address, origin=origin)
