"""A request that names no host is refused in words, and is no error of ours."""

import pytest

from portal.demo import Stage
from tests.web.visitor import Visitor


@pytest.mark.parametrize("host", ["[", "[::1", "x:99999", "x:", "a b", "x/y", "x@y", "h\xe9"])
async def test_it_is_refused(stage: Stage, visitor: Visitor, host: str) -> None:
    for page in ("/login", "/riverside/book", "/health"):
        answer = await visitor.get(page, headers=[(b"Host", host.encode("latin-1"))])

        assert answer.status_code == 400, page


@pytest.mark.parametrize(
    "host", ["testserver", "Book.MyHibachi.com", "127.0.0.1:8000", "[::1]:8000", "xn--caf-dma.com"]
)
async def test_every_host_that_is_one_is_answered(stage: Stage, visitor: Visitor, host: str) -> None:
    assert (await visitor.get("/login", headers={"Host": host})).status_code == 200
