"""The page of a person's own account, with what went wrong in one of its forms."""

from typing import Annotated, Any

import msgspec

from portal.controllers.credentials import LONGEST_PASSWORD, CodeForm
from portal.domain import access
from portal.domain.access import FEW
from portal.web.forms import Email, Form
from portal.web.page import Page
from portal.web.places import main_zone
from portal.web.session import StaffRequest
from tables.access import Theme


class ProfileForm(msgspec.Struct):
    """How one is called, and how pages look."""

    name: Annotated[str, msgspec.Meta(max_length=120)]
    theme: Theme


class PasswordForm(msgspec.Struct):
    """The present password and the next."""

    current: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]
    new: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]


class EmailForm(msgspec.Struct):
    """The next e-mail, and the password."""

    email: Email
    password: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]


class EmailFormWithCode(EmailForm):
    """What is asked besides of whoever has an authenticator: its code, or a recovery code."""

    code: Annotated[str, msgspec.Meta(max_length=20)]


class WithPassword(msgspec.Struct):
    """The password, before an authenticator is removed or its recovery codes are made anew."""

    password: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]


async def account_page(request: StaffRequest, **tried: Form[Any]) -> Page:
    """Show the account; `tried` are the forms that were sent, by their names here."""
    person = request.user
    forms = {
        "profile": Form(ProfileForm, {"name": person.name, "theme": person.theme}),
        "email": Form(EmailForm),
        "password": Form(PasswordForm),
        "code": Form(CodeForm),
        "removal": Form(WithPassword),
        "renewal": Form(WithPassword),
    } | tried
    enrolled = await access.enrollment(person.id)
    return Page(
        "access/account.html",
        status=200 if all(form.ok for form in tried.values()) else 422,
        here_at=f"/{request.path_params['slug']}/account",
        person=person,
        forms=forms,
        secret=enrolled[0] if enrolled else None,
        waiting=await access.waiting_email(person.id),
        sessions=await access.open_sessions(person.id, first=person.session_id),
        zone=main_zone(request),
        has_authenticator=await access.has_confirmed_authenticator(person.id),
        codes_left=await access.codes_left(person.id),
        few=FEW,
    )
