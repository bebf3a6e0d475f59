"""Static files: one hash, long caching, no chains of imports."""

import gzip
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar

from portal.web.assets import ROOT, asset, static_files, tree

JAVASCRIPT = 42_000  # bytes, gzipped: every script there is; no page loads them all


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app: Any = Litestar([static_files()], openapi_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://portal.test") as client:
        yield client


async def test_a_file_may_be_kept_for_ever(client: httpx.AsyncClient) -> None:
    answer = await client.get(asset("css/app.css"))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert "set-cookie" not in answer.headers


async def test_a_file_that_the_browser_has_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get(asset("icons.svg"))

    again = await client.get(asset("icons.svg"), headers={"If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
    assert again.content == b""


async def test_an_older_page_still_gets_its_files_but_not_for_ever(client: httpx.AsyncClient) -> None:
    answer = await client.get("/static/0123456789ab/css/app.css")

    assert answer.status_code == 200
    assert "immutable" not in answer.headers["cache-control"]


async def test_it_packs_only_for_those_who_can_unpack(client: httpx.AsyncClient) -> None:
    packed = await client.get(asset("js/list.js"), headers={"Accept-Encoding": "gzip"})
    plain = await client.get(asset("js/list.js"), headers={"Accept-Encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


@pytest.mark.parametrize("name", ["nothing.css", "../web/assets.py", "..%2fweb%2fassets.py", "css", "/etc/passwd"])
async def test_nothing_but_the_files_is_sent(client: httpx.AsyncClient, name: str) -> None:
    answer = await client.get(f"/static/{tree().version}/{name}")

    assert answer.status_code == 404


def test_a_misspelled_name_fails_at_once() -> None:
    with pytest.raises(LookupError, match="appp"):
        asset("css/appp.css")


def test_an_entry_stylesheet_needs_no_second_request() -> None:
    for entry in ("css/app.css", "css/site.css"):
        assert b"@import" not in tree().files[entry].content


def test_everything_that_a_file_names_is_there() -> None:
    for name, file in tree().files.items():
        if name.endswith((".css", ".js")) and not name.startswith("vendor/"):
            for target in re.findall(r'(?:url\(|from )"?(\.{1,2}/[^")]+)"?', file.content.decode()):
                assert (ROOT / name).parent.joinpath(target).resolve().is_file(), f"{name} names {target}"


def test_icons_are_drawn_before_they_are_used() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', tree().files["icons.svg"].content.decode()))
    sources = [*(ROOT.parent / "templates").rglob("*.html"), *ROOT.parent.rglob("*.py")]
    named = r'(?:ui\.icon\(|icon=|icon or )"([^"]+)"'
    used = {icon for source in sources for icon in re.findall(named, source.read_text())}

    assert used
    assert used <= drawn


def test_javascript_stays_small() -> None:
    sent = [gzip.compress(file.content) for name, file in tree().files.items() if name.endswith(".js")]

    assert sum(map(len, sent)) < JAVASCRIPT


def test_what_is_vendored_is_listed() -> None:
    listed = (ROOT / "vendor" / "VENDOR.md").read_text()

    for file in [*(ROOT / "vendor").iterdir(), *(ROOT / "fonts").iterdir()]:
        assert file.name in listed, f"{file.name} is not in VENDOR.md"
