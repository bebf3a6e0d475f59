"""Migrations as a person would write them: a column a line, and of each what it does not have by default."""

import ast
from typing import Final

BY_DEFAULT: Final = {
    "null": "False",
    "primary_key": "False",
    "unique": "False",
    "index": "False",
    "index_method": "IndexMethod.btree",
    "choices": "None",
    "db_column_name": "None",
    "secret": "False",
    "on_update": "OnUpdate.cascade",
    "target_column": "None",
}
"""What Piccolo gives a column that is told nothing; a foreign key's `null` is another one, and stays."""


def shorten(source: str) -> str:
    """Return a migration that does the same, from one that Piccolo wrote."""
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            _shorten_call(node)
    used = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    module.body = [each for each in module.body if _is_used(each, used)]
    return f"{ast.unparse(module)}\n"


def _shorten_call(call: ast.Call) -> None:
    match call.func:
        case ast.Attribute(attr="add_column"):
            said = {each.arg: each.value for each in call.keywords}
            _shorten_params(said["params"], is_key=ast.unparse(said["column_class"]) == "ForeignKey")
            name = ast.unparse(said["column_name"])
            unsaid = {"column_class_name", "db_column_name" if ast.unparse(said["db_column_name"]) == name else ""}
            call.keywords = [each for each in call.keywords if each.arg not in unsaid]
            _by_position(call, 3)
        case ast.Attribute(attr="add_table"):
            call.keywords = [each for each in call.keywords if ast.unparse(each) != "columns=None"]
            _by_position(call, 2)
        case ast.Name(id=kind):
            is_key = kind == "ForeignKey"
            call.keywords = [
                each for each in call.keywords if not (each.arg and _is_default(each.arg, each.value, is_key=is_key))
            ]


def _shorten_params(params: ast.expr, *, is_key: bool) -> None:
    assert isinstance(params, ast.Dict)  # noqa: S101 - for mypy: Piccolo writes nothing else
    pairs = zip(params.keys, params.values, strict=True)
    said = [
        (key, value)
        for key, value in pairs
        if not (isinstance(key, ast.Constant) and _is_default(str(key.value), value, is_key=is_key))
    ]
    params.keys, params.values = [key for key, _ in said], [value for _, value in said]


def _is_default(name: str, value: ast.expr, *, is_key: bool) -> bool:
    return BY_DEFAULT.get(name) == ast.unparse(value) and not (is_key and name == "null")


def _by_position(call: ast.Call, names: int) -> None:
    """Say the first arguments, which are always the same, by their place."""
    call.args += [each.value for each in call.keywords[:names]]
    call.keywords = call.keywords[names:]


def _is_used(statement: ast.stmt, used: set[str]) -> bool:
    if isinstance(statement, ast.ImportFrom):
        statement.names = [alias for alias in statement.names if alias.name in used]
        return bool(statement.names)
    return True
