"""Answers: their page, and every step of the two sides."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.core.mediation import views as mediation
from wezer.core.mediation.acts import name_mediator
from wezer.core.mediation.forms import MediatorForm
from wezer.core.mediation.queries import mediation_context
from wezer.exchange.acts import exchanges
from wezer.exchange.acts import replies as acts
from wezer.exchange.forms import MessageForm, ReasonForm, ReplyForm, TermsForm
from wezer.exchange.models import Announcement, Reply, ReplyEvaluation, ReplyState
from wezer.exchange.queries import replies as queries
from wezer.exchange.queries.reputation import reputation_of
from wezer.exchange.views.announcements import page_context as announcement_context
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import answer, form_key, go, wants_part

#: The step in the address → the act, what it takes of the form, what is said.
STEPS: dict[str, tuple[Any, tuple[str, ...], Any]] = {
    "publish": (acts.publish_reply, (), gettext_lazy("Sent.")),
    "accept": (acts.accept_reply, ("seen",), gettext_lazy("Agreed.")),
    "reject": (acts.reject_reply, ("reason",), gettext_lazy("Let go.")),
    "redraft": (acts.redraft_reply, (), gettext_lazy("They can answer anew.")),
    "withdraw": (acts.withdraw_reply, (), gettext_lazy("Withdrawn.")),
    "deliver": (exchanges.deliver_reply, (), gettext_lazy("Marked done.")),
    "contest": (exchanges.contest_reply, ("reason",), gettext_lazy("Said: it is not done yet.")),
    "invoice": (exchanges.invoice_reply, (), gettext_lazy("Settlement asked for.")),
    "confirm": (exchanges.confirm_reply_receipt, (), gettext_lazy("Receipt confirmed.")),
    "cancel": (exchanges.tick_cancellation, ("wanted",), gettext_lazy("Noted.")),
    "refund": (exchanges.refund_reply, (), gettext_lazy("Given back.")),
    "confirm-refund": (exchanges.confirm_reply_refund, (), gettext_lazy("Confirmed.")),
    "dispute": (exchanges.dispute_reply, ("reason",), gettext_lazy("Someone who mediates will answer.")),
    "take-back-call": (exchanges.take_back_call, (), gettext_lazy("It goes on as agreed.")),
    "settle": (exchanges.settle_dispute, ("reason", "outcome"), gettext_lazy("Settled.")),
}


def find(request: MemberRequest, uid: Any) -> Reply:
    """The answer, for its two sides and for who mediates; to anybody else there is nothing."""
    viewer: Any = request.viewer
    rows = Reply.objects.visible_to(viewer).select_related(
        "announcement__author", "announcement__category", "announcement__group", "payer", "payee", "terms",
        "transaction", "group", "mediator",
    )  # fmt: skip
    return get_object_or_404(rows, uid=uid)


def context_of(
    request: MemberRequest, reply: Reply, form: MessageForm | None = None, naming: MediatorForm | None = None
) -> dict[str, Any]:
    viewer: Any = request.viewer
    talk = queries.conversation(reply, viewer)
    words = queries.evaluations_of(reply) if reply.paid_at else []
    setattr(reply, "_prefetched_objects_cache", {"evaluations": words})
    return {
        **_sides(reply, viewer, words),
        **(mediation_context(reply, viewer, reply.get_absolute_url()) if reply.is_disputed else {}),
        "reply": reply,
        "announcement": reply.announcement,
        "talk": talk,
        "steps": queries.STEPS,
        "step_number": queries.step_number(reply),
        "possible": queries.possible_steps(reply, viewer),
        "my_turn": queries.is_my_turn(reply, viewer),
        "after": queries.after_exchange(reply, viewer),
        "price": reply.price(),
        "words": [one for one in words if one.revealed_at],
        "may_mediate": reply.is_disputed and can(viewer, "exchange.mediate", reply),
        "may_take_back_call": reply.is_disputed and viewer.may_act_for(reply.disputed_by_id or 0),
        "message_form": form or MessageForm(),
        "mediator_form": naming or MediatorForm(),
    }


def _sides(reply: Reply, viewer: Any, words: list[ReplyEvaluation]) -> dict[str, Any]:
    """Which side is the viewer's (none for who mediates), and what each side did."""
    mine = next((party for party in (reply.payer, reply.payee) if party.pk in viewer.own_party_ids), None)
    other = reply.other_than(mine.pk) if mine is not None else reply.announcer
    is_payer = mine is not None and mine.pk == reply.payer_id
    ticks = (reply.payer_cancels_at, reply.payee_cancels_at)
    my_tick, other_tick = ticks if is_payer else reversed(ticks)
    return {
        "mine": mine,
        "other": other,
        "is_payer": is_payer,
        "my_tick": my_tick,
        "other_tick": other_tick,
        "my_words": next((one for one in words if mine is not None and one.evaluator_id == mine.pk), None),
        "reputation": reputation_of(other, with_amounts=False),
    }


@login_required
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    return render(request, "exchange/reply.html", context_of(request, find(request, uid)))


@login_required
@require_POST
def create(request: MemberRequest, uid: Any) -> HttpResponse:
    """Answer an announcement."""
    viewer: Any = request.viewer
    rows = Announcement.objects.visible_to(viewer).select_related("author", "group", "audience", "category")
    announcement = get_object_or_404(rows, uid=uid)
    form = ReplyForm(request.POST, announcement=announcement)
    made = submit(form, acts.reply_to_announcement, by=viewer, announcement=announcement, key=form_key(request))
    if made is None:
        context = announcement_context(request, announcement, form)
        return render(request, "exchange/announcement.html", context, status=422)
    return go(request, made, said=_("Your answer is sent."))


@login_required
def terms(request: MemberRequest, uid: Any) -> HttpResponse:
    """Propose other terms."""
    viewer: Any = request.viewer
    reply = find(request, uid)
    form = TermsForm(request.POST or None, reply=reply)
    if request.method == "POST" and submit(form, acts.counter_reply, by=viewer, reply=reply) is not None:
        return go(request, reply, said=_("New terms sent."))
    return render(request, "exchange/terms.html", {"form": form, "reply": reply}, status=422 if form.errors else 200)


@login_required
@require_POST
def message(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    reply = find(request, uid)
    form = MessageForm(request.POST)
    made = submit(form, acts.write_message, by=viewer, reply=reply, key=form_key(request))
    if made is None and not wants_part(request):
        return render(request, "exchange/reply.html", context_of(request, reply, form), status=422)
    return answer(
        request,
        "exchange/replies/_agreement.html",
        context_of(request, reply, form if made is None else None),
        page=reply,
    )


@login_required
@require_POST
def pay(request: MemberRequest, uid: Any) -> HttpResponse:
    """Pay what was agreed, once."""
    viewer: Any = request.viewer
    reply = find(request, uid)
    exchanges.pay_reply(by=viewer, reply=reply, key=form_key(request))
    return _answered(request, reply, _said_after_payment(reply))


def _said_after_payment(reply: Reply) -> str:
    if reply.state == ReplyState.CONFIRMING:
        return _("Paid. What was paid outside waits to be confirmed.")
    return _("Paid.") if reply.state in (ReplyState.EVALUATING, ReplyState.PAID) else _("Signed; others sign as well.")


@login_required
@require_POST
def mediator(request: MemberRequest, uid: Any) -> HttpResponse:
    """Name somebody who mediates in this case alone."""
    viewer: Any = request.viewer
    reply = find(request, uid)
    form = MediatorForm(request.POST)
    if submit(form, name_mediator, by=viewer, case=reply) is not None:
        return _answered(request, reply, mediation.said_of_naming(reply))
    context = context_of(request, find(request, uid), naming=form)
    return render(request, "exchange/reply.html", context, status=422)


@login_required
@require_POST
def step(request: MemberRequest, uid: Any, step: str) -> HttpResponse:
    """One step of the table (`accept`, `deliver`, `cancel`…)."""
    viewer: Any = request.viewer
    reply = find(request, uid)
    if step in mediation.STEPS:
        said = mediation.take_step(request, reply, step)
    elif step in STEPS:
        function, names, said = STEPS[step]
        function(by=viewer, reply=reply, **_taken(request, names))
    else:
        raise Http404
    if step in _LEAVING and not Reply.objects.visible_to(viewer).filter(pk=reply.pk).exists():
        return go(request, "home:home", said=str(said))
    return _answered(request, reply, str(said))


#: After these, who mediated reads the exchange no longer.
_LEAVING = ("settle", "decline-mediation")


def _taken(request: MemberRequest, names: tuple[str, ...]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if "seen" in names:
        typed = request.POST.get("seen", "")
        given["seen"] = int(typed) if typed.isdecimal() and len(typed) < 6 else None
    if "wanted" in names:
        given["wanted"] = request.POST.get("wanted", "yes") == "yes"
    if "outcome" in names:
        given["outcome"] = request.POST.get("outcome", "")
    if "reason" in names:
        form = ReasonForm(request.POST)
        given["reason"] = form.cleaned_data["reason"] if form.is_valid() else request.POST.get("reason", "")[:500]
    return given


def _answered(request: MemberRequest, reply: Reply, said: str) -> HttpResponse:
    if not wants_part(request):
        return go(request, reply, said=said)
    context = context_of(request, find(request, reply.uid))
    return answer(request, "exchange/replies/_agreement.html", context, page=reply, said=said)
