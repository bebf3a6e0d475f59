"""What the page for teaching shows of a mail, and what comes of what was typed there."""

import re
from collections.abc import Mapping

import msgspec

from portal.domain.matching.parse.general import read_generally
from portal.domain.matching.parse.grow import CannotGrow, gives_away, grow
from portal.domain.matching.parse.letter import MailText, letter
from portal.domain.matching.parse.mail import open_mail
from portal.domain.matching.parse.marks import SUBJECT, Bank, MarkedText, Marks, found_in, line_of
from portal.domain.matching.parse.money import PATTERN
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.trust import claimed_sender

FACTS = ("payer", "amount", "memo", "number")
_SLOTS = dict(zip(FACTS, ("payer", "amount", "memo", "id"), strict=True))
_PLACE = re.compile(r"(-?\d{1,4}):(\d{1,4}):(\d{1,4})")
_AMOUNT = re.compile(PATTERN)
_OPTIONAL = {"memo": "This mail has no memo", "number": "This mail has no number"}


class LessonChoice(msgspec.Struct, frozen=True):
    """A place in a mail that a person can choose: as it is sent back, with its line."""

    at: str
    line: str
    number: int


class Said(msgspec.Struct, frozen=True):
    """A fact as somebody typed it; `at` is where it was marked, empty where nobody said. `none`: there is none."""

    text: str = ""
    at: str = ""
    none: bool = False


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A mail to be taught from: its words as the reader sees them, and what it may say."""

    address: str
    name: str
    subject: str
    lines: tuple[str, ...]
    guesses: dict[str, Said]


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: an entry; or what is wrong, by the fact it concerns, and the places to choose from."""

    entry: Sender | None = None
    errors: dict[str, str] = {}
    places: dict[str, tuple[LessonChoice, ...]] = {}
    said: dict[str, Said] = {}


def lesson(raw: bytes) -> Lesson:
    """Return a mail as it is taught from, with what the reader for unknown banks makes of it."""
    mail = open_mail(raw)
    claim, written = claimed_sender(mail), letter(mail)
    return Lesson(
        address=claim.address if claim else "",
        name=claim.name if claim else "",
        subject=written.subject,
        lines=written.lines,
        guesses=_guesses(written, claim.domain if claim else ""),
    )


def learn(raw: bytes, said: Mapping[str, Said], bank: Bank, ours: tuple[str, ...] = ()) -> Learned:
    """Grow an entry from what was typed and marked in a mail; never raises."""
    written = letter(open_mail(raw))
    marks: dict[str, MarkedText] = {}
    errors: dict[str, str] = {}
    places: dict[str, tuple[LessonChoice, ...]] = {}
    for fact in FACTS:
        told = said.get(fact, Said())
        if told.none and fact in _OPTIONAL:
            continue
        found = _located(written, told)
        if len(found) == 1:
            marks[fact] = found[0]
            continue
        errors[fact] = _not_found(fact, told, found)
        places[fact] = tuple(_place(written, mark) for mark in found)
    known = dict(said) | {fact: msgspec.structs.replace(said[fact], at=_at(mark)) for fact, mark in marks.items()}
    if errors:
        return Learned(errors=errors, places=places, said=known)
    try:
        entry = grow(written, Marks(**marks), bank, ours=ours)
    except CannotGrow as refusal:
        return Learned(errors={refusal.field or "": str(refusal)}, said=known)
    if leak := gives_away(entry, (*(mark.text(written) for mark in marks.values()), *ours)):
        return Learned(errors={"": f"“{leak}” would go into what is learned, and may be somebody’s."}, said=known)
    return Learned(entry=entry, said=known)


def _guesses(written: MailText, domain: str) -> dict[str, Said]:
    reading = read_generally(written, domain)
    facts = dict(reading.facts) if reading else {}
    if "amount" not in facts:
        amounts = (found[0] for line in (written.subject, *written.lines) if (found := _AMOUNT.search(line)))
        facts["amount"] = next(amounts, "")
    guesses: dict[str, Said] = {}
    for fact, slot in _SLOTS.items():
        first = next(iter(_preferred(found_in(written, facts.get(slot, "")))), None)
        guesses[fact] = Said(first.text(written), _at(first)) if first else Said()
    return guesses


def _located(written: MailText, told: Said) -> list[MarkedText]:
    """Return where a fact stands: where it was marked, else everywhere that its words are."""
    if place := _PLACE.fullmatch(told.at):
        mark = MarkedText(*(int(number) for number in place.groups()))
        if mark.text(written).casefold().split() == told.text.casefold().split() != []:
            return [mark]
    return _preferred(found_in(written, told.text))


def _preferred(found: list[MarkedText]) -> list[MarkedText]:
    """Return the places in the mail itself, unless there is only the subject's: what is in both is found in both."""
    return [mark for mark in found if mark.line != SUBJECT] or found


def _not_found(fact: str, told: Said, found: list[MarkedText]) -> str:
    if found:
        return "This stands in the mail more than once. Say which one it is."
    if told.text:
        return "These words don’t stand in the mail. Copy them from a single line."
    if fact in _OPTIONAL:
        return f"Mark it, or check “{_OPTIONAL[fact]}”."
    return "Mark it in the mail, or copy it from there."


def _place(written: MailText, mark: MarkedText) -> LessonChoice:
    return LessonChoice(_at(mark), line_of(written, mark.line), mark.line)


def _at(mark: MarkedText) -> str:
    return f"{mark.line}:{mark.begin}:{mark.end}"
