"""Signed links: only ours open, each only what it was made for."""

from uuid import UUID, uuid4

import pytest

from portal.domain.qr import LinkKind, Signed, read, sign
from tables.crypto import KeyRing, use_keys

ROW = UUID("01a206a1-2a3b-7330-9dbd-5cf988ca32c5")


@pytest.fixture(autouse=True)
def _keys() -> None:
    use_keys(KeyRing({1: b"k" * 32}, current=1, index_key=b"i" * 32))


def test_a_token_names_its_row_and_version() -> None:
    assert read(LinkKind.BOOKING, sign(LinkKind.BOOKING, ROW, 3)) == Signed(ROW, 3)


def test_a_token_of_one_kind_opens_no_other() -> None:
    assert read(LinkKind.CHEF, sign(LinkKind.BOOKING, ROW)) is None


def test_a_token_is_bound_to_its_row_and_version() -> None:
    ours, others = sign(LinkKind.BOOKING, ROW), sign(LinkKind.BOOKING, uuid4())

    assert read(LinkKind.BOOKING, others[:21] + ours[21:]) is None
    assert ours != sign(LinkKind.BOOKING, ROW, 2)


@pytest.mark.parametrize("place", range(42))
def test_one_wrong_character_closes_it(place: int) -> None:
    token = sign(LinkKind.BOOKING, ROW)
    wrong = "A" if token[place] != "A" else "B"

    assert read(LinkKind.BOOKING, token[:place] + wrong + token[place + 1 :]) is None


@pytest.mark.parametrize("typed", ["", "x", "é" * 43, "A" * 43, "=" * 43, " " * 43, "../../etc/passwd"])
def test_any_other_text_names_nothing(typed: str) -> None:
    assert read(LinkKind.BOOKING, typed) is None
