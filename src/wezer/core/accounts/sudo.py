"""Whoever gives power to others, or says who must sign for a wallet, shows once more that it is them (core.md 2.3)."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY, is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from wezer.core.middleware import acting_for
from wezer.core.refusals import NotShownAgain
from wezer.kernel.refusals import NotAllowed

#: What was sent waits for so many seconds until one has shown who one is; then it is forgotten.
WAITS = 10 * 60
#: The pages on which one does.
SHOWN_ON = ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
_WAITING = "waits_until_shown"


def show_again(request: Any, doing: str = "") -> None:
    """Go on only if the person showed a few minutes ago who they are. A page leads to where they do, saying what is done then
    (`doing`), and what they sent is done when they are back; programs are refused (decision 0073)."""
    if has_shown(request):
        return
    if request.path.startswith("/api/"):
        raise NotShownAgain()
    if request.method == "POST":
        request.META["QUERY_STRING"] = ""  # what was sent is found again by its path alone
    acts_for = request.viewer.acting_for
    request.session[_WAITING] = {
        "path": request.path, "doing": doing, "from": _page(request), "at": int(time.time()),
        "for": str(acts_for.uid) if acts_for else "",
    }  # fmt: skip
    raise ReauthenticationRequired()


def has_shown(request: Any) -> bool:
    """In this session lately; of a program: when its token was made."""
    of_token: bool | None = getattr(request, "token_is_shown", None)
    return not is_reauthentication_required(request, app="") if of_token is None else of_token


def what_waits(request: Any) -> str:
    """What is done once one has shown who one is, in words."""
    waits = request.session.get(_WAITING)
    return str(waits["doing"]) if waits and waits["path"] == _next(request) else ""


def forget_what_waited_long(request: Any) -> None:
    """On the pages where one shows who one is: what was sent ten minutes ago is no longer done by it. One comes back to the
    page it was sent from."""
    waits = request.session.get(_WAITING)
    if waits is None or time.time() - waits["at"] <= WAITS:
        return
    del request.session[_WAITING]
    if waits["path"] != _next(request):
        return
    request.session.pop(STATE_SESSION_KEY, None)
    for name in ("GET", "POST"):
        if (said := getattr(request, name)).get("next"):
            changed = said.copy()
            changed["next"] = waits["from"] or "/"
            setattr(request, name, changed)
    messages.info(request, _("What you sent waited for more than ten minutes and is forgotten. Send it once more."))


def resume_for_whom(request: Any) -> None:
    """What waits is done for whom it was sent: the group one acted for, if one still may; else it is forgotten (NotAllowed)."""
    waits = request.session.get(_WAITING)
    if request.method != "POST" or waits is None or not waits.get("for") or waits["path"] != _next(request):
        return
    try:
        request.viewer = acting_for(request.viewer, waits["for"])
    except NotAllowed:
        del request.session[_WAITING]
        request.session.pop(STATE_SESSION_KEY, None)
        raise


def _next(request: Any) -> str:
    return str(request.POST.get("next") or request.GET.get("next") or "")


def _page(request: Any) -> str:
    """The page of this house from which it was sent; empty where the browser does not say."""
    came = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}):
        return ""
    parts = urlsplit(came)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
