"""Settings: travel, tax, deposits, and every other rule; each change is a version, and the older ones stay."""

from typing import Annotated, Any, Final

import msgspec
from litestar import Controller, get, post

from portal.controllers.staff.settings.page import Sheet, previewed, saved, sheet_page, station_id
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import PolicyDetails
from portal.text import money, percent
from portal.web.audit import writes_nothing
from portal.web.events.lines import names_of, who
from portal.web.forms import Cents, FinePercent, Percent, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from portal.web.shell import command

RULES: Final = {
    "minimum_cents": "Minimum order",
    "deposit_cents": "Deposit",
    "deposit_refundable_days": "Deposit refundable until, days before",
    "balance_due_days": "Balance due, days before",
    "tax_basis_points": "Sales tax",
    "is_travel_taxed": "Travel is taxed",
    "free_miles": "Free miles",
    "per_mile_cents": "Per mile after that",
    "farthest_miles": "Maximum distance, miles",
    "gratuity_percents": "Suggested gratuities, percent",
    "adjustment_floor_basis_points": "Tiers take off at most",
    "adjustment_ceiling_basis_points": "Tiers add at most",
    "notice_hours": "Notice, hours",
    "horizon_days": "Bookable, days ahead",
    "hold_minutes": "A date is held, minutes",
    "hold_extension_minutes": "A hold is extended by, minutes",
    "hold_extensions_at_most": "Extensions at most",
    "setup_minutes": "Setting up, minutes",
    "service_minutes": "Cooking, minutes",
    "cleanup_minutes": "Cleaning up, minutes",
    "miles_per_hour": "Driving, miles an hour",
    "guests_per_chef": "Guests a chef can cook for",
    "largest_party": "Largest party",
    "change_until_hours": "Changes are free until, hours before",
    "grow_until_hours": "Guests may grow until, hours before",
    "late_change_fee_cents": "Fee for late changes, once",
    "free_moves": "Free moves of the date",
    "move_fee_cents": "Fee for another move",
    "complete_after_hours": "Marked as done, hours after the party",
    "words": "Wording for customers",
    "included": "What is included",
    "to_bring": "What to have ready",
}


class PolicyForm(PolicyDetails, kw_only=True):
    based_on: int
    minimum_cents: Cents
    deposit_cents: Cents
    per_mile_cents: Cents
    late_change_fee_cents: Cents
    move_fee_cents: Cents
    tax_basis_points: FinePercent
    adjustment_floor_basis_points: Annotated[Percent, msgspec.Meta(ge=-9000, le=0)]
    adjustment_ceiling_basis_points: Annotated[Percent, msgspec.Meta(ge=0, le=20_000)]


class PolicyPages(Controller):
    """The rules that hold, and their history."""

    path = "/policy"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=command("Rules", icon="settings", also="settings policy deposit tax cancellation minimum travel"))
    async def edit(self, request: StaffRequest) -> Page:
        held = await catalog.policy()
        said = msgspec.structs.asdict(catalog.details_of(held))
        return await sheet_page(request, await _sheet(), filled(PolicyForm, PolicyForm(based_on=held.version, **said)))

    @post()
    async def update(self, request: StaffRequest) -> Page | Done:
        toast = "Saved as a new version. Existing bookings keep the one they were made under."
        return await saved(request, await _sheet(), PolicyForm, _change, to="policy", toast=toast)

    @post("/preview", opt=writes_nothing())
    async def preview(self, request: StaffRequest) -> Page:
        return await previewed(request, await _sheet(), PolicyForm, _change)


async def _change(typed: PolicyForm) -> object:
    held = await catalog.policy()
    whole = msgspec.structs.replace(
        typed, included=held.included, to_bring=held.to_bring
    )  # they have a page of their own
    return await catalog.change_policy(station_id(), whole, based_on=typed.based_on)


async def _sheet() -> Sheet:
    versions = await catalog.versions()
    names = await names_of(each.actor for each in versions)
    more = {
        "held": (await catalog.policy()).version,
        "versions": versions,
        "by": {each.id: who(each.actor, names) for each in versions},
        "rules": RULES,
        "said": said,
    }
    return Sheet(
        tab="policy",
        title="Policy",
        fields="settings/_policy.html",
        below="settings/_versions.html",
        save="Save as a new version",
        more=more,
    )


def said(field: str, value: Any) -> str:
    """Write the value of a rule as its form shows it."""
    if field.endswith("_cents"):
        return money(value)
    if field.endswith("_basis_points"):
        return percent(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value) if not isinstance(value, str) else (value[:60] or "nothing")
