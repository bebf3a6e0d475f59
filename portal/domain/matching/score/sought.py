"""What the judgment of a payment will search the open bookings for: what a database is to be asked beforehand."""

from collections.abc import Iterable
from datetime import date

from portal.domain.matching.score.dates import WrittenDay
from portal.domain.matching.score.facts import Known, Received
from portal.domain.matching.score.index import Index, IndexedBooking, codes_to_find, dates_of, fold_contact, inexact
from portal.domain.matching.score.question import Question


class Sought(Index):
    """An index that finds nothing and notes what it is asked for.

    Whoever finds nothing asks for everything: a code that nobody bears is searched with a mistake in it, a payer whom
    no name identifies by amounts and dates, too. So what is noted here is all that an index with bookings in it may be
    asked for.
    """

    def __init__(self, received: Received, known: Known, *, prefixes: frozenset[str]) -> None:
        super().__init__()
        self._prefixes = prefixes
        self.words: set[str] = set()
        self.codes: set[str] = set()
        self.customers: set[str] = set()
        self.contacts: set[str] = set()
        self.dates: set[date] = set()
        self.most = 0
        question = Question(received, self, known, references_checked=True)
        tuple(question.entries())
        self.words.update(word for people in question.memo_people for person in people for word in person)

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes that references of all open bookings begin with."""
        return self._prefixes

    def bearers(self, word: str) -> int:
        """Note a word, and take it for somebody's."""
        self.words.add(word)
        return 1

    def of_customer(self, customer_id: str) -> Iterable[IndexedBooking]:
        """Note a customer."""
        self.customers.add(customer_id)
        return ()

    def with_code(self, code: str) -> Iterable[IndexedBooking]:
        """Note a code."""
        self.codes.add(code)
        return ()

    def near_code(self, code: str) -> Iterable[IndexedBooking]:
        """Note a code, give or take a character."""
        self.codes |= codes_to_find(code)
        return ()

    def with_words(self, words: Iterable[str]) -> Iterable[IndexedBooking]:
        """Note words, give or take a letter."""
        self.words.update(key for word in words for key in inexact(word))
        return ()

    def with_contact(self, contact: str) -> Iterable[IndexedBooking]:
        """Note an address or number."""
        self.contacts.add(fold_contact(contact))
        return ()

    def on_days(self, days: Iterable[WrittenDay], sent: date) -> Iterable[IndexedBooking]:
        """Note the dates that are meant."""
        self.dates.update(dates_of(days, sent))
        return ()

    def owing(self, _currency: str, _cents: int, *, most: int) -> Iterable[IndexedBooking]:
        """Note how many are asked for that owe the payment's amount."""
        self.most = max(self.most, most)
        return ()

    def around(self, _sent: date, *, most: int) -> Iterable[IndexedBooking]:
        """Note how many are asked for near the payment's date."""
        self.most = max(self.most, most)
        return ()
