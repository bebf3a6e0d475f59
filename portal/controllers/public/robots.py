"""What search engines may list: the first page of each station's booking, and nothing that somebody typed."""

from litestar import Response, get

RULES = "User-agent: *\nAllow: /$\nAllow: /*/book$\nAllow: /static/\nAllow: /brand/\nAllow: /pictures/\nDisallow: /\n"
A_DAY = "public, max-age=86400"


@get("/robots.txt", opt={"skip_session": True})
async def robots() -> Response[str]:
    """Say it as robots read it."""
    return Response(RULES, media_type="text/plain", headers={"Cache-Control": A_DAY})
