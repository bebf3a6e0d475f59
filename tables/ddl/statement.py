"""A statement that auto-migrations cannot say, and how indexes and fenced foreign keys are declared."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sql:
    """A statement with a name, and the one that takes it back."""

    name: str
    up: str
    down: str


def index(
    name: str,
    on: str,
    columns: str,
    *,
    using: str = "btree",
    include: str = "",
    options: str = "",
    where: str = "",
    unique: bool = False,
) -> Sql:
    """Declare an index; `on` names schema and table, `include` what is read from it without the table."""
    kind = "UNIQUE INDEX" if unique else "INDEX"
    tail = "".join(
        f" {word} {said}"
        for word, said in (
            ("INCLUDE", f"({include})" if include else ""),
            ("WITH", f"({options})" if options else ""),
            ("WHERE", where),
        )
        if said
    )
    return Sql(
        name,
        f"CREATE {kind} {name} ON {on} USING {using} ({columns}){tail}",
        f"DROP INDEX {on.split('.', maxsplit=1)[0]}.{name}",
    )


def belongs(child: str, column: str, parent: str, *, by: str = "station") -> Sql:
    """Declare a foreign key that cannot leave its station (or business): `(station, x) -> (station, id)`."""
    name = f"{child.split('.')[1]}_{column.strip(chr(34))}_in_{by}"
    return Sql(
        name,
        f"ALTER TABLE {child} ADD CONSTRAINT {name} FOREIGN KEY ({by}, {column}) "
        f"REFERENCES {parent} ({by}, id) ON DELETE RESTRICT",
        f"ALTER TABLE {child} DROP CONSTRAINT {name}",
    )
