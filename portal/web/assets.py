"""The static files: read once, named by one hash, so that the files of a page always belong together."""

import gzip
import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

ROOT = Path(__file__).parent.parent / "static"
IMPORT = re.compile(r'^@import url\("([^":]+)"\);\n', re.MULTILINE)
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
FOREVER = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=60"


class StaticFile(msgspec.Struct, frozen=True):
    """One file as it is sent; `packed` is its gzipped form, where that is smaller."""

    content: bytes
    media_type: str
    packed: bytes | None


class Tree(msgspec.Struct, frozen=True):
    """All static files, and the hash of them all."""

    files: dict[str, StaticFile]
    version: str


@cache
def tree() -> Tree:
    """Read every static file, on first use."""
    files = {path.relative_to(ROOT).as_posix(): read(path) for path in sorted(ROOT.rglob("*")) if path.is_file()}
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(name.encode() + b"\0" + file.content)
    return Tree(files, digest.hexdigest()[:12])


def read(path: Path) -> StaticFile:
    """Read one file; a stylesheet gets its imports in place, because a chain of requests is slow on a phone."""
    content = flattened(path).encode() if path.suffix == ".css" else path.read_bytes()
    packed = None if path.suffix == ".woff2" else gzip.compress(content, mtime=0)
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    return StaticFile(content, media_type, packed if packed and len(packed) < len(content) else None)


def flattened(path: Path) -> str:
    """Replace the imports of an entry stylesheet, which name files below its own folder, by what they import."""
    return IMPORT.sub(lambda found: (path.parent / found[1]).read_text(), path.read_text())


def asset(name: str) -> str:
    """Return the address of a static file; a misspelled name fails where it is written, not in the browser."""
    if name not in tree().files:
        raise LookupError(f"There is no static file {name}.")
    return f"/static/{tree().version}/{name}"


def static_files(**opt: Any) -> HTTPRouteHandler:
    """Build the handler of all static files, with the route options that keep sessions and guards away from it.

    It sends gzip itself: keep `/static` out of the application's own compression.
    """

    @get("/static/{version:str}/{name:path}", opt={"exclude_from_auth": True, "skip_session": True, **opt})
    async def static_file(
        request: Request[Any, Any, Any], version: FromPath[str], name: FromPath[str]
    ) -> Response[bytes]:
        file = tree().files.get(name.lstrip("/"))
        if file is None:
            raise NotFoundException
        current = version == tree().version
        headers = {
            "Cache-Control": FOREVER if current else FOR_NOW,  # an older page's file: right enough, not for ever
            "ETag": f'"{tree().version}"',
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(b"", status_code=304, headers=headers, media_type=file.media_type)
        if file.packed and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(file.packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=file.media_type)
        return Response(file.content, headers=headers, media_type=file.media_type)

    return static_file
