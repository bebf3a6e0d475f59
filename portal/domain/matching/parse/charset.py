"""Bytes in any character set that a mail may claim, as text."""

# What mail programs call Latin-1 is Windows-1252; decoding names from international domain names takes quadratic time.
_CHARSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "idna": "utf-8", "punycode": "utf-8"}


def in_letters(data: bytes, charset: str | None) -> str:
    """Decode bytes: by the charset they claim if that works, else as UTF-8, with a sign for what does not fit."""
    claimed = (charset or "utf-8").lower()
    charset = _CHARSETS.get(claimed, claimed)
    for name, errors in ((charset, "strict"), ("utf-8", "strict"), (charset, "replace")):
        try:
            # UTF-7 can spell halves of characters, which nothing else can write down again.
            return data.decode(name, errors).encode("utf-8", "replace").decode("utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")
