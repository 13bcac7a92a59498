"""Looking for what was said: in one conversation, or in all that one takes part in."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wezer.core.chat.finding import NEWEST_FIRST, hits, messages_holding, with_places
from wezer.core.chat.reading import name_of, people_of
from wezer.core.chat.views.conversation import find_conversation, page_of_conversation
from wezer.core.http import MemberRequest
from wezer.core.models import Conversation
from wezer.core.search.normalise import LONGEST_QUERY
from wezer.core.search.passages import Sought
from wezer.core.views.doors import member_required
from wezer.ui.http import show
from wezer.ui.paging import page_of


@member_required
@require_safe
def everywhere(request: MemberRequest) -> HttpResponse:
    """`?q=` words: what was said in any conversation of mine."""
    return _found(request, None)


@member_required
@require_safe
def within(request: MemberRequest, uid: Any) -> HttpResponse:
    """The same in one conversation."""
    return _found(request, find_conversation(request, uid))


def _found(request: MemberRequest, conversation: Conversation | None) -> HttpResponse:
    viewer, text = request.viewer, request.GET.get("q", "")[:LONGEST_QUERY]
    language = (get_language() or "en")[:2]
    found = messages_holding(viewer, text, conversation=conversation, language=language)
    page = page_of(with_places(found), request, size=20, order=NEWEST_FIRST)
    context = {
        "page": page,
        "hits": hits(page.items, viewer),
        "q": text,
        "sought": Sought(text, language),
        "conversation": conversation,
        "looked_in": request.path,
        "back": reverse("chat:list"),
    }
    if conversation is not None:
        people = people_of([conversation], viewer).get(conversation.pk, [])
        context |= {"name": name_of(conversation, people), "back": page_of_conversation(conversation)}
    return show(request, "core/chat/search.html", "core/chat/_hits.html", context)
