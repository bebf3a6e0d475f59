"""The labeled ledger with its habits changed: what the matching does where they are others than it was tried on.

Run with `.venv/bin/python -m benchmarks.ledgers`; the table in docs/matching.md is what it prints. Wrong matches that
no reader could have avoided are counted apart: a stranger with a customer's very name, who pays exactly what that
customer owes.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec

from portal.domain.customers import words_of
from portal.domain.matching.evaluate import (
    Allocation,
    Judged,
    PastBooking,
    PastPayment,
    PaymentLabel,
    evaluate,
    summarize,
)

LEDGER = Path(__file__).parent.parent / "tests" / "data" / "ledger"
OTHERS = frozenset({"friend", "family"})
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
Row = TypeVar("Row", bound=msgspec.Struct)


class Truth(PaymentLabel, frozen=True, kw_only=True):
    """A label with who paid."""

    payer: str = ""


class Ledger(msgspec.Struct, frozen=True):
    """Bookings, payments, and what each payment was for."""

    bookings: list[PastBooking]
    payments: list[PastPayment]
    truths: dict[str, Truth]


Change = Callable[[Ledger, Random], Ledger]


def run() -> None:
    """Print a line for the ledger as it is and for each change."""
    ledger = Ledger(
        _read("bookings", PastBooking),
        _read("payments", PastPayment),
        {truth.payment_id: truth for truth in _read("labels", Truth)},
    )
    for name, change in CHANGES.items():
        changed = change(ledger, Random(7))
        judged = list(evaluate(changed.bookings, changed.payments, changed.truths))
        wrong = [each for each in judged if each.is_wrong]
        print(
            f"| {name} | {_shares(judged)} | {len(wrong)} | {sum(_is_unavoidable(each, changed) for each in wrong)} |"
        )


def as_it_is(ledger: Ledger, _numbers: Random) -> Ledger:
    """Change nothing."""
    return ledger


def friends_with_customers_names(ledger: Ledger, numbers: Random) -> Ledger:
    """Give every friend and relative some customer's name."""
    names = [booking.customer_name for booking in ledger.bookings]
    return _with_payers(ledger, lambda _, truth: numbers.choice(names) if truth.payer in OTHERS else None)


def paid_by_others(ledger: Ledger, numbers: Random) -> Ledger:
    """Let 40 % of the customers' own payments come from somebody else, whose name nobody knows."""
    return _with_payers(
        ledger,
        lambda _, truth: _invented(ledger, numbers) if truth.payer == "self" and numbers.random() < 0.4 else None,
    )


def few_names(ledger: Ledger, numbers: Random) -> Ledger:
    """Leave a seventh of the first and last names, so that many customers are namesakes."""
    words = sorted({word for booking in ledger.bookings for word in booking.customer_name.split()})
    kept = numbers.sample(words, len(words) // 7)
    instead = {word: word if word in kept else numbers.choice(kept) for word in words}
    bookings = [
        msgspec.structs.replace(booking, customer_name=_renamed(booking.customer_name, instead))
        for booking in ledger.bookings
    ]
    payments = [
        msgspec.structs.replace(
            payment, payer_name=_renamed(payment.payer_name, instead), memo=_renamed(payment.memo, instead)
        )
        for payment in ledger.payments
    ]
    return Ledger(bookings, payments, ledger.truths)


def mistyped_references(ledger: Ledger, numbers: Random) -> Ledger:
    """Mistype half of the references: a wrong character, one missing, one too many, or two swapped."""
    codes = {booking.reference.rpartition("-")[2].casefold() for booking in ledger.bookings}

    def mistyped(memo: str) -> str:
        return " ".join(
            _slip(word, numbers) if word.casefold().removeprefix("mh-") in codes and numbers.random() < 0.5 else word
            for word in memo.split(" ")
        )

    payments = [msgspec.structs.replace(each, memo=mistyped(each.memo or "")) for each in ledger.payments]
    return Ledger(ledger.bookings, payments, ledger.truths)


def noted_late(ledger: Ledger, numbers: Random) -> Ledger:
    """Note a fifth of the bookings four days after they were made."""
    bookings = [
        msgspec.structs.replace(each, created_at=each.created_at + timedelta(days=4))
        if numbers.random() < 0.2
        else each
        for each in ledger.bookings
    ]
    return Ledger(bookings, ledger.payments, ledger.truths)


def many_for_nothing(ledger: Ledger, numbers: Random) -> Ledger:
    """Let ten times as many payments be for no booking, of amounts that customers owe."""
    cents = [payment.amount_cents for payment in ledger.payments]
    memos = [payment.memo for payment in ledger.payments if not ledger.truths[payment.id].allocations]
    more = [
        msgspec.structs.replace(
            numbers.choice(ledger.payments),
            id=f"none-{number}",
            payer_name=_invented(ledger, numbers),
            amount_cents=numbers.choice(cents),
            memo=numbers.choice([*memos, "hibachi", "party", "", "Thank you!"]),
        )
        for number in range(1350)
    ]
    truths = {payment.id: Truth(payment_id=payment.id, payer="none") for payment in more}
    return Ledger(ledger.bookings, [*ledger.payments, *more], {**ledger.truths, **truths})


def repeat_customers(ledger: Ledger, numbers: Random) -> Ledger:
    """Let half of the bookings be another one of the customer before."""
    owners: dict[str, PastBooking] = {}
    bookings = []
    for before, booking in pairwise([ledger.bookings[0], *ledger.bookings]):
        owner = owners.get(before.id, before) if numbers.random() < 0.5 else booking
        owners[booking.id] = owner
        bookings.append(
            msgspec.structs.replace(booking, customer_id=owner.customer_id, customer_name=owner.customer_name)
        )
    own = {booking.id: booking for booking in bookings}
    return _with_payers(
        Ledger(bookings, ledger.payments, ledger.truths),
        lambda _, truth: own[truth.allocations[0].booking_id].customer_name if truth.payer.startswith("self") else None,
    )


def transfers_for_two(ledger: Ledger, numbers: Random) -> Ledger:
    """Let a tenth of the payments be for another's booking, too: with that one's deposit in the same transfer."""
    newest = sorted(ledger.bookings, key=lambda each: each.created_at)
    payments, truths = [], dict(ledger.truths)
    for payment in ledger.payments:
        truth = truths[payment.id]
        friends = [each for each in newest if each.created_at < payment.sent_at][-40:]
        if len(truth.allocations) != 1 or not friends or numbers.random() > 0.1:
            payments.append(payment)
            continue
        friend = numbers.choice(friends)
        payments.append(msgspec.structs.replace(payment, amount_cents=payment.amount_cents + friend.deposit_cents))
        both = (*truth.allocations, Allocation(booking_id=friend.id, amount_cents=friend.deposit_cents))
        truths[payment.id] = msgspec.structs.replace(truth, allocations=both, payer="split")
    return Ledger(ledger.bookings, payments, truths)


def balances_first(ledger: Ledger, numbers: Random) -> Ledger:
    """Let a fifth of the customers pay in the other order: the balance at once, the deposit at the party."""
    by_booking: dict[str, list[PastPayment]] = {}
    for payment in ledger.payments:
        truth = ledger.truths[payment.id]
        if len(truth.allocations) == 1:
            by_booking.setdefault(truth.allocations[0].booking_id, []).append(payment)
    swapped = {}
    for paid in by_booking.values():
        if len(paid) == 2 and numbers.random() < 0.2:
            for mine, other in (paid, reversed(paid)):
                swapped[mine.id] = msgspec.structs.replace(mine, sent_at=other.sent_at)
    payments = [swapped.get(payment.id, payment) for payment in ledger.payments]
    return Ledger(ledger.bookings, payments, ledger.truths)


def _with_payers(ledger: Ledger, named: Callable[[PastPayment, Truth], str | None]) -> Ledger:
    """Rename payers: each one keeps the new name for all payments of the same booking."""
    names: dict[tuple[str | None, str], str] = {}
    payments = []
    for payment in ledger.payments:
        truth = ledger.truths[payment.id]
        key = (payment.payer_name, truth.allocations[0].booking_id if truth.allocations else payment.id)
        name = names.get(key) or named(payment, truth)
        if name:
            names[key] = name
        payments.append(msgspec.structs.replace(payment, payer_name=name) if name else payment)
    return Ledger(ledger.bookings, payments, ledger.truths)


def _invented(ledger: Ledger, numbers: Random) -> str:
    """Return a name that is made of two customers'."""
    one, other = (numbers.choice(ledger.bookings).customer_name.split() for _ in range(2))
    return f"{one[0]} {other[-1]}"


def _renamed(text: str | None, instead: Mapping[str, str]) -> str:
    folded = {word.casefold(): new for word, new in instead.items()}
    return " ".join(_like(word, folded.get(word.casefold(), word)) for word in (text or "").split(" "))


def _like(word: str, new: str) -> str:
    return new.upper() if word.isupper() and len(word) > 1 else new


def _slip(word: str, numbers: Random) -> str:
    place = numbers.randrange(len(word) - 6, len(word) - 1)
    added = numbers.choice(ALPHABET)
    return numbers.choice(
        (
            word[:place] + added + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:-1],
            word[:place] + added + word[place:],
            word + added,
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )


def _shares(judged: Sequence[Judged]) -> str:
    summary = summarize(judged, seconds=0)
    first, among = (100 * each / summary.reviewed_with_booking for each in (summary.first, summary.among_three))
    return f"{100 * summary.automatic / summary.payments:.1f} % | {first:.1f} % | {among:.1f} %"


def _is_unavoidable(judged: Judged, ledger: Ledger) -> bool:
    """Tell whether the payer bears the very name of the customer whose booking it was taken for."""
    booking = next(each for each in ledger.bookings if each.id == judged.verdict.booking_id)
    return sorted(words_of(judged.payment.payer_name or "")) == sorted(words_of(booking.customer_name))


def _read(name: str, row: type[Row]) -> list[Row]:
    decoder = msgspec.json.Decoder(row)
    return [decoder.decode(line) for line in (LEDGER / f"{name}.jsonl").read_bytes().splitlines()]


CHANGES: Mapping[str, Change] = {
    "as it is": as_it_is,
    "every friend and relative has some customer's name": friends_with_customers_names,
    "40 % of the customers' own payments from somebody else": paid_by_others,
    "few names, so many namesakes": few_names,
    "half of the references mistyped": mistyped_references,
    "a fifth of the bookings noted four days late": noted_late,
    "ten times as many payments for no booking": many_for_nothing,
    "half of the bookings are repeat customers'": repeat_customers,
    "a tenth of the transfers with a friend's deposit": transfers_for_two,
    "a fifth pay the balance first": balances_first,
}

if __name__ == "__main__":
    run()
