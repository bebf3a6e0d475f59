"""Log out."""

from portal.clock import now
from portal.domain.access.sessions import token_hash
from tables.access import Session


async def log_out(token: str) -> None:
    """End the session of a token; an unknown or ended one stays as it is."""
    await Session.update({Session.ended_at: now()}).where(
        (Session.token_hash == token_hash(token)) & Session.ended_at.is_null()
    )
