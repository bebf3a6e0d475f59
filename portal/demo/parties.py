"""The parties of the demo, and the mails that pay for them: each shows something that the matching meets."""

from datetime import datetime
from itertools import count

import msgspec


class DemoParty(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's party, so many days from today; money in cents. `hold_minutes` is what is left of its hold."""

    key: str
    name: str
    station: str = "riverside"
    days: int
    hour: int = 18
    guests: int
    city: str
    total_cents: int
    paid: tuple[str, ...] = ()
    hold_minutes: int | None = None
    email: str = ""
    phone: str = ""


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A mail that comes while the portal runs; `{key}` in the memo is the reference of that party.

    One with `to` is about somebody else's account, as far as the portal knows.
    """

    style: str
    payer: str
    amount: str
    minutes_ago: int
    memo: str = ""
    to: str = ""


PARTIES = (
    DemoParty(
        key="dana", name="Dana Ortiz", days=9, guests=18, city="Sacramento", total_cents=1_145_00, hold_minutes=300
    ),
    DemoParty(
        key="ngozi", name="Ngozi Okonkwo", days=14, guests=30, city="Elk Grove", total_cents=1_690_00, hold_minutes=92
    ),
    DemoParty(key="daniel", name="Daniel Reyes", days=28, hour=15, guests=12, city="Davis", total_cents=720_00),
    DemoParty(
        key="danielle",
        name="Danielle Whitcombe-Abernathy",
        days=13,
        guests=16,
        city="Roseville",
        total_cents=1_118_50,
        paid=("100.00",),
    ),
    DemoParty(
        key="bart",
        name="Bart Fitzgerald-Nakamura",
        days=7,
        guests=18,
        city="Folsom",
        total_cents=1_012_50,
        paid=("100.00", "500.00"),
    ),
    DemoParty(
        key="keiko",
        name="Keiko Nakamura-Sørensen",
        days=20,
        guests=10,
        city="Folsom",
        total_cents=587_50,
        paid=("400.00",),
    ),
    DemoParty(key="maria", name="Maria Garcia", days=17, guests=14, city="Sacramento", total_cents=830_00),
    DemoParty(key="miguel", name="Miguel Garcia", days=23, hour=12, guests=22, city="Stockton", total_cents=1_260_00),
    DemoParty(key="lin", name="Lin Xiaoyu", days=5, guests=15, city="Davis", total_cents=912_45, paid=("100.00",)),
    DemoParty(
        key="thuy",
        name="Thuy-Linh Nguyễn",
        days=-2,
        guests=11,
        city="Sacramento",
        total_cents=655_00,
        paid=("100.00", "555.00"),
    ),
    DemoParty(
        key="marco",
        name="Marco DiBenedetto",
        days=3,
        hour=15,
        guests=20,
        city="Rocklin",
        total_cents=1_100_00,
        paid=("100.00",),
    ),
    DemoParty(key="aisha", name="Aisha Rahman", days=31, guests=25, city="Lodi", total_cents=1_490_00),
    DemoParty(
        key="peter", name="Peter Vandermeer", days=11, guests=13, city="Woodland", total_cents=775_00, paid=("100.00",)
    ),
    DemoParty(key="soledad", name="Soledad Arroyo", days=44, guests=40, city="Sacramento", total_cents=2_350_00),
    DemoParty(
        key="hannah",
        name="Hannah Weiss",
        station="hilltop",
        days=6,
        guests=12,
        city="Boulder",
        total_cents=710_00,
        paid=("100.00",),
    ),
    DemoParty(
        key="jamal", name="Jamal Whitaker", station="hilltop", days=19, guests=16, city="Golden", total_cents=905_00
    ),
    DemoParty(
        key="whitfield",
        name="Beatrix Whitfield",
        days=0,
        hour=12,
        guests=18,
        city="Folsom",
        total_cents=1_060_00,
        paid=("100.00", "960.00"),
    ),
    DemoParty(
        key="guadalupe",
        name="Guadalupe Hernández-Villaseñor",
        days=0,
        guests=26,
        city="Davis",
        total_cents=1_480_00,
        paid=("100.00",),
    ),
)

INCOMING = (
    Incoming(
        style="venmo",
        payer="Danielle Okonkwo-Reyes",
        amount="100.00",
        minutes_ago=23,
        memo="deposit for Aunt Ngozi’s 60th",
    ),
    Incoming(
        style="chase",
        payer="Bartholomew Fitzgerald-Nakamura",
        amount="640.00",
        minutes_ago=64,
        memo="both parties, keep the rest for the chef",
    ),
    Incoming(style="imitation", payer="Jessica T.", amount="250.00", minutes_ago=70, memo="deposit"),
    Incoming(style="chase", payer="Lin Xiaoyu", amount="100.00", minutes_ago=121, memo="deposit"),
    Incoming(style="bank_of_america", payer="M Garcia", amount="100.00", minutes_ago=180),
    Incoming(
        style="bank_of_america",
        payer="Thuy-Linh Nguyen",
        amount="55.00",
        minutes_ago=300,
        memo="thank you, it was wonderful",
    ),
    Incoming(style="venmo", payer="grillz4dayz", amount="100.00", minutes_ago=900, memo="fire"),
    Incoming(style="venmo", payer="Dana Ortiz", amount="100.00", minutes_ago=31, memo="{dana}"),
    Incoming(style="chase", payer="Peter Vandermeer", amount="675.00", minutes_ago=47, memo="balance"),
    Incoming(style="bank_of_america", payer="Aisha Rahman", amount="100.00", minutes_ago=140, memo="Hibachi deposit"),
    Incoming(style="chase", payer="Soledad Arroyo", amount="100.00", minutes_ago=220, memo="{soledad}"),
    Incoming(
        style="bank_of_america",
        payer="Wendell Oakes",
        amount="85.00",
        minutes_ago=330,
        memo="concert tickets",
        to="a.friend@elsewhere.example.com",
    ),
    Incoming(style="bank_of_america_sent", payer="Valley Produce Co", amount="412.18", minutes_ago=260),
)


def memo_of(incoming: Incoming, references: dict[str, str]) -> str:
    """Return the memo with references in place of the parties' keys."""
    return incoming.memo.format_map(references)


_NUMBERS = count(1000)


def number_of(sent_at: datetime) -> str:
    """Return a transaction number that no other mail of the demo has."""
    return f"{sent_at:%y%m%d}{next(_NUMBERS)}"
