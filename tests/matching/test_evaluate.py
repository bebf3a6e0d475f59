"""The replay of past payments, its command, and the figures that it must reach on the labeled ledger."""

import json
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from portal.cli import main
from portal.domain.matching.evaluate import PastBooking, PastPayment, PaymentLabel, evaluate, summarize, timed

Row = TypeVar("Row", PastBooking, PastPayment, PaymentLabel)

LEDGER = Path(__file__).parent.parent / "data" / "ledger"
BOOKING = {
    "id": "b1",
    "reference": "MH-7K4Q2X",
    "customer_name": "Ana Velarde",
    "customer_id": "ana",
    "created_at": "2025-06-01T08:00:00+00:00",
    "event_date": "2025-06-20",
    "deposit_cents": 10000,
    "total_cents": 90000,
}
PAYMENT = {"id": "p1", "payer_name": "Ana Velarde", "amount_cents": 10000, "sent_at": "2025-06-01T12:00:00+00:00"}


def _evaluate(
    folder: Path, bookings: object, payments: object, labels: object = None
) -> tuple[int, list[dict[str, object]]]:
    arguments = ["payments", "evaluate", "--out", str(folder / "out.jsonl")]
    for name, rows in (("bookings", bookings), ("payments", payments), ("labels", labels)):
        if rows is not None:
            path = folder / f"{name}.jsonl"
            path.write_text(rows if isinstance(rows, str) else "".join(f"{json.dumps(row)}\n" for row in rows))  # type: ignore[attr-defined]
            arguments += [f"--{name}", str(path)]
    code = main(arguments)
    out = folder / "out.jsonl"
    return code, [json.loads(line) for line in out.read_text().splitlines()] if out.exists() else []


def _rows(name: str, row: type[Row]) -> list[Row]:
    return [msgspec.json.decode(line, type=row) for line in (LEDGER / f"{name}.jsonl").read_bytes().splitlines()]


def test_it_reaches_its_figures_on_the_ledger() -> None:
    bookings, payments = _rows("bookings", PastBooking), _rows("payments", PastPayment)
    labels = {label.payment_id: label for label in _rows("labels", PaymentLabel)}

    judged, seconds = timed(evaluate(bookings, payments, labels))
    summary = summarize(judged, seconds=seconds)

    assert summary.wrong == ()
    assert summary.automatic / summary.payments >= 0.62
    assert summary.first / summary.reviewed_with_booking >= 0.90
    assert summary.among_three / summary.reviewed_with_booking >= 0.96
    assert all(each.verdict.why_not for each in judged if each.verdict.guards)


def test_it_writes_a_line_per_payment(tmp_path: Path) -> None:
    code, lines = _evaluate(tmp_path, [BOOKING], [PAYMENT])

    assert code == 0
    assert (lines[0]["payment_id"], lines[0]["decision"], lines[0]["booking_id"]) == ("p1", "auto", "b1")
    assert set(lines[0]["candidates"][0]) == {"booking_id", "probability", "evidence"}  # type: ignore[index]


def test_a_booking_is_not_known_before_it_was_made(tmp_path: Path) -> None:
    early = {**PAYMENT, "sent_at": "2025-06-01T07:59:00Z"}

    _, lines = _evaluate(tmp_path, [BOOKING], [early])

    assert (lines[0]["decision"], lines[0]["candidates"]) == ("review", [])


def test_without_labels_what_is_automatic_is_applied(tmp_path: Path) -> None:
    again = {**PAYMENT, "id": "p2", "sent_at": "2025-06-01T13:00:00Z"}

    _, lines = _evaluate(tmp_path, [BOOKING], [again, PAYMENT])

    assert [(line["payment_id"], line["decision"]) for line in lines] == [("p1", "auto"), ("p2", "review")]


def test_a_confirmed_payer_is_learnt_from_the_labels(tmp_path: Path) -> None:
    first = {**PAYMENT, "payer_name": "Wahab Koshy"}
    balance = {**first, "id": "p2", "amount_cents": 80000, "sent_at": "2025-06-18T13:00:00Z"}
    labels = [{"payment_id": "p1", "allocations": [{"booking_id": "b1", "amount_cents": 10000}]}]

    _, lines = _evaluate(tmp_path, [BOOKING], [first, balance], labels)

    assert [line["decision"] for line in lines] == ["review", "auto"]


def test_it_says_which_were_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _evaluate(tmp_path, [BOOKING], [PAYMENT], [{"payment_id": "p1", "allocations": []}])

    assert "wrong            1  p1" in capsys.readouterr().out


def test_empty_files_are_no_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(tmp_path, "", "", "") == (0, [])
    assert "0 payments" in capsys.readouterr().out


def test_optional_facts_may_be_missing_or_null(tmp_path: Path) -> None:
    bare = {"id": "b1", "created_at": "2025-06-01T08:00:00", "event_date": "2025-06-20", "total_cents": 90000}
    payment = {"id": "p1", "amount_cents": 5, "sent_at": "2025-06-01T12:00:00", "memo": None, "payer_name": None}

    code, lines = _evaluate(tmp_path, [bare], [payment])

    assert (code, lines[0]["decision"]) == (0, "review")


@pytest.mark.parametrize(
    ("bookings", "sentence"),
    [
        (f"{json.dumps(BOOKING)}\n{{oops\n", "line 2"),
        ('{"id": "b1"}', "missing required field"),
        ("[1]", "line 1"),
        ('{"id": "b1", "created_at": "yesterday"}', "line 1"),
    ],
)
def test_a_malformed_line_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bookings: str, sentence: str
) -> None:
    code, _ = _evaluate(tmp_path, bookings, [PAYMENT])

    assert code == 1
    assert sentence in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = str(tmp_path / "nowhere.jsonl")

    assert main(["payments", "evaluate", "--bookings", nowhere, "--payments", nowhere, "--out", nowhere]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err
