"""Piccolo's queries with a fence around the rows in scope, and with sealed columns opened and closed on the way.

`tables/base.py` hands these out in place of Piccolo's own; nothing else builds them.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from piccolo.columns.base import Column
from piccolo.columns.combination import And, Where
from piccolo.columns.operators.comparison import Equal
from piccolo.query import Delete, Insert, Select, Update
from piccolo.query.mixins import OnConflictAction
from piccolo.querystring import QueryString

from tables.columns import Sealed
from tables.scope import ScopeViolation

_HIDDEN = "__id_of_"


class FencedSelect(Select[Any]):
    """A select that opens sealed columns: beside each it asks for the id of the row that the value lies in."""

    @property
    def default_querystrings(self) -> Sequence[QueryString]:
        """Add the hidden ids while the SQL is built."""
        sealed = self._sealed()
        if not sealed:
            return super().default_querystrings
        asked = self._asked()
        owners = {_hidden_name(owner): owner for _, _, owner in sealed}
        try:
            self.columns_delegate.selected_columns = [*asked, *(o.as_alias(name) for name, o in owners.items())]
            return super().default_querystrings
        finally:
            self.columns_delegate.selected_columns = asked

    async def response_handler(self, response: list[dict[str, Any]]) -> Any:
        """Open what was sealed, and take the hidden ids away again."""
        for column, name, owner in self._sealed():
            for row in response:
                if row.get(name) is not None:
                    row[name] = column.open(row[name], row[_hidden_name(owner)])
        hidden = {_hidden_name(owner) for _, _, owner in self._sealed()}
        for row in response if hidden else ():
            for name in hidden:
                row.pop(name, None)
        return await super().response_handler(response)  # type: ignore[no-untyped-call]

    def _asked(self) -> list[Any]:
        return list(self.columns_delegate.selected_columns or self.table._meta.columns)

    def _sealed(self) -> list[tuple[Sealed, str, Column]]:
        found = []
        for column in self._asked():
            if isinstance(column, Sealed) and not (self.exclude_secrets and column._meta.secret):
                chain = column._meta.call_chain
                owner = chain[-1] if chain else self.table._meta.primary_key
                name = column._alias or column._meta.get_default_alias()  # type: ignore[no-untyped-call]
                found.append((column, name, owner))
        return found


def _hidden_name(owner: Column) -> str:
    path = [link._meta.name for link in owner._meta.call_chain]
    return _HIDDEN + "_".join([*path, owner._meta.name])


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


class FencedInsert(Insert[Any]):
    """An insert of rows in scope; an upsert names the owner in its target, so that it cannot change another's row."""

    __slots__ = ()

    def _validate(self) -> None:
        super()._validate()  # type: ignore[no-untyped-call]
        rows: list[Any] = self.add_delegate._add
        for row in rows:
            row.check_in_scope()
        owner: str | None = self.table.owner_column
        for item in self.on_conflict_delegate._on_conflict.on_conflict_items:
            if owner and item.action == OnConflictAction.do_update and owner not in _names(item.target):
                raise ScopeViolation(f"An upsert names `{owner}` in its target.")


def _names(target: Any) -> set[str]:
    columns = target if isinstance(target, tuple) else (target,)
    return {column._meta.name for column in columns if isinstance(column, Column)}
