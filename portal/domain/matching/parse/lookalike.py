"""Names made to be mistaken for those of our senders."""

import re

from rapidfuzz.distance import DamerauLevenshtein
from unidecode import unidecode

# Words that give an imitation away wherever they stand, with the domain that is imitated.
_ANYWHERE = {
    "venmo": "venmo.com",
    "paypal": "paypal.com",
    "cashapp": "cash.app",
    "bankofamerica": "bankofamerica.com",
    "wellsfargo": "wellsfargo.com",
    "capitalone": "capitalone.com",
    "amalgamatedbank": "amalgamatedbank.com",
}
# Words that must be a word of their own: a gazelle is no imitation of Zelle.
_WORD = {
    "zelle": "zellepay.com",
    "usbank": "usbank.com",
    "tdbank": "tdbank.com",
    "allybank": "ally.com",
    "citibank": "citi.com",
    "usaa": "usaa.com",
}
# Words that are first names or everyday words: nothing but service words may stand beside them.
_ALONE = {"chase": "chase.com", "stripe": "stripe.com", "citi": "citi.com", "ally": "ally.com"}
_ALL = {**_ANYWHERE, **_WORD, **_ALONE}
_SERVICE = (
    "notifications",
    "notification",
    "department",
    "transfers",
    "accounts",
    "business",
    "customer",
    "official",
    "payments",
    "quickpay",
    "security",
    "services",
    "transfer",
    "account",
    "banking",
    "billing",
    "deposit",
    "message",
    "noreply",
    "payment",
    "receipt",
    "secured",
    "service",
    "support",
    "alerts",
    "center",
    "mobile",
    "notice",
    "notify",
    "online",
    "secure",
    "update",
    "verify",
    "alert",
    "email",
    "login",
    "money",
    "reply",
    "bank",
    "care",
    "dept",
    "help",
    "info",
    "mail",
    "send",
    "team",
    "app",
    "com",
    "net",
    "org",
    "pay",
    "the",
    "www",
    "no",
)
# What stands for what at a glance, the wider first.
_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("0", "o"), ("5", "s"), ("3", "e"), ("|", "l"))
_SHORTEST_SLIP = 5


def owner(domain: str) -> str | None:
    """Return the domain of a sender that a domain really is, or is under: "mail.chase.com" is Chase's."""
    return next((real for real in _ALL.values() if domain == real or domain.endswith(f".{real}")), None)


def resembles(domain: str) -> str | None:
    """Return the domain that a stranger's domain was made to look like: "venrno-pay.com" looks like "venmo.com".

    A domain that really is under one of theirs resembles nothing.
    """
    if owner(domain):
        return None
    readable = _readable(domain)
    inside = (real for real in _ALL.values() if f".{real}." in f".{readable}")
    return next(inside, None) or _imitated(re.split(r"[.-]", readable)[:-1])


def poses(display_name: str) -> str | None:
    """Return the domain of the sender that a display name claims to be, if it claims one."""
    name = unidecode(display_name).casefold()
    quoted = (real for real in _ALL.values() if f"@{real}" in name)
    return next(quoted, None) or _imitated(re.findall(r"[a-z0-9|]+", name))


def _imitated(words: list[str]) -> str | None:
    """Return the domain that words stand for: as written, and as they look at a glance."""
    for spelling in (words, [_at_a_glance(word) for word in words]):
        joined = "".join(spelling)
        cores = [*(_core(word) for word in spelling), _core(joined)]
        for brand, domain in _ALL.items():
            alone = {core for core in cores[:-1] if core} <= {brand}
            if (brand in _ANYWHERE and brand in joined) or (brand in cores and (brand in _WORD or alone)):
                return domain
            if brand in _ANYWHERE and any(_slip(core, brand) for core in cores):
                return domain
    return None


def _core(word: str) -> str:
    """Return what is left of a word without service words at its ends: "zelleonlinepayments" is "zelle"."""
    if word in _SERVICE:
        return ""
    for service in _SERVICE:
        if len(service) > len("com") and word.startswith(service):
            return _core(word.removeprefix(service))
        if len(service) > len("no") and word.endswith(service):
            return _core(word.removesuffix(service)) if word not in _ALL else word
    return word


def _slip(word: str, brand: str) -> bool:
    """Whether a word is one slip of the pen away from a brand; short words are too often that by chance."""
    return len(word) >= _SHORTEST_SLIP and word[0] == brand[0] and DamerauLevenshtein.distance(word, brand) == 1


def _at_a_glance(text: str) -> str:
    for shown, meant in _CONFUSED:
        text = text.replace(shown, meant)
    return text


def _readable(domain: str) -> str:
    """Return a domain in plain letters: international names are decoded and read as they look."""
    labels = []
    for label in domain.lower().split("."):
        try:
            plain = label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
        except ValueError:
            plain = label
        labels.append(unidecode(plain).casefold())
    return ".".join(labels)
