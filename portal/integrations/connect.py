"""Choose an adapter for every port, once: the vendor's where it is configured, else the local one."""

from contextlib import AbstractAsyncContextManager

import msgspec

from portal.integrations.announcer import RedisAnnouncer
from portal.integrations.dns_resolver import DnsResolver
from portal.integrations.imap import ImapMailboxes, no_access_token
from portal.integrations.local import LocalAnnouncer, LocalEmailSender, LocalMailboxes, LocalNameServer, NoPlaces
from portal.integrations.mmdb import MmdbPlaces
from portal.integrations.oauth import AccessTokens
from portal.integrations.ports import (
    Announcer,
    EmailSender,
    Geolocator,
    MailboxAccount,
    MailboxConnector,
    MailboxSession,
    NameServer,
)
from portal.integrations.reach import Reach
from portal.integrations.smtp import SmtpEmailSender
from portal.settings import LOCAL, SYSTEM, Settings


class Integrations(msgspec.Struct, frozen=True):
    """The outside world, as this process reaches it; `base_url` is where it reaches us."""

    base_url: str
    mailboxes: MailboxConnector
    email: EmailSender
    announcer: Announcer
    places: Geolocator
    name_server: NameServer

    async def close(self) -> None:
        """Hang up, before the process ends."""
        await self.announcer.close()
        self.places.close()


class EitherMailboxes:
    """Mailboxes on a server or in a folder of ours: each account says which."""

    def __init__(self, *, server: MailboxConnector, local: MailboxConnector) -> None:
        self._server = server
        self._local = local

    def open(self, account: MailboxAccount) -> AbstractAsyncContextManager[MailboxSession]:
        """Open the account where it is."""
        return (self._local if account.auth == "local" else self._server).open(account)


def connect(settings: Settings) -> Integrations:
    """Return the adapters that the settings ask for."""
    return Integrations(
        base_url=settings.base_url,
        mailboxes=EitherMailboxes(server=server_mailboxes(settings), local=local_mailboxes(settings)),
        email=SmtpEmailSender(settings.smtp) if settings.smtp else local_outbox(settings),
        announcer=RedisAnnouncer(settings.redis_url) if settings.redis_url else LocalAnnouncer(),
        places=MmdbPlaces(settings.places) if settings.places else NoPlaces(),
        name_server=name_server(settings),
    )


def name_server(settings: Settings) -> NameServer:
    """Return where keys are looked up."""
    if settings.name_server == LOCAL:
        return LocalNameServer(settings.data / "dns")
    return DnsResolver(None if settings.name_server == SYSTEM else settings.name_server)


def server_mailboxes(settings: Settings) -> ImapMailboxes:
    """Return the mailboxes on mail servers; those with XOAUTH2 open only where there is an OAuth client."""
    lend = AccessTokens(settings.oauth).lend if settings.oauth else no_access_token
    return ImapMailboxes(reach=Reach(settings.inner_networks), access_token=lend)


def local_mailboxes(settings: Settings) -> LocalMailboxes:
    """Return the folders of mail that `/dev/mailbox` fills."""
    return LocalMailboxes(settings.data / "mailbox")


def local_outbox(settings: Settings) -> LocalEmailSender:
    """Return the folder of mail that `/dev/outbox` shows."""
    return LocalEmailSender(settings.data / "outbox")
