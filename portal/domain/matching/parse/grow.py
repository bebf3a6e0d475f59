"""Growing a registry entry from one mail in which a person marked who paid how much."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from portal.domain.errors import Refused
from portal.domain.matching.parse.general import is_private_mail
from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.marks import SUBJECT, Bank, MarkedText, Marks
from portal.domain.matching.parse.money import MOST_CENTS, PATTERN, money
from portal.domain.matching.parse.place import Label, Place, WholeLine
from portal.domain.matching.parse.plausible import is_plausible_payer
from portal.domain.matching.parse.read import read
from portal.domain.matching.parse.registry import at_domain, known
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Says, Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN
from portal.domain.matching.parse.sentence import SLOTS
from portal.domain.matching.parse.spot import named_otherwise, paragraph, spot
from portal.domain.matching.parse.tellers import says_money_came, says_otherwise
from portal.domain.matching.parse.wording import Gap, SentencePiece, fixed_words, template, unclear, worded

_FEWEST_WORDS = 2
_LONGEST_HEADLINE = 200
_USUAL_MEMOS = ("Memo", "Note", "Message")
_ADDRESS = re.compile(r"[\w.+=-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_AMOUNT = re.compile(PATTERN)
_NUMBER = re.compile(rf"(?<![\w-]){SLOTS['id']}(?![\w-])")
_WORDS = {"payer": "payer", "amount": "amount", "memo": "memo", "id": "number"}


class CannotGrow(Refused):
    """The portal can't learn from this mail, marked like this; the field is the fact that is to be marked otherwise."""


def grow(letter: MailText, marks: Marks, bank: Bank, *, ours: Iterable[str] = ()) -> Sender:
    """Return an entry that reads mails built like this one, and reads this one as it was marked.

    `ours` are our own names: in a greeting, they are nothing of the bank's.

    Raises:
        CannotGrow: something is marked that can't be it, or could not be told apart in other mails.

    """
    return _Growth(letter, marks, bank, ours).sender()


class _Growth:
    """The mail while an entry is grown from it."""

    def __init__(self, letter: MailText, marks: Marks, bank: Bank, ours: Iterable[str]) -> None:
        self._letter = letter
        self._bank = bank
        self._marks = {slot: _shrunk(letter, slot, mark) for slot, mark in marks.by_slot()}
        self._texts = {slot: mark.text(letter) for slot, mark in self._marks.items()}
        self._known = [*self._texts.values(), *ours]
        self._places: list[Place] = []
        self._sentences: dict[str, set[str]] = {}

    def sender(self) -> Sender:
        check_bank(self._bank)
        self._check_facts()
        for slot in ("memo", "payer", "amount", "id"):
            if slot in self._marks and self._marks[slot].line != SUBJECT:
                self._find(slot)
        if "memo" not in self._marks:
            self._places = [Label(label, "{memo}", within=True) for label in _USUAL_MEMOS] + self._places
        subject = self._subject()
        headlines, lines = self._headlines(subject)
        entry = Sender(
            id=self._bank.id,
            provider=self._bank.provider,
            name=self._bank.name,
            addresses=(self._bank.address,),
            subjects=(*NOT_MONEY_IN, Says(Kind.INCOMING, subject)),
            headlines=(*NOT_MONEY_IN, *(Says(Kind.INCOMING, headline) for headline in headlines)),
            details=(*self._places, *(WholeLine(line, weak=False) for line in lines)),
            needs_headline=bool(headlines),
            always_has_number="id" in self._marks,
        )
        self._check(entry)
        return entry

    def _check_facts(self) -> None:
        payer, number = self._texts["payer"], self._texts.get("id")
        amount = money(self._texts["amount"])
        if amount is None or not 0 < amount.cents < MOST_CENTS:
            raise CannotGrow(
                f"“{self._texts['amount']}” isn’t an amount. Mark it with its dollar sign, like $250.00.",
                field="amount",
            )
        if not is_plausible_payer(payer, Sender(id="", provider=self._bank.provider, name="", addresses=())):
            raise CannotGrow(f"“{payer}” doesn’t look like somebody’s name.", field="payer")
        if number is not None and not re.fullmatch(SLOTS["id"], number):
            raise CannotGrow(f"“{number}” isn’t a payment’s number: those have digits and no spaces.", field="number")

    def _find(self, slot: str) -> None:
        """Find the place of a fact, or note the sentence that it stands in."""
        mark = self._marks[slot]
        if other := named_otherwise(self._letter, slot, mark):
            raise CannotGrow(
                f"“{self._texts[slot]}” isn’t the {_WORDS[slot]}: the mail calls it “{other}”.", field=_WORDS[slot]
            )
        place = spot(self._letter, slot, mark, self._known)
        if place is not None:
            self._places.append(place)
            return
        found = list(self._worded_around(mark, fewest=1 if slot == "id" else _FEWEST_WORDS))
        if not found:
            raise CannotGrow(_no_place(slot, self._texts[slot]), field=_WORDS[slot])
        for each in found:
            self._sentences.setdefault(each, set()).add(slot)

    def _worded_around(self, mark: MarkedText, *, fewest: int) -> Iterator[str]:
        """Yield the sentences that a fact stands in: its line, or the paragraph that was broken for width."""
        for text, gaps in paragraph(self._letter, mark.line, self._marks):
            again = _again(text, self._texts["payer"], gaps)
            pieces = worded(text, (*gaps, *again), self._known)
            said = template(pieces)
            if len(fixed_words(said)) < fewest:
                continue
            if unclear(pieces):
                raise CannotGrow(
                    f"In “{said}” nobody can tell where one part ends and the next begins. Mark the payer or the memo "
                    "where it stands by itself, if this mail has such a place.",
                    field="memo" if "memo" in said else "payer",
                )
            yield said

    def _subject(self) -> str:
        text = self._letter.subject
        marked = [Gap(mark.begin, mark.end, slot) for slot, mark in self._marks.items() if mark.line == SUBJECT]
        if any(gap.slot == "memo" for gap in marked):
            raise CannotGrow("Mark the memo in the mail itself, not in its subject.", field="memo")
        for slot in ("payer", "amount"):
            if slot not in {gap.slot for gap in marked}:
                marked += _first(text, self._texts[slot], slot)
        pieces = worded(text, marked, self._known)
        said = template(pieces)
        has_facts = any(gap.slot in {"payer", "amount"} for gap in marked)
        if len(fixed_words(said)) < (_FEWEST_WORDS if has_facts else 1):
            raise CannotGrow("Its subject has too few words of its own to know other mails like it by.", field="payer")
        if unclear(pieces):
            raise CannotGrow(f"In the subject, “{said}”, nobody can tell where the name ends.", field="payer")
        return said

    def _headlines(self, subject: str) -> tuple[list[str], list[str]]:
        """Return the sentences that say what the mail is about, and those that only hold facts."""
        with_facts = [said for said, slots in self._sentences.items() if slots & {"payer", "amount"}]
        for said in (subject, *self._sentences):
            if words := says_otherwise(said):
                raise CannotGrow(f"“{words}”: this doesn’t tell of money that came to you.", field="amount")
        telling = [said for said in with_facts if says_money_came(said)]
        if telling:
            headlines = [said for said in telling if "{payer}" in said] or telling
        elif static := self._telling_line():
            headlines = [static]
        elif says_money_came(subject):
            headlines = with_facts
        else:
            raise CannotGrow(
                "Nothing in this mail says that money came in, so the portal could not tell it from a mail about money "
                "that went out.",
                field="amount",
            )
        return headlines, [said for said in self._sentences if said not in headlines]

    def _telling_line(self) -> str | None:
        """Return the first line without marks that says that money came."""
        marked = {mark.line for mark in self._marks.values()}
        for number, line in enumerate(self._letter.lines):
            if number in marked or len(line) > _LONGEST_HEADLINE:
                continue
            for pieces in self._with_facts(line):
                said = template(pieces)
                if says_money_came(said) and not says_otherwise(said) and len(fixed_words(said)) >= _FEWEST_WORDS:
                    return said
        return None

    def _with_facts(self, line: str) -> Iterator[list[SentencePiece]]:
        """Yield a line with the payer and the amount in it, so that they are compared, and without them."""
        gaps = [gap for slot in ("payer", "amount") for gap in _first(line, self._texts[slot], slot)]
        pieces = worded(line, gaps, self._known)
        if gaps and not unclear(pieces):
            yield pieces
        yield worded(line, (), self._known)

    def _check(self, entry: Sender) -> None:
        """Read this mail with the entry: it must say what was marked, and be sure."""
        reading = read(self._letter, entry)
        if reading.kind is not Kind.INCOMING:
            doubt = next(iter(reading.doubts), "It doesn’t tell of money that came to you.")
            raise CannotGrow(f"The portal would not take this for money that came in. {doubt}", field="amount")
        for slot, text in self._texts.items():
            if slot != "amount" and reading.facts.get(slot, "") != text.strip():
                told = reading.facts.get(slot)
                instead = f"“{told}” instead" if told else "nothing there"
                raise CannotGrow(
                    f"With this, the portal would read {instead}: the same words stand in several places. "
                    f"Mark the {_WORDS[slot]} elsewhere.",
                    field=_WORDS[slot],
                )
        if reading.amount != money(self._texts["amount"]):
            raise CannotGrow("The portal would read another amount. Mark it where it stands once.", field="amount")
        if reading.doubts:
            raise CannotGrow(f"This mail itself would not be sure. {reading.doubts[0]}", field="payer")


def check_bank(bank: Bank) -> None:
    """Refuse a sender that is read already, or whose mail anybody can send.

    Raises:
        CannotGrow: with the reason.

    """
    domain = bank.address.rpartition("@")[2]
    if not _ADDRESS.fullmatch(bank.address):
        raise CannotGrow("The mail doesn’t come from one plain address.")
    if known(bank.address) or at_domain(domain):
        raise CannotGrow(f"The portal reads mails from {domain} already. Nobody can teach it another way.")
    if is_private_mail(domain):
        raise CannotGrow(f"Anybody can have an address at {domain}, so its mails prove nothing.")


def literals(entry: Sender) -> Iterator[str]:
    """Yield everything in a grown entry that was taken from the mail, word by word."""
    for says in (*entry.subjects, *entry.headlines):
        if says not in NOT_MONEY_IN:
            yield says.sentence
    for place in entry.details:
        for name in ("label", "selector", "sentence"):
            if text := getattr(place, name, ""):
                yield text


def gives_away(entry: Sender, texts: Iterable[str]) -> str | None:
    """Return what of one mail stands in an entry: a number, an address, or one of these texts; None when nothing does.

    A memo of one word ("deposit") may be a word of the bank's as well.
    """
    private = [text.strip() for text in texts if " " in text.strip() or any(char.isdigit() for char in text)]
    for literal in literals(entry):
        if not literal.startswith(("#", ".")) and re.search(r"\d{2}|@|https?:", literal):
            return literal
        if any(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", literal, re.IGNORECASE) for text in private):
            return literal
    return None


def _shrunk(letter: MailText, slot: str, mark: MarkedText) -> MarkedText:
    """Return a mark without what a hand takes along: spaces, a full stop behind an amount, a sign before a number."""
    pattern = {"amount": _AMOUNT, "id": _NUMBER}.get(slot)
    text = mark.text(letter)
    if pattern and (found := pattern.search(text)):
        begin, end = found.span()
    else:
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return msgspec.structs.replace(mark, begin=mark.begin + begin, end=mark.begin + end)


def _first(text: str, words: str, slot: str) -> list[Gap]:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return [Gap(found.start(), found.end(), slot)] if found else []


def _again(text: str, payer: str, gaps: Iterable[Gap]) -> list[Gap]:
    """Return where the payer's name stands in a line without being marked there."""
    is_marked = any(gap.slot == "payer" for gap in gaps)
    return [] if is_marked else _first(text, payer, "payer_again")


def _no_place(slot: str, text: str) -> str:
    if slot in {"memo", "payer"}:
        return (
            f"Nothing fixed stands around “{text}”, so a payer could write this line, or another one like it. "
            f"Mark the {_WORDS[slot]} where a label or a sentence of the bank’s names it."
        )
    return f"Nothing fixed stands around “{text}”, so it can’t be found in other mails."
