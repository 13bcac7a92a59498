"""Search over everything the viewer may see."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_POST, require_safe

from wezer.core.atom import atom
from wezer.core.community import community
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.models import KeptSearch
from wezer.core.models.veil import read_by
from wezer.core.modules import is_closed_address
from wezer.core.search.acts import change_kept_search, forget_kept_search, keep_search
from wezer.core.search.find import search, suggest
from wezer.core.search.passages import Sought
from wezer.core.search.tagged import tag_of, tagged
from wezer.core.viewer import Viewer
from wezer.core.views.doors import member_required
from wezer.ui.http import go, part
from wezer.ui.http import show as show_page
from wezer.ui.words import places


def results(request: MemberRequest) -> HttpResponse:
    """`?q=` the words, `?kind=` one kind, `?over=1` what is over, `?after=` the next part."""
    text, kind, over = request.GET.get("q", "")[:5000], request.GET.get("kind", ""), request.GET.get("over") == "1"
    language = (get_language() or "en")[:2]
    found = search(
        request.viewer,
        text,
        language=language,
        kinds=[kind] if kind else [],
        over=over,
        after=request.GET.get("after", ""),
    )
    context = {
        "found": found,
        "q": text,
        "sought": Sought(text, language),
        "kind": kind,
        "over": over,
        "kinds": _kinds(found.counts),
        "places": _places(text),
        "tag": tag_of(text),
        "may_keep": bool(text.strip()) and request.viewer.member is not None and kind in ("", *item_kinds),
    }
    return show_page(request, "core/search/results.html", "core/search/_hits.html", context)


def suggestions(request: MemberRequest) -> HttpResponse:
    """A few titles and names that begin like what is typed."""
    titles = suggest(request.viewer, request.GET.get("q", "")[:200])
    return part(request, "core/search/_suggestions.html", {"suggestions": titles})


def _places(text: str) -> list[tuple[str, str]]:
    """Where a word of the house is at home, in its usual name or the community's own."""
    return [(said, href) for said, route in places(text[:80]) if not is_closed_address(href := reverse(route))]


def _kinds(counts: dict[str, int]) -> list[tuple[str, object, int]]:
    names = {kind.kind: kind.name for kind in item_kinds} | {"member": _("Member"), "group": _("Group")}
    return [(kind, names.get(kind, kind), number) for kind, number in sorted(counts.items(), key=lambda pair: -pair[1])]


@require_safe
@conditional_page
@read_by(Viewer.anonymous())
def feed(request: MemberRequest, tag: str) -> HttpResponse:
    """What everyone may read under a tag, as Atom: nobody is asked who they are, and a page for visitors shows the same."""
    tag = tag_of(f"tag:{tag}")
    if not tag:
        raise Http404
    told = [
        (item, item_kinds[item.kind].url(item), item.card.get("excerpt", ""), [tag])
        for item in tagged(Viewer.anonymous(), tag)
    ]
    page = f"{reverse('search:search')}?q=tag:{tag}"
    response = atom(request, title=f"#{tag} · {community().name}", page=page, entries=told)
    response["Cache-Control"] = "public, no-cache"
    return response


@member_required
def kept(request: MemberRequest) -> HttpResponse:
    """The searches one keeps. A POST keeps one more: `q`, and the `kind` it is for."""
    viewer: Any = request.viewer
    if request.method == "POST":
        keep_search(by=viewer, q=request.POST.get("q", ""), kind=request.POST.get("kind", ""))
        return go(request, "search:kept", said=_("Kept. What is new in it comes to your notices."))
    names = {kind.kind: kind.name for kind in item_kinds}
    rows = [
        (each, names.get(each.kind, "")) for each in KeptSearch.objects.filter(member=viewer.member).order_by("-pk")
    ]
    return render(request, "core/search/kept.html", {"rows": rows})


@member_required
@require_POST
def kept_one(request: MemberRequest, uid: Any) -> HttpResponse:
    """Be told of what is new in it or not; with `forget`, keep it no longer."""
    viewer: Any = request.viewer
    found = get_object_or_404(KeptSearch, uid=uid, member=viewer.member)
    if "forget" in request.POST:
        forget_kept_search(by=viewer, search=found)
        return go(request, "search:kept", said=_("Forgotten."))
    change_kept_search(by=viewer, search=found, alerts=request.POST.get("alerts") == "yes")
    return go(request, "search:kept", said=_("Kept."))
