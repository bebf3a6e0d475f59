"""The machinery: mailboxes and the mails that they bring, the watch over their senders, failed jobs, and keys."""

from portal.domain.system.add_recipient import add_recipient
from portal.domain.system.alarms import Alarm, AlarmKind, alarms
from portal.domain.system.backlog import Backlog, backlog
from portal.domain.system.change_mailbox import change_mailbox
from portal.domain.system.close_mailbox import LeftWithout, ServesElsewhere, close_mailbox, left_without
from portal.domain.system.collect import collect
from portal.domain.system.confirm_recipient import confirm_recipient
from portal.domain.system.database_size import DatabaseSize, database_size
from portal.domain.system.dismiss_failure import dismiss_failure
from portal.domain.system.do_once import HasId, Sending, do_once
from portal.domain.system.events import (
    JobFailed,
    JobFailureDismissed,
    JobRetryRequested,
    MailboxChanged,
    MailboxClosed,
    MailboxOpened,
    MailboxSwitched,
    MailReceived,
    MailRecipientDecided,
    MailRecipientForgotten,
)
from portal.domain.system.fail_job import fail_job
from portal.domain.system.forget_forms import forget_forms
from portal.domain.system.forget_recipient import forget_recipient
from portal.domain.system.known_accounts import KnownAccounts, known_accounts
from portal.domain.system.mailbox_details import MailboxDetails, NotReadable
from portal.domain.system.make_partitions import make_partitions
from portal.domain.system.note import note
from portal.domain.system.note_recipient import note_recipient
from portal.domain.system.note_source import note_source
from portal.domain.system.open_mailbox import open_mailbox
from portal.domain.system.queries import (
    FailedJob,
    MailboxView,
    WatchedMailbox,
    account_of,
    closed_mailboxes,
    failed_jobs,
    mailboxes,
    readings,
    watched,
)
from portal.domain.system.recipient import NotARecipient
from portal.domain.system.recipients import RecipientView, recipients
from portal.domain.system.refuse_recipient import refuse_recipient
from portal.domain.system.reopen_recipient import reopen_recipient
from portal.domain.system.retry_failure import NotOpen, retry_failure
from portal.domain.system.rotate_keys import SealedTable, rotate_keys, sealed_tables, values_under_old_keys
from portal.domain.system.store_mail import store_mail
from portal.domain.system.switch_mailbox import switch_mailbox

__all__ = [
    "Alarm",
    "AlarmKind",
    "Backlog",
    "DatabaseSize",
    "FailedJob",
    "HasId",
    "JobFailed",
    "JobFailureDismissed",
    "JobRetryRequested",
    "KnownAccounts",
    "LeftWithout",
    "MailReceived",
    "MailRecipientDecided",
    "MailRecipientForgotten",
    "MailboxChanged",
    "MailboxClosed",
    "MailboxDetails",
    "MailboxOpened",
    "MailboxSwitched",
    "MailboxView",
    "NotARecipient",
    "NotOpen",
    "NotReadable",
    "RecipientView",
    "SealedTable",
    "Sending",
    "ServesElsewhere",
    "WatchedMailbox",
    "account_of",
    "add_recipient",
    "alarms",
    "backlog",
    "change_mailbox",
    "close_mailbox",
    "closed_mailboxes",
    "collect",
    "confirm_recipient",
    "database_size",
    "dismiss_failure",
    "do_once",
    "fail_job",
    "failed_jobs",
    "forget_forms",
    "forget_recipient",
    "known_accounts",
    "left_without",
    "mailboxes",
    "make_partitions",
    "note",
    "note_recipient",
    "note_source",
    "open_mailbox",
    "readings",
    "recipients",
    "refuse_recipient",
    "reopen_recipient",
    "retry_failure",
    "rotate_keys",
    "sealed_tables",
    "store_mail",
    "switch_mailbox",
    "values_under_old_keys",
    "watched",
]
