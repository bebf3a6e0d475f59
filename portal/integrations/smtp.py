"""Email through a mail server of the operator's choice."""

import aiosmtplib

from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.message import compose
from portal.integrations.ports import OutboundEmail
from portal.settings import Smtp, Tls

TIMEOUT_SECONDS = 20.0
PERMANENT = 500  # reply codes from here on are a no for good, those below mean "not now"


class SmtpEmailSender:
    """Sends by SMTP, one connection an email: there are a few dozen a day."""

    def __init__(self, smtp: Smtp, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._smtp = smtp
        self._timeout = timeout

    async def send(self, email: OutboundEmail) -> None:
        """Send the email; refusals name the server's code, never its text, which may quote the address."""
        message = compose(email, sender=self._smtp.sender)
        try:
            await aiosmtplib.send(
                message,
                hostname=self._smtp.host,
                port=self._smtp.port,
                username=self._smtp.username,
                password=self._smtp.password,
                use_tls=self._smtp.tls is Tls.IMPLICIT,
                start_tls=self._smtp.tls is Tls.STARTTLS,
                timeout=self._timeout,
            )
        except aiosmtplib.SMTPAuthenticationError as error:
            raise _translated(error.code, "did not accept our user name and password") from None
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _translated(max(refusal.code for refusal in error.recipients), "did not accept the address") from None
        except aiosmtplib.SMTPResponseException as error:
            raise _translated(error.code, "did not accept the email") from None
        except aiosmtplib.SMTPNotSupported:
            raise VendorRefused(
                "The mail server cannot do what this email needs: encryption, or such an address."
            ) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise VendorUnavailable("The mail server does not answer.") from error


def _translated(code: int, what: str) -> VendorRefused | VendorUnavailable:
    sentence = f"The mail server {what} (code {code})."
    return VendorRefused(sentence) if code >= PERMANENT else VendorUnavailable(sentence)
