"""Deleting for good what a closed kind of rooms held."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wezer.core.accounts.sudo import show_again
from wezer.core.clearing.acts import order_clearing
from wezer.core.clearing.copies import newest_copy
from wezer.core.clearing.reading import clearable, has_copy, is_closed, newest_clearing, what_lies_in
from wezer.core.forms_garden import ClearingForm
from wezer.core.http import MemberRequest
from wezer.core.views.doors import gardener_required
from wezer.ui.forms import submit
from wezer.ui.http import go


@gardener_required("core.tend_community")
def clearing(request: MemberRequest, kind: str) -> HttpResponse:
    """How much there is, whether a copy was made, how far it is; and the order, once one has shown that it is oneself."""
    found = clearable(kind)
    if found is None:
        raise Http404
    viewer: Any = request.viewer
    form = ClearingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        show_again(request, _("Delete for good what “{kind}” held").format(kind=found.name))
        if submit(form, order_clearing, by=viewer, kind=kind) is not None:
            return go(request, request.path, said=_("It is being deleted."))
    context = {
        "kind": found,
        "form": form,
        "holding": what_lies_in(kind),
        "copied_at": newest_copy(),
        "has_copy": has_copy(),
        "is_closed": is_closed(kind),
        "clearing": newest_clearing(kind),
    }
    return render(request, "core/garden/clearing.html", context, status=422 if form.errors else 200)
