"""What several tests share has a module of its own: a module of tests is nobody's library."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
FROM_TESTS = re.compile(r"^\s*(?:from|import) (tests\.[\w.]*\btest_\w+)", re.MULTILINE)


def test_nothing_is_imported_from_a_module_of_tests() -> None:
    imported = [
        (str(path.relative_to(TESTS)), module)
        for path in sorted(TESTS.rglob("*.py"))
        for module in FROM_TESTS.findall(path.read_text())
    ]

    assert imported == [], "Put what is shared into a module beside it, whose name does not begin with test_."
