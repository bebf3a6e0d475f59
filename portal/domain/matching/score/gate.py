"""May a payment be applied without a person? Only with an identity, an exact amount, and nothing at all against it.

An identity says who pays for whom. The bookings that any identity points to are gathered before the amount is looked
at, so that an amount that happens to fit can never settle which of two namesakes has paid.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from portal.domain.matching.score.candidates import Scored, is_contact, is_refused, names_somebody_else
from portal.domain.matching.score.facts import DueKind, Guard
from portal.domain.matching.score.memo import Purpose
from portal.domain.matching.score.names import Kinship, given_names, is_slip, misspelt_words
from portal.domain.matching.score.question import Question
from portal.domain.matching.score.weights import Point

FRESH_FOR = timedelta(hours=48)
_CLOCKS_DIFFER = timedelta(hours=1)
_CERTAIN = frozenset({Point.REFERENCE, Point.HANDLE, Point.CONTACT, Point.DECLARED, Point.ALIAS, Point.MEMO_SAME})
_HINTS = frozenset(
    {Point.REFERENCE_FAILED_CHECK, Point.REFERENCE_LOOSE, Point.REFERENCE_NEAR, Point.HANDLE_TYPED, Point.MEMO_DOUBTFUL}
)
"""What points to a booking without ever being enough."""
_SAID = _CERTAIN - {Point.ALIAS} | _HINTS
_NAMELESS = _CERTAIN - {Point.MEMO_SAME}
_UNUSUAL = frozenset({Point.BALANCE_EXACT, Point.TOTAL_EXACT})
_JUST_BOOKED = frozenset({Point.HOURS_AFTER_BOOKING, Point.SAME_DAY_AS_BOOKING})
_AT_THE_EVENT = frozenset({Point.AT_THE_EVENT, Point.NEAR_THE_EVENT})
_LONG_BOOKED = timedelta(days=2)
_OVER_FOR = timedelta(days=5)
_SAME_DAYS = 1
_TOLD = frozenset({Point.HANDLE, Point.CONTACT, Point.DECLARED})


class Ruling(msgspec.Struct, frozen=True):
    """The booking that identity and amount point to, if they point to one, and everything that stands against it."""

    first: Scored | None
    chosen: Scored | None
    rivals: tuple[Scored, ...]
    guards: tuple[Guard, ...]


def rule(question: Question, scored: Sequence[Scored], *, at: datetime) -> Ruling:
    """Decide whether `scored`, best first, has one booking to which the payment may be applied at the time `at`."""
    outer = tuple(_outer_guards(question, at))
    pointed = _pointed_at(scored)
    if not pointed:
        return Ruling(None, None, (), (*outer, Guard.NO_IDENTITY if scored else Guard.NO_CANDIDATE))
    first = _most_certain(pointed)
    rivals = tuple(each for each in pointed if _is_rival(question, each, first))
    own = [each for each in pointed if _customer(each) == _customer(first)]
    chosen, doubt = _choose(own)
    inner = _inner_guards(question, chosen) if chosen else ()
    return Ruling(first, chosen, rivals, tuple(dict.fromkeys((*outer, *_rival_guards(first, rivals), *doubt, *inner))))


def _outer_guards(question: Question, at: datetime) -> Iterator[Guard]:
    """Yield what forbids a decision by itself whatever the candidates are."""
    received = question.received
    if not received.trusted:
        yield Guard.UNTRUSTED
    if not -_CLOCKS_DIFFER <= at - received.sent_at <= FRESH_FOR:
        yield Guard.STALE
    if not received.new:
        yield Guard.REPEATED
    if not question.memo.purposes.isdisjoint((Purpose.ELSEWHERE, Purpose.TIP)):
        yield Guard.MEMO_PURPOSE


def _pointed_at(scored: Sequence[Scored]) -> list[Scored]:
    """Return the bookings that an identity points to; a loose spelling counts only where there is no better one.

    A namesake who owes nothing any more is one too: he may pay more than he owes, and nobody could tell.
    """
    best = max((max(each.kinship, each.memo_kinship) for each in scored), default=Kinship.NONE)
    reach = Kinship.LONGER if best is Kinship.SAME else Kinship.INITIAL
    return [
        each
        for each in scored
        if _is_referred_to(each) or (_is_named(each, reach) and (each.entry.asked or each.kinship >= Kinship.LONGER))
    ]


def _is_referred_to(scored: Scored) -> bool:
    return Point.REFERENCE in scored.points or not _HINTS.isdisjoint(scored.points)


def _is_named(scored: Scored, reach: Kinship) -> bool:
    return max(scored.kinship, scored.memo_kinship) >= reach or not _CERTAIN.isdisjoint(scored.points)


def _most_certain(pointed: Sequence[Scored]) -> Scored:
    """Return the booking to whose customer the strongest identity points, without a look at the amount."""
    return max(
        pointed,
        key=lambda each: (
            Point.REFERENCE in each.points,
            not _CERTAIN.isdisjoint(each.points),
            each.kinship,
            each.memo_kinship,
            Point.DATE_SAME in each.points,
        ),
    )


def _is_rival(question: Question, scored: Scored, first: Scored) -> bool:
    """Tell whether evidence points to another customer.

    Of namesakes, a written reference or the date of the event settles who is meant; and one whose party is over and
    paid for, to the cent, does not pay another's balance.
    """
    if _customer(scored) == _customer(first):
        return False
    if Point.REFERENCE in first.points and first.kinship >= max(Kinship.INITIAL, scored.kinship):
        return not _SAID.isdisjoint(scored.points)
    if not _is_mere_namesake(scored, first):
        return True
    return not (_settles_date(question, scored, first) or _is_done(question, scored, first))


def _is_mere_namesake(scored: Scored, first: Scored) -> bool:
    """Tell whether nothing but a name, and no better one than the other's, points to a booking."""
    told = _CERTAIN | _HINTS
    own = told.intersection(scored.points) - told.intersection(first.points) | (_NAMELESS & frozenset(scored.points))
    return not own and scored.kinship <= first.kinship and scored.memo_kinship <= first.memo_kinship


def _settles_date(question: Question, scored: Scored, first: Scored) -> bool:
    """Tell whether the memo has the date of one event and not, even nearly, of the other's.

    The date of the payment may be just that, unless it is for a balance that the other does not owe.
    """
    if not _has_date_of(question, first) or Point.DATE_OTHER not in scored.points:
        return False
    days = abs((first.entry.booking.event_date - question.received.sent_at.date()).days)
    return days > _SAME_DAYS or (first.fit.point in _UNUSUAL and not scored.is_exact)


def _is_done(question: Question, scored: Scored, first: Scored) -> bool:
    """Tell whether a booking is over and paid to the cent, and this is neither its tip nor its money once more.

    It is the deposit of a booking made hours ago, or a whole balance that is not its own.
    """
    booking, cents = scored.entry.booking, question.received.amount_cents
    if booking.paid_cents != booking.total_cents or question.received.sent_at.date() - booking.event_date < _OVER_FOR:
        return False
    if first.fit.point in _UNUSUAL:
        its_own = (booking.total_cents, booking.total_cents - booking.deposit_cents)
        return cents not in its_own and scored.fit.point is Point.NOTHING_DUE
    return Point.DEPOSIT_EXACT in first.points and not _JUST_BOOKED.isdisjoint(first.points)


def _rival_guards(first: Scored, rivals: Sequence[Scored]) -> Iterator[Guard]:
    if any(Point.REFERENCE in each.points for each in (first, *rivals)) and rivals:
        yield Guard.RIVAL_REFERENCE
    elif rivals:
        named = all(each.kinship >= Kinship.INITIAL for each in (first, *rivals))
        yield Guard.RIVAL_NAME if named else Guard.RIVAL


def _choose(own: Sequence[Scored]) -> tuple[Scored | None, tuple[Guard, ...]]:
    """Return which of a customer's bookings is paid: the one referred to, else the only one that owes exactly this."""
    referred = [each for each in own if Point.REFERENCE in each.points or Point.DECLARED in each.points]
    if len(referred) > 1:
        return None, (Guard.RIVAL_REFERENCE,)
    exact = [each for each in referred or own if each.is_exact]
    if len(exact) > 1:
        exact = [each for each in exact if Point.DATE_SAME in each.points] or exact
    if len(exact) == 1:
        return exact[0], ()
    return None, (Guard.TWO_BOOKINGS if exact else Guard.AMOUNT,)


def _inner_guards(question: Question, chosen: Scored) -> Iterator[Guard]:
    """Yield what speaks against the booking chosen."""
    if chosen.entry.booking.currency != question.received.currency:
        yield Guard.CURRENCY
    if is_refused(chosen.entry, question):
        yield Guard.REFUSED
    if Point.REFERENCE_NEAR not in chosen.points and not question.unknown_codes.isdisjoint(question.memo.claimed_codes):
        yield Guard.UNKNOWN_REFERENCE
    if question.memo.is_turned:
        yield Guard.UNSURE_MEMO
    if Point.WORD_DISAGREES in chosen.points and _may_be_two_payments(question, chosen):
        yield Guard.ALL_AT_ONCE
    if Point.REFERENCE in chosen.points:
        return
    yield from _identity_guards(question, chosen)
    if names_somebody_else(chosen, question):
        yield Guard.MEMO_NAME
    if Point.DATE_OTHER in chosen.points:
        yield Guard.MEMO_DATE


def _identity_guards(question: Question, chosen: Scored) -> Iterator[Guard]:
    """Yield what leaves a doubt about an identity other than a reference."""
    if _has_unread(question, chosen) or (chosen.kinship < Kinship.INITIAL and _is_memo_unsure(question, chosen)):
        yield Guard.UNSURE_MEMO
    if not _TOLD.isdisjoint(chosen.points):
        return
    if chosen.kinship < Kinship.INITIAL and Point.MEMO_SAME not in chosen.points and Point.ALIAS in chosen.points:
        if len(question.aliases) > 1:
            yield Guard.UNSURE_PAYER
        elif not question.is_known_payer:
            yield Guard.OTHER_PAYER
    elif not _is_sure_of_name(question, chosen):
        yield Guard.UNSURE_NAME
    if (
        chosen.fit.due is DueKind.DEPOSIT
        and Point.DATE_SAME not in chosen.points
        and _has_irregular_other(question, chosen)
    ):
        yield Guard.TWO_BOOKINGS
    if _may_be_two_payments(question, chosen):
        yield Guard.ALL_AT_ONCE
    # Deposits come within days. One that comes later, for no stated date, is as likely a namesake's or a friend's; and
    # so is a balance of just as much, long before the party.
    if _is_out_of_time(chosen) and Point.DATE_SAME not in chosen.points:
        yield Guard.LATE_DEPOSIT


def _is_memo_unsure(question: Question, chosen: Scored) -> bool:
    """Tell whether a memo, on which the identity rests or beside it, may mean somebody else than the customer.

    An address or number beside the customer's may be anybody's.
    """
    others = [contact for contact in question.contacts if not is_contact(contact, chosen.entry)]
    rests_on_it = not {Point.MEMO_SAME, Point.CONTACT}.isdisjoint(chosen.points)
    return Point.MEMO_DOUBTFUL in chosen.points or (rests_on_it and bool(others))


def _is_out_of_time(chosen: Scored) -> bool:
    return Point.LONG_AFTER_BOOKING in chosen.points or {Point.REST_EXACT, Point.FAR_FROM_THE_EVENT} <= set(
        chosen.points
    )


def _has_unread(question: Question, chosen: Scored) -> bool:
    """Tell whether the memo has words in another script that are neither plain ones nor the payer's or customer's."""
    known = (*question.payer.words, *chosen.entry.name.words)
    return any(not word.isascii() and word not in known for word in question.memo.mentions.words)


def _may_be_two_payments(question: Question, chosen: Scored) -> bool:
    """Tell whether all that a party costs may be its balance, come before its deposit, and a friend's deposit in one.

    In the days before a party that was booked earlier and never paid for, it is what it seems.
    """
    booking = chosen.entry.booking
    booked_for = question.received.sent_at - booking.created_at
    at_the_event = not _AT_THE_EVENT.isdisjoint(chosen.points) and booked_for >= _LONG_BOOKED
    is_all = Point.TOTAL_EXACT in chosen.points and booking.deposit_cents > 0
    return is_all and Point.WORD_AGREES not in chosen.points and not at_the_event


def _has_irregular_other(question: Question, chosen: Scored) -> bool:
    """Tell whether another booking of the customer was not paid in plain steps: its deposit may still be coming."""
    return any(
        entry.booking.paid_cents not in (0, entry.booking.deposit_cents, entry.booking.total_cents)
        for entry in question.index.of_customer(_customer(chosen))
        if entry.booking.id != chosen.entry.booking.id
    )


def _is_sure_of_name(question: Question, chosen: Scored) -> bool:
    """Tell whether the spelling of a name leaves no doubt, where it is a name that decides."""
    if not _CERTAIN.isdisjoint(chosen.points) or chosen.kinship >= Kinship.SPELLED:
        return True
    if chosen.kinship is Kinship.MISSPELT:
        return is_slip(question.payer, chosen.entry.name) and _is_nobodys(question, chosen)
    # One initial stands for many people: only the event's date, or an amount that nobody else owes, makes up for that.
    if Kinship.INITIAL not in (chosen.kinship, chosen.memo_kinship):
        return False
    alone = question.index.same_amount(question.received.currency, question.received.amount_cents) == 1
    return _has_date_of(question, chosen) or (alone and chosen.fit.due is not DueKind.DEPOSIT)


def _has_date_of(question: Question, scored: Scored) -> bool:
    """Tell whether the memo has the date of the event; a day without its month may be another month's."""
    return any(day.month and day.is_of(scored.entry.booking.event_date) for day in question.memo.days)


def _is_nobodys(question: Question, chosen: Scored) -> bool:
    """Tell whether the misspelt words are no names that we know."""
    wrong = misspelt_words(question.payer, chosen.entry.name)
    return all(word not in given_names() and question.index.bearers(word) == 0 for word in wrong)


def _customer(scored: Scored) -> str:
    return scored.entry.booking.customer_id
