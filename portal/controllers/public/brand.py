"""The stylesheet that gives a business its color."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.domain import stations
from portal.web.components import brand_css

A_DAY = "public, max-age=86400"


@get("/brand/{name:str}", opt={"skip_session": True})
async def brand(name: FromPath[str]) -> Response[str]:
    """Write the stylesheet of `/brand/<business>.css`."""
    slug, _, kind = name.rpartition(".")
    colors = await stations.brand_colors(slug) if kind == "css" else None
    if colors is None:
        raise NotFoundException
    css = brand_css(colors.hue, colors.chroma / 1000)
    return Response(css, media_type="text/css", headers={"Cache-Control": A_DAY})
