"""A portal in production: empty, with its own secrets, behind TLS, beside real servers for mail and names."""

import base64
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from portal.supervise.program import portal_programs
from tests.browser.conftest import FIRST_REDIS_DATABASE, NUMBER, Live, started, wait_for_health
from tests.peers.browser import Options
from tests.peers.dns_server import DnsServer
from tests.peers.ports import free_port
from tests.peers.servers import TestServers, portal
from tests.peers.smtp_sink import SmtpSink
from tests.peers.tls_door import tls_door

HOST = "book.grill.example.com"
OWNER, FIRST_PASSWORD = "owner@grill.example.com", "four words are easy"
PATIENCE_MILLISECONDS = 20_000
REDIS_DATABASE = FIRST_REDIS_DATABASE + 4 + NUMBER


class Production(NamedTuple):
    """A portal that nobody has set up, and browsers that reach it under its public name."""

    browser: Browser

    async def visitor(self, *, width: int = 1440) -> BrowserContext:
        """Open a browser of somebody's own."""
        context = await self.browser.new_context(
            base_url=f"https://{HOST}", ignore_https_errors=True, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        return context


@asynccontextmanager
async def production(
    servers: TestServers, smtp: SmtpSink, names: DnsServer, options: Options, *, data: Path
) -> AsyncIterator[Production]:
    """Start it as the runbook says: migrate, add the first super admin, run web and worker."""
    port = free_port()
    variables = {
        "PORTAL_MODE": "production",
        "PORTAL_DATA": str(data),
        "PORTAL_PORT": str(port),
        "PORTAL_BASE_URL": f"https://{HOST}",
        "PORTAL_TRUSTED_PROXY": "127.0.0.1",
        "PORTAL_SECRET_KEY": secrets.token_urlsafe(48),
        "PORTAL_PII_KEYS": f"1:{_key()}",
        "PORTAL_INDEX_KEY": _key(),
        "PORTAL_INNER_NETWORKS": "127.0.0.0/8",  # the mail servers of this test are on this machine
        "PORTAL_NAME_SERVER": names.address,
        "PORTAL_UNDO_SECONDS": "1",
        "SMTP_HOST": smtp.host,
        "SMTP_PORT": str(smtp.port),
        "SMTP_TLS": "none",
        "SMTP_FROM": "portal@grill.example.com",
        "DATABASE_URL": await servers.make_database(f"production_{NUMBER}"),
        "REDIS_URL": servers.redis(REDIS_DATABASE),
    }
    await portal("migrate", **variables)
    await portal("user", "add", OWNER, "Olive Hartwell", "SUPER_ADMIN", PORTAL_NEW_PASSWORD=FIRST_PASSWORD, **variables)
    running = Live(f"http://127.0.0.1:{port}", variables["DATABASE_URL"], variables["REDIS_URL"], variables)
    programs = portal_programs({**os.environ, **variables}, data, port=port, trusted_proxy="127.0.0.1")
    with started(programs):
        await wait_for_health(running, programs)
        async with tls_door(HOST, to=port, folder=data) as door, async_playwright() as playwright:
            arguments = [*options.get("args", []), f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{door}"]
            browser = await playwright.chromium.launch(**options | {"args": arguments})
            expect.set_options(timeout=PATIENCE_MILLISECONDS)
            yield Production(browser)
            expect.set_options(timeout=None)
            await browser.close()


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
