"""A payment as read, and the open bookings that share anything with it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz.distance import OSA

from portal.domain.customers import words_of
from portal.domain.matching.score.facts import Known, Received
from portal.domain.matching.score.index import Index, IndexedBooking, searched_words
from portal.domain.matching.score.memo import Purpose, read_memo
from portal.domain.matching.score.names import Kinship, compare, given_names, read_name

_FEW, _MANY = 12, 100
"""Bookings that are weighed for nothing but their amount or their date."""
_DUES = frozenset({Purpose.DEPOSIT, Purpose.BALANCE, Purpose.TOTAL})


class Question:
    """A payment as read, before the bookings that it may be for."""

    def __init__(self, received: Received, index: Index, known: Known, *, references_checked: bool) -> None:
        self.received = received
        self.index = index
        self.known = known
        self.references_checked = references_checked
        self.payer = read_name(received.payer_name)
        self.memo = read_memo(received.memo, index.prefixes)
        self.keys = payer_keys(received)

    @cached_property
    def aliases(self) -> dict[str, int]:
        """Customers for whom this payer has paid, and how often."""
        counts: dict[str, int] = {}
        for key in self.keys:
            for customer_id, count in self.known.aliases.get(key, {}).items():
                counts[customer_id] = max(count, counts.get(customer_id, 0))
        return counts

    @cached_property
    def is_known_payer(self) -> bool:
        """Tell whether this is the account that has paid before, and not just somebody of that name.

        A name of one word is many people's; and an account that nobody confirmed may be a namesake's.
        """
        handle = self.received.handle
        if handle:
            return any(key.startswith("handle:") and key in self.known.aliases for key in self.keys)
        return self.payer.company or len(self.payer.words) > 1

    @cached_property
    def referenced(self) -> frozenset[str]:
        """Ids of the bookings whose reference stands in the memo whole; what is a customer's name, too, may be that."""
        return frozenset(each for code in self.memo.codes if not self._is_a_name(code) for each in self._bearing(code))

    @cached_property
    def loosely_referenced(self) -> frozenset[str]:
        """Ids of the bookings whose reference the memo has in pieces, without its prefix, or perhaps by chance."""
        names = (code for code in self.memo.codes if self._is_a_name(code))
        return frozenset(each for code in (*self.memo.loose_codes, *names) for each in self._bearing(code))

    @cached_property
    def unknown_codes(self) -> frozenset[str]:
        """The references in the memo that no open booking bears."""
        codes = (*self.memo.codes, *self.memo.mistyped_codes)
        return frozenset(code for code in codes if not self._bearing(code))

    @cached_property
    def nearly_referenced(self) -> frozenset[str]:
        """Ids of the bookings whose reference is one mistake away from one in the memo that nobody bears."""
        return frozenset(
            entry.booking.id
            for code in self.unknown_codes
            for entry in self.index.near_code(code)
            if _is_near(code, entry.code)
        )

    @cached_property
    def memo_words(self) -> tuple[str, ...]:
        """The memo's words that are names: known first names, customers' words, and what stands where a name stands."""
        return tuple(word for word in self.memo.mentions.words if self._is_somebodys(word))

    @cached_property
    def memo_people(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """Whoever the memo names, those together whom an "and" joins: two unknown words in a row are a name, too."""
        lists = (tuple(frozenset(words) for words in people) for people in self.memo.mentions.lists)
        return tuple(people for people in lists if any(self._is_name(words) for words in people))

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Ids of the bookings whose customer's name shares a word with the payer's, give or take a letter."""
        words = searched_words(self.payer)
        return frozenset(entry.booking.id for entry in self.index.with_words(words))

    @cached_property
    def dues_meant(self) -> frozenset[str]:
        """What of a booking the memo says that it pays."""
        return frozenset(self.memo.purposes & _DUES)

    @cached_property
    def contacts(self) -> tuple[str, ...]:
        """E-mail addresses and telephone numbers in the memo."""
        return (*self.memo.emails, *self.memo.telephones)

    @cached_property
    def is_identified(self) -> bool:
        """Tell whether a reference or a full name leads to somebody: who only owes such an amount matters less then."""
        if self.referenced:
            return True
        return any(compare(self.payer, self.index[each].name) >= Kinship.LONGER for each in self.namesakes)

    def entries(self) -> Iterable[IndexedBooking]:
        """Return each booking once that shares anything with the payment."""
        return {entry.booking.id: entry for entry in self._found()}.values()

    def _found(self) -> Iterator[IndexedBooking]:
        received, index = self.received, self.index
        yield from (index[each] for each in self.namesakes)
        yield from (index[each] for each in (*self.referenced, *self.loosely_referenced, *self.nearly_referenced))
        for customer_id in self.aliases:
            yield from index.of_customer(customer_id)
        for contact in filter(None, (received.handle, *self.contacts)):
            yield from index.with_contact(contact)
        yield from index.with_words(self.memo_words)
        yield from index.on_days(self.memo.days, received.sent_at.date())
        yield from index.declared()
        yield from index.owing(received.currency, received.amount_cents, most=_FEW if self.is_identified else _MANY)
        if not self.is_identified:
            yield from index.around(received.sent_at.date(), most=_MANY)

    def _bearing(self, code: str) -> frozenset[str]:
        return frozenset(entry.booking.id for entry in self.index.with_code(code))

    def _is_a_name(self, code: str) -> bool:
        return code not in self.memo.claimed_codes and self.index.bearers(code.casefold()) > 0

    def _is_name(self, words: frozenset[str]) -> bool:
        latin = [word for word in words if word.isascii()]
        return len(latin) > 1 or any(len(word) > 1 and self._is_somebodys(word) for word in latin)

    def _is_somebodys(self, word: str) -> bool:
        return word in self.memo.named or word in given_names() or len(word) == 1 or self.index.bearers(word) > 0


def payer_keys(received: Received) -> tuple[str, ...]:
    """Return the keys under which this payer is remembered: the handle, and the name in any order of its words."""
    name = " ".join(sorted(words_of(received.payer_name)))
    handle = received.handle.strip().casefold()
    return tuple(key for key, said in ((f"handle:{handle}", handle), (f"name:{name}", name)) if said)


def _is_near(written: str, code: str) -> bool:
    """Tell whether two codes differ by one wrong, missing or added character, or two swapped ones."""
    return written != code and OSA.distance(written, code, score_cutoff=1) <= 1
