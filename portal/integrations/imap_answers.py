"""What an IMAP server answers to FETCH, as imaplib hands it over."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from portal.integrations.ports import LARGEST_MAIL_BYTES

Line = bytes | tuple[bytes, bytes] | None
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_DATE = re.compile(rb'INTERNALDATE "([^"]+)"')


class Listing(NamedTuple):
    """What is asked of a mail before it is fetched."""

    uid: int
    size_bytes: int
    received_at: datetime

    @property
    def is_small_enough(self) -> bool:
        """Say whether the whole mail is fetched."""
        return self.size_bytes <= LARGEST_MAIL_BYTES


def listings(answer: Sequence[Line]) -> Iterator[Listing]:
    """Read sizes and times; remarks about other mails' flags, which servers mix in, are skipped."""
    for line in answer:
        words = line[0] if isinstance(line, tuple) else line or b""
        uid, size, date = _UID.search(words), _SIZE.search(words), _DATE.search(words)
        if uid and size and date:
            received_at = datetime.strptime(date[1].decode(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
            yield Listing(int(uid[1]), int(size[1]), received_at)


def bodies(answer: Sequence[Line]) -> Iterator[tuple[int, bytes]]:
    """Read literals: imaplib gives `(words before, literal)` and then the words after; the UID may be in either."""
    for line, following in zip(answer, [*answer[1:], b""], strict=True):
        if isinstance(line, tuple):
            words, literal = line
            uid = _UID.search(words) or _UID.search(following if isinstance(following, bytes) else b"")
            if uid:
                yield int(uid[1]), literal


def batches(found: Sequence[Listing]) -> Iterator[list[Listing]]:
    """Group what is fetched at once: together no more than the largest mail; one that is larger stands alone."""
    batch: list[Listing] = []
    for listing in found:
        if batch and sum(other.size_bytes for other in batch) + listing.size_bytes > LARGEST_MAIL_BYTES:
            yield batch
            batch = []
        batch.append(listing)
    if batch:
        yield batch
