"""What a registry entry is made of: who writes, from where, in which words, and where in the mail the facts stand."""

import msgspec

from portal.domain.matching.parse.place import Between, Css, Label, Place, UnderHeadline, WholeLine
from portal.domain.matching.parse.remittance import Kind, Provider

__all__ = ["Between", "Css", "Label", "Says", "Sender", "UnderHeadline", "WholeLine"]


class Says(msgspec.Struct, frozen=True):
    """A sentence of a subject or headline, and what it means. Gaps are named in sentence.SLOTS.

    `attested` is False where nobody has seen it in a real mail: it is read, but a person decides.
    """

    kind: Kind
    sentence: str
    attested: bool = True


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """One sender of payment mail, in one layout or several.

    `addresses` are exact, but for a star ("receipts+acct_*@stripe.com"). `organization` is the parent domain for which
    DMARC may pass in place of the address's own. Subjects and headlines are tried in order: what is not money in comes
    first. `text_first` is for senders whose subject a payer's name or note can blur. `attested` is False when the
    wording was never seen in a real mail: such a sender's mail is read, but a person decides. `always_has_note` is for
    senders whose mails always have the payer's note in an element of its own: where it is missing, nobody can tell the
    payer's words from the sender's. `names_account` is for those that say whose account was paid; of the others, whom
    the mail is written to tells. `always_has_number` is for those that write the payment's number into every notice:
    without it, one payment could count twice. `needs_headline` is for those whose subject alone does not say what
    happened, as of all senders that were taught.
    """

    id: str
    provider: Provider
    name: str
    addresses: tuple[str, ...]
    organization: str = ""
    subjects: tuple[Says, ...] = ()
    headlines: tuple[Says, ...] = ()
    details: tuple[Place, ...] = ()
    text_first: bool = False
    attested: bool = True
    always_has_note: bool = False
    names_account: bool = False
    needs_headline: bool = False
    always_has_number: bool = False

    @property
    def domains(self) -> frozenset[str]:
        """The domains that its addresses are at."""
        return frozenset(address.rpartition("@")[2] for address in self.addresses)
