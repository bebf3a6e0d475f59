"""The open bookings, arranged so that a payment meets only those that it may be for."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from portal.domain.customers import minus_one
from portal.domain.matching.score.amounts import AmountOwed, asked_of
from portal.domain.matching.score.codes import fold_code
from portal.domain.matching.score.dates import WrittenDay
from portal.domain.matching.score.facts import OpenBooking
from portal.domain.matching.score.memo import digits
from portal.domain.matching.score.names import Name, read_name

MOST_OF_AN_AMOUNT = 100
"""Bookings that owe one amount, up to which they are counted: more of them say nothing else."""
_SHORTEST_INEXACT = 4
"""Letters in a word that is found with one of them missing; shorter words would find everybody."""
_BEFORE_EVENT, _AFTER_EVENT = 12, 5
"""Days before and after an event in which a payment is near it."""
_BEFORE_DATE, _AFTER_DATE = 60, 300
"""Days before and after a payment in which a date in its memo is looked for."""


class IndexedBooking(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A booking with what is worked out of it once."""

    booking: OpenBooking
    name: Name
    code: str
    asked: tuple[AmountOwed, ...]

    @property
    def person(self) -> tuple[str, ...]:
        """The customer's words, given name first."""
        return self.name.people[0] if self.name.people else self.name.words


Keys = Callable[[IndexedBooking], Iterable[Hashable]]


class _Block:
    """Entries by a key that they share, in the order in which they came."""

    def __init__(self, keys: Keys, entries: Iterable[IndexedBooking]) -> None:
        self._keys = keys
        self._entries: dict[Hashable, dict[str, IndexedBooking]] = {}
        for entry in entries:
            self.add(entry)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._entries)

    def add(self, entry: IndexedBooking) -> None:
        for key in self._keys(entry):
            found = self._entries.get(key)
            if found is None:
                found = self._entries[key] = {}
            found[entry.booking.id] = entry

    def discard(self, entry: IndexedBooking) -> None:
        for key in self._keys(entry):
            found = self._entries.get(key, {})
            found.pop(entry.booking.id, None)
            if not found:
                self._entries.pop(key, None)

    def get(self, key: Hashable) -> Collection[IndexedBooking]:
        return self._entries.get(key, {}).values()


class Index:
    """Open bookings that can be searched by everything that a payment says; `put` and `drop` keep it current.

    A block of it is arranged when it is first searched.
    """

    def __init__(self, bookings: Iterable[OpenBooking] = ()) -> None:
        self._entries: dict[str, IndexedBooking] = {}
        self._blocks: dict[Keys, _Block] = {}
        self._bearers: dict[str, int] = {}
        for booking in bookings:
            self.put(booking)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, booking_id: str) -> IndexedBooking:
        return self._entries[booking_id]

    def __contains__(self, booking_id: str) -> bool:
        return booking_id in self._entries

    def bookings(self) -> Iterator[OpenBooking]:
        """Yield every booking that is here."""
        return (entry.booking for entry in self._entries.values())

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes that references of open bookings begin with."""
        return frozenset(map(str, self._by(_prefix)))

    def put(self, booking: OpenBooking) -> None:
        """Add a booking, or take over what has changed about it."""
        self.drop(booking.id)
        entry = self._entries[booking.id] = entry_of(booking)
        self._bearers.clear()
        for block in self._blocks.values():
            block.add(entry)

    def drop(self, booking_id: str) -> None:
        """Forget a booking, if it is here."""
        entry = self._entries.pop(booking_id, None)
        if entry is None:
            return
        self._bearers.clear()
        for block in self._blocks.values():
            block.discard(entry)

    def bearers(self, word: str) -> int:
        """Return how many customers have `word` in their name; an initial is nobody's name."""
        if len(word) == 1:
            return 0
        if word not in self._bearers:
            self._bearers[word] = len({entry.booking.customer_id for entry in self._with_word(word)})
        return self._bearers[word]

    def same_amount(self, currency: str, cents: int) -> int:
        """Return how many bookings owe exactly this, counted up to MOST_OF_AN_AMOUNT."""
        return min(len(self._owing(currency, cents)), MOST_OF_AN_AMOUNT)

    def of_customer(self, customer_id: str) -> Iterable[IndexedBooking]:
        """Return a customer's bookings."""
        return self._by(_customer).get(customer_id)

    def with_code(self, code: str) -> Iterable[IndexedBooking]:
        """Return the bookings of a folded reference code: one, unless two businesses share it."""
        return [entry for entry in self._by(_codes).get(code) if entry.code == code]

    def near_code(self, code: str) -> Iterable[IndexedBooking]:
        """Return the bookings whose code may differ from this by one character."""
        return [entry for key in codes_to_find(code) for entry in self._by(_codes).get(key)]

    def with_words(self, words: Iterable[str]) -> Iterable[IndexedBooking]:
        """Return the bookings whose customer's name has one of the words, give or take a letter."""
        return [entry for word in words for key in inexact(word) for entry in self._by(_words).get(key)]

    def with_contact(self, contact: str) -> Iterable[IndexedBooking]:
        """Return the bookings of an e-mail address or a telephone number."""
        return self._by(_contacts).get(fold_contact(contact))

    def declared(self) -> Iterable[IndexedBooking]:
        """Return the bookings whose customer said that money was sent."""
        return self._by(_is_declared).get(True)

    def on_days(self, days: Iterable[WrittenDay], sent: date) -> Iterable[IndexedBooking]:
        """Return the bookings of the memo's days, in the year around the payment."""
        return [entry for day in dates_of(days, sent) for entry in self._by(_event).get(day)]

    def owing(self, currency: str, cents: int, *, most: int) -> Iterable[IndexedBooking]:
        """Return those that owe exactly this, at most so many: the newest, as a deposit follows its booking."""
        return list(self._owing(currency, cents))[-most:]

    def around(self, sent: date, *, most: int) -> Iterable[IndexedBooking]:
        """Return those whose event is near, at most so many, nearest first: a balance may come with a tip."""
        return [entry for day in days_around(sent) for entry in self._by(_event).get(day)][:most]

    def _with_word(self, word: str) -> Iterable[IndexedBooking]:
        return [entry for entry in self._by(_words).get(word) if word in entry.name.words]

    def _owing(self, currency: str, cents: int) -> Collection[IndexedBooking]:
        return self._by(_amounts).get((currency, cents))

    def _by(self, keys: Keys) -> _Block:
        block = self._blocks.get(keys)
        if block is None:
            block = self._blocks[keys] = _Block(keys, self._entries.values())
        return block


def entry_of(booking: OpenBooking) -> IndexedBooking:
    """Work out of a booking what it is searched by."""
    code = fold_code(booking.reference.rpartition("-")[2])
    return IndexedBooking(booking, read_name(booking.customer_name), code, asked_of(booking))


def searched_words(payer: Name) -> frozenset[str]:
    """Return the words by which a payer is looked up among customers: the name's, and the name written in one."""
    joined = ("".join(person) for person in payer.people)
    return frozenset(word for word in (*payer.words, *joined) if len(word) > 1)


@lru_cache(maxsize=65_536)
def inexact(word: str) -> frozenset[str]:
    """Return what a word is found by, give or take a letter: two such words have one of these in common."""
    return minus_one(word) | {word} if len(word) >= _SHORTEST_INEXACT else frozenset({word})


@lru_cache(maxsize=65_536)
def words_to_find(name: Name) -> frozenset[str]:
    """Return what a customer is found by: each word of the name, and the name written in one, give or take a letter."""
    person = name.people[0] if name.people else name.words
    return frozenset(key for word in {*name.words, "".join(person)} for key in inexact(word))


@lru_cache(maxsize=65_536)
def codes_to_find(code: str) -> frozenset[str]:
    """Return what a folded reference code is found by, give or take a character."""
    return minus_one(code) | {code} if code else frozenset()


def dates_of(days: Iterable[WrittenDay], sent: date) -> list[date]:
    """Return the dates that a memo's days may be, in the year around the payment."""
    around = (sent + timedelta(days=step) for step in range(-_BEFORE_DATE, _AFTER_DATE)) if days else ()
    return [day for day in around if any(one.is_of(day) for one in days)]


def days_around(sent: date) -> list[date]:
    """Return the days of the events that a payment is near, the nearest first."""
    return [sent + timedelta(days=step) for step in sorted(range(-_AFTER_EVENT, _BEFORE_EVENT + 1), key=abs)]


def fold_contact(contact: str) -> str:
    """Return the one spelling of an address or number by which it is found."""
    return contact.strip().casefold() if "@" in contact else digits(contact)


def _words(entry: IndexedBooking) -> Iterable[str]:
    return words_to_find(entry.name)


def _codes(entry: IndexedBooking) -> Iterable[str]:
    return codes_to_find(entry.code)


def _amounts(entry: IndexedBooking) -> Iterable[tuple[str, int]]:
    return [(entry.booking.currency, asked.cents) for asked in entry.asked]


def _event(entry: IndexedBooking) -> Iterable[date]:
    return (entry.booking.event_date,)


def _customer(entry: IndexedBooking) -> Iterable[str]:
    return (entry.booking.customer_id,)


def _contacts(entry: IndexedBooking) -> Iterable[str]:
    return [fold_contact(contact) for contact in (entry.booking.email, entry.booking.phone) if contact]


def _is_declared(entry: IndexedBooking) -> Iterable[bool]:
    return (True,) if entry.booking.declarations else ()


def _prefix(entry: IndexedBooking) -> Iterable[str]:
    prefix = entry.booking.reference.rpartition("-")[0].upper()
    return (prefix,) if prefix else ()
