"""`portal mail read`, without a database and without settings."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from portal.cli.mail_read import add_parser
from tests.matching.mails import CORPUS, LABELS


def command(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["read", *words])
    return int(args.run(args))


def test_it_prints_the_labels_of_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(str(CORPUS), "--jsonl") == 0

    printed = {fact["file"]: fact for fact in map(json.loads, capsys.readouterr().out.splitlines())}
    assert len(printed) == len(LABELS)
    for label in LABELS:
        expected = {key: value for key, value in label.items() if key not in ("notes", "trustworthy")}
        expected["trusted"] = label["trustworthy"]
        assert {key: printed[label["file"]][key] for key in expected} == expected


def test_it_goes_on_after_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = command(str(tmp_path / "none.eml"), str(CORPUS / "venmo_new_01.eml"))

    printed = capsys.readouterr()
    assert code == 1
    assert "none.eml" in printed.err
    assert "Pia Example-Rourke" in printed.out


def test_it_trusts_the_receiver_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    command(str(CORPUS / "venmo_new_01.eml"), "--jsonl", "--receiver", "mx.other.example")

    assert json.loads(capsys.readouterr().out)["trusted"] is False


def test_it_says_what_becomes_of_a_mail_with_what_is_ours(capsys: pytest.CaptureFixture[str]) -> None:
    ours = ("--handle", "@Copper-Ladle", "--handle", "@copperladlecatering", "--address", "orders@copperladle.example")

    command(str(CORPUS / "venmo_business_01.eml"), "--jsonl", *ours)
    command(str(CORPUS / "venmo_business_01.eml"), "--jsonl")
    command(str(CORPUS / "venmo_out_01.eml"), "--jsonl", *ours)

    known, unknown, outgoing = map(json.loads, capsys.readouterr().out.splitlines())
    assert (known["state"], known["guard"], known["sure"], known["fee_cents"]) == ("auto", None, True, 960)
    assert (known["net_cents"], known["recipient"]) == (49040, "@copperladlecatering")
    assert (unknown["state"], unknown["guard"], unknown["sure"]) == ("waits", "recipient", True)
    assert (outgoing["state"], outgoing["guard"]) == ("set_aside", "not_money_in")


def test_it_books_nothing_for_another_handle(capsys: pytest.CaptureFixture[str]) -> None:
    command(str(CORPUS / "venmo_new_01.eml"), "--jsonl", "--our-handle", "Somebody")

    assert json.loads(capsys.readouterr().out)["kind"] == "other"


def test_it_needs_neither_a_database_nor_settings(tmp_path: Path) -> None:
    code = """
import argparse, sys
from portal.cli.mail_read import add_parser
parser = argparse.ArgumentParser()
add_parser(parser.add_subparsers())
args = parser.parse_args()
sys.exit(args.run(args))
"""
    bare = {"PYTHONPATH": str(Path(__file__).parents[2]), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}

    printed = subprocess.run(
        [sys.executable, "-c", code, "read", str(CORPUS / "venmo_new_01.eml")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=bare,
    )

    assert "Pia Example-Rourke" in printed.stdout
