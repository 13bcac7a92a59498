"""The directory: find a member by name, skill or group, as far as each lets themselves be found."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.core.profiles import Search, cards_of, common_terms, directory, language_name
from wezer.core.search.near import circle
from wezer.core.views.matching import directory_tabs
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of

KEYS = ("skills", "needs", "interests", "languages")


@login_required
@require_safe
def index(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    key = request.GET.get("by", "skills")
    key = key if key in KEYS else "skills"
    mine = Group.objects.filter(pk__in=viewer.group_ids, parent__isnull=False).order_by("name")
    group = mine.filter(slug=request.GET.get("group", "")).first() if request.GET.get("group") else None
    near = request.GET.get("near", "").strip()
    search = Search(
        text=request.GET.get("q", "")[:100].strip(), key=key, term=request.GET.get("term", "")[:80], group=group,
        near=circle(viewer, near[:100]) if near else None,
    )  # fmt: skip
    page = page_of(directory(viewer, search), request, size=24, order=("name", "id"))
    profiles = cards_of(page.items, viewer)
    context: dict[str, Any] = {"page": page, "people": [profiles[member.pk] for member in page], "search": search}
    context |= {"near": near, "is_lost": bool(near) and search.near is None}
    context["view"] = "rows" if request.GET.get("view") == "rows" else "cards"
    if not request.GET.get("after"):
        words = common_terms(viewer, key)
        context |= {
            "words": [(term, language_name(term) if key == "languages" else term, number) for term, number in words],
            "groups": list(mine[:60]),
            "keys": KEYS,
            "find_tabs": directory_tabs(),
        }
    return show_page(request, "core/members/directory.html", "core/members/_people.html", context)
