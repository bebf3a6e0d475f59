"""Change how one is called, and how pages look."""

from uuid import UUID

from tables.access import Theme, User


async def change_profile(user_id: UUID, *, name: str, theme: Theme) -> None:
    """Set a user's name and theme."""
    await User.update({User.name: name, User.theme: theme}).where(User.id == user_id)
