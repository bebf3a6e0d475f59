"""Letters to customers: what the domain wants to say, in the words of the templates."""

from functools import cache

from jinja2 import Environment

from portal.domain.payments import Letter, ReceiptFacts
from portal.web.templates import environment


def write_receipt(facts: ReceiptFacts) -> Letter:
    """Write the receipt for a payment: what came, what it is for, and what is still due."""
    return _letter("emails/payments/receipt", facts=facts, business=facts.business_name)


def _letter(name: str, **context: object) -> Letter:
    """Render the three templates of a letter; only HTML is escaped, because plain text shows what is written."""
    subject = _plain().get_template(f"{name}.subject.txt").render(context)
    text = _plain().get_template(f"{name}.txt").render(context)
    html = _rich().get_template(f"{name}.html").render(context)
    return Letter(subject=" ".join(subject.split()), text=text.strip() + "\n", html=html)


@cache
def _rich() -> Environment:
    return environment()


@cache
def _plain() -> Environment:
    plain = environment()
    plain.autoescape = False  # a text is no markup
    return plain
