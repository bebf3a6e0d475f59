"""A split under way: the bookings in it, what was typed for each, and what is left over."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

import msgspec

from portal import text
from portal.domain.bookings import BookingLine
from portal.domain.matching import AllocationPart, Detail, Option
from portal.web.forms import Cents, Form
from tables.payments import AllocationKind

NOTHING: Final = ""


class SplitRow(msgspec.Struct, frozen=True):
    """A booking in a split; `name` is that of its field, whose form keeps what was typed."""

    booking: BookingLine
    name: str
    form: Form[Any]

    @property
    def cents(self) -> int:
        """Return the amount, or nothing while it makes no sense."""
        return getattr(self.form.value, self.name) if self.form.value else 0


class SplitDraft(msgspec.Struct, kw_only=True):
    """All of a split; `rest` is what becomes of money that is left: "gratuity:<booking>" or "credit:<booking>"."""

    received_cents: int
    rows: list[SplitRow]
    rest: str = NOTHING
    search: str = ""
    found: list[Option] = msgspec.field(default_factory=list)
    errors: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def given_cents(self) -> int:
        """Return the sum of what the bookings get."""
        return sum(row.cents for row in self.rows)

    @property
    def left_cents(self) -> int:
        """Return what is left over; negative when too much was given out."""
        return self.received_cents - self.given_cents

    @property
    def makes_sense(self) -> bool:
        """Say whether everything typed is an amount."""
        return all(row.form.ok for row in self.rows)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return what the rest can be, by value."""
        kinds = (
            (AllocationKind.GRATUITY, "Tip for {}’s chef"),
            (AllocationKind.CREDIT, "Credit for {}"),
        )
        named = [
            (f"{kind}:{row.booking.id}", words.format(row.booking.reference))
            for kind, words in kinds
            for row in self.rows
        ]
        return [(NOTHING, "Nothing left over"), *named]

    def parts(self) -> list[AllocationPart]:
        """Return what everybody gets, the rest included once it was said what it is."""
        parts = [AllocationPart(row.booking.id, row.cents) for row in self.rows]
        kind, _, booking_id = self.rest.partition(":")
        if self.left_cents > 0 and self.rest in {value for value, _ in self.choices[1:]}:
            parts.append(AllocationPart(UUID(booking_id), self.left_cents, AllocationKind(kind)))
        return parts


def first_draft(detail: Detail, options: Iterable[Option]) -> SplitDraft:
    """Begin a split with the bookings that are likely, each with what it owes, as far as the money goes."""
    left = detail.left_cents or 0
    draft = SplitDraft(received_cents=left, rows=[])
    for option in [option for option in options if option.is_likely][:2]:
        amount = min(option.owes[1], left)
        left -= amount
        if amount:
            draft.rows.append(row_of(option.booking, {field_of(option.booking.id): text.amount(amount)}))
    return draft


def row_of(booking: BookingLine, typed: Mapping[str, Any], *, is_final: bool = False) -> SplitRow:
    """Read what was typed for a booking; an amount may be missing until the split `is_final`."""
    name = field_of(booking.id)
    kind = msgspec.defstruct("Amount", [(name, Cents)])
    is_missing = name not in typed or not (is_final or str(typed[name]).strip())
    return SplitRow(booking, name, Form(kind, None if is_missing else typed))


def field_of(booking_id: UUID) -> str:
    """Return the name of a booking's field."""
    return f"amount_{booking_id.hex}"
