"""A full disk: what is there is shown, whoever saves is told, and everything goes on by itself when there is room."""

import os
from collections.abc import Iterator

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks._house import House
from benchmarks._weather import fill
from benchmarks.storm import small_house
from portal.demo import PASSWORD
from tests.infra.processes import wait_for

START_SECONDS = 400
SOON = 60


@pytest.fixture
def house() -> Iterator[House]:
    with small_house() as built:
        if not os.path.ismount(built.data):
            pytest.skip("No disk can be mounted here, and filling this one would fill everybody's.")
        built.start()
        assert wait_for(built.is_well, START_SECONDS), built.log.read_text()
        yield built


@pytest.fixture
def maya(house: House) -> Iterator[httpx.Client]:
    """Log a manager in."""
    with httpx.Client(base_url=house.url, timeout=60) as browser:
        assert _logs_in(browser).status_code == 303
        yield browser


def _logs_in(browser: httpx.Client) -> httpx.Response:
    form = LexborHTMLParser(browser.get("/login").text).css_first("form")
    assert form is not None
    fields = {str(each.attributes["name"]): each.attributes.get("value") or "" for each in form.css("input[name]")}
    return browser.post("/login", data=fields | {"email": "manager@demo.example.com", "password": PASSWORD})


def _somebody_logs_in(house: House) -> httpx.Response:
    with httpx.Client(base_url=house.url, timeout=60) as another:
        return _logs_in(another)


def test_it_is_read_says_so_and_goes_on_by_itself(house: House, maya: httpx.Client) -> None:
    filling = house.data / "filling"
    fill(filling)
    assert wait_for(lambda: "is full: the portal shows all" in house.log.read_text(), SOON), house.log.read_text()

    shown = [maya.get(f"/riverside/{page}") for page in ("queue", "today", "payments")]
    refused = _somebody_logs_in(house)

    assert [page.status_code for page in shown] == [200, 200, 200]
    assert "audit entry in the log only" in (house.data / "log/web.log").read_text()
    assert refused.status_code == 503
    assert "disk is full" in refused.text or "can’t save anything right now" in refused.text

    filling.unlink()
    assert wait_for(lambda: "There is room on the disk again" in house.log.read_text(), SOON), house.log.read_text()

    assert wait_for(lambda: _somebody_logs_in(house).status_code == 303, SOON)
    assert house.is_well()
    assert "stopped with exit code" not in house.log.read_text()
    assert "was ended by" not in house.log.read_text()
