"""The map of arrows."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.ui.http import answer
from wezer.workflow.acts import switch_arrow
from wezer.workflow.queries import drawn_arrows


@login_required
def arrows(request: Any) -> HttpResponse:
    if not request.viewer.is_inside:
        raise Http404
    return render(request, "workflow/map.html", {"arrows": drawn_arrows()})


@login_required
@require_POST
def switch(request: Any, key: str) -> HttpResponse:
    is_on = request.POST.get("on") == "yes"
    switch_arrow(by=request.viewer, key=key, is_on=is_on)
    drawn = next(one for one in drawn_arrows() if one.arrow.key == key)
    said = _("The arrow flies again.") if is_on else _("The arrow is switched off.")
    return answer(request, "workflow/_arrow.html", {"drawn": drawn}, page="workflow:map", said=said)
