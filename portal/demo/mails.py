"""Payment mails as the providers write them, with the verdict of the demo's own receiver on top."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

import msgspec

RECEIVER = "mx.demo.example.com"


class DemoMail(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail is to say: whom it is written to, and (Venmo's) whose account it names, besides the payment."""

    payer: str
    amount: str
    number: str
    sent_at: datetime
    memo: str = ""
    to: str = "pay-riverside@demo.example.com"
    account: str = "@MyHibachi-Riverside"


def venmo(notice: DemoMail, *, domain: str = "venmo.com", passes: bool = True) -> bytes:
    """Write a mail of Venmo's; from another domain, or without a pass, it is an imitation."""
    dollars, cents = notice.amount.split(".")
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Venmo</title></head><body><table><tr><td>
<h1 class="headline">{escape(notice.payer)} paid you</h1>
<div class="amount-container"><div class="amount-container__centered">
<div class="amount-container__text-high">$</div><div class="amount-container__amount-text">{dollars}</div>
<span>.</span><div class="amount-container__text-high">{cents}</div></div></div>
<p class="transaction-note">{escape(notice.memo)}</p>
<a href="https://{domain}/story/{notice.number}">See transaction</a>
<p>Money credited to your Venmo account.</p>
<h2>Transaction details</h2>
<h3 class="transaction-label">Date</h3><p class="transaction-value">{notice.sent_at:%b %d, %Y}</p>
<h3 class="transaction-label">Transaction ID</h3><p class="transaction-value">{notice.number}</p>
<h3 class="transaction-label">Sent to</h3><p class="transaction-value">{escape(notice.account)}</p>
</td></tr></table></body></html>"""
    return _mail(
        notice,
        sender=f"Venmo <venmo@{domain}>",
        domain=domain,
        subject=f"{notice.payer} paid you ${notice.amount}",
        html=html,
        passes=passes,
    )


def chase(notice: DemoMail) -> bytes:
    """Write Chase's mail about a Zelle payment."""
    rows = {
        "Amount": f"${notice.amount}",
        "Sent on": f"{notice.sent_at:%b %d, %Y}",
        "Transaction number": notice.number,
        "Memo": escape(notice.memo) or "N/A",
    }
    table = "".join(f'<tr><td>{label}</td><td align="right"><b>{value}</b></td></tr>' for label, value in rows.items())
    payer = escape(notice.payer.upper())
    html = f"""<!DOCTYPE html><html><head><title>zelle_auto_accept_receiver</title></head><body><table><tr><td>
<h2>Zelle&reg; payment</h2><h1>{payer} sent you money</h1>
<p>Here are the details:</p><table><tbody>{table}</tbody></table>
<p>{payer} is registered with a Zelle&reg; member bank, so the money should be in your account now.</p>
</td></tr></table></body></html>"""
    return _mail(
        notice,
        sender="Chase <no.reply.alerts@chase.com>",
        domain="chase.com",
        subject="You received money with Zelle®",
        html=html,
    )


def bank_of_america(notice: DemoMail) -> bytes:
    """Write Bank of America's mail about a Zelle payment: it has no number, and a line for the memo."""
    memo = f'<tr><td class="tblMobZ3Content9CenterNoPadding">{escape(notice.memo)}</td></tr>' if notice.memo else ""
    headline = f"{escape(notice.payer)} sent you ${notice.amount}"
    html = f"""<html><head><title></title></head><body><table><tr><td><table class="tblMobWrap">
<!-- Zone1 - Begins--><tr><td class="tblMobZ1Head">{headline}</td></tr><!-- Zone1 - Ends-->
<!-- Zone2 - Begins-->{memo}<!-- Zone2 - Ends-->
<!-- Zone3 - Begins--><tr><td><a href="https://www.bankofamerica.com/">View your balance</a></td></tr>
<tr><td class="tblMobZ3Content9CenterNoPadding">
Please allow up to 5 minutes for the money to deposit to your account.</td></tr>
<!-- Zone3 - Ends--></table></td></tr></table></body></html>"""
    return _mail(
        notice,
        sender='"Bank of America" <customerservice@ealerts.bankofamerica.com>',
        domain="ealerts.bankofamerica.com",
        subject=f"{notice.payer} sent you ${notice.amount}",
        html=html,
    )


def bank_of_america_sent(notice: DemoMail) -> bytes:
    """Write Bank of America's mail about money that we sent: no money in."""
    sentence = f"Zelle® payment of ${notice.amount} to {escape(notice.payer)} has been sent"
    return _mail(
        notice,
        sender='"Bank of America" <customerservice@ealerts.bankofamerica.com>',
        domain="ealerts.bankofamerica.com",
        subject=sentence,
        html=f"<html><body><p>{sentence}.</p><p>Confirmation code: {notice.number}</p></body></html>",
    )


def _mail(notice: DemoMail, *, sender: str, domain: str, subject: str, html: str, passes: bool = True) -> bytes:
    verdict = "pass" if passes else "fail"
    mail = EmailMessage()
    mail["Authentication-Results"] = (
        f"{RECEIVER}; dkim={verdict} header.d={domain} header.s=s1; spf={verdict} smtp.mailfrom=bounce@{domain}; "
        f"dmarc={verdict} header.from={domain}"
    )
    mail["From"] = sender
    mail["To"] = notice.to
    mail["Subject"] = subject
    mail["Date"] = format_datetime(notice.sent_at)
    mail["Message-ID"] = f"<{notice.number}.{int(notice.sent_at.timestamp())}@{domain}>"
    mail.set_content(html, subtype="html")
    return mail.as_bytes()
