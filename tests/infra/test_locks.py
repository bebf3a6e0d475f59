"""The locks: complete, so that no resolver is needed, and good for the oldest pip that a supported Python brings."""

import re
import subprocess
import tomllib
import venv
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final, cast

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]
OLDEST_PIP: Final = "23.0.1"
PYTHONS: Final = ("3.11", "3.12", "3.13")
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text())
TO_RUN: Final = PROJECT["project"]["dependencies"]
LOCKS: Final = {
    "requirements.lock": TO_RUN,
    "requirements-dev.lock": [*TO_RUN, *PROJECT["dependency-groups"]["dev"]],
}


def locked(lock: str) -> dict[str, str]:
    """Return the version of each package in a lock."""
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def required(wanted: list[str], python: str) -> Iterator[Requirement]:
    """Yield what these requirements need, whatever that needs, and so on."""
    waiting = [Requirement(line) for line in wanted]
    seen: set[tuple[str, str]] = set()
    versions = {"python_version": python, "python_full_version": f"{python}.0"}
    environment = {**cast("dict[str, str]", default_environment()), **versions}
    while waiting:
        requirement = waiting.pop()
        yield requirement
        for extra in ("", *requirement.extras):
            if (key := (canonicalize_name(requirement.name), extra)) not in seen:
                seen.add(key)
                needs = [Requirement(line) for line in needs_of(requirement.name)]
                waiting += [
                    need for need in needs if not need.marker or need.marker.evaluate(environment | {"extra": extra})
                ]


def needs_of(package: str) -> list[str]:
    """Return what a package says that it needs; nothing of one that the lock has for another Python only."""
    try:
        return distribution(package).requires or []
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_of_every_package_is_in_the_lock(lock: str, python: str) -> None:
    pins = locked(lock)

    missing = [
        str(need)
        for need in required(LOCKS[lock], python)
        if not need.specifier.contains(pins.get(canonicalize_name(need.name), "0"), prereleases=True)
        or canonicalize_name(need.name) not in pins
    ]

    assert not missing


@pytest.fixture(scope="module")
def oldest_pip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python with nothing but the oldest pip, in a process of its own: the network is closed to this one."""
    folder = tmp_path_factory.mktemp("oldest")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"pip=={OLDEST_PIP}"]
    subprocess.run(command, check=True)
    return python


def test_the_oldest_pip_installs_the_lock_as_the_launcher_does(oldest_pip: Path) -> None:
    exactly = ["--no-deps", "--require-hashes", "--requirement", str(ROOT / "requirements.lock")]

    said = subprocess.run(
        [
            str(oldest_pip),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--use-pep517",
            "--dry-run",
            *exactly,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stderr
    assert all(f'"{word}"' in (ROOT / "dev").read_text() for word in exactly[:3])
