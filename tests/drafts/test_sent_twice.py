"""A mail server that takes a letter and dies before it says so gets the same message once more, not another one."""

from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from portal.domain import mailings, payments
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorUnavailable
from portal.integrations.ports import OutboundEmail
from portal.integrations.smtp import SmtpEmailSender
from portal.settings import Smtp, Tls
from tables.events import DomainEvent
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.peers.smtp_sink import SmtpSink

pytestmark = pytest.mark.usefixtures("riverside")


class DiesOnce:
    """Hands each mail to a mail server, which then does not answer: the first time."""

    def __init__(self, sink: SmtpSink) -> None:
        smtp = Smtp(
            host=sink.host,
            port=sink.port,
            username=sink.username,
            password=sink.password,
            tls=Tls.NONE,
            sender="portal@example.com",
        )
        self._server = SmtpEmailSender(smtp)
        self._seen: set[str] = set()

    async def send(self, email: OutboundEmail) -> None:
        await self._server.send(email)
        if email.idempotency_key not in self._seen:
            self._seen.add(email.idempotency_key)
            raise VendorUnavailable("The mail server does not answer.")


async def test_every_letter_is_repeated_under_its_own_message_id(
    a: Builder, tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    integrations: Integrations = msgspec.structs.replace(integrations_in(tmp_path), email=DiesOnce(smtp_sink))
    maya = a.stage.users["maya"].id

    booking = await a.booking(due_cents=500_00)
    await payments.record_by_hand(booking.id, method="cash", amount_cents=500_00, user_id=maya)
    await work_off(integrations)
    await payments.give_back(booking.id, amount_cents=50_00, method="venmo", user_id=maya)
    await work_off(integrations)

    sent = defaultdict(list)
    for mail in smtp_sink.messages:
        sent[str(mail["Message-ID"])].append(f"{mail['To']} {mail['Subject']} {mail.get_body(('plain',))}")
    lines = await mailings.letters_of(booking.id)
    assert sorted(line.kind for line in lines) == ["confirmed", "receipt", "refund"]
    assert {line.state for line in lines} == {"sent"}
    assert len(sent) == len(lines)
    assert all(len(copies) == 2 and len(set(copies)) == 1 for copies in sent.values())
    assert await DomainEvent.count().where(DomainEvent.name == "bookings.letter.sent") == 2
