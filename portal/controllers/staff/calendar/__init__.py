"""The calendar: days, weeks and months of parties, moved and staffed in place."""

from typing import Any, Final

from portal.controllers.staff.calendar import assignments, blocks, index, moves

ROUTES: Final[tuple[Any, ...]] = (
    index.Calendar,
    moves.Moves,
    blocks.Blocks,
    assignments.Assignments,
)
