"""Letters from outside: the form that everybody finds, the links that are mailed, and whom a group hears no more from."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.limits import is_enough
from wezer.core.accounts.outside_forms import opened_form, private, refuse_machines
from wezer.core.chat.acts.outside import (
    answer_from_outside,
    block_writer,
    confirm_letter,
    forget_letter,
    stop_letter_mail,
    unblock_writer,
    write_from_outside,
)
from wezer.core.chat.forms import LetterBlockForm, OutsideAnswerForm, OutsideLetterForm
from wezer.core.chat.outside import confirmed_within, is_of_writer, letter_of, mailbox, path_of, takes_from_outside
from wezer.core.chat.reading import screen, spoken
from wezer.core.chat.refusals import LettersEnough
from wezer.core.chat.views.inbox import letters_page
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models import Group, LetterBlock, OutsideLetter, OutsideLetterState
from wezer.core.retention import kept_days
from wezer.core.viewer import Viewer
from wezer.core.views.doors import member_required
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go

#: A day, from one address on the net and with one e-mail address; to one letter.
LETTERS, ANSWERS = "10/d/ip,3/d/key", "20/d/key"


def write(request: MemberRequest, slug: str) -> HttpResponse:
    """The form. Members write by their own."""
    viewer: Any = request.viewer
    group = Group.objects.filter(slug=slug).select_related("photo").first()
    if viewer.is_inside:
        return redirect("chat:new-letter", slug)
    if group is None or not can(viewer, "core.write_from_outside", group):
        return _nothing(request)
    form = OutsideLetterForm(request.POST or None)
    if request.method == "POST" and submit(form, _send, request=request, group=group):
        return go(request, "letters:sent")
    shown = {"form": form, "group": group, "opened": opened_form(group.uid, request.POST.get("opened", "")), **_terms()}
    return private(render(request, "core/letters/write.html", shown, status=status_of(form)))


def _send(*, request: MemberRequest, group: Group, website: str, opened: str, email: str, **typed: str) -> bool:
    """What fills the field that no person sees is a machine: it is told what everybody is told."""
    if website:
        return True
    refuse_machines(opened, group.uid)
    if is_enough(request, "outside_letter", LETTERS, mailbox(email)):
        raise LettersEnough()
    write_from_outside(
        by=request.viewer, group=group, email=email, language=get_language() or "", key=form_key(request), **typed
    )
    return True


@require_safe
def sent(request: MemberRequest) -> HttpResponse:
    return render(request, "core/letters/sent.html", _terms())


def confirm(request: MemberRequest, token: str) -> HttpResponse:
    """The link of the first mail: GET shows the letter, POST hands it over. Programs that open links hand over nothing."""
    letter = letter_of(token, "letters:confirm")
    if letter is None or letter.state != OutsideLetterState.WAITING or confirmed_within(letter) <= now():
        return _nothing(request)
    if not takes_from_outside(letter.group):
        return _nothing(request)
    if request.method == "POST":
        if confirm_letter(by=Viewer.anonymous(), letter=letter) is None:
            return go(request, "letters:handed")
        return go(request, path_of("letters:letter", letter), said=_("Your letter is handed over."))
    return private(render(request, "core/letters/confirm.html", {"letter": letter, "group": letter.group, **_terms()}))


def _terms() -> dict[str, int]:
    """For how long letters are kept, as the community has it now."""
    kinds = {"kept_days": "outside_letters", "waits_days": "unconfirmed_letters"}
    return {name: kept_days(kind) for name, kind in kinds.items()}


@require_safe
def handed(request: MemberRequest) -> HttpResponse:
    """It was written, and the group took none from there any more when it was confirmed: nothing but that it is handed over."""
    return private(render(request, "core/letters/handed.html"))


def show(request: MemberRequest, token: str) -> HttpResponse:
    """The writer's page: what was said, and going on with it."""
    letter = _found(token)
    if letter is None:
        return _nothing(request)
    form = OutsideAnswerForm(request.POST or None)
    if request.method == "POST" and letter.is_readable and submit(form, _answer, request=request, letter=letter):
        return go(request, request.path, said=_("Your answer is on its way."))
    return _page(request, letter, token, form)


def _answer(*, request: MemberRequest, letter: OutsideLetter, body: str) -> bool:
    if is_enough(request, "outside_answer", ANSWERS, str(letter.uid)):
        raise LettersEnough(field="body")
    answer_from_outside(by=Viewer.anonymous(), letter=letter, body=body, key=form_key(request))
    return True


def _page(request: MemberRequest, letter: OutsideLetter, token: str, form: OutsideAnswerForm) -> HttpResponse:
    context: dict[str, Any] = {"letter": letter, "group": letter.group, "token": token, "form": form}
    if letter.is_readable and letter.conversation is not None:
        asked = request.GET.get("before", "")
        before = int(asked) if asked.isdecimal() and len(asked) < 16 else None
        rows, context["older"] = screen(letter.conversation, before=before)
        said = spoken(rows, letter.conversation, Viewer.anonymous())
        context["said"] = [(one, is_of_writer(one.message, letter.conversation)) for one in said if one.html]
        context["may_answer"] = takes_from_outside(letter.group)
    return private(render(request, "core/letters/letter.html", context, status=status_of(form)))


@csrf_exempt
def stop(request: MemberRequest, token: str) -> HttpResponse:
    """No more mail about it (RFC 8058): GET asks, POST stops. Signed, so that nobody needs to sign in and nobody can guess."""
    letter = _found(token)
    if letter is None:
        return _nothing(request)
    if request.method == "POST":
        stop_letter_mail(by=Viewer.anonymous(), letter=letter)
    context = {"letter": letter, "group": letter.group, "token": token, "is_done": request.method == "POST"}
    return private(render(request, "core/letters/stop.html", context))


@require_POST
def forget(request: MemberRequest, token: str) -> HttpResponse:
    """The writer has it forgotten, also when their link shows it no more."""
    letter = _found(token)
    if letter is None:
        return _nothing(request)
    forget_letter(by=Viewer.anonymous(), letter=letter)
    return private(render(request, "core/letters/forgotten.html", {"group": letter.group}))


def _found(token: str) -> OutsideLetter | None:
    """The letter of a link that holds."""
    letter = letter_of(token)
    return letter if letter is not None and letter.conversation is not None else None


def _nothing(request: MemberRequest) -> HttpResponse:
    """A link that leads nowhere, a group that takes no letters from outside: one page for all of them."""
    return render(request, "core/letters/nothing.html", status=404)


# ------------------------------------------------------------------ whom the group hears no more from


def _uid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None


@member_required
@require_POST
def block(request: MemberRequest, slug: str) -> HttpResponse:
    """Take no letters from an address outside; with `lift`, take them again."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.answer_letters", group)
    if request.POST.get("lift"):
        found = get_object_or_404(LetterBlock, uid=_uid(request.POST["lift"]), group=group)
        unblock_writer(by=viewer, block=found)
        return go(request, reverse("chat:letters", args=[slug]), said=_("Kept."))
    form = LetterBlockForm(request.POST)
    if submit(form, block_writer, by=viewer, group=group):
        return go(
            request, reverse("chat:letters", args=[slug]), said=_("The group takes no letters from there any more.")
        )
    return letters_page(request, group, form)
