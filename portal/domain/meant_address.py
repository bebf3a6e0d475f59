"""The e-mail address that was probably meant: one slip of a finger away from where most people have theirs. Pure.

It is only ever asked, never decided: `gmial.com` is somebody's domain, too.
"""

from typing import Final

from rapidfuzz.distance import OSA

# Where customers in the US have their mail, and what lies so near to one of these that it would be asked about wrongly.
COMMON: Final = frozenset({
    "gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "rocketmail.com", "hotmail.com", "outlook.com", "live.com",
    "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "aim.com", "comcast.net", "xfinity.com", "verizon.net",
    "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "spectrum.net", "earthlink.net",
    "optonline.net", "frontier.com", "windstream.net", "proton.me", "protonmail.com", "pm.me", "fastmail.com",
    "zoho.com", "gmx.com", "gmx.net", "mail.com", "email.com", "usa.com", "duck.com", "hey.com",
})  # fmt: skip
EVERYWHERE: Final = frozenset({"yahoo", "hotmail", "outlook", "live", "msn", "gmx", "googlemail", "protonmail"})
"""Names that people have under their own country, too."""
SLIPS: Final = {
    **dict.fromkeys(("con", "cmo", "ocm", "comm", "coom", "vom", "xom", "cpm", "clm", "cim", "com.com"), "com"),
    **dict.fromkeys(("nett", "ent", "met", "bet"), "net"),
    **dict.fromkeys(("ogr", "orgg", "rog"), "org"),
}
"""Endings that no domain has."""
CUT_SHORT: Final = frozenset({"co", "cm", "om", "cn", "c", "m", "ne", "nt"})
_SHORT: Final = len("aol.com")


def meant_address(address: str) -> str | None:
    """Return the address that was probably meant in the place of this one; None where it looks right."""
    name, at, domain = address.strip().lower().rpartition("@")
    meant = _meant_domain(domain) if name and at else None
    return f"{name}@{meant}" if meant else None


def _meant_domain(domain: str) -> str | None:
    host, _, ending = domain.partition(".")
    if domain in COMMON or (host in EVERYWHERE and len(ending) > 1 and ending not in CUT_SHORT | SLIPS.keys()):
        return None
    at_home = [known for known in COMMON if known.partition(".")[0] == host]
    if len(at_home) == 1 and len(host) >= len("aol"):
        return at_home[0]
    if len(domain) > _SHORT:
        near = sorted((OSA.distance(domain, known, score_cutoff=2), known) for known in COMMON if len(known) > _SHORT)
        if near[0][0] <= (1 if len(domain) < len("gmail.comm") else 2) and near[0][0] < near[1][0]:
            return near[0][1]
    stem, _, last = domain.rpartition(".")
    return f"{stem}.{SLIPS[last]}" if stem and last in SLIPS else None
