"""Logging in to mailboxes with access tokens, which a token server gives for their refresh tokens."""

import asyncio
import base64
import logging
import socket
from collections.abc import Iterator

import msgspec
import pytest

from portal.integrations.connect import connect
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.imap import ImapMailboxes
from portal.integrations.oauth import AccessTokens
from portal.integrations.ports import MailboxConnector
from portal.settings import OAuth, Settings
from tests.integrations.places import HERE, Place, account, read
from tests.integrations.scripted_imap import ScriptedImap, scripted_imap
from tests.peers.token_server import TokenServer, error, running_token_server

REFUSED_BY_GOOGLE = [
    b"+ ",
    b"+ eyJzdGF0dXMiOiI0MDAifQ==",
    b"TAG NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
]
REFUSED_BY_MICROSOFT = [b"+ ", b"TAG NO AUTHENTICATE failed."]


@pytest.fixture
def provider() -> Iterator[TokenServer]:
    """Run a token server."""
    with running_token_server() as server:
        yield server


@pytest.fixture
def mail_server() -> Iterator[ScriptedImap]:
    """Run a mail server that takes every access token."""
    with scripted_imap(AUTHENTICATE=[b"+ ", b"TAG OK welcome"]) as server:
        yield server


@pytest.fixture
def place(provider: TokenServer, mail_server: ScriptedImap) -> Place:
    """Return a mailbox that opens with the refresh token `riverside`."""
    return _place(mail_server, _mailboxes(provider.client))


async def test_it_logs_in_with_the_token_that_it_got_for_the_refresh_token(
    place: Place, provider: TokenServer, mail_server: ScriptedImap
) -> None:
    assert await read(place) == []

    assert provider.exchanged == [
        {
            "grant_type": "refresh_token",
            "client_id": "portal",
            "client_secret": "very secret",
            "refresh_token": "riverside",
        }
    ]
    [said] = [base64.b64decode(line) for line in mail_server.heard if line.startswith(b"dXNlcj")]
    assert said == b"user=riverside@example.com\x01auth=Bearer 1 for riverside\x01\x01"


@pytest.mark.parametrize("expires_in", [3600, "3600", 10**20])
async def test_it_uses_a_token_again_within_its_life(
    expires_in: int | str, place: Place, provider: TokenServer, mail_server: ScriptedImap
) -> None:
    provider.expires_in = expires_in

    await read(place)
    await read(place)

    assert _bearers(mail_server) == ["1 for riverside", "1 for riverside"]


async def test_it_gets_a_new_token_when_the_old_one_has_a_minute_left(
    place: Place, provider: TokenServer, mail_server: ScriptedImap
) -> None:
    provider.expires_in = 61

    await read(place)
    await asyncio.sleep(1.1)
    await read(place)

    assert _bearers(mail_server) == ["1 for riverside", "2 for riverside"]


@pytest.mark.parametrize("expires_in", [None, 0, -5, 60])
async def test_it_uses_a_token_once_that_is_not_known_to_last(
    expires_in: int | None, place: Place, provider: TokenServer, mail_server: ScriptedImap
) -> None:
    provider.expires_in = expires_in

    await read(place)
    await read(place)

    assert _bearers(mail_server) == ["1 for riverside", "2 for riverside"]


async def test_each_mailbox_has_a_token_of_its_own(place: Place, mail_server: ScriptedImap) -> None:
    other = place.at(id=account().id, username="hilltop@example.com", secret="hilltop")

    for opened in (place, other, place, other):
        await read(opened)

    assert _bearers(mail_server) == ["1 for riverside", "2 for hilltop", "1 for riverside", "2 for hilltop"]


async def test_a_new_refresh_token_counts_at_once(place: Place, mail_server: ScriptedImap) -> None:
    await read(place)

    await read(place.at(secret="renewed"))

    assert _bearers(mail_server) == ["1 for riverside", "2 for renewed"]


@pytest.mark.parametrize("refusal", [REFUSED_BY_GOOGLE, REFUSED_BY_MICROSOFT])
async def test_a_token_that_the_mail_server_refuses_is_not_used_again(
    refusal: list[bytes], place: Place, mail_server: ScriptedImap
) -> None:
    mail_server.answers["AUTHENTICATE"], welcome = refusal, mail_server.answers["AUTHENTICATE"]
    with pytest.raises(VendorRefused, match="does not accept this mailbox's permission"):
        await read(place)

    mail_server.answers["AUTHENTICATE"] = welcome
    await read(place)

    assert _bearers(mail_server)[-1] == "2 for riverside"


@pytest.mark.parametrize(
    ("refusal", "kind", "sentence"),
    [
        (error(400, "invalid_grant"), VendorRefused, "withdrawn or has expired: connect it again with a new refresh"),
        (error(401, "unauthorized_client"), VendorRefused, "correct OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET"),
        (error(400, "invalid_scope"), VendorRefused, r"\(code 400\): check OAUTH_TOKEN_URL"),
        ((200, b"<html>Welcome to our hotel"), VendorRefused, r"\(code 200\): check OAUTH_TOKEN_URL"),
        ((200, b"[]"), VendorRefused, r"\(code 200\): check OAUTH_TOKEN_URL"),
        ((302, b""), VendorRefused, r"\(code 302\): check OAUTH_TOKEN_URL"),
        (error(503, "invalid_grant"), VendorUnavailable, r"right now \(code 503\)"),
        (error(429, "rate_limit_exceeded"), VendorUnavailable, r"right now \(code 429\)"),
    ],
)
async def test_it_tells_never_from_not_now(
    refusal: tuple[int, bytes], kind: type[Exception], sentence: str, place: Place, provider: TokenServer
) -> None:
    provider.refusal = refusal

    with pytest.raises(kind, match=sentence) as refused:
        await read(place)

    assert "riverside" not in str(refused.value)
    provider.refusal = None
    assert await read(place) == []


async def test_it_says_when_its_own_client_is_wrong(provider: TokenServer, mail_server: ScriptedImap) -> None:
    stranger = msgspec.structs.replace(provider.client, client_secret="wrong")

    with pytest.raises(VendorRefused, match="correct OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET"):
        await read(_place(mail_server, _mailboxes(stranger)))


async def test_it_says_when_the_token_server_is_not_there(mail_server: ScriptedImap) -> None:
    with running_token_server() as gone:
        place = _place(mail_server, _mailboxes(gone.client))

    with pytest.raises(VendorUnavailable, match="OAUTH_TOKEN_URL"):
        await read(place)


async def test_it_does_not_wait_for_ever_for_a_token(provider: TokenServer, mail_server: ScriptedImap) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        client = msgspec.structs.replace(provider.client, token_url=address)
        tokens = AccessTokens(client, timeout=0.2)

        async with asyncio.timeout(5):
            with pytest.raises(VendorUnavailable, match="OAUTH_TOKEN_URL"):
                await read(_place(mail_server, ImapMailboxes(reach=HERE, access_token=tokens.lend)))


async def test_without_a_client_it_says_what_to_set(mail_server: ScriptedImap) -> None:
    settings = Settings.from_env({"PORTAL_MODE": "test"})
    assert settings.oauth is None

    with pytest.raises(VendorRefused, match="Set OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET"):
        await read(_place(mail_server, connect(settings).mailboxes))


async def test_the_settings_bring_the_client(provider: TokenServer, mail_server: ScriptedImap) -> None:
    settings = msgspec.structs.replace(Settings.from_env({"PORTAL_MODE": "test"}), oauth=provider.client)

    assert await read(_place(mail_server, connect(settings).mailboxes)) == []


async def test_no_token_is_logged(
    place: Place, provider: TokenServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)

    await read(place)
    provider.refusal = error(400, "invalid_grant")
    with pytest.raises(VendorRefused) as refused:
        await read(place.at(secret="long ago"))

    shown = f"{caplog.text} {capfd.readouterr()} {refused.value!r}"
    assert "/token" in shown
    assert not [secret for secret in ("for riverside", "long ago", "very secret") if secret in shown]


def _mailboxes(client: OAuth) -> ImapMailboxes:
    return ImapMailboxes(reach=HERE, access_token=AccessTokens(client).lend)


def _place(mail_server: ScriptedImap, mailboxes: MailboxConnector) -> Place:
    return Place(account(port=mail_server.port, auth="xoauth2", secret="riverside"), mailboxes, lambda _: None)


def _bearers(mail_server: ScriptedImap) -> list[str]:
    """Return the access tokens that log-ins came with."""
    said = [base64.b64decode(line).decode() for line in mail_server.heard if line.startswith(b"dXNlcj")]
    return [line.partition("Bearer ")[2].rstrip("\x01") for line in said]
