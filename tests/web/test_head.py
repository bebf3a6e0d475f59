"""HEAD is answered wherever GET is, without a body."""

import pytest

from portal.demo import Stage
from tests.bookings.customers import open_stations
from tests.cast import Builder
from tests.web.visitor import Visitor

PAGES = ["/health", "/login", "/robots.txt", "/riverside/book", "/riverside/today", "/feeds/nothing.ics", "/nowhere"]


@pytest.mark.parametrize("page", PAGES)
async def test_it_says_what_get_says_without_the_body(a: Builder, stage: Stage, visitor: Visitor, page: str) -> None:
    await open_stations(a, stage)

    whole = await visitor.get(page)
    head = await visitor.head(page)

    assert head.status_code == whole.status_code != 405
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.content == b""


async def test_no_page_without_get_answers(stage: Stage, visitor: Visitor) -> None:
    assert (await visitor.head("/logout")).status_code == 405
