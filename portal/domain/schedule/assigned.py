"""Who is reserved for a party."""

from typing import Any

from tables.bookings import Booking
from tables.chefs import Chef
from tables.schedule import ChefAssignment


async def assignments_of(booking: Booking) -> list[dict[str, Any]]:
    """Return the chefs who are reserved for a party, with their names."""
    rows: list[dict[str, Any]] = (
        await ChefAssignment.select(
            ChefAssignment.chef,
            ChefAssignment.starts_at,
            ChefAssignment.is_tentative,
            ChefAssignment.arrived_at,
            ChefAssignment.done_at,
        )
        .where((ChefAssignment.booking == booking.id) & ChefAssignment.released_at.is_null())
        .order_by(ChefAssignment.id)
    )
    if not rows:
        return []
    names = await Chef.select(Chef.id, Chef.name).where(Chef.id.is_in([row["chef"] for row in rows]))
    by_id = {row["id"]: row["name"] for row in names}
    return [row | {"name": by_id.get(row["chef"], "A former chef")} for row in rows]
