"""Everything that is set from outside: one frozen struct, read once from the environment.

Each field says which variable it comes from and what it means; docs/settings.md and .env.example repeat that, and a
test compares.
"""

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Network
from pathlib import Path

import msgspec

from portal.environment import Environment, SettingsError
from portal.published_secrets import TEST_SECRETS, demo_secrets

__all__ = ["Mode", "OAuth", "PiiKeys", "Settings", "SettingsError", "Smtp", "Tls"]

KEY_BYTES = 32
LARGEST_PORT = 65535
SYSTEM = "system"
LOCAL = "local"
LOOPBACK = "127.0.0.0/8,::1/128"
SECRET_KEY_CHARACTERS = 32
MOST_POSTS_PER_HOUR = 1_000_000_000
MOST_MINUTES_TO_CONFIRM = 24 * 60
MOST_GIGABYTES = 100_000
MOST_HOLDS = 1_000_000
MOST_HOURS_UNOPENED = 365 * 24
LONGEST_UNDO_SECONDS = 3600
LARGEST_KEY_NUMBER = 255  # one byte in front of every sealed value


class Mode(StrEnum):
    """What the portal runs for."""

    DEMO = "demo"
    PRODUCTION = "production"
    TEST = "test"


class Tls(StrEnum):
    """How the connection to a mail server is encrypted."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"


class Smtp(msgspec.Struct, frozen=True, kw_only=True):
    """The mail server that sends for us."""

    host: str
    """`SMTP_HOST`: the mail server that sends our mail; without it mail is kept and shown, not sent."""
    port: int
    """`SMTP_PORT` (587): the port of that server."""
    username: str | None
    """`SMTP_USERNAME`: the account on that server, together with `SMTP_PASSWORD`."""
    password: str | None
    """`SMTP_PASSWORD` (secret): the password of that account."""
    tls: Tls
    """`SMTP_TLS` (starttls): `starttls`, `implicit` (usually port 465) or `none`."""
    sender: str
    """`SMTP_FROM`: the address that our mail comes from, required with `SMTP_HOST`."""

    def __repr__(self) -> str:
        """Show where mail goes, never the password."""
        return f"Smtp({self.host}:{self.port})"


class OAuth(msgspec.Struct, frozen=True, kw_only=True):
    """The client as which we log in to mailboxes that take no password."""

    client_id: str
    """`OAUTH_CLIENT_ID`: our client at the mail provider, for mailboxes that log in with a refresh token (XOAUTH2)."""
    client_secret: str
    """`OAUTH_CLIENT_SECRET` (secret): the secret of that client."""
    token_url: str
    """`OAUTH_TOKEN_URL` (https://oauth2.googleapis.com/token): where the provider gives out access tokens."""

    def __repr__(self) -> str:
        """Show where tokens come from, never the secret."""
        return f"OAuth({self.token_url})"


class PiiKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of sealed columns, and of the blind indexes that find their values."""

    keys: dict[int, bytes]
    """`PORTAL_PII_KEYS` (secret): keys that open personal data, as `1:<base64 of 32 bytes>,2:<...>`; keep old ones."""
    current: int
    """`PORTAL_PII_CURRENT` (the highest): the number of the key that seals new values."""
    index_key: bytes
    """`PORTAL_INDEX_KEY` (secret): base64 of 32 bytes, the key of the search indexes; a new one finds no old row."""

    def __repr__(self) -> str:
        """Show which keys there are, never the keys."""
        return f"PiiKeys({sorted(self.keys)}, current={self.current})"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What this process was told when it started."""

    mode: Mode
    """`PORTAL_MODE` (production; `./dev` says demo): `demo` has an invented business, `test` is for tests."""
    data: Path
    """`PORTAL_DATA` (./.portal): the folder of our own database, logs and demo secrets."""
    port: int
    """`PORTAL_PORT` (8000): the port on 127.0.0.1 where the web server listens."""
    base_url: str
    """`PORTAL_BASE_URL` (http://127.0.0.1:PORTAL_PORT): the address that people use, for links and cookies."""
    trusted_proxy: str | None
    """`PORTAL_TRUSTED_PROXY`: the address of the TLS proxy before us: it is believed where a request comes from."""
    database_url: str | None
    """`DATABASE_URL` (secret): Postgres 16 or newer, `postgresql://user:password@host/name`; else we run our own."""
    database_gigabytes: int | None
    """`PORTAL_DATABASE_GIGABYTES`: how much room the database has, in GB; at 80 % the portal says so."""
    redis_url: str | None
    """`REDIS_URL` (secret): Redis, `redis://host:6379/0` or `unix:///path?db=0`; else we run our own."""
    secret_key: str
    """`PORTAL_SECRET_KEY` (secret): at least 32 characters that sign sessions and forms; a new one logs all out."""
    pii: PiiKeys
    smtp: Smtp | None
    oauth: OAuth | None
    inner_networks: tuple[IPv4Network | IPv6Network, ...]
    """`PORTAL_INNER_NETWORKS` (none; in a demo loopback): networks inside that staff may name, like `10.1.0.0/16`."""
    receiver: str
    """`PORTAL_RECEIVER` (mx.google.com): the mail server whose verdict on a sender we trust, by its authserv-id."""
    name_server: str
    """`PORTAL_NAME_SERVER` (system): the name server asked for mail keys: `192.0.2.53:53`, or `local` files (demo)."""
    customer_posts_per_hour: int
    """`PORTAL_CUSTOMER_POSTS_PER_HOUR` (60): how often an hour an address may send each form of the public pages."""
    confirm_minutes: int
    """`PORTAL_CONFIRM_MINUTES` (45): how long a date is held until its customer has opened our letter."""
    holds_per_person: int
    """`PORTAL_HOLDS_PER_PERSON` (2): how many dates one e-mail address, phone or browser may hold unpaid."""
    holds_per_network: int
    """`PORTAL_HOLDS_PER_NETWORK` (6): how many dates all who come from one network address may hold unpaid."""
    unconfirmed_percent: int
    """`PORTAL_UNCONFIRMED_PERCENT` (50): the share of a day's places that may be held before a letter is opened."""
    bookings_per_person: int
    """`PORTAL_BOOKINGS_PER_PERSON` (4): how many parties to come one may book online where no deposit is asked."""
    bookings_per_network: int
    """`PORTAL_BOOKINGS_PER_NETWORK` (10): how many of them all behind one network address may book within that time."""
    unopened_hours: int
    """`PORTAL_UNOPENED_HOURS` (48): how long such a booking counts as new, and in doubt until a letter is opened."""
    undo_seconds: int
    """`PORTAL_UNDO_SECONDS` (90): how long letters wait that follow a decision, so that an undo reaches them."""

    places: Path | None
    """`PORTAL_PLACES`: a city file (.mmdb) that tells where a QR code is scanned; without one no place is noted."""

    @property
    def is_demo(self) -> bool:
        """Say whether there is an invented business with published log-ins."""
        return self.mode is Mode.DEMO

    def __repr__(self) -> str:
        """Show what may be logged: nothing secret."""
        return f"Settings({self.mode}, {self.base_url}, {self.smtp})"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the settings, with secrets of its own in demo mode, made once and kept beside the data.

        Raises:
            SettingsError: with one sentence for everything that is wrong or missing.

        """
        given = Environment(environ)
        mode = given.choice("PORTAL_MODE", Mode, default=Mode.PRODUCTION)
        data = given.folder("PORTAL_DATA", default="./.portal")
        port = given.number("PORTAL_PORT", default=8000, largest=LARGEST_PORT)
        if mode is Mode.DEMO:
            given.refuse_problems()  # before its secrets are written to that folder
        if mode is not Mode.PRODUCTION:
            given.fall_back_on(demo_secrets(data) if mode is Mode.DEMO else TEST_SECRETS)

        settings = cls(
            mode=mode,
            data=data,
            port=port,
            base_url=given.url("PORTAL_BASE_URL", ("http", "https"), default=f"http://127.0.0.1:{port}").rstrip("/"),
            trusted_proxy=given.address("PORTAL_TRUSTED_PROXY"),
            database_url=given.secret_url("DATABASE_URL", ("postgresql", "postgres")),
            database_gigabytes=_gigabytes(given),
            redis_url=given.secret_url("REDIS_URL", ("redis", "rediss", "unix")),
            secret_key=_secret_key(given, mode),
            pii=_pii_keys(given, mode),
            smtp=_smtp(given),
            oauth=_oauth(given),
            inner_networks=given.networks("PORTAL_INNER_NETWORKS", default="" if mode is Mode.PRODUCTION else LOOPBACK),
            receiver=given.text("PORTAL_RECEIVER", default="mx.google.com"),
            name_server=_name_server(given, mode),
            places=given.file("PORTAL_PLACES"),
            customer_posts_per_hour=given.number(
                "PORTAL_CUSTOMER_POSTS_PER_HOUR", default=60, largest=MOST_POSTS_PER_HOUR
            ),
            confirm_minutes=given.number("PORTAL_CONFIRM_MINUTES", default=45, largest=MOST_MINUTES_TO_CONFIRM),
            holds_per_person=given.number("PORTAL_HOLDS_PER_PERSON", default=2, largest=MOST_HOLDS),
            holds_per_network=given.number("PORTAL_HOLDS_PER_NETWORK", default=6, largest=MOST_HOLDS),
            unconfirmed_percent=given.number("PORTAL_UNCONFIRMED_PERCENT", default=50, largest=100),
            bookings_per_person=given.number("PORTAL_BOOKINGS_PER_PERSON", default=4, largest=MOST_HOLDS),
            bookings_per_network=given.number("PORTAL_BOOKINGS_PER_NETWORK", default=10, largest=MOST_HOLDS),
            unopened_hours=given.number("PORTAL_UNOPENED_HOURS", default=48, largest=MOST_HOURS_UNOPENED),
            undo_seconds=given.number("PORTAL_UNDO_SECONDS", default=90, largest=LONGEST_UNDO_SECONDS),
        )
        given.refuse_problems()
        return settings


def _name_server(given: Environment, mode: Mode) -> str:
    text = given.text("PORTAL_NAME_SERVER", default=SYSTEM if mode is Mode.PRODUCTION else LOCAL)
    host, _, port = text.partition(":")
    if text not in (SYSTEM, LOCAL) and not (_is_ipv4(host) and (not port or _is_port(port))):
        given.problem(f"PORTAL_NAME_SERVER is {text!r}: give `system`, `local`, or an address like 192.0.2.53:53.")
    return text


def _is_ipv4(text: str) -> bool:
    try:
        IPv4Address(text)
    except ValueError:
        return False
    return True


def _is_port(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= LARGEST_PORT


def _gigabytes(given: Environment) -> int | None:
    name = "PORTAL_DATABASE_GIGABYTES"
    return given.number(name, default=1, largest=MOST_GIGABYTES) if given.text(name) else None


def _secret_key(given: Environment, mode: Mode) -> str:
    key = _required(given, mode, "PORTAL_SECRET_KEY", make="make one with `openssl rand -base64 48`")
    if key and len(key) < SECRET_KEY_CHARACTERS:
        given.problem(f"PORTAL_SECRET_KEY is shorter than {SECRET_KEY_CHARACTERS} characters: make a longer one.")
    return key


def _pii_keys(given: Environment, mode: Mode) -> PiiKeys:
    make = f"make a key with `openssl rand -base64 {KEY_BYTES}`"
    listed = _required(given, mode, "PORTAL_PII_KEYS", make=f"{make} and put `1:` before it")
    index_key = _required(given, mode, "PORTAL_INDEX_KEY", make=make)
    keys = _numbered_keys(given, listed)
    current = given.number("PORTAL_PII_CURRENT", default=max(keys, default=1), largest=LARGEST_KEY_NUMBER)
    if keys and current not in keys:
        given.problem(f"PORTAL_PII_CURRENT is {current}, and PORTAL_PII_KEYS has no key of that number: add it there.")
    return PiiKeys(keys=keys, current=current, index_key=given.key("PORTAL_INDEX_KEY", index_key, size=KEY_BYTES))


def _numbered_keys(given: Environment, listed: str) -> dict[int, bytes]:
    keys = {}
    for entry in filter(None, listed.split(",")):
        number, colon, key = entry.strip().partition(":")
        if not colon or not number.isdecimal() or not 1 <= int(number) <= LARGEST_KEY_NUMBER or int(number) in keys:
            given.problem(f"PORTAL_PII_KEYS numbers each key once, from 1 to {LARGEST_KEY_NUMBER}: `1:<key>,2:<key>`.")
            continue
        keys[int(number)] = given.key("PORTAL_PII_KEYS", key, size=KEY_BYTES)
    return keys


def _smtp(given: Environment) -> Smtp | None:
    smtp = Smtp(
        host=given.text("SMTP_HOST"),
        port=given.number("SMTP_PORT", default=587, largest=LARGEST_PORT),
        username=given.text("SMTP_USERNAME") or None,
        password=given.secret("SMTP_PASSWORD") or None,
        tls=given.choice("SMTP_TLS", Tls, default=Tls.STARTTLS),
        sender=given.text("SMTP_FROM"),
    )
    if not (smtp.host or smtp.sender or smtp.username or smtp.password):
        return None
    for name, value in (("SMTP_HOST", smtp.host), ("SMTP_FROM", smtp.sender)):
        if not value:
            given.problem(f"{name} is not set, though other settings of SMTP are: set it, or remove them all.")
    if bool(smtp.username) != bool(smtp.password):
        given.problem("SMTP_USERNAME and SMTP_PASSWORD belong together: set both, or none.")
    return smtp


def _oauth(given: Environment) -> OAuth | None:
    oauth = OAuth(
        client_id=given.text("OAUTH_CLIENT_ID"),
        client_secret=given.secret("OAUTH_CLIENT_SECRET"),
        token_url=given.url("OAUTH_TOKEN_URL", ("https",), default="https://oauth2.googleapis.com/token"),
    )
    if bool(oauth.client_id) != bool(oauth.client_secret):
        given.problem("OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET belong together: set both, or none.")
    return oauth if oauth.client_id else None


def _required(given: Environment, mode: Mode, name: str, *, make: str) -> str:
    """Read a secret that must be there, and in production must not be one that is published in this repository."""
    return given.required_secret(name, make=make, refused=TEST_SECRETS[name] if mode is Mode.PRODUCTION else None)
