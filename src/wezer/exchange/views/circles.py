"""The market as circles: its categories, each as large as what is offered and wanted in it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wezer.core.circle_map import drawn
from wezer.core.http import MemberRequest
from wezer.exchange.models import Sense
from wezer.exchange.queries.themes import MOST, Themes


@require_safe
def circles(request: MemberRequest) -> HttpResponse:
    """Nested circles, and below them the same as a table; `?sense=` offers or wants alone. From outside, what is public."""
    viewer: Any = request.viewer
    asked = request.GET.get("sense", "")
    sense = asked if asked in Sense.values else ""
    themes = Themes(viewer)
    top = themes.circles(sense)
    context = {
        "top": top, "circles": drawn(top), "lines": list(themes.lines()), "sense": sense, "senses": Sense,
        "is_whole": themes.is_whole, "most": MOST,
    }  # fmt: skip
    return render(request, "exchange/circles.html", context)
