"""What a page showed before somebody committed to it: a party is booked, changed, moved or called off as it was seen.

Each page that commits carries what it showed (`written`, in a hidden field), and its verb compares that, under its
lock, with how things are (`check_seen`). What is different is said, and nothing is done.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec

from portal.domain.errors import Refused
from portal.text import local_moment, money

LOOK_AGAIN: Final = "Nothing has been done yet. Take a look, then send it again."
Cents = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Number = Annotated[int, msgspec.Meta(ge=0, le=10**6)]


class NotAsSeen(Refused):
    """It is not as the page showed it, which has to be shown anew; `different` names what is another than it was."""

    def __init__(self, message: str, *, different: frozenset[str] = frozenset()) -> None:
        super().__init__(message)
        self.different = different


class Seen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page showed; None is what it has no place for.

    `starts_at` is by the clock on the station's wall. `rules` is the version of the policy that stood there, `revision`
    stands for everything that has no place of its own here: a booking's number, or a draft's fingerprint.
    """

    starts_at: datetime | None = None
    guests: Number | None = None
    total_cents: Cents | None = None
    deposit_cents: Cents | None = None
    refund_cents: Cents | None = None
    rules: Number | None = None
    revision: str | None = None

    @property
    def written(self) -> str:
        """Return it as a form carries it."""
        return msgspec.json.encode(self).decode()


def read_seen(written: object) -> Seen:
    """Read what a form carries; where that is nothing that a page of ours writes, nothing was seen."""
    try:
        return msgspec.json.decode(str(written or ""), type=Seen)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return Seen()


def check_seen(seen: Seen, now: Seen) -> None:
    """Refuse what is not as it was seen; only what `now` has a place for is compared.

    Raises:
        NotAsSeen: with what is different.

    """
    different = frozenset(
        name for name in Seen.__struct_fields__ if getattr(now, name) not in {None, getattr(seen, name)}
    )
    if different and seen == Seen():
        raise NotAsSeen(f"You need to see the price and date first. {LOOK_AGAIN}", different=different)
    if different:
        said = "; ".join(
            words.format(say(getattr(now, name)), say(getattr(seen, name)))
            for name, words, say in _SAID
            if name in different and getattr(seen, name) is not None
        )
        raise NotAsSeen(
            f"Something has changed since you looked{': ' if said else ''}{said}. {LOOK_AGAIN}", different=different
        )


_SAID: Final[tuple[tuple[str, str, Callable[[Any], str]], ...]] = (
    ("starts_at", "{}, not {}", local_moment),
    ("guests", "{} guests, not {}", str),
    ("total_cents", "{} in all, not {}", money),
    ("deposit_cents", "a deposit of {}, not {}", money),
    ("refund_cents", "{} goes back, not {}", money),
)
"""How it is and how it was, of what fits into a few words."""
