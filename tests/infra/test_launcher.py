"""`./dev`, as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the launcher."""
    return subprocess.run(
        [sys.executable, ROOT / "dev", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_alone_it_lists_every_command() -> None:
    listed = dev()

    assert listed.returncode == 0
    commands = "run doctor shell test browser check migration migrate routes jobs bench portal"
    assert all(f"\n  {command} " in listed.stdout for command in commands.split())


def test_it_says_that_a_command_is_unknown() -> None:
    mistyped = dev("rum")

    assert mistyped.returncode == 1
    assert mistyped.stderr == "There is no `./dev rum`: `./dev` alone lists the commands.\n"


def test_a_benchmark_that_is_not_there_is_refused_with_those_that_are() -> None:
    refused = dev("bench", "no-such-thing")

    assert refused.returncode == 1
    assert refused.stderr.startswith("./dev bench NAME [--json], where NAME is one of: ")


def test_it_imports_nothing_but_the_standard_library() -> None:
    isolated = subprocess.run([sys.executable, "-I", "-S", ROOT / "dev"], capture_output=True, check=False)

    assert isolated.returncode == 0


def test_no_file_names_where_packages_come_from() -> None:
    locks = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock", ROOT / "dev", ROOT / "pyproject.toml"]

    assert not [lock.name for lock in locks if "://" in lock.read_text()]
