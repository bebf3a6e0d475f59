"""The open bookings that one payment may mean, out of many."""

from collections.abc import Collection, Hashable, Iterable
from datetime import date
from typing import Any

from portal.domain.matching.score.dates import WrittenDay
from portal.domain.matching.score.facts import OpenBooking
from portal.domain.matching.score.index import (
    MOST_OF_AN_AMOUNT,
    Index,
    IndexedBooking,
    codes_to_find,
    dates_of,
    days_around,
    entry_of,
    fold_contact,
    inexact,
)
from portal.domain.matching.score.sought import Sought


class NotSought(LookupError):
    """The judgment asks for what nobody has searched the open bookings for: what is here is no answer."""


class NotEnough(LookupError):
    """The judgment looks at amounts and dates, too, as nobody is named: those bookings have to be searched for."""


class Few(Index):
    """All bookings that an index of every open booking would find for one payment, with what it would know of the rest.

    They were searched for by what was `sought`. `size` is how many there are (as far as somebody counted), and `owing`
    how many owe the payment's amount; the `newest` of those are here, and those around its date if it `has_near`:
    asked for more of these, it raises NotEnough. It is asked for one payment, once or twice for each thing, so what
    would take longest to arrange is looked through instead.
    """

    def __init__(
        self, bookings: Iterable[OpenBooking], sought: Sought, *, size: int, owing: int, newest: int, has_near: bool
    ) -> None:
        super().__init__()
        self._entries = {booking.id: entry_of(booking) for booking in bookings}
        self._sought = sought
        self._size = size
        self._number_owing = owing
        self._newest = newest
        self._has_near = has_near

    def __len__(self) -> int:
        return self._size

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes that references of all open bookings begin with."""
        return self._sought.prefixes

    def bearers(self, word: str) -> int:
        """Return how many customers have `word` in their name; an initial is nobody's name."""
        _check({word} if len(word) > 1 else (), self._sought.words)
        return super().bearers(word)

    def with_code(self, code: str) -> Iterable[IndexedBooking]:
        """Return the bookings of a folded reference code."""
        _check({code}, self._sought.codes)
        return [entry for entry in self._entries.values() if entry.code == code]

    def near_code(self, code: str) -> Iterable[IndexedBooking]:
        """Return the bookings whose code may differ from this by one character, by its length."""
        _check(codes_to_find(code), self._sought.codes)
        return [entry for entry in self._entries.values() if abs(len(entry.code) - len(code)) <= 1]

    def with_contact(self, contact: str) -> Iterable[IndexedBooking]:
        """Return the bookings of an e-mail address or a telephone number."""
        _check({fold_contact(contact)}, self._sought.contacts)
        return super().with_contact(contact)

    def on_days(self, days: Iterable[WrittenDay], sent: date) -> Iterable[IndexedBooking]:
        """Return the bookings of the memo's days, in the year around the payment."""
        _check(dates_of(days, sent), self._sought.dates)
        return super().on_days(days, sent)

    def with_words(self, words: Iterable[str]) -> Iterable[IndexedBooking]:
        """Return the bookings whose customer's name has one of the words, give or take a letter."""
        words = tuple(words)
        wanted = frozenset(key for word in words for key in inexact(word))
        _check(wanted, self._sought.words)
        if not wanted:
            return ()
        lengths = frozenset(len(word) + more for word in words for more in (-1, 0, 1))
        return [entry for entry in self._entries.values() if _has_one(entry, wanted, lengths)]

    def same_amount(self, _currency: str, _cents: int) -> int:
        """Return how many bookings owe the payment's amount, counted up to MOST_OF_AN_AMOUNT."""
        return min(self._number_owing, MOST_OF_AN_AMOUNT)

    def of_customer(self, customer_id: str) -> Iterable[IndexedBooking]:
        """Return a customer's bookings."""
        return [entry for entry in self._entries.values() if entry.booking.customer_id == customer_id]

    def declared(self) -> Iterable[IndexedBooking]:
        """Return the bookings whose customer said that money was sent."""
        return [entry for entry in self._entries.values() if entry.booking.declarations]

    def owing(self, currency: str, cents: int, *, most: int) -> Iterable[IndexedBooking]:
        """Return those that owe exactly this, the newest, at most so many."""
        if self._newest < min(most, self._number_owing):
            raise NotEnough
        return super().owing(currency, cents, most=most)

    def around(self, sent: date, *, most: int) -> Iterable[IndexedBooking]:
        """Return those whose event is near, at most so many, nearest first."""
        if not self._has_near:
            raise NotEnough
        places = {day: place for place, day in enumerate(days_around(sent))}
        near = [entry for entry in self._entries.values() if entry.booking.event_date in places]
        near.sort(key=lambda entry: places[entry.booking.event_date])
        return near[:most]

    def _with_word(self, word: str) -> Iterable[IndexedBooking]:
        return [entry for entry in self._entries.values() if word in entry.name.words]

    def _owing(self, currency: str, cents: int) -> Collection[IndexedBooking]:
        return [
            entry
            for entry in self._entries.values()
            if entry.booking.currency == currency and any(asked.cents == cents for asked in entry.asked)
        ]


def _check(asked: Iterable[Hashable], sought: set[Any]) -> None:
    if not sought.issuperset(asked):
        raise NotSought


def _has_one(entry: IndexedBooking, wanted: frozenset[str], lengths: frozenset[int]) -> bool:
    for word in entry.name.words:
        if not wanted.isdisjoint(inexact(word)):
            return True
    joined = "".join(entry.person)  # hardly anybody else's, so that only what may be it is looked at
    return len(joined) in lengths and not wanted.isdisjoint(inexact(joined))
