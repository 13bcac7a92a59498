"""Answers: giving, changing, voting, accepting, withdrawing, hiding. They serve questions and tickets alike."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.community import community
from wezer.core.forms_talk import HideForm
from wezer.core.forum.acts.answers import (
    edit_answer,
    find_useful,
    restore_answer,
    take_useful,
    withdraw_answer,
)
from wezer.core.forum.acts.questions import accept_answer, answer_question
from wezer.core.forum.forms import ItemAnswerForm
from wezer.core.forum.reading import find_answer
from wezer.core.forum.views.threads import find_question, question_page
from wezer.core.http import MemberRequest
from wezer.core.kinds import item_kinds
from wezer.core.models import ItemAnswer, Measure, Revision
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go


def page_of(answer: ItemAnswer) -> str:
    return f"{item_kinds[answer.item.kind].url(answer.item)}#answer-{answer.uid}"


@login_required
@require_POST
def give(request: MemberRequest, uid: Any) -> HttpResponse:
    """Answer a question."""
    found = find_question(request, uid)
    form = ItemAnswerForm(request.POST, auto_id="answer-%s")
    more = {"key": form_key(request), "confirmation": request.POST.get("confirmation", "")}
    made = submit(form, answer_question, by=request.viewer, question=found, **more)
    if made is None:
        return question_page(request, found, form)
    made.item = found
    return go(request, page_of(made), said=_("Your answer stands there. Whoever asked is told."))


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    """Change an answer: one's own, or a shared one."""
    viewer: Any = request.viewer
    answer = find_answer(request.viewer, uid)
    require(viewer, "core.change_answer", answer)
    form = ItemAnswerForm(request.POST or None, initial={"body": answer.body, "is_wiki": answer.is_wiki})
    mine = viewer.may_act_for(answer.author_id)
    if not mine:
        del form.fields["is_wiki"]
    version = request.POST.get("version", "")
    more: dict[str, Any] = {"version": int(version) if version.isdecimal() and len(version) < 10 else None}
    more["confirmation"] = request.POST.get("confirmation", "")
    if request.method == "POST" and submit(form, edit_answer, by=viewer, answer=answer, **more) is not None:
        return go(request, page_of(answer), said=_("Changed."))
    context = {"form": form, "answer": answer, "item": answer.item, "back": page_of(answer)}
    return render(request, "core/forum/edit_answer.html", context, status=status_of(form))


@require_safe
def versions(request: MemberRequest, uid: Any) -> HttpResponse:
    """What an answer said before, and who changed it."""
    answer = find_answer(request.viewer, uid)
    if answer.edited_at is None or answer.hidden_at is not None:
        return redirect(page_of(answer))
    kept = Revision.objects.filter(subject=ref(answer)).select_related("written_by").order_by("-number")[:100]
    context = {"title": answer.item.title, "back": page_of(answer), "revisions": kept, "with_names": True}
    return render(request, "core/forum/versions.html", context)


@login_required
@require_POST
def vote(request: MemberRequest, uid: Any) -> HttpResponse:
    """Useful, or no longer: the field `useful` says yes or no."""
    answer = find_answer(request.viewer, uid)
    act = find_useful if request.POST.get("useful") == "yes" else take_useful
    act(by=request.viewer, answer=answer)
    return go(request, page_of(answer))


@login_required
@require_POST
def acceptance(request: MemberRequest, uid: Any) -> HttpResponse:
    """Whoever asked says that this one helped."""
    answer = find_answer(request.viewer, uid)
    question = find_question(request, answer.item.uid)
    accept_answer(by=request.viewer, question=question, answer=answer)
    return go(request, page_of(answer), said=_("Marked as what helped. Whoever wrote it is told."))


@login_required
@require_POST
def withdrawal(request: MemberRequest, uid: Any) -> HttpResponse:
    answer = find_answer(request.viewer, uid)
    withdraw_answer(by=request.viewer, answer=answer)
    undo = reverse("forum:answer-return", args=[uid])
    return go(request, item_kinds[answer.item.kind].url(answer.item), said=_("Your answer is withdrawn."), undo=undo)


@login_required
@require_POST
def answer_return(request: MemberRequest, uid: Any) -> HttpResponse:
    answer = find_answer(request.viewer, uid)
    restore_answer(by=request.viewer, answer=answer)
    return go(request, page_of(answer), said=_("It is back."))


@login_required
def hiding(request: MemberRequest, uid: Any) -> HttpResponse:
    """Hide an answer with a reason; `show` takes it back."""
    answer = find_answer(request.viewer, uid)
    require(request.viewer, "core.moderate", answer.item.group or community())
    if request.method == "POST" and request.POST.get("show"):
        show_again(by=request.viewer, kind="answer", thing=answer)
        return go(request, page_of(answer))
    form = HideForm(request.POST or None)
    decision: Any = {"kind": "answer", "thing": answer, "decision": Measure.HIDE}
    if request.method == "POST" and submit(form, decide_now, by=request.viewer, **decision) is not None:
        return go(request, page_of(answer), said=_("It is hidden; its author reads the reason."))
    context = {"form": form, "item": answer.item, "back": page_of(answer)}
    return render(request, "core/items/hide.html", context, status=status_of(form))
