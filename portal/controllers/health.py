"""Whether the portal answers, and the things that it needs do: asked by whatever keeps it running."""

from typing import Any

from litestar import Request, Response, get

from piccolo_conf import DB


@get("/health", opt={"skip_session": True}, media_type="text/plain")
async def health(request: Request[Any, Any, Any]) -> Response[str]:
    """Say "ok" when the database and Redis answer; otherwise the error page for 503 comes out."""
    async with DB.connection() as connection:
        await connection.fetch("SELECT 1")
    await request.app.state.redis.ping()
    return Response("ok", media_type="text/plain")
