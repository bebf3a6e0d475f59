"""The way through: trust first, then kind, then the facts, then whose account it is."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from portal.domain.matching.parse.claim import claimed
from portal.domain.matching.parse.fit import misfit
from portal.domain.matching.parse.forward import forwarded, is_forward, is_reply
from portal.domain.matching.parse.general import read_generally
from portal.domain.matching.parse.letter import MailText, letter
from portal.domain.matching.parse.mail import LARGEST_BYTES, Mail, open_mail
from portal.domain.matching.parse.money import Money, money
from portal.domain.matching.parse.ours import NOTHING_KNOWN, Ours
from portal.domain.matching.parse.read import Reading, read
from portal.domain.matching.parse.receiver import Receiver
from portal.domain.matching.parse.recipient import Recipient, recipient
from portal.domain.matching.parse.registry import imitated, known
from portal.domain.matching.parse.remittance import Kind, Origin, Provider, Remittance
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.signed import additions
from portal.domain.matching.parse.trust import TrustVerdict, trust

_FORWARDED = "It was forwarded by hand, so nobody can tell whether it is genuine."
_A_CLAIM = "It says that money was paid; that is a claim, not a payment."
_MEANT_FOR_US = frozenset({Kind.INCOMING, Kind.REFUND, Kind.DISPUTE})


def parse(
    raw: bytes,
    *,
    receiver: Receiver | str,
    ours: Ours = NOTHING_KNOWN,
    taught: tuple[Sender, ...] = (),
    dkim_keys: Mapping[str, str] = {},
    received_at: datetime | None = None,
) -> Remittance:
    """Read a payment mail as its bytes came from the mailbox. Never raises; what cannot be read becomes a reason.

    `receiver` is the server that takes in our mail, or its authserv-id ("mx.google.com"): only its verdict counts.
    `taught` are senders that are not in the registry, whose domains an ADMIN trusts. `dkim_keys` are the public keys
    that the DNS had for the mail's signatures, by name ("s1._domainkey.venmo.com"), where we verify them ourselves;
    `received_at`, when the mail came, tells whether those had run out.
    """
    if len(raw) > LARGEST_BYTES:
        return unreadable(f"It is larger than {LARGEST_BYTES // 1024 // 1024} MB, so it was not read.")
    server = Receiver(receiver) if isinstance(receiver, str) else receiver
    try:
        mail = open_mail(raw)
        verdict = trust(mail, server, taught=taught, raw=raw, dkim_keys=dkim_keys, received_at=received_at)
        return _parse(mail, verdict, ours)
    except Exception as error:  # noqa: BLE001 - a mail is written by strangers: whatever they find, a person must see it
        return unreadable(f"It could not be read at all ({type(error).__name__}); please look at the raw mail.")


def _parse(mail: Mail, verdict: TrustVerdict, ours: Ours) -> Remittance:
    written = letter(mail)
    if verdict.imitates:
        return _imitation(mail, verdict, written)
    if not verdict.senders:
        return _from_stranger(mail, verdict, written)
    reading = _best(written, verdict.senders)
    if verdict.origin is Origin.TAUGHT and reading.kind is None:
        return _not_as_taught(mail, verdict, written, reading)
    kind = reading.kind or Kind.OTHER
    domain = verdict.address.rpartition("@")[2]
    whose = recipient(mail, reading.sender, reading.facts, ours, domain=domain)
    reasons = [*reading.doubts, *additions(mail, domain), *mail.problems]
    if reading.kind is None:
        reasons.append(f"It is not written like any notice of {reading.sender.name} that we know.")
    if not written.whole:
        reasons.append("It is far longer than a payment notice, so only its beginning was read.")
    is_anothers = kind is Kind.INCOMING and whose.is_ours is False
    sure = verdict.trusted and verdict.exact and not reasons and not is_anothers
    if is_anothers and reading.sender.names_account:
        kind = Kind.OTHER
    if whose.reason and (reading.kind in _MEANT_FOR_US):
        reasons.append(whose.reason)
    told = _remittance(mail, verdict, reading, kind=kind, whose=whose, sure=sure, reasons=reasons)
    is_taught = verdict.origin is Origin.TAUGHT
    return msgspec.structs.replace(told, misfit=misfit(written, reading)) if is_taught else told


def _not_as_taught(mail: Mail, verdict: TrustVerdict, written: MailText, reading: Reading) -> Remittance:
    """Read what a taught sender writes besides as if nobody had taught anything: it proves no money."""
    reason = f"It is authentic, but not written like the mail from which {reading.sender.name} was taught."
    unknown = msgspec.structs.replace(verdict, trusted=False, senders=(), origin=Origin.UNKNOWN, reasons=(reason,))
    return msgspec.structs.replace(_from_stranger(mail, unknown, written), misfit=misfit(written, reading))


def _best(written: MailText, senders: tuple[Sender, ...]) -> Reading:
    """Return the reading that understands the letter: money in before other kinds, more facts before fewer."""
    readings = [read(written, sender) for sender in senders]
    return max(readings, key=lambda reading: (reading.kind is not None, len(reading.facts)))


def _imitation(mail: Mail, verdict: TrustVerdict, written: MailText) -> Remittance:
    """Read what an impostor wants us to believe, so that staff see it beside the warning."""
    copied = verdict.senders or imitated(verdict.imitates or "")
    readings = [read(written, sender) for sender in copied]
    reading = max(readings, key=lambda reading: (reading.kind is Kind.INCOMING, len(reading.facts)))
    return _remittance(mail, verdict, reading, kind=Kind.PHISHING, provider=Provider.NONE, reasons=mail.problems)


def _from_stranger(mail: Mail, verdict: TrustVerdict, written: MailText) -> Remittance:
    """Read a mail that pretends nothing: passed on by hand, of a bank that we do not know, or somebody's claim."""
    if not is_reply(written.subject):
        told = _passed_on(mail, verdict, written) if is_forward(written) else _of_unknown_bank(mail, verdict, written)
        if told:
            return told
    amount = claimed(written)
    reasons = [_A_CLAIM] if amount else []
    return _remittance(mail, verdict, None, kind=Kind.OTHER, amount=amount, reasons=(*reasons, *mail.problems))


def _of_unknown_bank(mail: Mail, verdict: TrustVerdict, written: MailText) -> Remittance | None:
    """Read what may be a notice of a bank that is not on the list."""
    reading = read_generally(written, verdict.address.rpartition("@")[2])
    if reading is None:
        return None
    kind = reading.kind or Kind.OTHER
    reasons = [*_not_by_status(reading), *mail.problems]
    amount = reading.amount or claimed(written)
    return _remittance(mail, verdict, reading, kind=kind, provider=_rail(written), amount=amount, reasons=reasons)


def _passed_on(mail: Mail, verdict: TrustVerdict, written: MailText) -> Remittance | None:
    """Read a forwarded notice: of money in to whoever passes it on, or of what a customer says he sent."""
    found = forwarded(written)
    if found is None:
        return None
    inside, senders = found.letter, known(found.address)
    reading = _best(inside, senders) if senders else read_generally(inside, found.address.rpartition("@")[2])
    if reading is None:
        return None
    verdict = msgspec.structs.replace(verdict, origin=Origin.FORWARDED)
    reasons = (_FORWARDED, *mail.problems)
    if reading.kind is Kind.INCOMING:
        provider = reading.sender.provider if senders else _rail(inside)
        return _remittance(mail, verdict, reading, kind=Kind.INCOMING, provider=provider, reasons=reasons)
    facts = {key: value for key, value in reading.facts.items() if key == "id"}
    bare = Reading(reading.sender, reading.kind, reading.amount, facts, ())
    return _remittance(mail, verdict, bare, kind=Kind.OTHER, provider=Provider.NONE, reasons=reasons)


def _rail(written: MailText) -> Provider:
    """Return how an unknown bank's money came: by Zelle where it says so."""
    spoken = (written.subject, *written.lines)
    return Provider.ZELLE if any("zelle" in line.casefold() for line in spoken) else Provider.NONE


def _not_by_status(reading: Reading) -> list[str]:
    """Return the doubts about a stranger's notice that help a person: that its money is not there."""
    return [doubt for doubt in reading.doubts if "but it also says" in doubt]


def _remittance(  # noqa: PLR0913 - what is known of a mail comes from as many places
    mail: Mail,
    verdict: TrustVerdict,
    reading: Reading | None,
    *,
    kind: Kind,
    provider: Provider | None = None,
    amount: Money | None = None,
    whose: Recipient | None = None,
    sure: bool = False,
    reasons: tuple[str, ...] | list[str] = (),
) -> Remittance:
    facts = reading.facts if reading else {}
    amount = amount or (reading.amount if reading else None)
    provider = provider or (reading.sender.provider if reading else Provider.NONE)
    return Remittance(
        provider=provider,
        sender=reading.sender.id if reading and provider is not Provider.NONE else "",
        kind=kind,
        amount_cents=amount.cents if amount else None,
        currency=amount.currency if amount else None,
        payer_name=facts.get("payer"),
        handle=facts.get("handle"),
        recipient=(whose.name or None) if whose else None,
        is_ours=whose.is_ours if whose else None,
        memo=facts.get("memo"),
        transaction_id=facts.get("id"),
        fee_cents=_cents(facts.get("fee")),
        net_cents=_cents(facts.get("net")),
        sent_at=mail.sent_at,
        message_id=mail.message_id,
        writer=verdict.address,
        origin=verdict.origin,
        trusted=verdict.trusted,
        sure=sure,
        reasons=tuple(dict.fromkeys((*verdict.reasons, *reasons))),
    )


def _cents(text: str | None) -> int | None:
    amount = money(text.lstrip("-+ ")) if text else None
    return amount.cents if amount else None


def unreadable(reason: str) -> Remittance:
    """Return what is said of a mail that could not be read: a person looks at it."""
    return Remittance(
        provider=Provider.NONE,
        sender="",
        kind=Kind.OTHER,
        origin=Origin.UNREADABLE,
        trusted=False,
        sure=False,
        reasons=(reason,),
    )
