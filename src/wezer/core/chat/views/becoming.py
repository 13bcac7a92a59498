"""What a message may become: where, and by which form."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wezer.core.chat.becoming import places_for, readable
from wezer.core.chat.outside import name_authors
from wezer.core.chat.views.messages import find_message, page_of_message
from wezer.core.http import MemberRequest
from wezer.core.markdown import plain_text
from wezer.core.views.doors import member_required


@member_required
@require_safe
def choose(request: MemberRequest, uid: Any) -> HttpResponse:
    """The ways that are open to whoever reads it; each leads to a form that begins with its words."""
    found = find_message(request, uid)
    if not readable(request.viewer).filter(pk=found.pk).exists():
        raise Http404
    name_authors([found], found.conversation)
    context = {
        "message": found,
        "words": plain_text(found.body, 240),
        "places": places_for(found, request.viewer),
        "is_private": found.conversation.channel_of_id is None,
        "back": page_of_message(found),
    }
    return render(request, "core/chat/becoming.html", context)
