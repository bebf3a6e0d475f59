"""Whether what was read can be what it was taken for: a wrong place gives a payer called "Amount Deposited into"."""

import re

from portal.domain.matching.parse.money import PATTERN
from portal.domain.matching.parse.place import Label
from portal.domain.matching.parse.sender import Sender

_LONGEST_NAME = 80
_MOST_WORDS = 10
_FORM = re.compile(
    r"\b(?:amount|deposited|account|transaction|confirmation|memo|zelle|received|sent you|paid you|tips(?=:)|scheduled|"
    r"https?|www)\b|[!?<>{}]",
    re.IGNORECASE,
)
_AMOUNT = re.compile(PATTERN)


def is_plausible_payer(name: str, sender: Sender) -> bool:
    """Whether a name may be a person's or company's, as far as its form tells."""
    has_letters = any(letter.isalpha() for letter in name)
    is_short = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return has_letters and is_short and not (_FORM.search(name) or _AMOUNT.search(name) or is_label(name, sender))


def is_label(text: str, sender: Sender) -> bool:
    """Whether a text is one of the labels of a sender's mails."""
    labels = {place.label.casefold() for place in sender.details if isinstance(place, Label)}
    return text.strip(" :*").casefold() in labels


def is_short_for(short: str, name: str) -> bool:
    """Whether two spellings are of one name: the same, or "TIA R." for "Tia Roe", by the words' beginnings."""
    some, every = ([word.strip(".").casefold() for word in text.split()] for text in sorted((short, name), key=len))
    if some == every:
        return True
    ends_in_initial = len(some) > 1 and len(some[-1]) == 1
    return ends_in_initial and some[:-1] == every[: len(some) - 1] and every[-1].startswith(some[-1])
