"""Days as people write them in memos: 10/17, Oct 17, the 17th, 17 de octubre."""

import re
from datetime import date

import msgspec

_MONTHS = (
    ("january", "jan", "enero", "ene"),
    ("february", "feb", "febrero"),
    ("march", "mar", "marzo"),
    ("april", "apr", "abril", "abr"),
    ("may", "mayo"),
    ("june", "jun", "junio"),
    ("july", "jul", "julio"),
    ("august", "aug", "agosto", "ago"),
    ("september", "sept", "sep", "septiembre"),
    ("october", "oct", "octubre"),
    ("november", "nov", "noviembre"),
    ("december", "dec", "diciembre", "dic"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_ORDINAL = r"(?:st|[nr]d|th)"
_ISO_DATE = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_SLASH_DATE = re.compile(r"(?<![\d/])(?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?:[/.](?P<year>(?:20)?\d\d))?(?![\d/])")
_MONTH_DAY = re.compile(rf"\b(?P<name>{_MONTH})\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}?\b(?:,?\s+(?P<year>20\d\d))?")
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_ORDINAL}?\s+(?:of\s+|de\s+)?(?P<name>{_MONTH})\b(?:\s+(?P<year>20\d\d))?"
)
_DAY_ALONE = re.compile(rf"\b(?P<day>\d{{1,2}}){_ORDINAL}\b(?!\s*(?:birthday|bday|b-day|anniversary|grade))")
_DATES = (_ISO_DATE, _SLASH_DATE, _MONTH_DAY, _DAY_MONTH, _DAY_ALONE)


class WrittenDay(msgspec.Struct, frozen=True):
    """A day as far as it was written: "the 17th" has no month, "10/17" no year."""

    day: int
    month: int | None = None
    year: int | None = None

    def is_of(self, other: date) -> bool:
        """Tell whether `other` is this day as far as was written."""
        return self.day == other.day and self.month in (None, other.month) and self.year in (None, other.year)

    def is_near(self, other: date) -> bool:
        """Tell whether this day is the one before or after `other`."""
        return any(self.is_of(date.fromordinal(other.toordinal() + step)) for step in (-1, 1))


def read_days(folded: str, *, cut: str = " ") -> tuple[tuple[WrittenDay, ...], str]:
    """Return the days written, and the text with `cut` for them; what no calendar has ("13/45") is no day."""
    days: list[WrittenDay] = []
    for pattern in _DATES:
        for match in pattern.finditer(folded):
            day = _day(match.groupdict())
            days += [day] if day else []
        folded = pattern.sub(f" {cut} ", folded)
    return tuple(days), folded


def _day(parts: dict[str, str | None]) -> WrittenDay | None:
    name, month, year = parts.get("name"), parts.get("month"), parts.get("year")
    day = int(parts["day"] or 0)
    number = _MONTH_NUMBERS[name] if name else int(month) if month else None
    if not 1 <= day <= 31 or (number is not None and not 1 <= number <= 12):  # noqa: PLR2004 - a calendar's numbers
        return None
    return WrittenDay(day, number, int(year) % 100 + 2000 if year else None)
