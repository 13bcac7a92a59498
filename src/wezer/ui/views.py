"""The few addresses the design system answers itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from wezer.ui import theme
from wezer.ui.context import community

#: What one browser may be told; "device" and "roomy" win over what the member settled for all their browsers.
SCREEN = {
    "theme": {"light", "dark", "device"},
    "density": {"compact", "roomy"},
    "keys": {"on", "off"},
    "quiet": {"on", "off"},
}
YEAR = 31_536_000
HOUR = 3600
ICON_SIDES = (192, 512)


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


@require_safe
@cache_control(public=True, max_age=HOUR)
def manifest(request: HttpRequest) -> HttpResponse:
    """The community as it stands on a home screen: the same for everybody, so nothing in it is personal."""
    looks = community()
    icons = [
        {"src": static(f"ui/app-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side in ICON_SIDES
        for purpose in ("any", "maskable")
    ]
    told = {
        "id": "/",
        "name": looks.name,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": theme.CANVAS["light"],
        "background_color": theme.CANVAS["light"],
        "icons": icons,
    }
    if looks.language:
        told["lang"] = looks.language
    return JsonResponse(told, content_type="application/manifest+json")


@require_POST
def screen(request: HttpRequest) -> HttpResponse:
    """Light or dark, roomy or compact, keys on or off, conversations read out or counted: kept in this browser until core keeps it for the member."""
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
