"""QR codes and signed links: how somebody without a log-in names a row of ours."""

from portal.domain.qr.sign import LinkKind, Signed, read, sign

__all__ = ["LinkKind", "Signed", "read", "sign"]
