"""The machinery: mailboxes and the mails that they bring, the watch over their senders, failed jobs, and keys."""

from portal.domain.system.alarms import Alarm, AlarmKind, alarms
from portal.domain.system.change_mailbox import change_mailbox
from portal.domain.system.collect import collect
from portal.domain.system.dismiss_failure import dismiss_failure
from portal.domain.system.events import (
    JobFailed,
    JobFailureDismissed,
    JobRetryRequested,
    MailboxChanged,
    MailboxOpened,
    MailboxSwitched,
    MailReceived,
)
from portal.domain.system.fail_job import fail_job
from portal.domain.system.keep import keep
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable
from portal.domain.system.make_partitions import make_partitions
from portal.domain.system.note import note
from portal.domain.system.note_source import note_source
from portal.domain.system.open_mailbox import open_mailbox
from portal.domain.system.queries import (
    FailedJob,
    MailboxView,
    WatchedMailbox,
    account_of,
    failed_jobs,
    mailboxes,
    readings,
    watched,
)
from portal.domain.system.retry_failure import NotOpen, retry_failure
from portal.domain.system.rotate_keys import SealedTable, rotate_keys, sealed_tables, values_under_old_keys
from portal.domain.system.switch_mailbox import switch_mailbox

__all__ = [
    "Alarm",
    "AlarmKind",
    "FailedJob",
    "JobFailed",
    "JobFailureDismissed",
    "JobRetryRequested",
    "MailReceived",
    "MailboxChanged",
    "MailboxDetails",
    "MailboxOpened",
    "MailboxSwitched",
    "MailboxView",
    "NotOpen",
    "NotReadable",
    "SealedTable",
    "WatchedMailbox",
    "account_of",
    "alarms",
    "change_mailbox",
    "collect",
    "dismiss_failure",
    "fail_job",
    "failed_jobs",
    "keep",
    "mailboxes",
    "make_partitions",
    "note",
    "note_source",
    "open_mailbox",
    "readings",
    "retry_failure",
    "rotate_keys",
    "sealed_tables",
    "switch_mailbox",
    "values_under_old_keys",
    "watched",
]
