"""How fast payments are judged, over the labeled ledger and with ten times as many open bookings.

Seconds depend on the machine, so the figures to watch are ratios: what ten times the bookings cost a payment, and
what a payment costs in units of a fixed piece of Python work that is timed beside it.
"""

import json as json_format
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

import msgspec

from portal.domain.matching.evaluate import Judged, PastBooking, PastPayment, PaymentLabel, evaluate

LEDGER = Path(__file__).parent.parent / "tests" / "data" / "ledger"
PAYMENTS = 1500
TIMES = 10
Row = TypeVar("Row", PastBooking, PastPayment, PaymentLabel)


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    unit = median(_unit_seconds() for _ in range(5))
    bookings = _read("bookings", PastBooking)
    payments = _read("payments", PastPayment)[:PAYMENTS]
    labels = {label.payment_id: label for label in _read("labels", PaymentLabel)}
    small, seconds = _judge(bookings, payments, labels)
    large, seconds_large = _judge(_multiplied(bookings), payments, labels)
    figures = {
        "payments_per_second": round(len(payments) / seconds),
        "payments_per_second_10x": round(len(payments) / seconds_large),
        "cost_10x": round(seconds_large / seconds, 2),
        "units_per_payment": round(seconds / len(payments) / unit, 3),
        "wrong": sum(each.is_wrong for each in small),
        "wrong_10x": sum(each.is_wrong for each in large),
    }
    print(
        json_format.dumps(figures) if json else "\n".join(f"{name:24} {value:>10}" for name, value in figures.items())
    )


def _read(name: str, row: type[Row]) -> list[Row]:
    decoder = msgspec.json.Decoder(row)
    return [decoder.decode(line) for line in (LEDGER / f"{name}.jsonl").read_bytes().splitlines()]


def _judge(
    bookings: list[PastBooking], payments: list[PastPayment], labels: dict[str, PaymentLabel]
) -> tuple[list[Judged], float]:
    started = process_time()
    judged = list(evaluate(bookings, payments, labels))
    return judged, process_time() - started


def _multiplied(bookings: list[PastBooking]) -> list[PastBooking]:
    """Return every booking with nine more of other people's, made at the same time for the same day."""
    return bookings + [_stranger(booking, number) for booking in bookings for number in range(1, TIMES)]


def _stranger(booking: PastBooking, number: int) -> PastBooking:
    letters = chr(ord("a") + number)
    return msgspec.structs.replace(
        booking,
        id=f"{booking.id}-{number}",
        reference=f"XX-{number}{booking.reference[-5:]}",
        customer_id=f"{booking.customer_id}-{number}",
        customer_name=" ".join(f"{word}{letters}o" for word in booking.customer_name.split()),
        email=None,
        phone=None,
    )


def _unit_seconds() -> float:
    """Return how long this machine takes for a fixed piece of work."""
    started = process_time()
    sorted(str(number * 7919 % 10007) for number in range(20_000))
    return process_time() - started


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
