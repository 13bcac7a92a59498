"""Who can, who needs: what others can do or need that fits the words one gives, or one's own profile."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.forms_week import SLOT_CHOICES
from wezer.core.http import MemberRequest
from wezer.core.matching.find import matches, own_words
from wezer.core.matching.kinds import match_sources
from wezer.core.profiles import common_terms, language_name
from wezer.core.search.near import circle


def directory_tabs() -> list[dict[str, Any]]:
    """The ways to find people and groups."""
    return [
        {"key": "people", "label": _("Members"), "icon": "users-round", "href": reverse("members:directory")},
        {"key": "matches", "label": _("Who can, who needs"), "icon": "handshake", "href": reverse("members:matches")},
        {"key": "groups", "label": _("Groups"), "icon": "circle-dot", "href": reverse("groups:list")},
        {"key": "map", "label": _("Map"), "icon": "map", "href": reverse("map:map")},
    ]


@login_required
@require_safe
def show(request: MemberRequest) -> HttpResponse:
    """`?q=` words; `?near=`, `?language=`, `?slot=` narrow. Without words: by what one needs and can do oneself."""
    viewer: Any = request.viewer
    said = {name: request.GET.get(name, "")[:100].strip() for name in ("q", "near", "language", "slot")}
    said["slot"] = said["slot"] if said["slot"] in dict(SLOT_CHOICES) else ""
    near = circle(viewer, said["near"]) if said["near"] else None
    is_lost = bool(said["near"]) and near is None
    typed = said["q"].split(",") if said["q"] else []
    needed, able = (typed, typed) if typed else (own_words(viewer, "needs"), own_words(viewer, "skills"))
    more: dict[str, Any] = {"near": near, "language": said["language"], "slot": said["slot"]}
    context = {
        "said": said,
        "is_lost": is_lost,
        "needed": needed,
        "able": able,
        "can": [] if is_lost else _shown(matches(viewer, gives=True, words=needed, **more)),
        "needs": [] if is_lost else _shown(matches(viewer, gives=False, words=able, **more)),
        "languages": [(code, language_name(code)) for code, _number in common_terms(viewer, "languages")],
        "slots": SLOT_CHOICES,
        "tabs": directory_tabs(),
    }
    return render(request, "core/members/matches.html", context)


def _shown(found: list[Any]) -> list[dict[str, Any]]:
    return [{"found": each, "source": match_sources[each.kind]} for each in found]
