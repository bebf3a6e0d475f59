"""The machinery.

Mailboxes and the raw mails that they bring, webhooks, failed jobs, and the log of what the machinery did.
"""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique

from tables.base import BusinessTable, Changing, PlatformTable, SharedTable
from tables.columns import Sealed


class MailboxAuth(StrEnum):
    """How we log in to a mailbox; a local one is filled on a page."""

    PASSWORD = "password"  # noqa: S105 - the name of a method, not a password
    XOAUTH2 = "xoauth2"
    LOCAL = "local"


class Mailbox(Changing, SharedTable, schema="system", tablename="mailboxes"):
    """A mailbox that is read (never changed) for payment mails.

    `receiver` is the authserv-id of the server that checks its mail.
    """

    address = Varchar(length=254, default=None)
    auth = Varchar(length=10, choices=MailboxAuth, default=MailboxAuth.PASSWORD)
    host = Varchar(length=200, default="")
    port = Integer(default=993)
    uses_tls = Boolean(default=True)
    username = Varchar(length=254, default="")
    secret = Sealed(null=True)
    folder = Varchar(length=120, default="INBOX")
    receiver = Varchar(length=120, default="mx.google.com")
    our_handles = JSONB(default="[]")
    read_back_days = Integer(default=30)
    uid_validity = BigInt(null=True, default=None)
    last_uid = BigInt(default=0)
    read_at = Timestamptz(null=True, default=None)
    trouble = Varchar(length=300, default="")
    is_on = Boolean(default=True)

    mailboxes_id_in_business = Unique(["business", "id"])
    mailboxes_address_once = Unique(["address", "folder"])


class RawMail(SharedTable, schema="system", tablename="raw_mails"):
    """A mail as it came, kept before it is understood. `content` holds the bytes as latin-1, compressed and sealed."""

    append_only = True

    mailbox = ForeignKey(Mailbox, default=None, null=False, on_delete=OnDelete.restrict)
    uid_validity = BigInt(default=0)
    uid = BigInt(default=0)
    digest = Bytea(default=None)
    size_bytes = BigInt(default=None)
    content = Sealed(packed=True)
    received_at = Timestamptz(default=None)

    raw_mails_id_in_business = Unique(["business", "id"])
    raw_mails_uid_once = Unique(["mailbox", "uid_validity", "uid"])
    raw_mails_digest_once = Unique(["mailbox", "digest"])

    @property
    def as_it_came(self) -> bytes:
        """Return the mail's bytes, as they came."""
        return str(self.content).encode("latin-1")


class MailSource(Changing, SharedTable, schema="system", tablename="mail_sources"):
    """A sender whose mails a mailbox brings: the source watch.

    A trusted one that stops parsing, or falls silent, raises an alarm.
    """

    mailbox = ForeignKey(Mailbox, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    sender = Varchar(length=60, default=None)
    seen_at = Timestamptz(default=None)
    understood_at = Timestamptz(null=True, default=None)
    not_understood_in_a_row = Integer(default=0)
    mails = Integer(default=0)
    usual_gap_seconds = BigInt(null=True, default=None)

    mail_sources_once = Unique(["mailbox", "sender"])


class WebhookEvent(Changing, PlatformTable, schema="payment", tablename="webhook_events"):
    """A vendor's delivery, kept with its own id before it is understood."""

    vendor = Varchar(length=20, default=None)
    vendor_id = Varchar(length=120, default=None)
    body = Sealed()
    handled_at = Timestamptz(null=True, default=None)

    webhook_events_once = Unique(["vendor", "vendor_id"])


class SyncHistory(BusinessTable, schema="system", tablename="sync_histories"):
    """One reading of an outside source: what came, and what went wrong."""

    append_only = True

    source = Varchar(length=40, default=None)
    source_id = UUID(null=True, default=None)
    started_at = Timestamptz(default=None)
    rows_read = Integer(default=0)
    rows_kept = Integer(default=0)
    trouble = Varchar(length=300, default="")


class FailureState(StrEnum):
    """What became of a failed job."""

    OPEN = "open"
    RETRIED = "retried"
    DISMISSED = "dismissed"


class JobFailure(Changing, PlatformTable, schema="system", tablename="job_failures"):
    """A job that gave up.

    Its arguments are ids; `error` is the kind of error and where it was raised, never its data.
    """

    job = Varchar(length=80, default=None)
    event = UUID(null=True, default=None)
    business = UUID(null=True, default=None)
    stations = JSONB(default="[]")
    arguments = JSONB(default="{}")
    attempts = Integer(default=1)
    error = Text(default="")
    state = Varchar(length=10, choices=FailureState, default=FailureState.OPEN)


class SystemEvent(PlatformTable, schema="system", tablename="system_events", tags=["unmanaged"]):
    """What the machinery did (intake, vendors, jobs). Partitioned by month and made by hand: `tables/ddl`."""

    append_only = True

    source = Varchar(length=40, default=None)
    kind = Varchar(length=60, default=None)
    business = UUID(null=True, default=None)
    facts = JSONB(default="{}")
