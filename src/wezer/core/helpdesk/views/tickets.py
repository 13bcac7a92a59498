"""Requests for help: asking, reading, answering, and what becomes of them."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.chat.becoming import begun
from wezer.core.forum.reading import find_answer
from wezer.core.forum.views.threads import context_of
from wezer.core.halls import room_name
from wezer.core.helpdesk.acts.articles import make_article
from wezer.core.helpdesk.acts.tickets import (
    answer_ticket,
    ask_for_help,
    escalate_ticket,
    give_back_ticket,
    reopen_ticket,
    send_ticket,
    solve_ticket,
    take_ticket,
)
from wezer.core.helpdesk.forms import AskForm, TicketAnswerForm
from wezer.core.helpdesk.reading import answers_to_ticket
from wezer.core.helpdesk.rules import LIVE, PAGES
from wezer.core.helpdesk.views.desk import context_told, find_desk
from wezer.core.http import MemberRequest
from wezer.core.models import HelpArticle, Item, Ticket
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go


def find_ticket(request: MemberRequest, uid: Any) -> Ticket:
    found = Ticket.objects.visible_to(request.viewer).select_related(
        "author__photo", "group", "room", "audience", "count", "taken_by", "accepted"
    )
    return get_object_or_404(found, uid=uid)


def page_of_ticket(ticket: Ticket) -> str:
    return reverse("help:ticket", args=[ticket.uid])


@login_required
def ask(request: MemberRequest, slug: str, room_slug: str) -> HttpResponse:
    """Ask. Where it happened is attached only if the person says so, and shown to them before."""
    viewer: Any = request.viewer
    room = find_desk(request, slug, room_slug)
    require(viewer, "core.ask_for_help", room.group)
    told = context_told(request)
    came_of = begun(request)
    form = AskForm(request.POST or None, initial={"title": request.GET.get("title", "")[:200], **came_of.words()})
    more = {"room": room, "key": form_key(request)} if request.method == "POST" else {}
    attached = told if request.POST.get("attach") == "yes" else {}
    if request.method == "POST" and (
        made := submit(form, came_of.making(ask_for_help), by=viewer, context=attached, **more)
    ):
        said = "" if made.published_at is None else _("Your request is sent. Who may know is told.")
        return go(request, page_of_ticket(made), said=said)
    about = PAGES.get(told.get("page", "").partition(":")[0], "")
    context = {
        "form": form,
        "room": room,
        "group": room.group,
        "room_name": room_name(room),
        "told": told,
        "about": about,
    }
    return render(request, "core/help/ask.html", context, status=status_of(form))


def show(request: MemberRequest, uid: Any) -> HttpResponse:
    """A request with its answers; one that is not sent yet with what may answer it."""
    return _page(request, find_ticket(request, uid))


def _page(request: MemberRequest, ticket: Ticket, form: Any = None) -> HttpResponse:
    viewer: Any = request.viewer
    settles = can(viewer, "core.settle_ticket", ticket)
    tends = ticket.published_at is not None and can(viewer, "core.tend_ticket", ticket)
    article = HelpArticle.objects.visible_to(viewer).select_related("group").filter(made_from=ticket).first()
    context = {
        **context_of(request, ticket),
        "ticket": ticket,
        "answers": answers_to_ticket(ticket, viewer, reverse("help:step", args=[uid_of(ticket), "solve"])),
        "answer_form": form or TicketAnswerForm(auto_id="answer-%s"),
        "suggested": _suggested(ticket, viewer),
        "article": article,
        "is_draft": ticket.published_at is None,
        "may_settle": settles and ticket.state in LIVE,
        "may_take": ticket.state in ("open", "escalated") and can(viewer, "core.take_ticket", ticket),
        "may_give_back": tends and ticket.state == "taken",
        "may_escalate": tends and ticket.state in ("open", "taken", "answered"),
        "may_reopen": tends and ticket.state in ("solved", "expired"),
        "may_make_article": not article and ticket.accepted and not ticket.is_private and can(viewer, "core.make_article", ticket),
    }  # fmt: skip
    return render(request, "core/help/ticket.html", context, status=status_of(form) if form else 200)


def uid_of(ticket: Ticket) -> str:
    return str(ticket.uid)


def _suggested(ticket: Ticket, viewer: Any) -> list[Item]:
    if ticket.published_at is not None:
        return []
    rows = (
        Item.objects.visible_to(viewer).filter(uid__in=ticket.card.get("suggested", [])).select_related("group", "room")
    )
    return list(rows)


@login_required
@require_POST
def answer(request: MemberRequest, uid: Any) -> HttpResponse:
    """Answer a request."""
    ticket = find_ticket(request, uid)
    form = TicketAnswerForm(request.POST, auto_id="answer-%s")
    more = {"key": form_key(request), "confirmation": request.POST.get("confirmation", "")}
    made = submit(form, answer_ticket, by=request.viewer, ticket=ticket, **more)
    if made is None:
        return _page(request, ticket, form)
    return go(
        request,
        f"{page_of_ticket(ticket)}#answer-{made.uid}",
        said=_("Your answer stands there. Whoever asked is told."),
    )


def _steps() -> dict[str, tuple[Callable[..., Any], str]]:
    return {
        "send": (send_ticket, _("Your request is sent. Who may know is told.")),
        "take": (take_ticket, _("You look after it.")),
        "give-back": (give_back_ticket, _("It waits for somebody else.")),
        "escalate": (escalate_ticket, _("The team is told.")),
        "reopen": (reopen_ticket, _("Answers are welcome again.")),
        "solve": (solve_ticket, _("Good that it is solved.")),
    }


@login_required
@require_POST
def step(request: MemberRequest, uid: Any, name: str) -> HttpResponse:
    """What becomes of it: one of the steps above; solving may name the `answer` that helped."""
    ticket = find_ticket(request, uid)
    if name not in _steps():
        raise Http404
    act, said = _steps()[name]
    named = request.POST.get("answer", "") if name == "solve" else ""
    more = {"answer": find_answer(request.viewer, _uid(named))} if named else {}
    act(by=request.viewer, ticket=ticket, **more)
    return go(request, page_of_ticket(ticket), said=said)


def _uid(text: str) -> Any:
    from uuid import UUID

    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@login_required
@require_POST
def article(request: MemberRequest, uid: Any) -> HttpResponse:
    """An article of what was asked and what solved it, in one step."""
    ticket = find_ticket(request, uid)
    made = make_article(by=request.viewer, ticket=ticket)
    said = _("The article is there. Say it in other languages too, and what it explains.")
    return go(request, reverse("help:article", args=[made.uid]), said=said)
