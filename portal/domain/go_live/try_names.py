"""Ask the DNS what it says of the domain that a business writes from."""

from typing import Final
from uuid import UUID

import msgspec

from portal.domain.go_live.facts import Outside, names_about, sender_of
from portal.domain.go_live.note_try import note_try
from portal.integrations.errors import VendorUnavailable
from portal.integrations.ports import NameServer
from tables.go_live import TryKind
from tables.scope import the_business
from tables.stations import Business

USUAL_SELECTORS: Final = (
    "google", "selector1", "selector2", "k1", "k2", "s1", "s2", "default", "mail", "dkim", "resend", "pm", "fm1",
    "protonmail", "zmail", "mandrill", "mxvault",
)  # fmt: skip
"""What mail providers call their keys."""


class Signs(msgspec.Struct, frozen=True):
    """What is there of the three by which a receiver knows a genuine sender."""

    spf: bool
    dkim: bool
    dmarc: bool

    @property
    def is_fine(self) -> bool:
        """Say whether all are."""
        return self.spf and self.dkim and self.dmarc


async def try_names(*, by: UUID, outside: Outside, name_server: NameServer) -> None:
    """Look for SPF, DKIM and DMARC of the sender's domain, and note what is there."""
    business = await Business.one(the_business())
    domain = sender_of(business, outside).rpartition("@")[2]
    if not domain:
        is_fine, words = False, "Nobody said which address mails come from."
    else:
        try:
            found = await signs(domain, selector=business.dkim_selector, name_server=name_server)
            is_fine, words = found.is_fine, described(found, domain, selector=business.dkim_selector)
        except VendorUnavailable:
            is_fine, words = False, "The name server does not answer. Look again in a minute."
    await note_try(TryKind.NAMES, about=names_about(business, outside), is_fine=is_fine, words=words, by=by)


async def signs(domain: str, *, selector: str, name_server: NameServer) -> Signs:
    """Return which of the three the DNS has for a domain.

    Raises:
        VendorUnavailable: the name server does not answer.

    """
    spf = [record for record in await name_server.records(domain) if record.lower().startswith("v=spf1")]
    return Signs(
        spf=len(spf) == 1,  # two are none (RFC 7208, section 4.5)
        dkim=await _has_key(domain, (selector,) if selector else USUAL_SELECTORS, name_server),
        dmarc=await _has_policy(domain, name_server),
    )


def described(found: Signs, domain: str, *, selector: str) -> str:
    """Say in words what is there, and what to do about what is not."""
    if found.is_fine:
        return f"SPF, DKIM and DMARC of {domain} are there."
    lacks = []
    if not found.spf:
        lacks.append("SPF (which servers may send for it)")
    if not found.dkim:
        named = f"the DKIM key “{selector}”" if selector else "a DKIM key under one of the usual names"
        lacks.append(f"{named} (by which mails are signed)")
    if not found.dmarc:
        lacks.append("DMARC (what to do with imitations)")
    hint = "" if selector or found.dkim else " If its key has another name, say it under Business."
    return f"{domain} lacks {', and '.join(lacks)}. Your mail provider says which records to add.{hint}"


async def _has_key(domain: str, selectors: tuple[str, ...], name_server: NameServer) -> bool:
    for selector in selectors:
        for record in await name_server.records(f"{selector}._domainkey.{domain}"):
            tags = dict(tag.strip().partition("=")[::2] for tag in record.split(";"))
            if tags.get("p", "").strip():  # an empty one was revoked
                return True
    return False


async def _has_policy(domain: str, name_server: NameServer) -> bool:
    """Look at the domain itself, then at those above it, whose policy holds for it too."""
    labels = domain.split(".")
    for place in range(len(labels) - 1):
        records = await name_server.records("_dmarc." + ".".join(labels[place:]))
        if any(record.upper().startswith("V=DMARC1") for record in records):
            return True
    return False
