"""Words after an exchange, and the one answer to them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.exchange.acts.evaluations import answer_evaluation, evaluate_reply
from wezer.exchange.forms import AnswerForm, EvaluationForm
from wezer.exchange.models import ReplyEvaluation
from wezer.exchange.queries.categories import criteria_for
from wezer.exchange.views.replies import find
from wezer.ui.forms import submit
from wezer.ui.http import go


@login_required
def give(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    reply = find(request, uid)
    criteria = criteria_for(reply.announcement.category)
    form = EvaluationForm(request.POST or None, criteria=criteria)
    if request.method == "POST":
        given = submit(form, evaluate_reply, by=viewer, reply=reply)
        if given is not None:
            said = (
                _("Thank you. Both words are shown now.")
                if given.revealed_at
                else _("Thank you. They are shown once both of you wrote.")
            )
            return go(request, reply, said=said)
    mine = reply.payer if reply.payer_id in viewer.own_party_ids else reply.payee
    context = {"form": form, "reply": reply, "other": reply.other_than(mine.pk)}
    return render(request, "exchange/evaluation.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def answer(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    rows = ReplyEvaluation.objects.filter(revealed_at__isnull=False, evaluated_id__in=viewer.own_party_ids)
    evaluation = get_object_or_404(rows.select_related("reply", "evaluated"), uid=uid)
    form = AnswerForm(request.POST)
    if submit(form, answer_evaluation, by=viewer, evaluation=evaluation) is None:
        context = {"form": form, "evaluation": evaluation, "reply": evaluation.reply}
        return render(request, "exchange/words_answer.html", context, status=422)
    return go(request, evaluation.reply, said=_("Your answer stands beside the words."))
