"""When is silence, or a mail that is not understood, worth an alarm? Pure rules."""

from datetime import datetime, timedelta

from tables.system import Mailbox, MailSource

FORGOTTEN_PER_MAIL = 20
"""A long gap loses a twentieth of its weight with every mail: usual pauses (nights, weekends) are remembered."""
SILENCE_IN_GAPS = 3
SHORTEST_SILENCE = timedelta(days=2)
MAILS_TO_KNOW_A_SOURCE = 5
NOT_UNDERSTOOD_IN_A_ROW = 2
LONGEST_UNREAD = timedelta(minutes=15)


def usual_gap(before: int | None, *, gap_seconds: float) -> int:
    """Return the longest usual pause in seconds: a longer one raises it at once, shorter ones lower it slowly."""
    if before is None or gap_seconds >= before:
        return int(gap_seconds)
    return int(before + (gap_seconds - before) / FORGOTTEN_PER_MAIL)


def is_no_longer_understood(source: MailSource) -> bool:
    """Say whether a sender's mails have stopped making sense; a single odd one is no alarm."""
    return bool(source.not_understood_in_a_row >= NOT_UNDERSTOOD_IN_A_ROW)


def is_silent(source: MailSource, *, now: datetime) -> bool:
    """Say whether a source that we know well is quiet for much longer than it ever used to be."""
    if source.mails < MAILS_TO_KNOW_A_SOURCE or source.usual_gap_seconds is None:
        return False
    usual = timedelta(seconds=source.usual_gap_seconds)
    return bool(now - source.seen_at > max(SILENCE_IN_GAPS * usual, SHORTEST_SILENCE))


def is_unread(mailbox: Mailbox, *, now: datetime) -> bool:
    """Say whether a mailbox could not be read for a while."""
    return bool(mailbox.is_on and now - (mailbox.read_at or mailbox.created_at) > LONGEST_UNREAD)
