"""A letter to send."""

from portal.integrations.ports import OutboundEmail

RECEIPT = OutboundEmail(
    to="Dana <dana@example.com>",
    subject="Your receipt\r\nBcc: everybody@example.com",
    text="Thank you, Dána.",
    html="<p>Thank you, Dána.</p>",
    reply_to="office@example.com",
    idempotency_key="receipt:1",
)
