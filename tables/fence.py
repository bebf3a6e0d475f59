"""Queries that write: only rows in scope, with sealed columns sealed on the way.

`tables/base.py` hands these out in place of Piccolo's own; nothing else builds them.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from piccolo.columns.base import Column
from piccolo.columns.combination import And, Where
from piccolo.columns.operators.comparison import Equal
from piccolo.query import Delete, Insert, Update
from piccolo.query.mixins import OnConflictAction
from piccolo.querystring import QueryString

from tables.columns import Sealed


class FencedUpdate(Update[Any]):
    """An update of rows in scope, that moves none of them out of it.

    Piccolo's guard against a missing `where` stays.
    """

    __slots__ = ()

    def _validate(self) -> None:
        super()._validate()  # type: ignore[no-untyped-call]
        table: Any = self.table
        table.check_update({column._meta.name: value for column, value in self.values_delegate._values.items()})
        table.narrow(self)
        _check_returned(self)

    @property
    def default_querystrings(self) -> Sequence[QueryString]:
        """Seal what is plain for the one row that the `where` names."""
        values = self.values_delegate._values
        plain: dict[Any, str] = {c: v for c, v in values.items() if isinstance(c, Sealed) and isinstance(v, str)}
        if not plain:
            return super().default_querystrings
        row_id = _pinned(self.where_delegate._where, self.table._meta.primary_key)
        if row_id is None:
            raise TypeError("A sealed column is written one row at a time: .where(Table.id == id)")
        try:
            values.update({column: column.seal(value, row_id) for column, value in plain.items()})
            return super().default_querystrings
        finally:
            values.update(plain)


def _pinned(where: Any, primary_key: Column) -> UUID | None:
    if isinstance(where, And):
        return _pinned(where.first, primary_key) or _pinned(where.second, primary_key)
    if isinstance(where, Where) and where.column._meta.name == primary_key._meta.name and where.operator is Equal:
        return where.value if isinstance(where.value, UUID) else UUID(str(where.value))
    return None


class FencedDelete(Delete):
    """A deletion of rows in scope."""

    __slots__ = ()

    def _validate(self) -> None:
        super()._validate()  # type: ignore[no-untyped-call]
        table: Any = self.table
        table.narrow(self)
        _check_returned(self)


class FencedInsert(Insert[Any]):
    """An insert of rows in scope; an upsert proves that it cannot change another's row."""

    __slots__ = ()

    def _validate(self) -> None:
        super()._validate()  # type: ignore[no-untyped-call]
        rows: list[Any] = self.add_delegate._add
        for row in rows:
            row.check_in_scope()
        table: Any = self.table
        for item in self.on_conflict_delegate._on_conflict.on_conflict_items:
            if item.action == OnConflictAction.do_update:
                table.check_upsert(_names(item.target), changed=_names(item.values))
        _check_returned(self)


def _check_returned(query: Any) -> None:
    """Refuse to return sealed columns from a write: they would come as they lie there."""
    returning = query.returning_delegate._returning
    for column in returning.columns if returning else ():
        if isinstance(column, Sealed):
            raise TypeError(f"{column._meta.name} is encrypted: select it after the write.")


def _names(columns: Any) -> set[str]:
    """Return the names of columns, of which some come with a value."""
    listed = columns if isinstance(columns, tuple | list) else (columns,)
    named = (column[0] if isinstance(column, tuple) else column for column in listed)
    return {column._meta.name for column in named if isinstance(column, Column)}
