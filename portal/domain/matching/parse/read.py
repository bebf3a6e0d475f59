"""Reading a letter with the eyes of one sender.

What the payer wrote (name, note, memo) is found first, where this sender puts it, and cut out: a payer who writes
"Sent to @ours" or "Confirmation 4711" must not be read as the sender.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.money import MOST_CENTS, Money, money
from portal.domain.matching.parse.place import Found, Place, lines_of
from portal.domain.matching.parse.plausible import is_label, is_plausible_payer, is_short_for
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Says, Sender
from portal.domain.matching.parse.sentence import sentence
from portal.domain.matching.parse.status import status

_NOTHING = {"n/a", "none", "-", "no memo"}
_NAMED = {Kind.INCOMING, Kind.REQUEST, Kind.PENDING, Kind.REFUND, Kind.DISPUTE, Kind.CANCELLED}
_WRITTEN_BY_PAYERS = ("{memo}", "{payer}", "{payer_again}")
_NUMBERS = {Kind.REFUND: "refund_id", Kind.DISPUTE: "dispute_id", Kind.PAYOUT: "payout_id", Kind.OUTGOING: "sent_id"}
"""The slots of numbers that only mails of a kind have: a refund's number is not that of the payment."""
_ONE_ONLY = {
    "payer": "payers",
    "id": "numbers",
    "fee": "fees",
    "net": "net amounts",
    "recipient": "recipients",
    "account": "accounts",
}
SUBJECT_ONLY = "Only its subject speaks of a payment; its text could not be read."

Facts = dict[str, str]


class Reading(msgspec.Struct, frozen=True):
    """What one sender's words say. `kind` is None when none of them fits; `doubts` are sentences, empty when sure."""

    sender: Sender
    kind: Kind | None
    amount: Money | None
    facts: Facts
    doubts: tuple[str, ...]


class _Details(msgspec.Struct):
    """What stands in a sender's places: the facts, first places first, all amounts, and all values of each slot."""

    facts: Facts
    amounts: list[Money]
    every: dict[str, set[str]]


def read(letter: MailText, sender: Sender) -> Reading:
    """Read a letter: its kind from subject and headline, its facts from there and from the sender's places."""
    places = [place for place in sender.details if _is_payers(place)]
    strong_words, weak_words = (
        _details(letter, [each for each in places if each.weak is weak]) for weak in (False, True)
    )
    rest = letter.without(lines_of(found for place in places for found, _ in _told(letter, place)))

    subject, from_subject = _says((letter.subject,), sender.subjects)
    headline, from_headline = _says(rest.sentences(), sender.headlines)
    if sender.needs_headline and headline is None:
        subject, from_subject = None, {}
    is_attested = sender.attested and all(says is None or says.attested for says in (subject, headline))
    others = [place for place in sender.details if not _is_payers(place)]
    strong, weak = (_details(rest, [each for each in others if each.weak is weak]) for weak in (False, True))

    facts = weak.facts | weak_words.facts
    told = strong.facts | strong_words.facts
    if sender.text_first:
        facts |= from_subject | told | from_headline
    else:
        facts |= told | from_headline | from_subject
    kind, doubts = _kind(subject.kind if subject else None, headline.kind if headline else None)
    if kind is Kind.INCOMING:
        doubts += _wording_doubts(sender, is_known=subject is not None, is_attested=is_attested)
        doubts += _note_doubts(
            sender, facts, has_note="memo" in strong_words.every or _is_plain_note(letter, weak_words)
        )
        heads = (from_headline,) if sender.text_first else (from_subject, from_headline)
        if sender.always_has_number and not facts.get("id"):
            doubts.append(f"It has no number, though the notices of {sender.name} have one.")
        doubts += _payer_doubts(sender, facts, {told.get("payer", "") for told in heads})
        doubts += _contradictions(strong, strong_words, weak)
        is_confirmed = headline is not None or bool(strong.amounts or strong_words.amounts)
        kind, doubts = _unless(rest, facts, doubts) if is_confirmed else (Kind.OTHER, [*doubts, SUBJECT_ONLY])
    said = [money(told["amount"]) for told in (from_subject, from_headline) if "amount" in told]
    amounts = [amount for amount in (*said, *strong_words.amounts, *strong.amounts) if amount] or weak.amounts[:1]
    doubts += _amount_doubts(amounts, kind)
    amount = amounts[0] if amounts and 0 < amounts[0].cents < MOST_CENTS else None
    return Reading(sender, kind, amount, _kept(facts, kind), tuple(doubts))


def _is_payers(place: Place) -> bool:
    return any(slot in place.sentence for slot in _WRITTEN_BY_PAYERS)


def _says(lines: Iterable[str], sentences: tuple[Says, ...]) -> tuple[Says | None, Facts]:
    """Return what the first line that fits says, and its facts."""
    for line in lines:
        for says in sentences:
            if found := sentence(says.sentence).fullmatch(line):
                return says, found.groupdict()
    return None, {}


def _details(letter: MailText, places: list[Place]) -> _Details:
    """Return what stands in places; the first place that is there decides, even where it is empty."""
    details = _Details({}, [], defaultdict(set))
    for place in places:
        for _, told in _told(letter, place):
            details.facts = told | details.facts
            for slot, text in told.items():
                details.every[slot].add(text.casefold())
            if "amount" in told and (amount := money(told["amount"])):
                details.amounts.append(amount)
    return details


def _told(letter: MailText, place: Place) -> list[tuple[Found, Facts]]:
    """Return what a place says each time that it is there; an empty note says that there is none."""
    told: list[tuple[Found, Facts]] = []
    for found in place.find(letter):
        if letter.is_cut(found.span):
            continue
        if fits := sentence(place.sentence).fullmatch(found.text):
            told.append((found, fits.groupdict()))
        elif not found.text and place.sentence == "{memo}":
            told.append((found, {"memo": ""}))
    return told


def _kind(subject: Kind | None, headline: Kind | None) -> tuple[Kind | None, list[str]]:
    """Return what subject and headline agree on; where they do not, it is not money in."""
    if subject and headline and subject is not headline:
        other = headline if subject is Kind.INCOMING else subject
        return other, [f"Its subject says {_words(subject)}, its text says {_words(headline)}."]
    return subject or headline, []


def _wording_doubts(sender: Sender, *, is_known: bool, is_attested: bool) -> list[str]:
    doubts = [] if is_known else [f"Its subject is none that we know from {sender.name}."]
    if not is_attested:
        doubts.append(f"We have not yet seen a real mail of {sender.name}, so its wording is not relied upon.")
    return doubts


def _note_doubts(sender: Sender, facts: Facts, *, has_note: bool) -> list[str]:
    if sender.always_has_note and not has_note:
        return ["It has no place for the payer's note, so their words can't be told from the sender's."]
    return ["Its memo reads like a part of the form."] if is_label(facts.get("memo", ""), sender) else []


def _is_plain_note(letter: MailText, words: _Details) -> bool:
    """Tell whether the note of a plain text was found, which has no elements to find it by."""
    return letter.tree is None and "memo" in words.every


def _payer_doubts(sender: Sender, facts: Facts, said: set[str]) -> list[str]:
    """Return what speaks against the payer; `said` are the names in subject and headline, or nothing."""
    payer, again = facts.get("payer", ""), facts.get("payer_again")
    if not payer:
        return ["It names no payer."]
    doubts = [] if is_plausible_payer(payer, sender) else [f"“{payer}” does not look like somebody's name."]
    names = said - {""}
    if (again and again.casefold() != payer.casefold()) or not all(is_short_for(name, payer) for name in names):
        doubts.append("It names two different payers.")
    return doubts


def _contradictions(*details: _Details) -> list[str]:
    """Return what stands in the mail twice and differs: somebody else may have written one of the two."""
    every = {slot: next((each.every[slot] for each in details if slot in each.every), set()) for slot in _ONE_ONLY}
    return [f"It has different {words}." for slot, words in _ONE_ONLY.items() if len(every[slot]) > 1]


def _unless(rest: MailText, facts: Facts, doubts: list[str]) -> tuple[Kind, list[str]]:
    """Return INCOMING, unless the letter also says that the money is not there."""
    payer = facts.get("payer", "")
    found = status([line.replace(payer, " ") if payer else line for line in (rest.subject, *rest.sentences())])
    if found is None:
        return Kind.INCOMING, doubts
    return found[0], [*doubts, f"It reads like a payment, but it also says “{found[1]}”."]


def _amount_doubts(amounts: list[Money], kind: Kind | None) -> list[str]:
    if not amounts:
        return ["It names no amount."] if kind is Kind.INCOMING else []
    doubts = []
    if not 0 < amounts[0].cents < MOST_CENTS:
        doubts.append("Its amount cannot be right: it is zero, or a million and more.")
    if len(set(amounts)) > 1:
        doubts.append("It names different amounts in different places.")
    return doubts


def _kept(facts: Facts, kind: Kind | None) -> Facts:
    """Return the facts that mean something for this kind: of an outgoing payment the other name is no payer's."""
    kept = {key: value.strip() for key, value in facts.items() if key != "payer" or kind in _NAMED}
    if number := facts.get(_NUMBERS.get(kind, "") if kind else ""):
        kept["id"] = number
    memo = kept.pop("memo", "")
    return kept | {"memo": memo} if memo and memo.casefold() not in _NOTHING else kept


def _words(kind: Kind) -> str:
    return f"“{kind.value.replace('_', ' ')}”"
