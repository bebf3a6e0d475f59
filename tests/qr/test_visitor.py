"""Who scans: people, told apart from previews and programs."""

import pytest

from portal.domain.qr.visitor import Scanner, scanner_of
from tests.qr.phones import IPHONE

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
PEOPLE = {
    IPHONE: ("phone", "iOS", "Safari"),
    f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537.36": ("phone", "Android", "Chrome"),
    f"Mozilla/5.0 (Linux; Android 13; SM-X906C) {CHROME} Safari/537.36": ("tablet", "Android", "Chrome"),
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
    "Mobile/15E148 Safari/604.1": ("tablet", "iOS", "Safari"),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 "
    "Instagram 390.0.0.28.85 (iPhone15,2; iOS 18_5; en_US)": ("phone", "iOS", "Instagram"),
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/142.0": ("computer", "Windows", "Edge"),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
    "Safari/605.1.15": ("computer", "macOS", "Safari"),
    f"Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) {CHROME} Mobile Safari/537.36": ("phone", "Android", "Chrome"),
    "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": ("phone", "Android", "Firefox"),
}
PROGRAMS = (
    "",
    "WhatsApp/2.24.20.89 A",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 "
        "Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"
    ),
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    (
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
    ),
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    f"Mozilla/5.0 (X11; Linux x86_64) {CHROME.replace('Chrome', 'HeadlessChrome')} Safari/537.36",
    "curl/8.5.0",
    "python-requests/2.31",
    "Go-http-client/2.0",
    "okhttp/4.12.0",
)


@pytest.mark.parametrize("agent", PEOPLE, ids=range(len(PEOPLE)))
def test_a_persons_device_is_told_coarsely(agent: str) -> None:
    assert scanner_of({"user-agent": agent}) == Scanner(*PEOPLE[agent])


@pytest.mark.parametrize("agent", PROGRAMS, ids=range(len(PROGRAMS)))
def test_previews_and_programs_are_nobody(agent: str) -> None:
    assert scanner_of({"user-agent": agent}) is None


@pytest.mark.parametrize(
    "header",
    [
        {"sec-purpose": "prefetch"},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x-purpose": "preview"},
        {"x-moz": "prefetch"},
        {"sec-fetch-dest": "image"},
    ],
)
def test_looking_ahead_is_no_scan(header: dict[str, str]) -> None:
    assert scanner_of({"user-agent": IPHONE} | header) is None


def test_asking_for_the_head_alone_is_no_scan() -> None:
    assert scanner_of({"user-agent": IPHONE}, method="HEAD") is None
    assert scanner_of({"user-agent": IPHONE, "sec-fetch-dest": "document"}) is not None


def test_what_is_told_fits_its_column() -> None:
    told = scanner_of({"user-agent": IPHONE + "x" * 100_000})

    assert told is not None
    assert len(told.browser) <= 40
