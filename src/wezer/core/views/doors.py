"""Who may walk into a view at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect

from wezer.core.http import MemberRequest
from wezer.kernel.refusals import NotFound

View = Callable[..., HttpResponse]
Guard = Callable[[View], View]


def member_required(view: View) -> View:
    """For someone signed in who is (or was, or asks to be) a member; others sign in first."""

    @wraps(view)
    def guarded(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.viewer.member is None:
            return redirect("join:door")
        return view(request, *args, **kwargs)

    return guarded


def gardener_required(*rights: str) -> Guard:
    """For holders of one of these rights in the community; to others the page does not exist (it is absent, not closed)."""

    def wrap(view: View) -> View:
        @wraps(view)
        @member_required
        def guarded(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            viewer: Any = request.viewer
            if not any(viewer.has_right(right) for right in rights):
                raise NotFound()
            return view(request, *args, **kwargs)

        return guarded

    return wrap
