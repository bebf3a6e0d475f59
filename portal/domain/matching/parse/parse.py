"""The way through: trust first, then kind, then the facts."""

from portal.domain.matching.parse.claim import claimed
from portal.domain.matching.parse.forward import forwarded, is_forward, is_reply
from portal.domain.matching.parse.letter import Letter, letter
from portal.domain.matching.parse.mail import LARGEST_BYTES, Mail, open_mail
from portal.domain.matching.parse.money import Money, money
from portal.domain.matching.parse.ours import not_ours
from portal.domain.matching.parse.read import Reading, read
from portal.domain.matching.parse.registry import imitated, known
from portal.domain.matching.parse.remittance import Kind, Provider, Remittance
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.trust import Verdict, trust


def parse(
    raw: bytes,
    *,
    receiver: str,
    our_handles: frozenset[str] = frozenset(),
    our_names: frozenset[str] = frozenset(),
) -> Remittance:
    """Read a payment mail as its bytes came from the mailbox. Never raises; what cannot be read becomes a reason.

    `receiver` is the authserv-id of the server that takes in our mail ("mx.google.com"): only its verdict counts.
    `our_handles` are our Venmo handles and `our_names` our account names at Stripe; when they are given, money to
    anybody else is not money in.
    """
    if len(raw) > LARGEST_BYTES:
        return _unreadable(f"It is larger than {LARGEST_BYTES // 1024 // 1024} MB, so it was not read.")
    try:
        return _parse(raw, receiver, our_handles, our_names)
    except Exception as error:  # noqa: BLE001 - a mail is written by strangers: whatever they find, a person must see it
        return _unreadable(f"It could not be read at all ({type(error).__name__}); please look at the raw mail.")


def _parse(raw: bytes, receiver: str, our_handles: frozenset[str], our_names: frozenset[str]) -> Remittance:
    mail = open_mail(raw)
    verdict = trust(mail, receiver)
    written = letter(mail)
    if verdict.imitates:
        return _imitation(mail, verdict, written)
    if not verdict.senders:
        return _from_stranger(mail, verdict, written)
    reading = _best(written, verdict.senders)
    reasons = [*reading.doubts, *mail.problems]
    if reading.kind is None:
        reasons.append(f"It is not written like any notice of {reading.sender.name} that we know.")
    if not written.whole:
        reasons.append("It is far longer than a payment notice, so only its beginning was read.")
    kind = reading.kind or Kind.OTHER
    other = not_ours(written, reading.facts, our_handles=our_handles, our_names=our_names)
    if other and kind is Kind.INCOMING:
        kind = Kind.OTHER
        reasons.append(other)
    sure = verdict.trusted and verdict.exact and not reasons
    return _remittance(mail, verdict, reading, kind=kind, sure=sure, reasons=reasons)


def _best(written: Letter, senders: tuple[Sender, ...]) -> Reading:
    """Return the reading that understands the letter: money in before other kinds, more facts before fewer."""
    readings = [read(written, sender) for sender in senders]
    return max(readings, key=lambda reading: (reading.kind is not None, len(reading.facts)))


def _imitation(mail: Mail, verdict: Verdict, written: Letter) -> Remittance:
    """Read what an impostor wants us to believe, so that staff see it beside the warning."""
    copied = verdict.senders or imitated(verdict.imitates or "")
    readings = [read(written, sender) for sender in copied]
    reading = max(readings, key=lambda reading: (reading.kind is Kind.INCOMING, len(reading.facts)))
    return _remittance(mail, verdict, reading, kind=Kind.PHISHING, provider=Provider.NONE, reasons=mail.problems)


def _from_stranger(mail: Mail, verdict: Verdict, written: Letter) -> Remittance:
    """Read a mail that pretends nothing: passed on by hand, an answer, or somebody who says that he paid."""
    inside = None if is_reply(written.subject) or not is_forward(written) else forwarded(written)
    if inside and (senders := known(inside.address)):
        return _passed_on(mail, verdict, _best(inside.letter, senders))
    amount = claimed(written)
    reasons = ["It says that money was paid; that is a claim, not a payment."] if amount else []
    return _remittance(mail, verdict, None, kind=Kind.OTHER, amount=amount, reasons=(*reasons, *mail.problems))


def _passed_on(mail: Mail, verdict: Verdict, reading: Reading) -> Remittance:
    """Read a forwarded notice: of money in to whoever passes it on, or of what a customer says he sent."""
    reasons = ("It was forwarded by hand, so nobody can tell whether it is genuine.", *mail.problems)
    if reading.kind is Kind.INCOMING:
        return _remittance(
            mail, verdict, reading, kind=Kind.INCOMING, provider=reading.sender.provider, reasons=reasons
        )
    facts = {key: value for key, value in reading.facts.items() if key == "id"}
    bare = Reading(reading.sender, reading.kind, reading.amount, facts, ())
    return _remittance(mail, verdict, bare, kind=Kind.OTHER, provider=Provider.NONE, reasons=reasons)


def _remittance(
    mail: Mail,
    verdict: Verdict,
    reading: Reading | None,
    *,
    kind: Kind,
    provider: Provider | None = None,
    amount: Money | None = None,
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
        memo=facts.get("memo"),
        transaction_id=facts.get("id"),
        fee_cents=_cents(facts.get("fee")),
        net_cents=_cents(facts.get("net")),
        sent_at=mail.sent_at,
        message_id=mail.message_id,
        trusted=verdict.trusted,
        sure=sure,
        reasons=tuple(dict.fromkeys((*verdict.reasons, *reasons))),
    )


def _cents(text: str | None) -> int | None:
    amount = money(text.lstrip("-+ ")) if text else None
    return amount.cents if amount else None


def _unreadable(reason: str) -> Remittance:
    return Remittance(provider=Provider.NONE, sender="", kind=Kind.OTHER, trusted=False, sure=False, reasons=(reason,))
