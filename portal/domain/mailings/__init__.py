"""Mailings: the letters to a customer about a booking."""

from portal.domain.mailings.ask_for_link import ask_for_link
from portal.domain.mailings.events import BookingLinkAsked, LetterResendAsked, LetterResent, LetterSent
from portal.domain.mailings.letter_copy import copy_of, keep_copy
from portal.domain.mailings.letter_facts import LetterFacts, facts_of, letter_facts
from portal.domain.mailings.letters_of import LetterLine, LetterShown, letter_shown, letters_of
from portal.domain.mailings.queue_due import queue_due
from portal.domain.mailings.resend import NoAddressee, SentJustNow, resend
from portal.domain.mailings.send import WriteLetter, outbound, send
from portal.domain.mailings.send_resend import send_resend
from portal.domain.mailings.send_welcome import send_welcome

__all__ = [
    "BookingLinkAsked",
    "LetterFacts",
    "LetterLine",
    "LetterResendAsked",
    "LetterResent",
    "LetterSent",
    "LetterShown",
    "NoAddressee",
    "SentJustNow",
    "WriteLetter",
    "ask_for_link",
    "copy_of",
    "facts_of",
    "keep_copy",
    "letter_facts",
    "letter_shown",
    "letters_of",
    "outbound",
    "queue_due",
    "resend",
    "send",
    "send_resend",
    "send_welcome",
]
