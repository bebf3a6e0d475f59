"""The mail servers that other tests rely on."""

from email.message import EmailMessage
from imaplib import IMAP4

import aiosmtplib
import pytest

from tests.peers.dovecot import PASSWORD, Dovecot
from tests.peers.smtp_sink import SmtpSink


def test_dovecot_keeps_a_delivered_mail_unread(dovecot: Dovecot) -> None:
    account = "hilltop@example.com"
    dovecot.clear(account)

    dovecot.deliver(account, b"Subject: You received $400\r\n\r\nBody\r\n")

    assert dovecot.flags(account) == [""]


def test_dovecot_refuses_a_wrong_password(dovecot: Dovecot) -> None:
    with IMAP4(dovecot.host, dovecot.port) as client, pytest.raises(IMAP4.error):
        client.login("hilltop@example.com", f"not {PASSWORD}")


async def test_the_sink_keeps_a_mail(smtp_sink: SmtpSink) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "portal@example.com", "dana@example.com", "Receipt for Zoë"
    mail.set_content("Thank you.")

    await aiosmtplib.send(
        mail, hostname=smtp_sink.host, port=smtp_sink.port, username=smtp_sink.username, password=smtp_sink.password
    )

    assert smtp_sink.messages[0]["Subject"] == "Receipt for Zoë"
    assert smtp_sink.recipients == [["dana@example.com"]]


async def test_the_sink_refuses_when_told_to(smtp_sink: SmtpSink) -> None:
    smtp_sink.refusal = "451 4.3.0 try again later"
    mail = EmailMessage()
    mail["From"], mail["To"] = "portal@example.com", "dana@example.com"

    with pytest.raises(aiosmtplib.SMTPDataError):
        await aiosmtplib.send(mail, hostname=smtp_sink.host, port=smtp_sink.port)
