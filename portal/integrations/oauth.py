"""Access tokens for mailboxes, got with their refresh tokens (RFC 6749, section 6) and kept in memory only."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus

import httpx
import msgspec

from portal import clock
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.ports import MailboxAccount
from portal.settings import OAuth

TIMEOUT_SECONDS = 10.0
MARGIN_SECONDS = 60  # what is left of a token's life must do for the log-in

NOT_NOW = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
WRONG_CLIENT = (
    "The mail provider does not accept the portal's OAuth client: correct OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET."
)
REFUSALS = {
    "invalid_grant": (
        "The mailbox's permission was withdrawn or has expired: connect it again with a new refresh token."
    ),
    "invalid_client": WRONG_CLIENT,
    "unauthorized_client": WRONG_CLIENT,
}
"""What error codes (section 5.2) mean to us. The provider's own words are left out, because they may quote names."""


class TokenAnswer(msgspec.Struct, frozen=True):
    """What a token server says (sections 5.1 and 5.2): a token with its life in seconds, or the code of an error."""

    access_token: str = ""
    expires_in: int = 0  # unknown: good for one log-in
    error: str = ""

    def __repr__(self) -> str:
        """Show what may be logged: not the token."""
        return f"TokenAnswer(expires_in={self.expires_in}, error={self.error!r})"


class KeptToken(msgspec.Struct, frozen=True):
    """An access token, and when it was asked for."""

    answer: TokenAnswer
    asked_at: datetime

    @property
    def is_good(self) -> bool:
        """Say whether there is time enough to log in with it."""
        return (clock.now() - self.asked_at).total_seconds() < self.answer.expires_in - MARGIN_SECONDS


class AccessTokens:
    """Gets access tokens on the threads of mailboxes: two that ask at once get one each, which does no harm."""

    def __init__(self, oauth: OAuth, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._oauth = oauth
        self._timeout = timeout
        self._kept: dict[MailboxAccount, KeptToken] = {}

    @contextmanager
    def lend(self, account: MailboxAccount) -> Iterator[str]:
        """Lend an access token for one log-in; when that fails, the next one gets a new token.

        Raises:
            VendorUnavailable: the token server does not answer, or not now.
            VendorRefused: there is no token for this refresh token: the reason says what to correct.

        """
        kept = self._kept.get(account)
        if kept is None or not kept.is_good:
            kept = self._kept[account] = self._exchanged(account.secret)
        try:
            yield kept.answer.access_token
        except Exception:
            self._kept.pop(account, None)
            raise

    def _exchanged(self, refresh_token: str) -> KeptToken:
        form = {
            "grant_type": "refresh_token",
            "client_id": self._oauth.client_id,
            "client_secret": self._oauth.client_secret,
            "refresh_token": refresh_token,
        }
        asked_at = clock.now()
        try:
            response = httpx.post(self._oauth.token_url, data=form, timeout=self._timeout)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise VendorUnavailable("The mail provider's token server (OAUTH_TOKEN_URL) does not answer.") from error
        answer = _read(response.content)
        if response.status_code != HTTPStatus.OK or not answer.access_token:
            raise _refusal(response.status_code, answer.error)
        return KeptToken(answer, asked_at)


def _read(content: bytes) -> TokenAnswer:
    """Read an answer; one that is not of this kind says nothing."""
    try:
        return msgspec.json.decode(content, type=TokenAnswer, strict=False)
    except msgspec.DecodeError:
        return TokenAnswer()


def _refusal(status: int, error: str) -> VendorRefused | VendorUnavailable:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in NOT_NOW:
        return VendorUnavailable(f"The mail provider gives out no access tokens right now (code {status}).")
    unknown = f"The mail provider gave out no access token (code {status}): check OAUTH_TOKEN_URL and the OAuth client."
    return VendorRefused(REFUSALS.get(error, unknown))
