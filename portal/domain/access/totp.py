"""Six-digit codes of an authenticator app (RFC 6238, 30 seconds each): pure, the time is an argument."""

from datetime import datetime

import pyotp

STEP_SECONDS = 30
ISSUER = "MyHibachi"


def new_secret() -> str:
    """Make a secret of 160 bits, in base32 as the apps read it."""
    return pyotp.random_base32()


def step_of(code: str, secret: str, *, at: datetime, after: int | None) -> int | None:
    """Return the step that a code is for: this one or one beside it, later than the last one used; otherwise None."""
    current = int(at.timestamp()) // STEP_SECONDS
    typed = "".join(code.split())
    for step in (current, current - 1, current + 1):
        if (after is None or step > after) and pyotp.utils.strings_equal(pyotp.TOTP(secret).generate_otp(step), typed):
            return step
    return None


def address(secret: str, *, email: str) -> str:
    """Return the otpauth:// address that an authenticator reads from a QR code."""
    return pyotp.TOTP(secret, name=email, issuer=ISSUER).provisioning_uri()
