"""Forms for people without an account: what keeps machines out of them, besides what `accounts.limits` counts."""

from uuid import UUID

from django.core import signing
from django.http import HttpResponse

from wezer.core.chat.refusals import FormTooOld, SentTooFast
from wezer.kernel.clock import now

#: Seconds: no person fills such a form faster, none lies open longer.
QUICKEST, LONGEST = 4, 24 * 3600
_SALT = "wezer.core.letter.form"


def opened_form(uid: UUID, sent: str = "") -> str:
    """The moment at which the form about this was shown, signed; as it was sent, where that still holds."""
    if 0 <= _age(sent, uid) <= LONGEST:
        return sent
    return signing.dumps([str(uid), int(now().timestamp())], salt=_SALT)


def refuse_machines(sent: str, uid: UUID) -> None:
    """Refuse a form that nobody can have read meanwhile, or that was shown long ago."""
    age = _age(sent, uid)
    if not 0 <= age <= LONGEST:
        raise FormTooOld()
    if age < QUICKEST:
        raise SentTooFast()


def _age(sent: str, uid: UUID) -> int:
    """Seconds since the form was shown; below zero for one that nobody signed, or about something else."""
    try:
        about, moment = signing.loads(sent, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return -1
    return int(now().timestamp()) - moment if about == str(uid) else -1


def private(response: HttpResponse) -> HttpResponse:
    """What a mailed link shows is for who has the mail: no copy of it is kept, no search engine lists it."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
