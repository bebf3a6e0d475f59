"""Letters to the staff, in the frame of those to customers: in the name of their business, from the portal's sender."""

from typing import Any, Final

import msgspec

from portal.domain.access import Letterhead, SignInNotice
from portal.domain.stations import Accent
from portal.integrations.ports import OutboundEmail
from portal.web.letter import written
from portal.web.sign_in_notices import SUBJECTS, sentences

PORTAL: Final = "MyHibachi"
_ACCENT: Final = Accent(35, 180)


class _Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame of a letter says of its reader and its writer."""

    first_name: str
    business_name: str = PORTAL
    sender_name: str = PORTAL
    accent: str = _ACCENT.shown
    postal_address: str = ""
    legal_footer: str = ""
    station_phone: str = ""
    logo: None = None


class StaffLetters:
    """Writes letters, whose links lead to where people find this portal."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    def reset(self, to: Letterhead, page: str, by: str | None, key: str) -> OutboundEmail:
        """Write how to set a new password."""
        return self._mail("reset", to, key=key, page=self._base_url + page, by=by)

    def notice(self, to: Letterhead, notice: SignInNotice, key: str) -> OutboundEmail:
        """Write that how they sign in has changed, and what to do if that was not they."""
        page = f"{self._base_url}/login/reset"
        return self._mail("notice", to, key=key, page=page, subject=SUBJECTS[notice.change], said=sentences(notice))

    def new_email(self, to: Letterhead, page: str | None, by: str | None, key: str) -> OutboundEmail:
        """Write how to confirm another e-mail; without a page, that they sign in with it already."""
        if page is None:
            return self._mail("email_taken", to, key=key, page=f"{self._base_url}/login")
        return self._mail("new_email", to, key=key, page=self._base_url + page, by=by)

    def email_changed(self, to: Letterhead, email: str, page: str, by: str | None, key: str) -> OutboundEmail:
        """Write to the e-mail before which one counts now, and how to undo that."""
        return self._mail("email_changed", to, key=key, page=self._base_url + page, email=email, by=by)

    def _mail(self, name: str, to: Letterhead, *, key: str, **said: Any) -> OutboundEmail:
        addressee = _addressee(to)
        letter = written(f"emails/access/{name}", {"to": addressee, **said})
        return OutboundEmail(
            to=to.email,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            sender_name=addressee.sender_name,
            idempotency_key=key,
        )


def _addressee(to: Letterhead) -> _Addressee:
    if (business := to.business) is None:
        return _Addressee(first_name=to.first_name)
    return _Addressee(
        first_name=to.first_name,
        business_name=business.name,
        sender_name=business.name,
        accent=Accent(business.brand_hue, business.brand_chroma_thousandths).shown,
        postal_address=business.postal_address,
        legal_footer=business.legal_footer,
    )
