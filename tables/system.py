"""The machinery.

Mailboxes and the raw mails that they bring, webhooks, failed jobs, and the log of what the machinery did.
"""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique

from tables.base import BusinessTable, Changing, PlatformTable, SharedTable
from tables.columns import Sealed, blind_index


class MailboxAuth(StrEnum):
    """How we log in to a mailbox; a local one is filled on a page."""

    PASSWORD = "password"  # noqa: S105 - the name of a method, not a password
    XOAUTH2 = "xoauth2"
    LOCAL = "local"


class ReceiverType(StrEnum):
    """How the server that takes in a mailbox's mail signs its checks."""

    NAMED = "named"
    MICROSOFT_365 = "microsoft365"


class Mailbox(Changing, SharedTable, schema="system", tablename="mailboxes"):
    """A mailbox that is read (never changed) for payment mails.

    `receiver` is the authserv-id of the server that checks its mail; Microsoft 365 writes none, so its mailboxes are
    told by their `receiver_type`. With `verifies_dkim` the portal checks signatures itself where the receiver proves
    nothing. `our_handles` and `our_names` are those that payment providers know us by, beside the stations' own.
    A closed one has no secret and is never read again, but stays for the mails that it brought.
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
    receiver_type = Varchar(length=16, choices=ReceiverType, default=ReceiverType.NAMED)
    verifies_dkim = Boolean(default=False)
    our_handles = JSONB(default="[]")
    our_names = JSONB(default="[]")
    read_back_days = Integer(default=30)
    uid_validity = BigInt(null=True, default=None)
    last_uid = BigInt(default=0)
    read_at = Timestamptz(null=True, default=None)
    trouble = Varchar(length=300, default="")
    is_on = Boolean(default=True)
    closed_at = Timestamptz(null=True, default=None)

    mailboxes_id_in_business = Unique(["business", "id"])


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


class DkimKey(PlatformTable, schema="system", tablename="dkim_keys"):
    """The public key of a signature, as the DNS had it then: a mail is read by it again when the DNS has another."""

    append_only = True

    name = Varchar(length=320, default=None)
    record = Text(default=None)
    fetched_at = Timestamptz(default=None)


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


class RecipientKind(StrEnum):
    """What tells whose account a payment notice is about."""

    ADDRESS = "address"
    ACCOUNT = "account"


class RecipientState(StrEnum):
    """Whether a recipient is known to be ours."""

    SEEN = "seen"
    OURS = "ours"
    NOT_OURS = "not_ours"


class MailRecipient(Changing, SharedTable, schema="system", tablename="mail_recipients"):
    """Whom the payment notices in a mailbox are written to, or whose account they name: seen, until somebody decides.

    `value` is an e-mail address, or a handle or account name; `sender` the registry entry that wrote to it last.
    """

    mailbox = ForeignKey(Mailbox, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=8, choices=RecipientKind, default=None)
    value = Sealed()
    value_index = blind_index()
    sender = Varchar(length=60, default="")
    mails = Integer(default=0)
    seen_at = Timestamptz(null=True, default=None)
    state = Varchar(length=8, choices=RecipientState, default=RecipientState.SEEN)
    decided_by = UUID(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)

    mail_recipients_once = Unique(["mailbox", "kind", "value_index"])


class TaughtState(StrEnum):
    """Whether a taught sender's mails may count."""

    DRAFT = "draft"
    TRUSTED = "trusted"
    OFF = "off"


class TaughtSender(Changing, BusinessTable, schema="system", tablename="taught_senders"):
    """A bank that is not in the registry, whose mails staff taught the portal to read.

    It counts once an ADMIN trusts its domain. `misfits` are the mails in a row that its template did not fit.
    """

    address = Varchar(length=254, default=None)
    name = Varchar(length=120, default="")
    provider = Varchar(length=12, default="zelle")
    state = Varchar(length=8, choices=TaughtState, default=TaughtState.DRAFT)
    version = Integer(default=0)
    trusted_by = UUID(null=True, default=None)
    trusted_at = Timestamptz(null=True, default=None)
    mails = Integer(default=0)
    misfits = Integer(default=0)
    reason = Varchar(length=300, default="")

    taught_senders_once = Unique(["business", "address"])
    taught_senders_id_in_business = Unique(["business", "id"])


class TaughtTemplate(BusinessTable, schema="system", tablename="taught_templates"):
    """One version of what was taught of a sender; `entry` is a registry entry as JSON, grown from one mail."""

    append_only = True

    taught_sender = ForeignKey(TaughtSender, default=None, null=False, index=True, on_delete=OnDelete.restrict)
    version = Integer(default=None)
    entry = Sealed()
    mail = UUID(default=None)
    taught_by = UUID(default=None)

    taught_templates_version_once = Unique(["taught_sender", "version"])


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


class SentForm(BusinessTable, schema="system", tablename="sent_forms"):
    """A form that was sent, by the key that its page gave it: what it made is made once.

    The same key with other words is another form: somebody went back, and wrote anew.
    """

    key = UUID(default=None)
    fingerprint = Bytea(default=None, secret=True)
    made = UUID(null=True, default=None)

    sent_forms_once = Unique(["business", "key", "fingerprint"])


class SystemEvent(PlatformTable, schema="system", tablename="system_events", tags=["unmanaged"]):
    """What the machinery did (intake, vendors, jobs). Partitioned by month and made by hand: `tables/ddl`."""

    append_only = True

    source = Varchar(length=40, default=None)
    kind = Varchar(length=60, default=None)
    business = UUID(null=True, default=None)
    facts = JSONB(default="{}")
