"""Every booking that a payment may be for, with the points that speak for and against it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from portal.domain.bookings import is_reference_whole
from portal.domain.matching.score.amounts import EXACT, AmountFit, fit
from portal.domain.matching.score.facts import Declaration, DueKind, Received
from portal.domain.matching.score.index import IndexedBooking
from portal.domain.matching.score.memo import Memo, digits, whole_telephone
from portal.domain.matching.score.mentions import compare_mentions
from portal.domain.matching.score.names import Kinship, compare, is_nickname, read_name
from portal.domain.matching.score.question import Question
from portal.domain.matching.score.weights import WEIGHTS, Point

DECLARED_FOR = timedelta(days=30)
_EVENING = time(20, tzinfo=UTC)
_AFTER_BOOKING = (
    (3, Point.HOURS_AFTER_BOOKING),
    (12, Point.SAME_DAY_AS_BOOKING),
    (36, Point.SOON_AFTER_BOOKING),
    (120, Point.DAYS_AFTER_BOOKING),
)
"""Hours after the booking, up to which a deposit counts as such."""
_AROUND_EVENT = (
    (-1.5, 2.5, Point.AT_THE_EVENT),
    (-3.0, 5.0, Point.NEAR_THE_EVENT),
    (-7.0, 12.0, Point.BEFORE_THE_EVENT),
)
"""Days before the event, from least to most, within which anything else counts as such."""
_RARE_AMONG = 50
_TYPED_HANDLES = frozenset({"stripe"})
"""Providers at which a payer types an e-mail address that nobody checks."""


class Scored:
    """One booking with its points."""

    __slots__ = ("declared", "entry", "fit", "kinship", "memo_kinship", "points", "weight")

    def __init__(self, entry: IndexedBooking, question: Question) -> None:
        received = question.received
        self.entry = entry
        self.fit: AmountFit = fit(received.amount_cents, entry.booking, entry.asked)
        self.kinship = compare(question.payer, entry.name) if entry.booking.id in question.namesakes else Kinship.NONE
        self.memo_kinship = (
            compare_mentions(question.memo.mentions, entry.person) if question.memo_words else Kinship.NONE
        )
        declarations = entry.booking.declarations
        self.declared = bool(declarations) and any(is_declared(each, received) for each in declarations)
        self.points = tuple(_points(self, question))
        self.weight = sum(map(WEIGHTS.__getitem__, self.points))

    @property
    def is_exact(self) -> bool:
        """Tell whether the amount is exactly something that this booking owes."""
        return self.fit.point in EXACT


def is_declared(declared: Declaration, received: Received) -> bool:
    """Tell whether this is the money that a customer said was sent: this account's name, this amount, not long ago."""
    recent = timedelta(days=-1) <= received.sent_at - declared.at <= DECLARED_FOR
    if not recent or declared.amount_cents != received.amount_cents or declared.method not in ("", received.provider):
        return False
    return compare(read_name(received.payer_name), read_name(declared.payer_name)) >= Kinship.SPELLED


def _points(scored: Scored, question: Question) -> list[Point]:
    entry, memo = scored.entry, question.memo
    points = [
        _reference_point(entry, question),
        *_payer_points(scored, question),
        *(_memo_points(scored, question) if question.memo_people or question.memo_words else ()),
        scored.fit.point,
        _date_point(entry, memo) if memo.days else None,
        _purpose_point(scored.fit.due, question.dues_meant) if question.dues_meant else None,
        _timing_point(entry, scored.fit, question.received.sent_at),
    ]
    return [point for point in points if point]


def _reference_point(entry: IndexedBooking, question: Question) -> Point | None:
    if entry.booking.id in question.referenced:
        whole = not question.references_checked or is_reference_whole(entry.booking.reference)
        return Point.REFERENCE if whole else Point.REFERENCE_FAILED_CHECK
    if entry.booking.id in question.loosely_referenced:
        return Point.REFERENCE_LOOSE
    if entry.booking.id in question.nearly_referenced:
        return Point.REFERENCE_NEAR
    return Point.REFERENCE_OTHER if question.referenced else None


def _payer_points(scored: Scored, question: Question) -> Iterator[Point]:
    booking, received = scored.entry.booking, question.received
    if scored.kinship in _NAME_POINTS:
        yield _NAME_POINTS[scored.kinship]
    if scored.kinship is Kinship.SURNAME and is_rare(scored.entry, question):
        yield Point.NAME_RARE
    # That a namesake has paid for himself says nothing about which of the two pays now.
    if booking.customer_id in question.aliases and scored.kinship < Kinship.MISSPELT:
        yield Point.ALIAS
    if received.handle and is_handle(received.handle, scored.entry):
        typed = received.provider in _TYPED_HANDLES and scored.kinship < Kinship.SURNAME and question.payer.words
        yield Point.HANDLE_TYPED if typed else Point.HANDLE
    if question.contacts and any(is_contact(contact, scored.entry) for contact in question.contacts):
        yield Point.CONTACT
    if scored.declared:
        yield Point.DECLARED
    if question.known.refused and is_refused(scored.entry, question):
        yield Point.REFUSED


def is_rare(entry: IndexedBooking, question: Question) -> bool:
    """Tell whether a surname that both have is no other customer's, among enough of them to say so."""
    shared = frozenset(question.payer.words) & frozenset(entry.name.words)
    return len(question.index) >= _RARE_AMONG and any(question.index.bearers(word) == 1 for word in shared)


def is_handle(handle: str, entry: IndexedBooking) -> bool:
    """Tell whether a payer's account is known by the customer's e-mail address or telephone number.

    A handle that somebody chose ("@916-555-3222") is neither.
    """
    if "@" in handle:
        return handle.strip().casefold() == entry.booking.email.casefold()
    number = whole_telephone(handle)
    return bool(number) and number == digits(entry.booking.phone)


def is_contact(contact: str, entry: IndexedBooking) -> bool:
    """Tell whether an e-mail address or telephone number that a memo has is the customer's."""
    if "@" in contact:
        return contact == entry.booking.email.casefold()
    return contact == digits(entry.booking.phone)


def is_refused(entry: IndexedBooking, question: Question) -> bool:
    """Tell whether staff said before that this payer's money is not for this booking or customer."""
    booking, refused = entry.booking, question.known.refused
    return any((key, each) in refused for key in question.keys for each in (booking.customer_id, booking.id))


def _memo_points(scored: Scored, question: Question) -> Iterator[Point]:
    if scored.memo_kinship in _MEMO_POINTS:
        yield _MEMO_POINTS[scored.memo_kinship]
    if names_somebody_else(scored, question):
        yield Point.MEMO_OTHER


def names_somebody_else(scored: Scored, question: Question) -> bool:
    """Tell whether the memo names a person who is neither this customer nor the payer.

    Who is named beside one of them, as in "Maria and Jose", is with them.
    """
    return not all(_is_known(people, scored.entry.person, question.payer.words) for people in question.memo_people)


def _is_known(people: tuple[frozenset[str], ...], customer: tuple[str, ...], payer: tuple[str, ...]) -> bool:
    return any(_are_all_of(words, customer) or _are_all_of(words, payer) for words in people)


def _are_all_of(words: frozenset[str], name: tuple[str, ...]) -> bool:
    """Tell whether these words are from one name, or initials or fond forms of words in it."""
    return bool(name) and all(
        word in name
        or (len(word) == 1 and any(word == each[0] for each in name))
        or any(is_nickname(word, each) for each in name)
        for word in words
    )


def _date_point(entry: IndexedBooking, memo: Memo) -> Point:
    event = entry.booking.event_date
    if any(day.is_of(event) for day in memo.days):
        return Point.DATE_SAME
    return Point.DATE_NEAR if any(day.is_near(event) for day in memo.days) else Point.DATE_OTHER


def _purpose_point(due: DueKind, meant: frozenset[str]) -> Point:
    return Point.WORD_AGREES if due in meant else Point.WORD_DISAGREES


def _timing_point(entry: IndexedBooking, fitted: AmountFit, sent_at: datetime) -> Point:
    if fitted.due is DueKind.DEPOSIT:
        hours = (sent_at - entry.booking.created_at).total_seconds() / 3600
        for most, point in _AFTER_BOOKING:
            if hours <= most:
                return point
        return Point.LONG_AFTER_BOOKING
    return _around_event(entry.booking.event_date, sent_at)


@lru_cache(maxsize=4_096)
def _around_event(event_date: date, sent_at: datetime) -> Point:
    days = (datetime.combine(event_date, _EVENING) - sent_at).total_seconds() / 86400
    for earliest, latest, point in _AROUND_EVENT:
        if earliest <= days <= latest:
            return point
    return Point.FAR_FROM_THE_EVENT


_NAME_POINTS = {
    Kinship.SAME: Point.NAME_SAME,
    Kinship.SPELLED: Point.NAME_SPELLED,
    Kinship.LONGER: Point.NAME_LONGER,
    Kinship.MISSPELT: Point.NAME_MISSPELT,
    Kinship.INITIAL: Point.NAME_INITIAL,
    Kinship.SIMILAR: Point.NAME_SIMILAR,
    Kinship.SURNAME: Point.NAME_SURNAME,
    Kinship.GIVEN: Point.NAME_GIVEN,
}
_MEMO_POINTS = {
    Kinship.SAME: Point.MEMO_SAME,
    Kinship.LONGER: Point.MEMO_DOUBTFUL,
    Kinship.INITIAL: Point.MEMO_INITIAL,
    Kinship.GIVEN: Point.MEMO_GIVEN,
    Kinship.SURNAME: Point.MEMO_SURNAME,
}
