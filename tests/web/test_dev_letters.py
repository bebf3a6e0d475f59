"""The page that shows every letter."""

from typing import TYPE_CHECKING

from tables.bookings import LetterKind

if TYPE_CHECKING:
    from tests.web.visitor import Visitor


async def test_every_kind_of_letter_can_be_looked_at(visitor: "Visitor") -> None:
    page = await visitor.get("/dev/letters")

    for name in [*LetterKind, "receipt"]:
        frame = await visitor.get(f"/dev/letters/{name}")
        assert f'id="{name}"' in page.text
        assert frame.status_code == 200
        assert "Ngozi Okonkwo" in frame.text


async def test_a_letter_is_shown_in_a_sandbox(visitor: "Visitor") -> None:
    frame = await visitor.get("/dev/letters/held")

    assert "sandbox" in frame.headers["content-security-policy"]
    assert "<script" not in frame.text
    assert " style=" not in frame.text
