"""What a mail says to somebody of the staff when how they sign in has changed."""

from typing import Final

from portal.domain.access import FEW, SignInChange, SignInNotice
from portal.text import plural

SUBJECTS: Final = {
    SignInChange.PASSWORD: "Your password was changed",
    SignInChange.AUTHENTICATOR_ADDED: "You set up an authenticator",
    SignInChange.AUTHENTICATOR_REMOVED: "Your authenticator was removed",
    SignInChange.AUTHENTICATOR_RESET: "Your authenticator was reset",
    SignInChange.RECOVERY_CODES_MADE: "You have new recovery codes",
    SignInChange.RECOVERY_CODE_USED: "A recovery code was used to sign in",
    SignInChange.EMAIL_ASKED: "Your sign-in email is about to change",
    SignInChange.EMAIL_UNDONE: "You sign in with this email again",
}
_SAID: Final = {
    SignInChange.PASSWORD: "The password for your account was changed, and other browsers were signed out.",
    SignInChange.AUTHENTICATOR_ADDED: "From now on, signing in takes a code from your authenticator app. Keep your "
    "recovery codes somewhere you can get to without your phone.",
    SignInChange.AUTHENTICATOR_REMOVED: "Your password alone signs you in now, and your recovery codes stopped "
    "working. You can set up an authenticator again under “Your account”.",
    SignInChange.RECOVERY_CODES_MADE: "Ten new recovery codes were made for your account. The ones you had before "
    "stopped working.",
    SignInChange.EMAIL_UNDONE: "The change of your sign-in email was undone: it’s this address again. You were signed "
    "out everywhere, and the password you had stopped working.",
}


def sentences(notice: SignInNotice) -> str:
    """Return what has happened, and what follows from it."""
    if notice.change == SignInChange.AUTHENTICATOR_RESET:
        return (
            f"{notice.by or 'A colleague'} reset your authenticator. You were signed out everywhere, and your password "
            "alone signs you in now. Set up an authenticator again under “Your account”."
        )
    if notice.change == SignInChange.EMAIL_ASKED:
        return (
            f"{notice.by or 'Somebody who knows your password'} asked to change the email you sign in with. Nothing "
            "has changed yet: a link we sent to the new address has to be opened first. A new password stops it."
        )
    if notice.change == SignInChange.RECOVERY_CODE_USED:
        return f"Somebody signed in to your account with one of your recovery codes. {_left(notice.codes_left or 0)}"
    return _SAID[notice.change]


def _left(codes: int) -> str:
    if codes > FEW:
        return f"It won’t work again; you have {codes} left."
    few = f"You have only {plural(codes, 'code')} left" if codes else "It was your last one"
    return f"{few}: make new ones under “Your account”, so that you can sign in without your phone."
