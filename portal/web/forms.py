"""Forms: what was typed, what it means, and what is wrong with it, all at once."""

import re
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Final, Generic, TypeVar, Union, get_args, get_origin
from uuid import UUID

import msgspec
from litestar.datastructures import UploadFile

from portal import text
from portal.domain.errors import Refused
from portal.domain.meant_address import meant_address

Answers = TypeVar("Answers", bound=msgspec.Struct)

Cents = Annotated[int, msgspec.Meta(title="cents")]
"""Money: typed as dollars ("1,250.50", "$40"), read as cents."""

Percent = Annotated[int, msgspec.Meta(title="percent")]
"""A percentage: typed as people do ("8.75", "-5%"), read as basis points."""

FinePercent = Annotated[Decimal, msgspec.Meta(title="percent", extra={"at_most": 5000})]
"""A percentage with up to three decimals, as sales taxes have ("8.875"), read as basis points; 50 at most."""

Email = Annotated[str, msgspec.Meta(title="email", max_length=254)]
"""An e-mail address: one that looks mistyped is asked about once, by `ui.email_field`, before it is taken."""

Zip = Annotated[str, msgspec.Meta(max_length=10)]
"""A ZIP code, or ZIP+4, as it was typed."""

Revision = Annotated[int, msgspec.Meta(title="revision", ge=0)]
"""Which state of something its page showed: a hidden number. Without one that can be read nothing is done."""

_IS_IT_RIGHT: Final = "Check this address. If it’s right, send it again as it is."
NOT_SHOWN: Final = "Nothing was done: the page was missing something. Open it again, and take another look."
_PERCENT: Final = re.compile(r"([+−-]?)\s*(\d{1,4}(\.\d{1,3})?)\s*%?", re.ASCII)
_MONEY: Final = re.compile(r"\$?\s*(\d{1,3}(,\d{3})+|\d+|(?=\.))(\.\d{1,2})?", re.ASCII)
_CLOCK: Final = re.compile(r"\d\d:\d\d", re.ASCII)
_UNWRITTEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
)  # no key writes them, no database takes them
_PLANNABLE: Final = range(1900, 2200)  # what is reckoned from such a date is one that Python and Postgres know, too
_YES: Final = frozenset({"on", "true", "1", "yes"})
_LARGEST_CENTS: Final = 10**11  # a billion dollars: what is more is a slip of the keyboard


class NotRead(ValueError):
    """What was typed means nothing here; the message is a sentence for whoever typed it."""


class Form(Generic[Answers]):
    """A form; `value` is there only once everything typed makes sense.

    One that is read while it is typed asks nothing: what looks mistyped is kept as it is so far (`asks`).
    """

    def __init__(self, kind: type[Answers], typed: Mapping[str, Any] | None = None, *, asks: bool = True) -> None:
        self._asks = asks
        self.typed: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        self.value: Answers | None = None
        if typed is not None:
            self._read(kind, typed)

    @property
    def ok(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.errors

    @property
    def trouble(self) -> str | None:
        """Return the refusal that concerns no single field."""
        return self.errors.get("")

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Turn a refusal of the domain into an error beside the field it concerns; what was typed stays."""
        try:
            yield
        except Refused as refusal:
            self.errors[refusal.field or ""] = str(refusal)

    def _read(self, kind: type[Answers], typed: Mapping[str, Any]) -> None:
        values: dict[str, Any] = {}
        for field in msgspec.structs.fields(kind):
            written = _written(field.name, field.type, typed)
            if is_email := "email" in _titles(field.type):
                written = _words(typed.get("meant", "")) or written
            self.typed[field.name] = written
            if _is_empty(written) and not field.required:
                continue
            try:
                values[field.name] = _meaning(written, field.type)
                if is_email and self._asks:
                    _check_slip(written, as_typed=_words(typed.get("as_typed", "")))
            except NotRead as error:
                if "revision" in _titles(field.type):
                    self.errors[""] = NOT_SHOWN
                else:
                    self.errors[field.name] = str(error)
        if self.ok:
            self.value = kind(**values)


def _written(name: str, kind: Any, typed: Mapping[str, Any]) -> Any:
    if get_origin(kind) in {list, tuple, set, frozenset}:
        several = typed.getall(name, []) if hasattr(typed, "getall") else typed.get(name, [])
        return [words for one in several if (words := _words(one))]
    return _words(typed.get(name, ""))


def _words(sent: Any) -> Any:
    """Return what was sent without what nobody can type; a file in the place of words is nothing."""
    if isinstance(sent, UploadFile):
        return ""
    return _UNWRITTEN.sub("", sent).strip() if isinstance(sent, str) else sent


def _is_empty(written: Any) -> bool:
    return written is None or written in ("", [])


def _meaning(written: Any, kind: Any) -> Any:
    """Turn what was typed into a value of this type.

    Raises:
        NotRead: it is none.

    """
    if kind is bool:
        return str(written).lower() in _YES
    optional = type(None) in get_args(kind) if get_origin(kind) in {Union, types.UnionType} else False
    if _is_empty(written):
        if optional:
            return None
        raise NotRead("Choose at least one." if written == [] else "Please fill this in.")
    if optional:
        (kind,) = (part for part in get_args(kind) if part is not type(None))
    if "cents" in _titles(kind):
        written = _cents(written)
    if kind is time and _CLOCK.fullmatch(str(written)):
        written = f"{written}:00"  # as a browser sends it; msgspec asks for seconds
    if "percent" in _titles(kind):
        written = _basis_points(written, is_fine=get_args(kind)[0] is Decimal)
        _check_most(written, kind)
    try:
        value = msgspec.convert(written, kind, strict=False)
    except msgspec.ValidationError as error:
        raise NotRead(_sentence(str(error), kind)) from error
    if isinstance(value, date) and value.year not in _PLANNABLE:
        raise NotRead("Check the year: that date is too far away.")
    return value


def _titles(kind: Any) -> set[str | None]:
    return {note.title for note in getattr(kind, "__metadata__", ()) if isinstance(note, msgspec.Meta)}


def _check_slip(address: str, *, as_typed: str) -> None:
    """Refuse an address that looks mistyped, unless whoever typed it was asked about it before."""
    if address != as_typed and meant_address(address):
        raise NotRead(_IS_IT_RIGHT)


def _cents(written: str) -> int:
    if not _MONEY.fullmatch(written):
        raise NotRead("Type an amount in dollars, like 12.50.")
    cents = int(Decimal(written.replace("$", "").replace(",", "").strip()) * 100)
    if cents > _LARGEST_CENTS:
        raise NotRead("That is more money than a booking can cost.")
    return cents


def _basis_points(written: str, *, is_fine: bool) -> Decimal | int:
    if not (found := _PERCENT.fullmatch(written)):
        raise NotRead("Type a percentage, like 8.875." if is_fine else "Type a percentage, like 8.75.")
    points = Decimal(found[2]) * 100
    if not is_fine and points % 1:
        raise NotRead("Type a percentage with at most two decimals, like 8.75.")
    signed = points if found[1] in {"", "+"} else -points
    return signed if is_fine else int(signed)


def _check_most(points: Decimal | int, kind: Any) -> None:
    """Refuse more than its field takes: msgspec bounds no decimals."""
    for note in kind.__metadata__:
        most = (note.extra or {}).get("at_most")
        if most is not None and points > most:
            raise NotRead(f"It can’t be more than {text.percent(most)}.")


def filled(kind: type[Answers], answers: msgspec.Struct) -> Form[Answers]:
    """Return a form that shows these answers, as somebody would have typed them."""
    form: Form[Answers] = Form(kind)
    for field in msgspec.structs.fields(kind):
        form.typed[field.name] = _typed(getattr(answers, field.name), _titles(field.type))
    return form


def _typed(value: Any, titles: set[str | None]) -> Any:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    if titles & {"cents", "percent"}:
        return text.amount(value) if "cents" in titles else f"{float(value) / 100:g}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


# msgspec's messages, in the words of a form: a bound names itself, otherwise the type says what was expected.
_BOUNDS: Final = (
    (re.compile(r"`str` of length >= (\d+)"), "Type at least {} characters."),
    (re.compile(r"`str` of length <= (\d+)"), "Type at most {} characters."),
    (re.compile(r"`array` of length >= (\d+)"), "Choose at least {}."),
    (re.compile(r"`array` of length <= (\d+)"), "Choose at most {}."),
    (re.compile(r"`\w+` >= (-?[\d.]+)"), "It can’t be less than {}."),
    (re.compile(r"`\w+` > (-?[\d.]+)"), "It must be more than {}."),
    (re.compile(r"`\w+` <= (-?[\d.]+)"), "It can’t be more than {}."),
    (re.compile(r"`\w+` < (-?[\d.]+)"), "It must be less than {}."),
)
_EXPECTED: Final[dict[Any, str]] = {
    int: "Type a whole number, like 12.",
    float: "Type a number, like 12.5.",
    Decimal: "Type a number, like 12.5.",
    date: "Type a date, like 2026-06-27.",
    time: "Type a time, like 18:00.",
    UUID: "Choose one from the list.",
}


def _bound(bound: str, titles: set[str | None]) -> str:
    if "cents" in titles:
        return text.money(int(bound))
    return text.percent(int(bound)) if "percent" in titles else bound


def _sentence(said: str, kind: Any) -> str:
    for pattern, sentence in _BOUNDS:
        if found := pattern.search(said):
            bound = found[1]
            return sentence.format(_bound(bound, _titles(kind)))
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    if get_origin(plain) in {list, tuple, set, frozenset} or (isinstance(plain, type) and "enum" in said):
        return "Choose one from the list."
    return _EXPECTED.get(plain, "Check this: it doesn’t look right.")
