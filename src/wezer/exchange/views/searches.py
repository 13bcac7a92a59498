"""Searches one keeps, and the address of one's feed."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.exchange.acts import searches as acts
from wezer.exchange.forms import SearchForm
from wezer.exchange.models import FeedToken, SavedSearch
from wezer.ui.forms import submit
from wezer.ui.http import go


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """Those one keeps; a POST keeps the search whose filters come along."""
    viewer: Any = request.viewer
    wanted = dict(parse_qsl(request.POST.get("query", "") or request.GET.get("query", "")))
    form = SearchForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, acts.save_search, by=viewer, wanted=wanted) is not None:
        return go(request, reverse("market:searches"), said=_("Search kept."))
    found = SavedSearch.objects.filter(member=viewer.member)
    rows = [(search, f"{reverse('market:list')}?{urlencode(search.wanted)}") for search in found]
    token = FeedToken.objects.filter(member=viewer.member).first()
    address = request.build_absolute_uri(f"{reverse('market:feed-atom')}?token={token.token}") if token else ""
    context = {"rows": rows, "form": form, "query": urlencode(wanted), "feed": address}
    return render(request, "exchange/searches.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def change(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    search = get_object_or_404(SavedSearch, member=viewer.member, uid=uid)
    if "forget" in request.POST:
        acts.forget_search(by=viewer, search=search)
        return go(request, reverse("market:searches"), said=_("Forgotten."))
    acts.change_search(by=viewer, search=search, alerts=request.POST.get("alerts") == "on")
    return go(request, reverse("market:searches"), said=_("Saved."))
