"""Reads variables one by one, and collects everything that is wrong with them."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import AnyStr, TypeVar
from urllib.parse import urlsplit

Choice = TypeVar("Choice", bound=StrEnum)
FEWEST_CHARACTERS = 8


class SettingsError(ValueError):
    """The environment is not one to start with; the message has a line for everything that is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Environment:
    """The variables that were given; a wrong one is noted, and reading goes on with a harmless value."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._fallbacks: Mapping[str, str] = {}
        self._problems: list[str] = []

    def fall_back_on(self, fallbacks: Mapping[str, str]) -> None:
        """Use these values for variables that are not given."""
        self._fallbacks = fallbacks

    def refuse_problems(self) -> None:
        """Stop if anything was wrong.

        Raises:
            SettingsError: with all that was noted.

        """
        if self._problems:
            raise SettingsError(self._problems)

    def problem(self, sentence: str) -> None:
        """Note something that is wrong."""
        self._problems.append(sentence)

    def text(self, name: str, *, default: str = "") -> str:
        """Read a text; an empty one counts as not given."""
        return self._variables.get(name, "").strip() or self._fallbacks.get(name, default)

    def number(self, name: str, *, default: int, largest: int) -> int:
        """Read a whole number from 1."""
        text = self.text(name, default=str(default))
        if text.isdecimal() and 1 <= int(text) <= largest:
            return int(text)
        self.problem(f"{name} is {text!r}: give a whole number from 1 to {largest}.")
        return default

    def choice(self, name: str, choices: type[Choice], *, default: Choice) -> Choice:
        """Read one of a few words."""
        text = self.text(name, default=default)
        if text in list(choices):
            return choices(text)
        self.problem(f"{name} is {text!r}: give one of {', '.join(choices)}.")
        return default

    def folder(self, name: str, *, default: str) -> Path:
        """Read the path of a folder, which need not be there yet."""
        path = Path(self.text(name, default=default))
        there = next((part for part in (path, *path.absolute().parents) if part.exists()), path)
        if not there.is_dir():
            self.problem(f"{name} is {str(path)!r}, where a folder cannot be: {there} is a file.")
        return path

    def file(self, name: str) -> Path | None:
        """Read the path of a file that must be there."""
        text = self.text(name)
        if text and not Path(text).is_file():
            self.problem(f"{name} is {text!r}, and there is no such file: give the path of one, or remove it.")
            return None
        return Path(text) if text else None

    def address(self, name: str) -> str | None:
        """Read the IP address of another machine, or a network of them."""
        text = self.text(name)
        try:
            return str(ip_network(text)) if text else None
        except ValueError:
            self.problem(f"{name} is {text!r}: give an IP address like 10.0.0.7, or a network like 10.0.0.0/24.")
            return None

    def networks(self, name: str, *, default: str) -> tuple[IPv4Network | IPv6Network, ...]:
        """Read networks, with commas between."""
        text = self.text(name, default=default)
        try:
            return tuple(ip_network(each.strip()) for each in text.split(",") if each.strip())
        except ValueError:
            self.problem(f"{name} is {text!r}: give networks like 10.0.0.0/24, with commas between.")
            return ()

    def url(self, name: str, schemes: tuple[str, ...], *, default: str) -> str:
        """Read an address."""
        address = self.text(name, default=default)
        self._check_url(name, address, schemes)
        return address

    def secret(self, name: str, *, file_size: int = 100_000) -> str:
        """Read a text that is never shown, from the variable or from the file that `<name>_FILE` names."""
        path = self._variables.get(f"{name}_FILE", "").strip()
        if not path:
            return self.text(name)
        if self._variables.get(name, "").strip():
            self.problem(f"{name} and {name}_FILE are both set: keep one of them.")
        try:
            with Path(path).open(encoding="utf-8") as file:
                return file.read(file_size).strip()
        except (OSError, UnicodeDecodeError):
            self.problem(f"{name}_FILE names {path!r}, which cannot be read: give the path of a text file.")
            return ""

    def secret_url(self, name: str, schemes: tuple[str, ...]) -> str | None:
        """Read an address that holds a password."""
        address = self.secret(name)
        if address:
            self._check_url(name, address, schemes)
        return address or None

    def required_secret(self, name: str, *, make: str, refused: str | None) -> str:
        """Read a secret that must be there, and must not be the published one; `make` says how to come by one."""
        secret = self.secret(name)
        if not secret:
            self.problem(f"{name} is not set: {make}.")
        elif secret == refused:
            self.problem(f"{name} is the one that everybody can read in the source: {make}.")
        elif _is_monotonous(secret):
            self.problem(f"{name} is a few characters again and again, which anybody guesses: {make}.")
        return secret

    def key(self, name: str, text: str, *, size: int) -> bytes:
        """Decode a key."""
        try:
            key = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        how = f"make one with `openssl rand -base64 {size}`"
        if text and len(key) != size:
            self.problem(f"{name} holds a key that is not base64 of {size} bytes: {how}.")
        elif text and _is_monotonous(key):
            self.problem(f"{name} holds a key that is a few bytes again and again, which anybody guesses: {how}.")
        return key

    def _check_url(self, name: str, address: str, schemes: tuple[str, ...]) -> None:
        """Note an address that cannot be one, without showing it."""
        try:
            parts = urlsplit(address)
            if parts.scheme in schemes and (parts.netloc or parts.path) and parts.port != 0:
                return
        except ValueError:
            pass
        beginnings = " or ".join(f"{scheme}://" for scheme in schemes)
        self.problem(f"{name} is no address that we can use: it begins with {beginnings}.")


def _is_monotonous(secret: AnyStr) -> bool:
    """Say whether a secret has few different characters, or is a short one repeated."""
    return len(set(secret)) < FEWEST_CHARACTERS or secret in (secret + secret)[1:-1]
