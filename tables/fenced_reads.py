"""Queries that read: narrowed to one scope, with sealed columns opened on the way.

`tables/base.py` hands these out in place of Piccolo's own; nothing else builds them.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from piccolo.columns.base import Column
from piccolo.query import Count, Exists, Objects, Select
from piccolo.query.mixins import WhereDelegate
from piccolo.querystring import QueryString

from tables.columns import Sealed
from tables.scope import Scope, ScopeViolation, scope

_HIDDEN = "__id_of_"


class _Narrowed:
    """A query that was narrowed to a scope, and is awaited in that scope only."""

    table: Any
    narrowed_to: Scope | None = None

    def _validate(self) -> None:
        if self.narrowed_to is not None and self.narrowed_to != scope():
            raise ScopeViolation("A query is awaited in the scope that it was built in.")
        links: list[Any] = [link for column in self._joined() for link in column._meta.call_chain]
        for link in {link._meta.get_default_alias(): link for link in links}.values():
            link._foreign_key_meta.resolved_references.narrow_join(self, link)

    def _joined(self) -> Iterable[Column]:
        """Return the columns for which other tables are joined."""
        delegate: WhereDelegate = self.where_delegate  # type: ignore[attr-defined]
        return delegate.get_where_columns()  # type: ignore[no-untyped-call, no-any-return]


class FencedSelect(_Narrowed, Select[Any]):
    """A select that opens sealed columns: beside each it asks for the id of the row that the value lies in."""

    def _joined(self) -> Iterable[Column]:
        return [*super()._joined(), *(column for column in self._asked() if isinstance(column, Column))]

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


class FencedObjects(_Narrowed, Objects[Any]):
    """Whole rows, without those that they name."""

    @property
    def default_querystrings(self) -> Sequence[QueryString]:
        """Say the columns in words that are made once for each table: there are many, and they are always the same."""
        delegate: Any = self.where_delegate
        named = [*delegate.get_where_columns(), *self.order_by_delegate.get_order_by_columns()]
        if any(column._meta.call_chain for column in named) or self.as_of_delegate._as_of:
            return super().default_querystrings
        words, args = _whole_rows(self.table), []
        if delegate._where:
            words += " WHERE {}"
            args.append(delegate._where.querystring)
        ordered = self.order_by_delegate._order_by
        for clause in (
            ordered if ordered.order_by_items else None,
            self.limit_delegate._limit,
            self.offset_delegate._offset,
            self.lock_rows_delegate._lock_rows,
        ):
            if clause:
                words += "{}"
                args.append(clause.querystring)
        return [QueryString(words, *args)]

    def _validate(self) -> None:
        if self.prefetch_delegate.fk_columns:
            raise ScopeViolation("Rows are not prefetched, as they may be out of scope: ask for them by their ids.")
        super()._validate()


class FencedCount(_Narrowed, Count):
    """A count of rows in scope."""


class FencedExists(_Narrowed, Exists[Any]):
    """A question for rows in scope."""


@cache
def _whole_rows(table: Any) -> str:
    columns = ", ".join(column._meta.get_full_name(with_alias=True) for column in table._meta.columns)
    return f"SELECT {columns} FROM {table._meta.get_formatted_tablename()}"  # noqa: S608 - names of ours


def _hidden_name(owner: Column) -> str:
    path = [link._meta.name for link in owner._meta.call_chain]
    return _HIDDEN + "_".join([*path, owner._meta.name])
