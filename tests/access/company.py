"""The ids of the cast's people and stations, by their first names; Ines is the super admin."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from portal.demo import Stage


class Company(NamedTuple):
    """Who works where: Maya manages Riverside, Sam serves there, Olive owns the business, Theo manages Hilltop."""

    business: UUID
    riverside: UUID
    hilltop: UUID
    maya: UUID
    sam: UUID
    olive: UUID
    theo: UUID
    ines: UUID


def company(stage: "Stage") -> Company:
    """Take the ids from the stage."""
    people = {name: stage.users[name].id for name in ("maya", "sam", "olive", "theo", "ines")}
    return Company(stage.business.id, stage.riverside.id, stage.hilltop.id, **people)
