"""Column types of our own: sealed text, blind indexes, and ids that sort by time."""

import zlib
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NoReturn
from uuid import UUID as Uuid

import uuid_utils.compat
from cryptography.exceptions import InvalidTag
from piccolo.columns import UUID, Array, BigInt, Bytea
from piccolo.columns.base import Column
from piccolo.columns.defaults.uuid import UUID4
from piccolo.querystring import QueryString

from tables.crypto import UNREADABLE, keys


class TimeOrderedId(UUID4):
    """A version 7 UUID, made by `public.portal_uuid7()` in the database (Postgres 16 has none of its own)."""

    @property
    def postgres(self) -> str:
        """Name the function, so that it is not frozen into the DDL as one constant."""
        return "public.portal_uuid7()"

    def python(self) -> Uuid:
        """Make the id before the insert: a sealed value is bound to it."""
        return uuid_utils.compat.uuid7()


class Sealed(Bytea):
    """Text that lies encrypted in the database: `str` is plain, `bytes` is as it lies there.

    A forgotten encryption fails, because the column takes no text; a value is found through its blind index only.
    """

    value_type: Any = str

    def __init__(self, *, packed: bool = False, null: bool = False, secret: bool = True, **kwargs: Any) -> None:
        self.packed = packed
        kwargs.pop("default", None)  # a migration states it
        super(Bytea, self).__init__(null=null, secret=secret, default=None, packed=packed, **kwargs)
        self.default = None

    @property
    def column_type(self) -> str:
        """Return the type of the bytes that are stored."""
        return "BYTEA"

    def seal(self, plain: str, row_id: Uuid) -> bytes:
        """Encrypt a text for its row; `packed` ones hold bytes as latin-1 and are compressed (raw mails).

        Raises:
            ValueError: the text is our mark for a value that could not be opened: sealing it would end that value.

        """
        if plain is UNREADABLE:
            raise ValueError(f"{self._meta.name} cannot be opened, so it is not written again: is a key missing?")
        data = zlib.compress(plain.encode("latin-1")) if self.packed else plain.encode()
        return keys().seal(data, place=self._place(row_id))

    def open(self, sealed: bytes, row_id: Uuid) -> str:
        """Decrypt a value; one that cannot be read shows a mark instead of breaking the page."""
        try:
            data = keys().open(bytes(sealed), place=self._place(row_id))
        except InvalidTag:
            return UNREADABLE
        return zlib.decompress(data).decode("latin-1") if self.packed else data.decode()

    def reseal(self, sealed: bytes | None, row_id: Uuid) -> bytes | None:
        """Seal a value anew with the current key; one that cannot be opened stays as it is."""
        if sealed is None:
            return None
        try:
            return keys().seal(keys().open(bytes(sealed), place=self._place(row_id)), place=self._place(row_id))
        except InvalidTag:
            return sealed

    def _place(self, row_id: Uuid) -> bytes:
        return self._column_place + row_id.bytes

    @cached_property
    def _column_place(self) -> bytes:
        meta = self._meta
        return f"{meta.table._meta.schema}.{meta.table._meta.tablename}.{meta.name}".encode()

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self
        value = row.__dict__[self._meta.name]
        return self.open(value, row.id) if isinstance(value, bytes) else value

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self._meta.name] = value

    def is_untouched(self, row: Any) -> bool:
        """Say whether the row still has the value as it lay in the database, so that nothing need be written."""
        return isinstance(row.__dict__[self._meta.name], bytes)

    def stored(self, row: Any) -> bytes | None:
        """Return what an insert writes for this row."""
        value = row.__dict__[self._meta.name]
        return self.seal(value, row.id) if isinstance(value, str) else value

    def __eq__(self, value: object) -> Any:
        if isinstance(value, str | bytes):
            self._refuse()
        return super().__eq__(value)

    __hash__ = Column.__hash__

    def _refuse(self, *_args: Any) -> NoReturn:
        raise TypeError(f"{self._meta.name} is encrypted: ask its blind index.")

    like = ilike = not_like = is_in = not_in = _refuse  # type: ignore[assignment]


def among(column: Column, ids: Iterable[Uuid]) -> QueryString:
    """Return the condition that a column holds one of these ids: one argument, and one statement, for any number."""
    return QueryString("{} = ANY({})", column, list(ids))


def id_column() -> UUID:
    """Return the primary key of a table."""
    return UUID(primary_key=True, default=TimeOrderedId())


def blind_index() -> Any:
    """Return the column by which one sealed value is found again; null where there is no value."""
    return Bytea(null=True, default=None)


def blind_tokens() -> Array:
    """Return the column that holds the tokens of a name's words (a GIN index searches it)."""
    return Array(base_column=BigInt(), default=list)
