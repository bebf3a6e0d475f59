"""The demo's QR codes, and who has scanned them in the last weeks."""

import random
from datetime import timedelta

from portal import clock
from portal.domain import feeds, qr
from tables.qr import QRCode, QRKind, QRScan
from tables.stations import Station

CODES = (
    ("Door and van", QRKind.STATION, 4),
    ("Table tents, autumn", QRKind.CAMPAIGN, 9),
    ("Farmers’ market flyer", QRKind.CAMPAIGN, 2),
)
DAYS = 60
SYSTEMS = (("phone", "iOS", "Safari"), ("phone", "Android", "Chrome"), ("phone", "iOS", "Instagram"),
           ("tablet", "iOS", "Safari"), ("computer", "Windows", "Edge"))  # fmt: skip
OFTEN = (52, 31, 9, 5, 3)
PLACES = (("Sacramento", 46), ("Roseville", 19), ("Elk Grove", 14), ("Davis", 11), ("Folsom", 7), ("", 3))


async def play_codes(station: Station) -> None:
    """Print three codes, and let people scan them: more at weekends; and let somebody read the calendar."""
    dice = random.Random(station.slug)  # the same demo every time
    for label, kind, a_day in CODES:
        code = await qr.make(kind, label=label, target=f"/{station.slug}/book")
        await QRScan.insert(*_scans(code, a_day, dice))
    await feeds.create(label="Front desk tablet")


def _scans(code: QRCode, a_day: int, dice: random.Random) -> list[QRScan]:
    scans = []
    for days_ago in range(DAYS):
        day = clock.now() - timedelta(days=days_ago)
        for _ in range(dice.randint(0, a_day * (2 if day.weekday() >= 4 else 1))):  # noqa: PLR2004 - Friday
            device, system, browser = dice.choices(SYSTEMS, OFTEN)[0]
            (city, _weight) = dice.choices(PLACES, [often for _, often in PLACES])[0]
            scans.append(
                QRScan(
                    qr_code=code.id,
                    created_at=day - timedelta(minutes=dice.randint(0, 600)),
                    device=device,
                    system=system,
                    browser=browser,
                    country="US" if city else "",
                    region="California" if city else "",
                    city=city,
                )
            )
    return scans
