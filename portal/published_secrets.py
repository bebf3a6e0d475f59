"""Secrets that are none: those of tests, and those that a demo makes for itself.

A production start refuses the ones written here.
"""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Final

TEST_SECRETS: Final = {
    "PORTAL_SECRET_KEY": "for-tests-only-everybody-can-read-this",
    "PORTAL_PII_KEYS": "1:Zm9yIHRlc3RzIG9ubHksIGV2ZXJ5Ym9keSByZWFkcyE=",
    "PORTAL_INDEX_KEY": "YWxzbyBmb3IgdGVzdHMsIGFuZCBubyBzZWNyZXQuLi4=",
}


def demo_secrets(data: Path) -> dict[str, str]:
    """Return the secrets of this demo, made at its first start and kept in a file that only its owner reads."""
    kept = data / "secrets.json"
    if not kept.exists():
        _keep(kept)
    return dict(json.loads(kept.read_text()))


def _keep(kept: Path) -> None:
    """Write new secrets down, unless another process was faster."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(_made(), indent=2) + "\n")
    try:
        os.link(fresh, kept)  # fails where the name is taken, so that two processes never use different keys
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _made() -> dict[str, str]:
    return {
        "PORTAL_SECRET_KEY": secrets.token_urlsafe(48),
        "PORTAL_PII_KEYS": f"1:{_key()}",
        "PORTAL_INDEX_KEY": _key(),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
