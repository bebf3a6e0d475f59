"""`portal payments evaluate`: what the matching would have done with past payments. No database, no settings."""

import argparse
import sys
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from portal.domain.matching.evaluate import (
    Judged,
    PastBooking,
    PastPayment,
    PaymentLabel,
    Summary,
    evaluate,
    summarize,
    timed,
)

Row = TypeVar("Row", PastBooking, PastPayment, PaymentLabel)


class Unreadable(Exception):
    """A file that cannot be read; the message names the line and says what is wrong with it."""


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps the type of its sub-parsers to itself
    """Add the command `evaluate` to those of `portal payments`."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "evaluate", help="say what the matching would have done with past payments"
    )
    parser.add_argument(
        "--bookings", type=Path, required=True, metavar="FILE", help="past bookings, one JSON object a line"
    )
    parser.add_argument(
        "--payments", type=Path, required=True, metavar="FILE", help="past payments, one JSON object a line"
    )
    parser.add_argument("--labels", type=Path, metavar="FILE", help="what they were really for, one JSON object a line")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write a line per payment")
    parser.add_argument(
        "--references-checked", action="store_true", help="the last character of a reference is a check character"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the answer, print its summary. Returns 1, with a sentence, if a file could not be read or written."""
    try:
        bookings = _read(args.bookings, PastBooking)
        payments = _read(args.payments, PastPayment)
        labels = {label.payment_id: label for label in _read(args.labels, PaymentLabel)} if args.labels else None
        judging = evaluate(bookings, payments, labels, references_checked=args.references_checked)
        judged, seconds = timed(judging)
        _write(args.out, judged)
    except Unreadable as unreadable:
        print(unreadable, file=sys.stderr)
        return 1
    _report(summarize(judged, seconds=seconds), args.out)
    return 0


def _read(path: Path, row: type[Row]) -> list[Row]:
    decoder = msgspec.json.Decoder(row)
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}.") from error
    return [
        _decode(decoder, line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _decode(decoder: msgspec.json.Decoder[Row], line: bytes, where: str) -> Row:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{where}: {error}. Each line must be one JSON object, as in docs/matching.md.") from error


def _write(path: Path, judged: list[Judged]) -> None:
    encoder = msgspec.json.Encoder()
    try:
        path.write_bytes(b"".join(encoder.encode(each.line) + b"\n" for each in judged))
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}.") from error


def _report(summary: Summary, out: Path) -> None:
    print(f"{summary.payments} payments in {summary.seconds:.1f} s; decisions are in {out}")
    print(f"automatic        {_share(summary.automatic, summary.payments)}")
    if summary.labeled:
        print(f"wrong            {len(summary.wrong)}  {' '.join(summary.wrong)}".rstrip())
        print(f"the rest with a booking: {summary.reviewed_with_booking}")
        print(f"  first          {_share(summary.first, summary.reviewed_with_booking)}")
        print(f"  among three    {_share(summary.among_three, summary.reviewed_with_booking)}")
    print("left to a person because of")
    for guard, count in sorted(summary.guards.items(), key=lambda each: -each[1]):
        print(f"  {guard:16} {count:6}")


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none"
