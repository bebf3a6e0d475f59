"""The kinds of table: whose rows they hold. Every table inherits from one of them.

This is the only place where rows are fenced off: a query without a scope is refused, and one with a scope sees and
changes only what is in it.
"""

from typing import Any, ClassVar, NoReturn, Self, TypeVar
from uuid import UUID as Uuid

from piccolo.columns import UUID, Array, ForeignKey, LazyTableReference, Timestamptz
from piccolo.columns.base import Column, OnDelete
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.query import Count, Delete, Exists, Insert, Objects, Select, Update
from piccolo.querystring import QueryString
from piccolo.table import Table  # noqa: TID251 - the bases are made from it
from piccolo.utils.sql_values import convert_to_sql_value

from tables.columns import Sealed, id_column
from tables.fence import FencedDelete, FencedInsert, FencedUpdate
from tables.fenced_reads import FencedCount, FencedExists, FencedObjects, FencedSelect
from tables.scope import Scope, ScopeViolation, check_stations, in_words, scope, the_business, the_station

Query = TypeVar("Query", bound=Any)


class RowMissing(LookupError):
    """The row that was asked for by its id is not in scope."""


class PlatformTable(Table, tags=["abstract"]):
    """Rows of the whole installation: not fenced."""

    id = id_column()
    created_at = Timestamptz(default=TimestamptzNow())

    owner_column: ClassVar[str | None] = None
    append_only: ClassVar[bool] = False

    @classmethod
    async def one(cls, row_id: Uuid, *, lock: bool = False) -> Self:
        """Return the row with this id, locked until the transaction ends if asked: the only lookup by id.

        Raises:
            RowMissing: there is no such row in scope.

        """
        query = cls.objects().where(cls.id == row_id).first()
        row = await (query.lock_rows("UPDATE") if lock else query)
        if row is None:
            raise RowMissing(cls.__name__)
        return row

    @classmethod
    def narrow(cls, query: Query) -> Query:
        """Limit a query to the rows that may be seen: in scope, and not deleted."""
        if (deleted_at := _column(cls, "deleted_at")) is not None:
            query.where(deleted_at.is_null())
        return query

    @classmethod
    def check_update(cls, values: dict[str, Any]) -> None:
        """Refuse an update that would move rows, or change what is only ever added."""
        if cls.append_only:
            raise ScopeViolation(f"{cls.__name__} is append-only.")
        if cls.owner_column in values:
            raise ScopeViolation("A row stays with its owner.")

    @classmethod
    def check_upsert(cls, target: set[str], *, changed: set[str]) -> None:
        """Refuse an upsert that may change another's row: what it names as the conflict must include the owner."""
        cls.check_update(dict.fromkeys(changed))
        if cls.owner_column and cls.owner_column not in target:
            raise ScopeViolation(f"An upsert names `{cls.owner_column}` in its target.")

    @classmethod
    def narrow_join(cls, query: Any, link: Any) -> None:
        """Limit a query that joins this table by a foreign key; what is a station's own is joined by none."""

    def check_in_scope(self) -> None:
        """Refuse to write a row that belongs to somebody else."""

    @classmethod
    def select(cls, *columns: Any, exclude_secrets: bool = False) -> Select[Self]:
        """Select columns of the rows in scope; sealed ones come opened."""
        wanted = cls._process_column_args(*columns) if columns else []
        return cls._read(FencedSelect(table=cls, columns_list=wanted, exclude_secrets=exclude_secrets))

    @classmethod
    def objects(cls, *prefetch: Any) -> Objects[Self]:
        """Return whole rows in scope: for one row; lists select named columns."""
        return cls._read(FencedObjects(table=cls, prefetch=prefetch))

    @classmethod
    def count(cls, column: Any = None, distinct: Any = None) -> Count:
        """Count rows in scope (never on a page: that grows with the table)."""
        return cls._read(FencedCount(table=cls, column=column, distinct=distinct))

    @classmethod
    def exists(cls) -> Exists[Self]:
        """Ask whether there is a row in scope."""
        return cls._read(FencedExists(table=cls))

    @classmethod
    def update(
        cls, values: Any = None, force: bool = False, use_auto_update: bool = True, **named: Any
    ) -> Update[Self]:
        """Update rows in scope."""
        query = super().update(values, force, use_auto_update, **named)
        query.__class__ = FencedUpdate
        return query

    @classmethod
    def delete(cls, force: bool = False) -> Delete:
        """Delete rows in scope (most tables are deleted softly, by `deleted_at`)."""
        if cls.append_only:
            raise ScopeViolation(f"{cls.__name__} is append-only.")
        cls._require_scope()
        query = super().delete(force)
        query.__class__ = FencedDelete
        return query

    @classmethod
    def insert(cls, *rows: Self) -> Insert[Self]:
        """Insert rows in scope."""
        query = super().insert(*rows)
        query.__class__ = FencedInsert
        return query

    @classmethod
    def raw(cls, _sql: str, *_args: Any) -> NoReturn:
        """Refuse raw SQL: `tables/sql.py` is the door for what Piccolo cannot say."""
        raise ScopeViolation("Raw SQL is not fenced: use tables.sql.fenced().")

    def save(self, columns: Any = None) -> Any:
        """Insert the row, or write it back, without its owner and sealed values that nobody has changed."""
        self.check_in_scope()
        if self._exists_in_db and columns is None:
            columns = [column for column in self._meta.columns if self._is_written(column)]
        return super().save(columns)

    def _is_written(self, column: Column) -> bool:
        if isinstance(column, Sealed) and column.is_untouched(self):
            return False
        return column._meta.name not in {"id", "created_at", self.owner_column}

    @property
    def querystring(self) -> QueryString:
        """Return the values that an insert writes; sealed ones are sealed for this row."""
        values = [
            column.stored(self)
            if isinstance(column, Sealed)
            else convert_to_sql_value(value=self[column._meta.name], column=column)
            for column in self._meta.columns
        ]
        return QueryString("(" + ",".join("{}" for _ in values) + ")", *values)

    @classmethod
    def _read(cls, query: Query) -> Query:
        """Narrow a query that reads, now: it is not awaited in another scope."""
        query.narrowed_to = cls._require_scope()
        return cls.narrow(query)

    @classmethod
    def _require_scope(cls) -> Scope | None:
        """Ask for a scope where the kind of table needs one."""
        return None


class BusinessTable(PlatformTable, tags=["abstract"]):
    """Rows of one business: narrowed to the business in scope."""

    owner_column = "business"

    business: Any = ForeignKey(
        LazyTableReference("Business", module_path="tables.stations"),
        default=None,
        null=False,
        index=True,
        on_delete=OnDelete.restrict,
    )

    def __init__(self, _data: Any = None, _exists_in_db: bool = False, **values: Any) -> None:
        if not _exists_in_db and not _given(_data, "business"):
            values.setdefault("business", the_business())
        super().__init__(_data=_data, _exists_in_db=_exists_in_db, **values)

    @classmethod
    def narrow(cls, query: Query) -> Query:
        """Limit a query to the business in scope."""
        now = scope()
        if not now.is_everywhere:
            query.where(cls.business == now.business)
        return super().narrow(query)

    def check_in_scope(self) -> None:
        """Refuse a row of another business."""
        if _id(self.business) != the_business():
            raise ScopeViolation(f"This {type(self).__name__} belongs to another business.")

    @classmethod
    def _require_scope(cls) -> Scope:
        return scope()


class SharedTable(BusinessTable, tags=["abstract"]):
    """Rows of a business that concern some of its stations: those whose money it may be; one, once that is decided.

    Seen by whoever has at least one of them in scope. A mailbox that serves one station is that station's alone.
    """

    stations = Array(base_column=UUID(), default=list)

    @classmethod
    def narrow(cls, query: Query) -> Query:
        """Limit a query to rows that concern a station in scope."""
        now = scope()
        if not now.is_everywhere:
            query.where(QueryString(f"{{}} && {in_words(now.stations)}", cls.stations))
        return super().narrow(query)

    def check_in_scope(self) -> None:
        """Refuse a row that concerns stations out of scope."""
        super().check_in_scope()
        if not scope().stations.intersection(self.stations):
            raise ScopeViolation(f"This {type(self).__name__} concerns other stations.")

    @classmethod
    def check_upsert(cls, target: set[str], *, changed: set[str]) -> None:
        """Refuse every upsert: the row in the way may concern other stations."""
        raise ScopeViolation(f"A {cls.__name__} is inserted or updated, never both at once.")

    @classmethod
    def narrow_join(cls, query: Any, link: Any) -> None:
        """Leave out rows whose joined one concerns only others: a foreign key says nothing about its stations."""
        if not scope().is_everywhere:
            query.where(QueryString(f"({{}} IS NULL OR {{}} && {in_words(scope().stations)})", link, link.stations))

    @classmethod
    def delete(cls, force: bool = False) -> Delete:
        """Delete rows that concern no station out of scope."""
        query = super().delete(force)
        if not scope().is_everywhere:
            query.where(QueryString("{} <@ {}", cls.stations, sorted(scope().stations)))
        return query

    @classmethod
    def check_update(cls, values: dict[str, Any]) -> None:
        """Let a row be narrowed to stations in scope, never handed to others."""
        super().check_update(values)
        if "stations" in values and not scope().is_everywhere:
            check_stations(values["stations"])

    def _is_written(self, column: Column) -> bool:
        """Leave out whom the row concerns: that changes by an update of its own only."""
        return column._meta.name != "stations" and super()._is_written(column)


class StationTable(PlatformTable, tags=["abstract"]):
    """Rows of one station: narrowed to the stations in scope, written in the scope of exactly one."""

    owner_column = "station"

    station: Any = ForeignKey(
        LazyTableReference("Station", module_path="tables.stations"),
        default=None,
        null=False,
        on_delete=OnDelete.restrict,
    )

    def __init__(self, _data: Any = None, _exists_in_db: bool = False, **values: Any) -> None:
        if not _exists_in_db and not _given(_data, "station"):
            values.setdefault("station", the_station())
        super().__init__(_data=_data, _exists_in_db=_exists_in_db, **values)

    @classmethod
    def narrow(cls, query: Query) -> Query:
        """Limit a query to the stations in scope; `=` for one, so that an index can give the order."""
        now = scope()
        if not now.is_everywhere:
            query.where(
                cls.station == next(iter(now.stations))
                if len(now.stations) == 1
                else QueryString("{} = ANY({})", cls.station, sorted(now.stations))
            )
        return super().narrow(query)

    def check_in_scope(self) -> None:
        """Refuse a row of another station."""
        if _id(self.station) != the_station():
            raise ScopeViolation(f"This {type(self).__name__} belongs to another station.")

    @classmethod
    def check_update(cls, values: dict[str, Any]) -> None:
        """Let only one station's rows be changed at a time."""
        super().check_update(values)
        if not scope().is_everywhere:
            the_station()

    @classmethod
    def delete(cls, force: bool = False) -> Delete:
        """Delete rows of the one station in scope."""
        query = super().delete(force)
        if not scope().is_everywhere:
            the_station()
        return query

    @classmethod
    def _require_scope(cls) -> Scope:
        return scope()


class Changing:
    """Columns of rows that change: when (kept by a trigger), and whether they were deleted (reads hide those)."""

    updated_at = Timestamptz(default=TimestamptzNow())
    deleted_at = Timestamptz(null=True, default=None)


def _column(table: type[Table], name: str) -> Any:
    return next((column for column in table._meta.columns if column._meta.name == name), None)


def _given(data: Any, name: str) -> bool:
    return any(column._meta.name == name for column in data or {})


def _id(reference: Any) -> Any:
    return getattr(reference, "id", reference)
