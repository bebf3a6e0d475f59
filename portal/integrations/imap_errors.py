"""What went wrong with a mailbox, in a sentence for its page."""

from imap_tools import MailboxFolderSelectError, MailboxLoginError
from imap_tools.errors import UnexpectedCommandStatusError

from portal.integrations.errors import VendorRefused, VendorUnavailable

NOT_NOW = ("UNAVAILABLE", "INUSE", "LIMIT", "TOO MANY", "TRY AGAIN", "TEMPORARY")
"""Words (RFC 5530, and what large providers say) by which a server turns a log-in away for the moment only."""

TOKEN_REFUSED = ("AUTHENTICATIONFAILED", "AUTHENTICATE FAILED")
"""Words (RFC 5530, and Microsoft's own) by which a server refuses an access token."""

WRONG_LOGIN = (
    "The mail server does not accept this user name and password. Enter them again; "
    "where log-ins need two steps, make an app password."
)

WRONG_PERMISSION = (
    "The mail server does not accept this mailbox's permission. Check the user name, and connect it again with a new "
    "refresh token: one of the same account, that allows to read its mail by IMAP."
)

NO_SERVER = (
    "No mail server could be reached there. Check its name and its port (993 is usual), "
    "and that its certificate is for that name."
)
"""For everything before it greets us: other words for a closed port, a wrong certificate or a name inside our own
network would let a mailbox's page explore that network."""


def translated(error: Exception, *, folder: str) -> VendorUnavailable | VendorRefused:
    """Return the error that callers know; the server's own words are left out, because they may quote names."""
    if isinstance(error, MailboxFolderSelectError):
        return VendorRefused(f"There is no folder “{folder}” in this mailbox. Correct the folder's name.")
    if _is_refused_login(error):
        if any(words in _words(error) for words in NOT_NOW):
            return VendorUnavailable("The mail server takes no log-ins for this mailbox right now.")
        return VendorRefused(WRONG_LOGIN if isinstance(error, MailboxLoginError) else WRONG_PERMISSION)
    if isinstance(error, TimeoutError):
        return VendorUnavailable("The mail server does not answer in time.")
    return VendorUnavailable("The connection to the mail server was lost.")


def _is_refused_login(error: Exception) -> bool:
    """Recognize imap-tools' own error, and imaplib's bare one, which `authenticate` raises (log-ins by XOAUTH2)."""
    return isinstance(error, MailboxLoginError) or any(words in _words(error) for words in TOKEN_REFUSED)


def _words(error: Exception) -> str:
    said = error.command_result if isinstance(error, UnexpectedCommandStatusError) else error.args
    return str(said).upper()
