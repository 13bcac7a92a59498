"""The few addresses the design system answers itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from wezer.ui import theme
from wezer.ui.context import community

#: What one browser may be told; "device" and "roomy" win over what the member settled for all their browsers.
SCREEN = {"theme": {"light", "dark", "device"}, "density": {"compact", "roomy"}, "keys": {"on", "off"}}
YEAR = 31_536_000


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def theme_css(request: HttpRequest) -> HttpResponse:
    """The community's two hues. The address carries them, so browsers keep it and a change shows at once."""
    given = [int(part) if part.isdecimal() and len(part) <= 3 else None for part in request.GET.get("v", "").split("-")]
    if len(given) != 2 or None in given:
        looks = community()
        given = [looks.plum_hue, looks.sun_hue]
    plum, sun = given
    return HttpResponse(theme.stylesheet(plum or 0, sun or 0), content_type="text/css; charset=utf-8")


@require_POST
def screen(request: HttpRequest) -> HttpResponse:
    """Light or dark, roomy or compact, keys on or off: kept in this browser until core keeps it for the member."""
    back = request.POST.get("next") or request.META.get("HTTP_REFERER", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = redirect(back)
    for name, allowed in SCREEN.items():
        chosen = request.POST.get(name)
        if chosen in allowed:
            response.set_cookie(name, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=False)
    return response


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, while developing."""
    from wezer.ui.gallery import gallery

    context: dict[str, Any] = gallery(request)
    return render(request, "ui/styleguide.html", context)
