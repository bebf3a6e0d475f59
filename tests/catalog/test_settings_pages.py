"""The settings' pages, as an ADMIN uses them."""

import re
from typing import Any

import pytest

from portal.domain import catalog
from tables.access import AuditEntry
from tables.catalog import Policy, Price
from tables.scope import ALL_STATIONS, scoped
from tables.stations import Station
from tests.access.company import Company
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor

SETTINGS = "/riverside/settings"
SAMPLE = {
    "sample_adults": "20",
    "sample_children": "0",
    "sample_pieces": "0",
    "sample_zip": "95814",
    "sample_date": "2027-06-24",
}


@pytest.fixture
async def olive(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.olive)


@pytest.fixture
async def opened(a: Builder, riverside: Station) -> Station:
    await a.catalog()
    return riverside


async def fields_of(visitor: Visitor, page: str) -> dict[str, Any]:
    """Return what a form shows, as a browser would send it."""
    html = (await visitor.get(page)).text
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name is None or name[1].startswith("_") or name[1] == "q":
            continue
        if re.search(r'type="(checkbox|radio)"', tag) and " checked" not in tag:
            continue
        said = value[1] if value else ""
        found[name[1]] = (
            [*found[name[1]], said]
            if isinstance(found.get(name[1]), list)
            else ([found[name[1]], said] if name[1] in found else said)
        )
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found | dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL))


@pytest.mark.parametrize(
    "place",
    ["menu", "menu/new", "adjustments", "adjustments/tiers/new", "adjustments/offers/new", "policy", "opening",
     "opening/slots/new", "suggestions", "suggestions/new", "station"],
)  # fmt: skip
async def test_every_page_opens_full_and_empty(place: str, a: Builder, olive: Visitor) -> None:
    assert (await olive.get(f"{SETTINGS}/{place}")).status_code == 200

    await a.catalog()

    assert (await olive.get(f"{SETTINGS}/{place}")).status_code == 200
    several = await olive.get(f"/all/settings/{place}")
    assert "Which station?" in several.text
    assert f'href="{SETTINGS}/{place.partition("/")[0]}"' in several.text


async def test_an_empty_station_begins_with_the_usual_menu(riverside: Station, olive: Visitor) -> None:
    answer = await olive.submits(f"{SETTINGS}/menu/opening", page=f"{SETTINGS}/menu")

    assert answer.status_code == 303
    assert "Lobster tail" in (await olive.get(f"{SETTINGS}/menu")).text


async def test_a_price_is_changed_and_its_history_stays(opened: Station, olive: Visitor) -> None:
    adult = (await catalog.products())[0]
    page = f"{SETTINGS}/menu/{adult.id}"

    answer = await olive.submits(page, **(await fields_of(olive, page)) | {"amount_cents": "60"})

    assert answer.status_code == 303
    assert (await catalog.menu())[0].amount_cents == 60_00
    assert await Price.count().where(Price.product == adult.id) == 2
    assert "$55.00" in (await olive.get(page)).text


async def test_a_preview_shows_both_prices_and_writes_nothing(opened: Station, olive: Visitor) -> None:
    adult = (await catalog.products())[0]
    page = f"{SETTINGS}/menu/{adult.id}"
    typed = (await fields_of(olive, page)) | SAMPLE | {"amount_cents": "60"}

    answer = await olive.submits(f"{page}/preview", page=page, headers=HTMX, **typed)

    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div id="sample">')
    assert "$1,100.00" in answer.text
    assert "<ins>$1,200.00</ins>" in answer.text
    assert "this party would cost $100.00 more." in answer.text
    assert (await catalog.menu())[0].amount_cents == 55_00
    with scoped(ALL_STATIONS):
        assert await AuditEntry.count().where(AuditEntry.method == "POST") == 0


async def test_a_preview_is_a_page_without_scripts_and_keeps_what_was_typed(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/policy"
    typed = (await fields_of(olive, page)) | SAMPLE | {"minimum_cents": "1500", "words": "Be kind."}

    answer = await olive.submits(f"{page}/preview", page=page, **typed)

    assert "<ins>$400.00</ins>" in answer.text
    assert "Be kind." in answer.text
    assert 'value="1500"' in answer.text
    assert (await catalog.policy()).minimum_cents == 550_00


async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/policy"
    typed = (await fields_of(olive, page)) | {
        "minimum_cents": "a lot",
        "tax_basis_points": "80",
        "hold_minutes": "3",
        "words": "Be kind.",
    }

    answer = await olive.submits(page, **typed)

    assert answer.status_code == 422
    for sentence in ("Type an amount in dollars", "It can’t be more than 50%.", "It can’t be less than 10."):
        assert sentence in answer.text
    assert 'value="a lot"' in answer.text
    assert "Be kind." in answer.text
    assert await Policy.count() == 1


async def test_a_policy_gets_a_version_that_says_what_changed(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/policy"
    typed = (await fields_of(olive, page)) | {"tax_basis_points": "8.75", "deposit_cents": "150"}

    answer = await olive.submits(page, **typed)

    assert answer.status_code == 303
    html = (await olive.get(page)).text
    assert "Version 2, which holds now" in html
    assert "Sales tax: 0% → 8.75%" in html
    assert "Deposit: $100.00 → $150.00" in html
    assert "<small>Olive Hartwell</small>" in html
    with scoped(ALL_STATIONS):
        entry = await AuditEntry.objects().where(AuditEntry.method == "POST").first()
        assert entry is not None
        assert entry.action == "change settings"


async def test_two_who_change_the_policy_do_not_undo_each_other(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/policy"
    first = await fields_of(olive, page)
    await olive.submits(page, **first | {"free_miles": "20"})

    late = await olive.submits(page, **first | {"hold_minutes": "600"})

    assert late.status_code == 422
    assert "Somebody wrote version 2 meanwhile" in late.text
    assert "Free miles: 30 → 20" in late.text
    assert 'name="hold_minutes" type="text" value="600"' in late.text
    assert (await catalog.policy()).hold_minutes == 360

    again = dict(re.findall(r'name="(based_on)" value="(\d+)"', late.text))
    assert (await olive.submits(page, **first | again | {"hold_minutes": "600"})).status_code == 303
    assert (await catalog.policy()).version == 3


async def test_a_tier_is_added_and_keeps_only_what_it_looks_at(opened: Station, olive: Visitor) -> None:
    answer = await olive.submits(
        f"{SETTINGS}/adjustments/tiers",
        page=f"{SETTINGS}/adjustments/tiers/new",
        name="Soon",
        percent_basis_points="−7.5",
        kind="lead_time",
        is_active="on",
        weekdays=["1", "2"],
        days_ahead_until="7",
    )

    assert answer.status_code == 303
    (tier,) = [line.details for line in await catalog.tiers() if line.details.name == "Soon"]
    assert (tier.percent_basis_points, tier.weekdays, tier.days_ahead_until) == (-750, (), 7)


async def test_a_tier_beyond_the_policy_is_refused(opened: Station, olive: Visitor) -> None:
    answer = await olive.submits(
        f"{SETTINGS}/adjustments/tiers",
        page=f"{SETTINGS}/adjustments/tiers/new",
        name="Greedy",
        percent_basis_points="40",
        kind="weekday",
        weekdays=["1"],
    )

    assert answer.status_code == 422
    assert "between −15% and +25%" in answer.text
    assert 'value="Greedy"' in answer.text


async def test_an_offer_is_changed(opened: Station, olive: Visitor) -> None:
    (offer,) = await catalog.offers()
    page = f"{SETTINGS}/adjustments/offers/{offer.id}"
    typed = (await fields_of(olive, page)) | {"percent_basis_points": "", "amount_cents": "75", "code": "party 75"}

    refused = await olive.submits(page, **typed)
    answer = await olive.submits(page, **typed | {"code": "party75"})

    assert "letters and digits, without spaces" in refused.text
    assert answer.status_code == 303
    assert (await catalog.rates()).offers[0].code == "PARTY75"
    assert (await catalog.rates()).offers[0].amount_cents == 75_00


async def test_a_product_is_added_withdrawn_and_put_back(opened: Station, olive: Visitor) -> None:
    added = await olive.submits(
        f"{SETTINGS}/menu", page=f"{SETTINGS}/menu/new", name="Scallops", amount_cents="12", kind="upgrade"
    )
    assert added.status_code == 303
    scallops = next(line for line in await catalog.products() if line.details.name == "Scallops")

    await olive.submits(f"{SETTINGS}/menu/{scallops.id}/withdrawal", page=f"{SETTINGS}/menu/{scallops.id}")
    assert "Scallops" not in [line.name for line in await catalog.menu()]

    await olive.submits(f"{SETTINGS}/menu/{scallops.id}/return", page=f"{SETTINGS}/menu/{scallops.id}")
    assert "Scallops" in [line.name for line in await catalog.menu()]


async def test_a_slot_is_added_changed_and_removed(opened: Station, olive: Visitor) -> None:
    new = {"starts": "19:30", "weekdays": ["4", "5"], "max_parties": "2"}
    page = f"{SETTINGS}/opening/slots"

    assert (await olive.submits(page, page=f"{page}/new", **new)).status_code == 303
    twice = await olive.submits(page, page=f"{page}/new", **new)
    assert "Parties begin at that time already" in twice.text
    slot = next(line for line in await catalog.slots() if line.details.starts_minute == 19 * 60 + 30)

    removed = await olive.submits(f"{page}/{slot.id}/removal", page=f"{page}/{slot.id}")
    assert len(await catalog.slots()) == 4

    again = re.search(r'action="([^"]+again[^"]+)"', (await olive.get(removed.headers["location"])).text)
    assert again is not None
    await olive.submits(again[1].replace("&amp;", "&"), page=f"{SETTINGS}/opening")
    back = next(line for line in await catalog.slots() if line.details.starts_minute == 19 * 60 + 30)
    assert back.details == slot.details


async def test_the_service_area_is_set_and_tried(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/opening"

    assert "Riverside" in (await olive.get(f"{page}?zip=95616")).text
    await olive.submits(f"{page}/areas", page=page, served="958, 956", left="95616")
    assert "nobody serves it." in (await olive.get(f"{page}?zip=95616")).text
    assert "Sacramento, CA" in (await olive.get(f"{page}?zip=95814")).text

    wrong = await olive.submits(f"{page}/areas", page=page, served="Sacramento", left="")
    assert wrong.status_code == 422
    assert "“Sacramento” does not begin a ZIP code" in wrong.text


async def test_suggestions_are_changed_and_tried(opened: Station, olive: Visitor) -> None:
    rule = (await catalog.suggestions())[0]
    page = f"{SETTINGS}/suggestions/{rule.id}"
    typed = (await fields_of(olive, page)) | {"words": "Gyoza, first.", "guests_at_least": "30"}

    assert (await olive.submits(page, **typed)).status_code == 303

    assert "Gyoza, first.”" in (await olive.get(f"{SETTINGS}/suggestions?guests=30")).text
    assert "Gyoza, first.”" not in (await olive.get(f"{SETTINGS}/suggestions?guests=29")).text


async def test_the_station_is_reached_by_what_stands_here(opened: Station, olive: Visitor) -> None:
    page = f"{SETTINGS}/station"
    typed = (await fields_of(olive, page)) | {
        "phone": "(916) 555-0199",
        "venmo_handle": "@Grill",
        "postal_code": "95616",
    }

    wrong = await olive.submits(page, **typed | {"postal_code": "00000"})
    answer = await olive.submits(page, **typed)

    assert "We don’t know this ZIP code." in wrong.text
    assert answer.status_code == 303
    station = await Station.one(opened.id)
    assert (station.phone, station.venmo_handle, station.postal_code) == ("+19165550199", "Grill", "95616")


async def test_a_manager_may_not_change_settings(staff: Company, opened: Station, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    assert (await visitor.get(f"{SETTINGS}/policy")).status_code == 403
    assert "Menu and rules" not in (await visitor.get("/riverside/bookings")).text
