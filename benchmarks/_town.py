"""A town's day with the portal: people who book, who pay, who only look; each tries until it is answered."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import asyncpg
import httpx
import msgspec
from selectolax.lexbor import LexborHTMLParser

from benchmarks._house import House
from portal import clock
from portal.demo import PASSWORD, mails
from portal.domain import availability, catalog, drafts, qr
from portal.domain.drafts import Answers
from portal.domain.qr import LinkKind
from portal.domain.quotes import Guests
from tables.drafts import BookingDraft
from tables.stations import Station

PATIENCE_SECONDS: Final = 400
PAUSE_SECONDS: Final = 0.5
ANSWER_SECONDS: Final = 20
FIRST_DAY: Final = 12
STAFF_PAGES: Final = ("queue", "bookings", "today", "payments", "calendar", "machinery")
PUBLIC_PAGES: Final = ("/riverside/book", "/riverside", "/login")
AWAY: Final = (503, 429)
"""What the portal may answer when something that it needs is not there."""
MAILBOX: Final = "pay-riverside@demo.example.com"


_TOLD_HOW_TO_PAY: Final = """
SELECT b.reference, b.deposit_cents FROM core.booking_drafts d JOIN core.bookings b ON b.id = d.booking
JOIN notification.booking_letters l ON l.booking = b.id AND l.kind = 'held' AND l.state = 'sent' WHERE d.id = $1
"""


class Guest(msgspec.Struct, kw_only=True):
    """Somebody who books, and may pay."""

    number: int
    draft: UUID
    last_page: str
    pays: bool
    was_answered: bool = False
    payment: str = ""

    @property
    def name(self) -> str:
        """A full name that nobody else in the town has."""
        return f"{_word(self.number)} {_word(self.number * 7 + 3)}{_word(self.number).lower()}"

    @property
    def email(self) -> str:
        """Where letters to them go."""
        return f"storm{self.number}@example.com"


class Town:
    """The people, what they did, and what they were answered."""

    def __init__(self, house: House, chance: random.Random) -> None:
        self.guests: list[Guest] = []
        self.strangers: list[str] = []
        self.answers: Counter[int] = Counter()
        self.odd: list[str] = []
        self._house = house
        self._chance = chance
        self._clicking = True

    async def prepare(self, station: Station, *, guests: int, strangers: int) -> None:
        """Write a draft for each guest, complete but for the last page; a date has one of them."""
        first = clock.now().date() + timedelta(days=FIRST_DAY)
        found = await availability.openings(
            first, first + timedelta(days=guests + 30), guests=12, postal_code=station.postal_code
        )
        free = [
            next(each for each in day if each.is_available)
            for day in found.values()
            if any(e.is_available for e in day)
        ]
        rates, expires_at = (await catalog.rates()).written(), clock.now() + timedelta(days=1)
        for number, opening in enumerate(free[:guests]):
            answers = Answers(
                postal_code=station.postal_code,
                guests=Guests(12),
                starts_at=opening.starts_at,
                event_date=opening.starts_at.date(),
                has_menu=True,
                address=f"{number + 1} River Rd",
                city="Sacramento",
            )
            draft = BookingDraft(id=uuid4(), answers=drafts.written(answers), rates=rates, expires_at=expires_at)
            await draft.save()
            page = f"/{station.slug}/book/{qr.sign(LinkKind.DRAFT, draft.id)}/you"
            self.guests.append(Guest(number=number, draft=draft.id, last_page=page, pays=self._chance.random() < 0.8))
        self.strangers = [self._number() for _ in range(strangers)]

    async def live(self, *, seconds: float) -> None:
        """Let the day pass: everybody does what they do at a moment of their own."""
        async with asyncio.TaskGroup() as group:
            clicks = [group.create_task(self._click()), group.create_task(self._look())]
            acts = [group.create_task(self._book_and_pay(guest, seconds)) for guest in self.guests]
            acts += [group.create_task(self._pay_for_nothing(number, seconds)) for number in self.strangers]
            await asyncio.wait(acts)
            for click in clicks:
                click.cancel()

    async def _book_and_pay(self, guest: Guest, seconds: float) -> None:
        await asyncio.sleep(self._chance.uniform(0, seconds * 0.7))
        await self._book(guest)
        if guest.pays and guest.was_answered:
            owed = await self._told_how_to_pay(guest)
            await asyncio.sleep(self._chance.uniform(0, seconds * 0.2))
            guest.payment = self._number()
            amount = f"{owed['deposit_cents'] // 100}.{owed['deposit_cents'] % 100:02d}"
            await self._deliver(guest.payment, payer=guest.name, amount=amount, memo=owed["reference"])

    async def _pay_for_nothing(self, number: str, seconds: float) -> None:
        await asyncio.sleep(self._chance.uniform(0, seconds))
        payer = f"{_word(int(number) % 997)} Stranger"
        await self._deliver(number, payer=payer, amount=f"{self._chance.randrange(20, 90)}.00", memo="dinner")

    async def _book(self, guest: Guest) -> None:
        """Send the last page until it is answered; what was not answered is sent again as it was."""
        async with self._browser(guest.number) as browser:
            form: dict[str, str] = {}
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    try:
                        form = form or await self._fill_in(browser, guest)
                        answer = await browser.post(guest.last_page, data=form)
                    except (httpx.HTTPError, _NotNow):
                        await asyncio.sleep(PAUSE_SECONDS)
                        continue
                    self._note(answer)
                    if answer.status_code == 303:
                        guest.was_answered = "/b/" in answer.headers["location"]
                        if not guest.was_answered:
                            self.odd.append(f"booking led to {answer.headers['location'].rpartition('/')[2]}")
                        return
                    if answer.status_code not in AWAY:
                        form = {}
                    await asyncio.sleep(PAUSE_SECONDS)

    async def _fill_in(self, browser: httpx.AsyncClient, guest: Guest) -> dict[str, str]:
        page = await browser.get(guest.last_page)
        self._note(page)
        if page.status_code == 303:
            page = await browser.get(page.headers["location"])
        form = LexborHTMLParser(page.text).css_first("form.book")
        if page.status_code != 200 or form is None:
            raise _NotNow
        fields = {
            str(field.attributes["name"]): field.attributes.get("value") or ""
            for field in form.css("input[name]")
            if field.attributes.get("type") not in ("checkbox", "radio")
        }
        phone = f"(916) 555-{1000 + guest.number:04d}"
        said = {"name": guest.name, "email": guest.email, "phone": phone, "accepted": "on", "go": "book"}
        return fields | {"gratuity_percent": "0"} | said

    async def _click(self) -> None:
        """Go through the pages as a manager does, logged in, all day."""
        async with self._browser(0) as browser:
            while True:
                with suppress(httpx.HTTPError, _NotNow):
                    page = await browser.get(f"/riverside/{self._chance.choice(STAFF_PAGES)}")
                    self._note(page)
                    if page.status_code == 303:
                        await self._log_in(browser)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _log_in(self, browser: httpx.AsyncClient) -> None:
        page = await browser.get("/login")
        form = LexborHTMLParser(page.text).css_first("form")
        if page.status_code != 200 or form is None:
            raise _NotNow
        fields = {str(each.attributes["name"]): each.attributes.get("value") or "" for each in form.css("input[name]")}
        said = {"email": "manager@demo.example.com", "password": PASSWORD}
        self._note(await browser.post("/login", data=fields | said))

    async def _look(self) -> None:
        """Look at the public pages as customers do."""
        async with self._browser(1) as browser:
            while True:
                with suppress(httpx.HTTPError):
                    self._note(await browser.get(self._chance.choice(PUBLIC_PAGES)))
                await asyncio.sleep(PAUSE_SECONDS)

    def _note(self, answer: httpx.Response) -> None:
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code not in AWAY:
            route = "/".join(part if len(part) < 20 else "..." for part in answer.request.url.path.split("/"))
            self.odd.append(f"{answer.status_code} {answer.request.method} {route}")

    def _browser(self, number: int) -> httpx.AsyncClient:
        """Return a browser at an address of its own."""
        return httpx.AsyncClient(
            base_url=self._house.url,
            timeout=ANSWER_SECONDS,
            headers={"X-Forwarded-For": f"198.51.{100 + number // 250}.{number % 250 + 1}"},
        )

    async def _told_how_to_pay(self, guest: Guest) -> Any:  # noqa: ANN401 - a record of the database
        """Wait for the letter that says how to pay."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
                    connection = await asyncpg.connect(self._house.postgres.url())
                    try:
                        if owed := await connection.fetchrow(_TOLD_HOW_TO_PAY, guest.draft):
                            return owed
                    finally:
                        connection.terminate()
                await asyncio.sleep(PAUSE_SECONDS)

    async def _deliver(self, number: str, *, payer: str, amount: str, memo: str) -> None:
        """Put a mail into the mailbox, as its server would: all of it, as soon as there is room."""
        notice = mails.DemoMail(
            payer=payer, amount=amount, number=number, memo=memo, sent_at=clock.now() - timedelta(minutes=1)
        )
        folder = self._house.data / "mailbox" / MAILBOX
        while not _written(folder, number, mails.chase(notice)):  # noqa: ASYNC110 - a disk sets no asyncio.Event
            await asyncio.sleep(PAUSE_SECONDS)

    def _number(self) -> str:
        return str(self._chance.randrange(10**10, 10**11))


class _NotNow(Exception):
    """A page is not there at the moment."""


def _written(folder: Path, name: str, raw: bytes) -> bool:
    draft = folder / f".{name}"
    try:
        draft.write_bytes(raw)
    except OSError:
        draft.unlink(missing_ok=True)
        return False
    draft.rename(folder / f"mail-{name}.eml")
    return True


def _word(number: int) -> str:
    """Spell a number as a name."""
    syllables: Sequence[str] = ("ba", "ko", "li", "mu", "ne", "ra", "so", "ti", "va", "ze")
    return "".join(syllables[int(digit)] for digit in f"{number:03d}").capitalize()
