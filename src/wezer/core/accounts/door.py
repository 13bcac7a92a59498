"""The invitation someone holds while they sign up or sign in, and whether the door is open to them."""

from django.http import HttpRequest

from wezer.core.invitations import valid_invitations
from wezer.core.models import Invitation
from wezer.core.models.veil import introduce
from wezer.core.settings_registry import value

_KEY = "invitation"  # in the session: the invitation's id, never its token


def remember_invitation(request: HttpRequest, invitation: Invitation) -> None:
    request.session[_KEY] = invitation.pk


def remembered_invitation(request: HttpRequest) -> Invitation | None:
    """The invitation this browser came with, if it still opens."""
    number = request.session.get(_KEY)
    found = valid_invitations().filter(pk=number).first() if number else None
    if found is not None:
        introduce(found.inviter)
    return found


def forget_invitation(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def arrival_open(request: HttpRequest) -> bool:
    """Whether one may sign up: by the community's mode, or with an invitation in hand."""
    return value("admission.mode") != "invitation" or remembered_invitation(request) is not None
