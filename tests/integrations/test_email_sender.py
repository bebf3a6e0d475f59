"""What every sender of email does, by SMTP or into a folder."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.local import LocalEmailSender
from portal.integrations.ports import EmailSender
from portal.integrations.smtp import SmtpEmailSender
from portal.settings import Smtp, Tls
from tests.integrations.receipt import RECEIPT
from tests.peers.smtp_sink import SmtpSink


class Outbox(NamedTuple):
    """A sender, and what it has sent."""

    sender: EmailSender
    sent: Callable[[], list[EmailMessage]]


@pytest.fixture
def by_smtp(smtp_sink: SmtpSink) -> Outbox:
    return Outbox(SmtpEmailSender(_smtp(smtp_sink)), lambda: smtp_sink.messages)


@pytest.fixture
def into_folder(tmp_path: Path) -> Outbox:
    sender = LocalEmailSender(tmp_path, sender="portal@example.com")
    return Outbox(sender, sender.sent)


@pytest.fixture(params=["by_smtp", "into_folder"])
def outbox(request: pytest.FixtureRequest) -> Outbox:
    found: Outbox = request.getfixturevalue(request.param)
    return found


async def test_it_sends_text_and_html_from_our_address(outbox: Outbox) -> None:
    await outbox.sender.send(RECEIPT)

    [message] = outbox.sent()
    assert message["From"] == "portal@example.com"
    assert message["To"] == "Dana <dana@example.com>"
    assert message["Reply-To"] == "office@example.com"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert text.get_content().strip() == "Thank you, Dána."
    assert html is not None
    assert html.get_content().strip() == "<p>Thank you, Dána.</p>"


async def test_it_sends_from_the_business_where_the_email_names_it(outbox: Outbox) -> None:
    await outbox.sender.send(msgspec.structs.replace(RECEIPT, sender="Hilltop <hi@hilltop.example.com>"))

    [message] = outbox.sent()
    assert message["From"] == "Hilltop <hi@hilltop.example.com>"
    assert message["Message-ID"].endswith("@hilltop.example.com>")


async def test_it_lets_no_subject_smuggle_in_a_header(outbox: Outbox) -> None:
    await outbox.sender.send(RECEIPT)

    [message] = outbox.sent()
    assert message["Bcc"] is None
    assert message["Subject"] == "Your receipt Bcc: everybody@example.com"


async def test_it_gives_a_repetition_the_same_message_id(outbox: Outbox) -> None:
    await outbox.sender.send(RECEIPT)
    await outbox.sender.send(RECEIPT)
    await outbox.sender.send(msgspec.structs.replace(RECEIPT, idempotency_key="receipt:2"))

    assert len({message["Message-ID"] for message in outbox.sent()}) == 2


@pytest.mark.parametrize("address", ["dana@example.com\nBcc: x@example.com", "", "nobody", "dana@"])
async def test_it_refuses_an_address_that_is_none(outbox: Outbox, address: str) -> None:
    with pytest.raises(VendorRefused):
        await outbox.sender.send(msgspec.structs.replace(RECEIPT, to=address))

    assert outbox.sent() == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("550 5.1.1 no such user dana@example.com", VendorRefused),
        ("451 4.7.1 greylisted", VendorUnavailable),
    ],
)
async def test_it_tells_never_from_not_now(smtp_sink: SmtpSink, answer: str, kind: type[Exception]) -> None:
    smtp_sink.refusal = answer

    with pytest.raises(kind) as refused:
        await SmtpEmailSender(_smtp(smtp_sink)).send(RECEIPT)

    assert "dana" not in str(refused.value)


async def test_it_says_when_its_own_password_is_wrong(smtp_sink: SmtpSink) -> None:
    wrong = msgspec.structs.replace(_smtp(smtp_sink), password="wrong")

    with pytest.raises(VendorRefused, match="user name and password"):
        await SmtpEmailSender(wrong).send(RECEIPT)


async def test_it_says_when_no_mail_server_answers(smtp_sink: SmtpSink) -> None:
    nobody = msgspec.structs.replace(_smtp(smtp_sink), port=1)

    with pytest.raises(VendorUnavailable):
        await SmtpEmailSender(nobody, timeout=2).send(RECEIPT)


async def test_it_never_sends_in_the_clear_where_encryption_is_asked_for(smtp_sink: SmtpSink) -> None:
    encrypted = msgspec.structs.replace(_smtp(smtp_sink), tls=Tls.STARTTLS)

    with pytest.raises((VendorRefused, VendorUnavailable)):
        await SmtpEmailSender(encrypted).send(RECEIPT)

    assert smtp_sink.messages == []


def _smtp(sink: SmtpSink) -> Smtp:
    return Smtp(
        host=sink.host,
        port=sink.port,
        username=sink.username,
        password=sink.password,
        tls=Tls.NONE,
        sender="portal@example.com",
    )
