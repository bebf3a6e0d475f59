"""The open bookings, arranged so that a payment meets only those that it may be for."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar

import msgspec

from portal.domain.customers import minus_one
from portal.domain.matching.score.amounts import Asked, asked_of
from portal.domain.matching.score.dates import Day
from portal.domain.matching.score.facts import OpenBooking
from portal.domain.matching.score.memo import digits, fold_code
from portal.domain.matching.score.names import Name, read_name

_SHORTEST_INEXACT = 4
"""Letters in a word that is found with one of them missing; shorter words would find everybody."""
_BEFORE_EVENT = timedelta(days=12)
_AFTER_EVENT = timedelta(days=5)

Key = TypeVar("Key", bound=Hashable)


class Entry(msgspec.Struct, frozen=True, eq=False):
    """A booking with what is worked out of it once."""

    booking: OpenBooking
    name: Name
    code: str
    asked: tuple[Asked, ...]

    @property
    def person(self) -> tuple[str, ...]:
        """The customer's words, given name first."""
        return self.name.people[0] if self.name.people else self.name.words


class _Block(Generic[Key]):
    """Booking ids by a key that they share, in the order in which they came."""

    def __init__(self) -> None:
        self._ids: dict[Key, dict[str, None]] = defaultdict(dict)

    def add(self, key: Key, booking_id: str) -> None:
        self._ids[key][booking_id] = None

    def discard(self, key: Key, booking_id: str) -> None:
        ids = self._ids.get(key)
        if ids:
            ids.pop(booking_id, None)
            if not ids:
                del self._ids[key]

    def get(self, key: Key) -> Iterable[str]:
        return self._ids.get(key, {})

    def count(self, key: Key) -> int:
        return len(self._ids.get(key, ()))


class Index:
    """Open bookings that can be searched by everything that a payment says; `put` and `drop` keep it current."""

    def __init__(self, bookings: Iterable[OpenBooking] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_word: _Block[str] = _Block()
        self._by_code: _Block[str] = _Block()
        self._by_cents: _Block[tuple[str, int]] = _Block()
        self._by_event: _Block[date] = _Block()
        self._by_customer: _Block[str] = _Block()
        self._by_contact: _Block[str] = _Block()
        self._declared: dict[str, None] = {}
        self._prefixes: Counter[str] = Counter()
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        for booking in bookings:
            self.put(booking)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, booking_id: str) -> Entry:
        return self._entries[booking_id]

    def __contains__(self, booking_id: str) -> bool:
        return booking_id in self._entries

    def bookings(self) -> Iterator[OpenBooking]:
        """Yield every booking that is here."""
        return (entry.booking for entry in self._entries.values())

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes that references of these bookings begin with."""
        return frozenset(self._prefixes)

    def put(self, booking: OpenBooking) -> None:
        """Add a booking, or take over what has changed about it."""
        self.drop(booking.id)
        prefix, _, code = booking.reference.rpartition("-")
        entry = Entry(booking, read_name(booking.customer_name), fold_code(code), asked_of(booking))
        self._entries[booking.id] = entry
        self._prefixes.update([prefix.upper()] if prefix else [])
        for word in frozenset(entry.name.words):
            self._words[word][booking.customer_id] += 1
        if booking.declarations:
            self._declared[booking.id] = None
        for block, key in self._keys(entry):
            block.add(key, booking.id)

    def drop(self, booking_id: str) -> None:
        """Forget a booking, if it is here."""
        entry = self._entries.pop(booking_id, None)
        if entry is None:
            return
        self._declared.pop(booking_id, None)
        prefix = entry.booking.reference.rpartition("-")[0].upper()
        self._prefixes -= Counter([prefix])
        for word in frozenset(entry.name.words):
            self._words[word] -= Counter([entry.booking.customer_id])
            if not self._words[word]:
                del self._words[word]
        for block, key in self._keys(entry):
            block.discard(key, booking_id)

    def bearers(self, word: str) -> int:
        """Return how many customers have `word` in their name."""
        return len(self._words.get(word, ()))

    def same_amount(self, currency: str, cents: int) -> int:
        """Return how many bookings owe exactly this."""
        return self._by_cents.count((currency, cents))

    def of_customer(self, customer_id: str) -> Iterator[Entry]:
        """Yield a customer's bookings."""
        return (self._entries[each] for each in self._by_customer.get(customer_id))

    def with_code(self, code: str) -> Iterator[Entry]:
        """Yield the bookings of a folded reference code: one, unless two businesses share it."""
        return (self._entries[each] for each in self._by_code.get(code) if self._entries[each].code == code)

    def near_code(self, code: str) -> Iterator[Entry]:
        """Yield the bookings whose code may differ from this by one character."""
        return (self._entries[each] for key in minus_one(code) for each in self._by_code.get(key))

    def with_words(self, words: Iterable[str]) -> Iterator[Entry]:
        """Yield the bookings whose customer's name has one of the words, give or take a letter."""
        return (self._entries[each] for word in words for key in _inexact(word) for each in self._by_word.get(key))

    def with_contact(self, contact: str) -> Iterator[Entry]:
        """Yield the bookings of an e-mail address or a telephone number."""
        return (self._entries[each] for each in self._by_contact.get(_fold_contact(contact)))

    def declared(self) -> Iterator[Entry]:
        """Yield the bookings whose customer said that money was sent."""
        return (self._entries[each] for each in self._declared)

    def on_days(self, days: Iterable[Day], sent: date) -> Iterator[Entry]:
        """Yield the bookings of the memo's days, in the year around the payment."""
        around = (sent + timedelta(days=step) for step in range(-60, 300)) if days else ()
        return (
            self._entries[each]
            for day in around
            if any(one.is_of(day) for one in days)
            for each in self._by_event.get(day)
        )

    def owing(self, currency: str, cents: int, *, most: int) -> Iterator[Entry]:
        """Yield those that owe exactly this, at most so many: the newest, as a deposit comes soon after its booking."""
        ids = list(self._by_cents.get((currency, cents)))
        return (self._entries[each] for each in ids[-most:])

    def around(self, sent: date, *, most: int) -> Iterator[Entry]:
        """Yield those whose event is near, at most so many, nearest first: a balance may come with a tip."""
        steps = sorted(range(-_AFTER_EVENT.days, _BEFORE_EVENT.days + 1), key=abs)
        ids = [each for step in steps for each in self._by_event.get(sent + timedelta(days=step))]
        return (self._entries[each] for each in ids[:most])

    def _keys(self, entry: Entry) -> Iterator[tuple[_Block, Hashable]]:  # type: ignore[type-arg]
        """Yield every place at which a booking is found."""
        booking = entry.booking
        for key in {*minus_one(entry.code), entry.code} if entry.code else ():
            yield self._by_code, key
        for word in {*entry.name.words, "".join(entry.person)}:
            for key in _inexact(word):
                yield self._by_word, key
        for asked in entry.asked:
            yield self._by_cents, (booking.currency, asked.cents)
        yield self._by_event, booking.event_date
        yield self._by_customer, booking.customer_id
        for contact in filter(None, (booking.email, booking.phone)):
            yield self._by_contact, _fold_contact(contact)


def searched_words(payer: Name) -> frozenset[str]:
    """Return the words by which a payer is looked up among customers: the name's, and the name written in one."""
    joined = ("".join(person) for person in payer.people)
    return frozenset(word for word in (*payer.words, *joined) if len(word) > 1)


def _inexact(word: str) -> frozenset[str]:
    return minus_one(word) | {word} if len(word) >= _SHORTEST_INEXACT else frozenset({word})


def _fold_contact(contact: str) -> str:
    return contact.strip().casefold() if "@" in contact else digits(contact)
