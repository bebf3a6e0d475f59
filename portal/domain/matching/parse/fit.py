"""Whether a mail of a sender that was taught is still built as it was taught."""

import re

from portal.domain.matching.parse.general import read_generally
from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.money import PATTERN
from portal.domain.matching.parse.read import Reading
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.sentence import sentence
from portal.domain.matching.parse.tellers import says_money_came, says_otherwise

_AMOUNT = re.compile(PATTERN)
_OTHER_WORDS = "It tells of money that came, in other words than those that were taught."


def misfit(letter: MailText, reading: Reading) -> str:
    """Return why a letter does not fit what was taught of its sender.

    Empty where it fits, whatever its payer wrote into it, and where it is no notice of money that came.
    """
    if reading.kind is Kind.INCOMING:
        return _missing(letter, reading)
    is_of_another_kind = reading.kind is not None and reading.kind is not Kind.OTHER
    return "" if is_of_another_kind or not _tells_of_money(letter, reading.sender) else _OTHER_WORDS


def _missing(letter: MailText, reading: Reading) -> str:
    sender, facts = reading.sender, reading.facts
    known = [says.sentence for says in sender.subjects if says.kind is Kind.INCOMING]
    if not any(sentence(each).fullmatch(letter.subject) for each in known):
        return "Its subject is another one than was taught."
    if not facts.get("payer"):
        return "No payer stands where it was taught."
    if reading.amount is None:
        return "No amount stands where it was taught."
    return "No number stands where it was taught." if sender.always_has_number and not facts.get("id") else ""


def _tells_of_money(letter: MailText, sender: Sender) -> bool:
    """Whether a letter reads like a notice of money that came, as far as anybody can tell without knowing its bank."""
    generally = read_generally(letter, next(iter(sender.domains), ""))
    if generally is not None and generally.kind is Kind.INCOMING:
        return True
    lines = (letter.subject, *letter.lines)
    return any(_AMOUNT.search(line) and says_money_came(line) and not says_otherwise(line) for line in lines)
