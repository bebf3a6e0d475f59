"""Whether the portal answers, and what it needs does: asked by whatever keeps it running."""

from typing import Any

from litestar import Request, Response, get
from redis.exceptions import ConnectionError as RedisAway

from piccolo_conf import DB


@get("/health", opt={"skip_session": True}, media_type="text/plain")
async def health(request: Request[Any, Any, Any]) -> Response[str]:
    """Say "ok" when the database answers, else the error page for 503 comes out; without Redis, what is missing.

    Starting the portal again brings no Redis back, and everything but live parts works without it.
    """
    async with DB.connection() as connection:
        await connection.fetch("SELECT 1")
    try:
        async with request.app.state.redis.asked() as redis:
            await redis.ping()
    except RedisAway:
        return Response("ok, but Redis does not answer: pages are not live", media_type="text/plain")
    return Response("ok", media_type="text/plain")
