"""Who opens a code's address: a person with some device, or a program that only looks. Pure."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec
import ua_parser

_PROGRAM: Final = re.compile(
    r"(?<!cu)bot\b|crawl|spider|preview|externalhit|whatsapp/|headless|lighthouse|pagerenderer|monitor|"
    r"slurp|embedly|validator|python|curl|wget|java/|go-http|okhttp|axios|node-fetch|scrapy|phantom",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)
_AHEAD_HEADERS: Final = ("sec-purpose", "purpose", "x-purpose", "x-moz")
_BROWSERS: Final = {"Mobile Safari": "Safari", "Mobile Safari UI/WKWebView": "In an app", "Chrome Mobile iOS": "Chrome"}
_VARIANTS: Final = re.compile(r" (Mobile|iOS|WebView|Mobile WebView)$")
_SYSTEMS: Final = {"Mac OS X": "macOS"}
_PHONES: Final = frozenset({"iOS", "Android", "Windows Phone", "KaiOS", "HarmonyOS"})
_COMPUTERS: Final = frozenset({"Windows", "Mac OS X", "Linux", "Chrome OS", "Ubuntu", "Fedora", "Debian", "FreeBSD"})
_MOBILE: Final = re.compile(r"\bmobile|iphone", re.IGNORECASE)
_LONGEST: Final = 40  # a column's length; longer than any family that is known
_LONGEST_AGENT: Final = 1000


class Scanner(msgspec.Struct, frozen=True):
    """What a person scanned with, as coarsely as a chart shows it."""

    device: str
    system: str
    browser: str


def scanner_of(headers: Mapping[str, str], *, method: str = "GET") -> Scanner | None:
    """Return what a person scanned with; None for a preview, a prefetch, a search engine, or any other program."""
    if method != "GET" or any(_AHEAD.search(headers.get(name, "")) for name in _AHEAD_HEADERS):
        return None
    if headers.get("sec-fetch-dest", "document") != "document":
        return None  # a picture, a frame: the address is part of another page
    agent = headers.get("user-agent", "")[:_LONGEST_AGENT]
    if not agent or _PROGRAM.search(agent):
        return None
    read = ua_parser.parse(agent)
    if read.os is None or (read.device is not None and read.device.family == "Spider"):
        return None  # a browser names its system
    system, browser = read.os.family, read.user_agent.family if read.user_agent else ""
    return Scanner(
        device=_device(agent, system),
        system=_SYSTEMS.get(system, system)[:_LONGEST],
        browser=_VARIANTS.sub("", _BROWSERS.get(browser, browser))[:_LONGEST],
    )


def _device(agent: str, system: str) -> str:
    """Tell by the system; a tablet's browser calls itself `iPad`, or Android without `Mobile`."""
    if system in _COMPUTERS:
        return "computer"
    if system in _PHONES:
        return "phone" if _MOBILE.search(agent) and "iPad" not in agent else "tablet"
    return "other"
