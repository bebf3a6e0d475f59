"""`portal mail read`: what we would read in mails that are lying about as files. No database, no settings."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.domain import matching
from portal.domain.matching.parse import Ours, Receiver, Remittance, parse


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse keeps the type of its sub-parsers to itself
    """Add the command `read` to those of `portal mail`."""
    parser: argparse.ArgumentParser = subparsers.add_parser("read", help="say what .eml files mean")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="an .eml file, or a directory of them")
    parser.add_argument("--jsonl", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--receiver",
        default="mx.google.com",
        metavar="NAME",
        help="how our receiving server signs its Authentication-Results (%(default)s)",
    )
    parser.add_argument("--microsoft-365", action="store_true", help="our receiving server is Microsoft 365's")
    _add_ours(parser, "--handle", "our handle at Venmo or Cash App", "--our-handle")
    _add_ours(parser, "--address", "an address that our banks write to")
    _add_ours(parser, "--name", "our account's name at Stripe or PayPal")
    parser.set_defaults(run=run)


def _add_ours(parser: argparse.ArgumentParser, option: str, what: str, *also: str) -> None:
    parser.add_argument(
        option, *also, action="append", default=[], metavar="OURS", dest=option[2:], help=f"{what}; may be repeated"
    )


def run(args: argparse.Namespace) -> int:
    """Print every file's remittance, as JSON lines or as a table. Returns 1 if a file could not be read."""
    ours = Ours(handles=frozenset(args.handle), names=frozenset(args.name), addresses=frozenset(args.address))
    receiver = Receiver(args.receiver, is_microsoft_365=args.microsoft_365)
    failed = False
    for path in _files(args.paths):
        try:
            raw = path.read_bytes()
        except OSError as error:
            print(f"{path}: {error.strerror or error}", file=sys.stderr)
            failed = True
            continue
        read = parse(raw, receiver=receiver, ours=ours)
        print(_json(path, read) if args.jsonl else _row(path, read))
    return int(failed)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.eml"))
        else:
            yield path


def _json(path: Path, read: Remittance) -> str:
    guard = matching.guard_of(read)
    facts = {
        "file": path.name,
        "provider": read.provider,
        "kind": read.kind,
        "amount_cents": read.amount_cents,
        "currency": read.currency,
        "payer_name": read.payer_name,
        "memo": read.memo,
        "transaction_id": read.transaction_id,
        "recipient": read.recipient,
        "fee_cents": read.fee_cents,
        "net_cents": read.net_cents,
        "sent_at": _time(read.sent_at),
        "trusted": read.trusted,
        "sure": read.sure,
        "state": matching.outcome_of(guard),
        "guard": guard,
        "reasons": read.reasons,
    }
    return json.dumps(facts, ensure_ascii=False)


def _time(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _row(path: Path, read: Remittance) -> str:
    """Return a line for people, with the reasons under it where a person would have to decide."""
    amount = f"{read.amount_cents / 100:,.2f} {read.currency}" if read.amount_cents is not None else ""
    outcome = matching.outcome_of(matching.guard_of(read))
    row = (
        f"{outcome:9}  {read.kind:16}  {read.provider:7}  {amount:>14}  {(read.payer_name or '')[:30]:30}  {path.name}"
    )
    return (
        row if outcome == matching.MailOutcome.AUTO else "\n".join((row, *(f"       {each}" for each in read.reasons)))
    )
