"""Whether a payment that was made is a payment to us: a genuine receipt of somebody else's can be sent on."""

from portal.domain.matching.parse.letter import Letter


def not_ours(
    letter: Letter, facts: dict[str, str], *, our_handles: frozenset[str], our_names: frozenset[str]
) -> str | None:
    """Return a sentence on whose money it is if it is not ours; None when it is, or when the mail does not say.

    Handles are compared without @ and case. Names are looked for at the end of the subject, where Stripe says which
    account was paid; only that finds an account whose own name holds " for ".
    """
    recipient = facts.get("recipient", "")
    if our_handles and recipient and _handle(recipient) not in {_handle(handle) for handle in our_handles}:
        return f"It was sent to {recipient}, which is not ours."
    account = facts.get("account", "")
    ends = tuple(f" for {name.strip().casefold()}" for name in our_names)
    if our_names and account and not letter.subject.casefold().endswith(ends):
        return f"It was paid to {account}, which is not ours."
    return None


def _handle(text: str) -> str:
    return text.strip().lstrip("@").casefold()
