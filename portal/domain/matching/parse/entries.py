"""Registry entries that are files: what was taught in one house and exported, for all of them."""

from pathlib import Path

import msgspec

from portal.domain.matching.parse.sender import Sender

FOLDER = Path(__file__).parent / "senders" / "entries"


def entries(folder: Path = FOLDER) -> tuple[Sender, ...]:
    """Return the entries in a folder, by the names of their files; none where there is no such folder."""
    return tuple(msgspec.json.decode(path.read_bytes(), type=Sender) for path in sorted(folder.glob("*.json")))


def as_file(entry: Sender) -> bytes:
    """Return an entry as the file that `entries` reads, laid out for people."""
    return msgspec.json.format(msgspec.json.encode(entry), indent=2) + b"\n"
