"""The text beside the boxes that somebody ticks to be written to, with its version, which is recorded. Pure.

Change a sentence, and change its version: the ledger of consents shows what was read then, not what is read now.
"""

from typing import Final

import msgspec

from tables.customers import ConsentChannel

VERSION: Final = "2026-11"
_EMAIL: Final = "Send me offers and news from {business} by e-mail. I can unsubscribe with one click in each of them."
_SMS: Final = (
    "Text me offers from {business} at the number above, at most four a month, sent automatically. This is not a "
    "condition of booking. Message and data rates may apply. Reply STOP to end, HELP for help."
)


class ConsentText(msgspec.Struct, frozen=True):
    """What stands beside a box."""

    channel: ConsentChannel
    words: str
    version: str = VERSION


def consent_texts(business: str) -> dict[ConsentChannel, ConsentText]:
    """Return the words by which somebody agrees to hear from a business, by channel."""
    said = {ConsentChannel.EMAIL: _EMAIL, ConsentChannel.SMS: _SMS}
    return {channel: ConsentText(channel, words.format(business=business)) for channel, words in said.items()}
