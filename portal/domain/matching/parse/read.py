"""Reading a letter with the eyes of one sender."""

import msgspec

from portal.domain.matching.parse.letter import Letter
from portal.domain.matching.parse.money import MOST_CENTS, Money, money
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Place, Says, Sender
from portal.domain.matching.parse.sentence import sentence
from portal.domain.matching.parse.status import status

_NOTHING = {"n/a", "none", "-", "no memo"}
_NAMED = {Kind.INCOMING, Kind.REQUEST, Kind.PENDING, Kind.REFUND, Kind.DISPUTE, Kind.CANCELLED}


class Reading(msgspec.Struct, frozen=True):
    """What one sender's words say. `kind` is None when none of them fits; `doubts` are sentences, empty when sure."""

    sender: Sender
    kind: Kind | None
    amount: Money | None
    facts: dict[str, str]
    doubts: tuple[str, ...]


def read(letter: Letter, sender: Sender) -> Reading:
    """Read a letter: its kind from subject and headline, its facts from there and from the sender's places."""
    subject, from_subject = _says((letter.subject,), sender.subjects)
    strong, amounts = _details(letter, sender, weak=False)
    memo = _memo(strong)
    body = tuple(line for line in (*letter.lines, *letter.paragraphs) if line != memo)
    headline, from_headline = _says(body, sender.headlines)
    weak, weak_amounts = _details(letter, sender, weak=True)
    if sender.text_first:
        facts = weak | from_subject | strong | from_headline
    else:
        facts = weak | strong | from_headline | from_subject
    said = [money(told["amount"]) for told in (from_subject, from_headline) if "amount" in told]
    confirmed = bool(headline or amounts)
    amounts = [amount for amount in (*said, *amounts) if amount] or weak_amounts[:1]
    kind, doubts = _kind(subject, headline)
    if kind is Kind.INCOMING:
        kind, doubts = _unless(letter, facts, doubts)
        doubts += [] if confirmed else ["Only its subject speaks of a payment; its text could not be read."]
        doubts += _payer_doubts(facts, sender)
    doubts += _amount_doubts(amounts, kind)
    amount = amounts[0] if amounts and 0 < amounts[0].cents < MOST_CENTS else None
    return Reading(sender, kind, amount, _kept(facts, kind), tuple(doubts))


def _says(lines: tuple[str, ...], sentences: tuple[Says, ...]) -> tuple[Kind | None, dict[str, str]]:
    """Return what the first line that fits says, and its facts."""
    for line in lines:
        for says in sentences:
            if found := sentence(says.sentence).fullmatch(line):
                return says.kind, found.groupdict()
    return None, {}


def _details(letter: Letter, sender: Sender, *, weak: bool) -> tuple[dict[str, str], list[Money]]:
    """Return the facts that stand in the sender's places, the first of each kind, and all the amounts."""
    facts: dict[str, str] = {}
    amounts: list[Money] = []
    for place in sender.details:
        if place.weak is weak:
            told = _told(letter, place)
            facts = told | facts
            if "amount" in told and (amount := money(told["amount"])):
                amounts.append(amount)
    return facts, amounts


def _told(letter: Letter, place: Place) -> dict[str, str]:
    for text in place.find(letter):
        if found := sentence(place.sentence).fullmatch(text):
            return found.groupdict()
    return {}


def _kind(subject: Kind | None, headline: Kind | None) -> tuple[Kind | None, list[str]]:
    """Return what subject and headline agree on; where they do not, it is not money in."""
    if subject and headline and subject is not headline:
        other = headline if subject is Kind.INCOMING else subject
        return other, [f"Its subject says {_words(subject)}, its text says {_words(headline)}."]
    return subject or headline, []


def _unless(letter: Letter, facts: dict[str, str], doubts: list[str]) -> tuple[Kind, list[str]]:
    """Return INCOMING, unless the letter also says that the money is not there."""
    own_words = {facts.get("memo"), facts.get("payer")}
    found = status([line for line in letter.lines if not own_words & _spellings(line)])
    if found is None:
        return Kind.INCOMING, doubts
    return found[0], [*doubts, f"It reads like a payment, but it also says “{found[1]}”."]


def _spellings(line: str) -> set[str | None]:
    """Return a line with and without a label in front, to compare it with what the payer wrote."""
    return {line, line.partition(": ")[2] or line, line.partition(" ")[2] or line}


def _payer_doubts(facts: dict[str, str], sender: Sender) -> list[str]:
    doubts = [] if facts.get("payer") else ["It names no payer."]
    again = facts.get("payer_again")
    if again and again.casefold() != facts.get("payer", "").casefold():
        doubts.append("It names two different payers.")
    if not sender.attested:
        doubts.append(f"We have not yet seen a real mail of {sender.name}, so its wording is not relied upon.")
    return doubts


def _amount_doubts(amounts: list[Money], kind: Kind | None) -> list[str]:
    if not amounts:
        return ["It names no amount."] if kind is Kind.INCOMING else []
    doubts = []
    if not 0 < amounts[0].cents < MOST_CENTS:
        doubts.append("Its amount cannot be right: it is zero, or a million and more.")
    if len(set(amounts)) > 1:
        doubts.append("It names different amounts in different places.")
    return doubts


def _kept(facts: dict[str, str], kind: Kind | None) -> dict[str, str]:
    """Return the facts that mean something for this kind: of an outgoing payment the other name is no payer's."""
    kept = {key: value.strip() for key, value in facts.items() if key == "memo" or kind in _NAMED or key != "payer"}
    if memo := _memo(kept):
        return kept | {"memo": memo}
    kept.pop("memo", None)
    return kept


def _memo(facts: dict[str, str]) -> str | None:
    memo = facts.get("memo", "").strip()
    return memo if memo and memo.casefold() not in _NOTHING else None


def _words(kind: Kind) -> str:
    return f"“{kind.value.replace('_', ' ')}”"
