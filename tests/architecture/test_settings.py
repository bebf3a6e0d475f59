"""The documents about settings say what `portal/settings.py` says, no more and no less."""

import ast
import re
from pathlib import Path

from portal.settings import Settings

ROOT = Path(__file__).parents[2]
DOCUMENTED = re.compile(r"`(?P<name>[A-Z_]+)`(?: \((?P<default>[^)]+)\))?: (?P<meaning>.+)\.")


class Recorder(dict[str, str]):
    """An environment that remembers which variables it was asked for."""

    def __init__(self, **given: str) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def get(self, name: str, default: object = None) -> str:
        """Return a variable, and remember its name."""
        self.asked.add(name)
        return super().get(name, str(default))


def documented() -> dict[str, tuple[str, str]]:
    """Return the default and the meaning of each variable, from the docstrings below the fields."""
    source = ast.parse((ROOT / "portal" / "settings.py").read_text())
    texts = [
        node.value.value
        for node in ast.walk(source)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    found = [DOCUMENTED.fullmatch(text) for text in texts if isinstance(text, str)]
    return {match["name"]: (match["default"] or "", match["meaning"]) for match in found if match}


def test_every_variable_that_is_read_is_documented_below_its_field() -> None:
    environment = Recorder(PORTAL_MODE="test")

    Settings.from_env(environment)

    read = {name for name in environment.asked if not name.endswith("_FILE")}
    assert read == set(documented())


def test_every_secret_can_come_from_a_file() -> None:
    environment = Recorder(PORTAL_MODE="test")

    Settings.from_env(environment)

    from_files = {name.removesuffix("_FILE") for name in environment.asked if name.endswith("_FILE")}
    assert from_files == {name for name, (default, _) in documented().items() if default == "secret"}


def test_the_page_about_settings_has_each() -> None:
    lines = (ROOT / "docs" / "settings.md").read_text().splitlines()
    rows = [f"| `{name}` | {default} | {meaning} |" for name, (default, meaning) in documented().items()]

    assert [row for row in rows if row not in lines] == []


def test_the_example_has_each() -> None:
    example = (ROOT / ".env.example").read_text()

    def has(name: str, meaning: str) -> bool:
        return bool(re.search(rf"^# {re.escape(meaning)}\n#?{name}=", example, re.MULTILINE))

    assert [name for name, (_, meaning) in documented().items() if not has(name, meaning)] == []


def test_no_document_has_a_variable_that_is_not_read() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    example = (ROOT / ".env.example").read_text()

    named = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) | set(
        re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)
    )

    assert named == set(documented())
