"""What those who come to an event are asked, one question after the other."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.event_questions import MOST_QUESTIONS, ask_at_event, drop_question
from wezer.core.forms_event_question import QuestionForm
from wezer.core.http import MemberRequest
from wezer.core.views.events import find_event
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def questions(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """For those who may change the event; POST: ask one more."""
    event = find_event(request, slug, uid)
    require(request.viewer, "core.change_event", event)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and submit(form, ask_at_event, by=request.viewer, event=event) is not None:
        return go(request, request.path, said=_("It is asked from now on."))
    asked = list(event.questions.order_by("pk"))
    context = {
        "form": form, "event": event, "group": event.group, "questions": asked, "may_ask": len(asked) < MOST_QUESTIONS,
    }  # fmt: skip
    return render(request, "core/agenda/questions.html", context, status=status_of(form))


@login_required
@require_POST
def removal(request: MemberRequest, slug: str, uid: Any, question: Any) -> HttpResponse:
    event = find_event(request, slug, uid)
    require(request.viewer, "core.change_event", event)
    drop_question(by=request.viewer, event=event, question=get_object_or_404(event.questions, uid=question))
    return go(request, reverse("events:questions", args=[slug, uid]), said=_("Asked no more."))
