"""`./dev`, as somebody types it."""

import hashlib
import json
import os
import shutil
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


def test_a_check_that_is_not_there_is_refused_with_those_that_are() -> None:
    refused = dev("check", "format", "formatting")

    assert refused.returncode == 1
    assert refused.stderr.startswith("There is no check formatting: there are format, lint, ")


def test_before_a_merge_every_check_runs_once() -> None:
    checks = set(dev("check", "?").stderr.strip(".\n").partition("there are ")[2].split(", "))
    run = (ROOT / ".ci" / "run").read_text().splitlines()
    [named] = [line.removeprefix("./dev check ").partition(" <")[0] for line in run if line.startswith("./dev check ")]

    assert "./dev test </dev/null" in run
    assert set(named.split()) == checks - {"architecture"}  # whose tests are among all tests


def test_a_check_that_fails_is_named_beside_those_that_pass(tmp_path: Path) -> None:
    shutil.copy(ROOT / "dev", tmp_path)
    program = tmp_path / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    for name, code in (("ruff", 0), ("codespell", 3), ("mypy", 0)):
        (program.parent / name).write_text(f"#!/bin/sh\necho {name} says $#\nexit {code}\n")
        (program.parent / name).chmod(0o755)
    program.touch()
    locks = ("requirements.lock", "requirements-dev.lock")
    for lock in locks:
        (tmp_path / lock).write_text("")
    nothing = hashlib.sha256(b"").hexdigest()
    (tmp_path / ".venv" / "installed.json").write_text(json.dumps(dict.fromkeys(locks, nothing)))

    checked = subprocess.run(
        [sys.executable, tmp_path / "dev", "check", "lint", "spelling", "types"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert checked.returncode == 1
    assert all(said in checked.stdout for said in ("ruff says 2", "codespell says 0", "mypy says 0"))
    assert "FAILED: spelling (" in checked.stdout


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
