"""Search over everything the viewer may see."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.modules import is_closed_address
from wezer.core.search.find import search, suggest
from wezer.ui.http import part
from wezer.ui.http import show as show_page
from wezer.ui.words import places


def results(request: MemberRequest) -> HttpResponse:
    """`?q=` the words, `?kind=` one kind, `?over=1` what is over, `?after=` the next part."""
    text, kind, over = request.GET.get("q", "")[:5000], request.GET.get("kind", ""), request.GET.get("over") == "1"
    found = search(
        request.viewer,
        text,
        language=(get_language() or "en")[:2],
        kinds=[kind] if kind else [],
        over=over,
        after=request.GET.get("after", ""),
    )
    context = {
        "found": found,
        "q": text,
        "kind": kind,
        "over": over,
        "kinds": _kinds(found.counts),
        "places": _places(text),
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
