"""Whoever gives power to others, or says who must sign for a wallet, shows once more that it is them (core.md 2.3)."""

from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired

from wezer.core.refusals import NotShownAgain


def show_again(request: Any) -> None:
    """Go on only if the person showed a few minutes ago who they are. A page leads to where they do, and what they sent is
    done when they are back; programs are refused (decision 0073)."""
    if has_shown(request):
        return
    if request.path.startswith("/api/"):
        raise NotShownAgain()
    raise ReauthenticationRequired()


def has_shown(request: Any) -> bool:
    """In this session lately; of a program: when its token was made."""
    of_token: bool | None = getattr(request, "token_is_shown", None)
    return not is_reauthentication_required(request, app="") if of_token is None else of_token
