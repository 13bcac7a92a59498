"""All my conversations, writing to somebody, letters of a group, who may write to me."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.contact import block_member, set_contact, unblock_member
from wezer.core.chat.acts.letters import assign_letter, write_letter, write_to
from wezer.core.chat.forms import BlockForm, ContactForm, LetterBlockForm, LetterForm, NewForm
from wezer.core.chat.outside import writers_of
from wezer.core.chat.reaching import members_named
from wezer.core.chat.reading import NEWEST_FIRST, letters_to, lines, own_conversations
from wezer.core.chat.views.conversation import find_conversation, page_of_conversation
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models import Block, ContactPolicy, Group, LetterBlock, Member, Sight, Writers
from wezer.core.profiles import members_visible_to
from wezer.core.views.doors import member_required
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import form_key, go, show
from wezer.ui.paging import page_of

WRITERS = (
    ("members", gettext_lazy("Take letters of members")),
    ("anyone", gettext_lazy("Take letters of everyone, also from outside")),
    ("nobody", gettext_lazy("Take no letters")),
)


@member_required
def index(request: MemberRequest) -> HttpResponse:
    """What I take part in, the newest first."""
    page = page_of(own_conversations(request.viewer), request, size=20, order=NEWEST_FIRST)
    context = {"page": page, "lines": lines(page.items, request.viewer)}
    return show(request, "core/chat/list.html", "core/chat/_lines.html", context)


@member_required
def new(request: MemberRequest) -> HttpResponse:
    """Write to one member or several. `?to=` names some by their uid."""
    viewer: Any = request.viewer
    chosen = _chosen(viewer, request.GET.getlist("to") + request.POST.getlist("to"))
    form = NewForm(request.POST or None, initial={"members": ", ".join(member.name for member in chosen)})

    def begin(members: str, body: str) -> Any:
        return write_to(by=viewer, members=members_named(members, chosen), body=body, key=form_key(request))

    if request.method == "POST" and (made := submit(form, begin)):
        return go(request, page_of_conversation(made))
    context = {"form": form, "chosen": chosen}
    return render(request, "core/chat/new.html", context, status=422 if form.errors else 200)


def _chosen(viewer: Any, uids: list[str]) -> list[Member]:
    wanted = []
    for uid in uids[:20]:
        try:
            wanted.append(UUID(uid))
        except ValueError:
            continue
    return list(members_visible_to(viewer).filter(uid__in=wanted)) if wanted else []


@member_required
def letters(request: MemberRequest, slug: str) -> HttpResponse:
    """The letters of a group, for those who answer them; to others the page does not exist."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    if not can(viewer, "core.answer_letters", group):
        raise Http404
    if request.method == "POST":
        change_setting(by=viewer, key="letters.from", value=request.POST.get("from", ""), group=group)
        return go(request, request.path, said=_("Kept."))
    return letters_page(request, group, LetterBlockForm())


def letters_page(request: MemberRequest, group: Group, form: LetterBlockForm) -> HttpResponse:
    viewer: Any = request.viewer
    page = page_of(letters_to(group, viewer), request, size=20, order=NEWEST_FIRST)
    writers = writers_of(group)
    context = {
        "page": page,
        "lines": lines(page.items, viewer),
        "group": group,
        "writers": writers,
        "others": [(name, words) for name, words in WRITERS if name != writers and (name != "anyone" or group.sight == Sight.OPEN)],
        "may_tend": can(viewer, "core.tend_group", group),
        "blocks": LetterBlock.objects.filter(group=group).order_by("email")[:200],
        "form": form,
    }  # fmt: skip
    return show(request, "core/chat/letters.html", "core/chat/_lines.html", context, status=status_of(form))


@member_required
def new_letter(request: MemberRequest, slug: str) -> HttpResponse:
    """A letter to those who tend a group."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.write_letter", group)
    form = LetterForm(request.POST or None)
    if request.method == "POST" and (made := submit(form, write_letter, by=viewer, group=group, key=form_key(request))):
        return go(request, page_of_conversation(made), said=_("Your letter is on its way."))
    return render(
        request, "core/chat/new_letter.html", {"form": form, "group": group}, status=422 if form.errors else 200
    )


@member_required
@require_POST
def assignment(request: MemberRequest, uid: Any) -> HttpResponse:
    """Who takes a letter on; empty: nobody yet."""
    found = find_conversation(request, uid)
    if not found.is_letter:
        raise Http404
    wanted = request.POST.get("member", "")
    member = get_object_or_404(Member, uid=wanted) if wanted else None
    assign_letter(by=request.viewer, conversation=found, member=member)
    return go(request, page_of_conversation(found), said=_("Kept."))


@member_required
def contact(request: MemberRequest) -> HttpResponse:
    """Who may write to me, whether I show what I have read and that I write, and whom I do not want to hear from."""
    viewer: Any = request.viewer
    policy = ContactPolicy.objects.filter(member=viewer.member).first()
    form = ContactForm(request.POST or None, initial=_chosen_so_far(policy))
    if request.method == "POST" and submit(form, set_contact, by=viewer) is not None:
        return go(request, request.path, said=_("Kept."))
    return _contact_page(request, form, BlockForm())


def _chosen_so_far(policy: ContactPolicy | None) -> dict[str, Any]:
    if policy is None:
        return {"writers": Writers.MEMBERS}
    return {name: getattr(policy, name) for name in ("writers", "shows_reading", "shows_writing")}


def _contact_page(request: MemberRequest, form: ContactForm, block_form: BlockForm) -> HttpResponse:
    blocks = Block.objects.filter(member=request.viewer.member).select_related("blocked__photo").order_by("-pk")[:200]
    context = {"form": form, "block_form": block_form, "blocks": blocks}
    return render(request, "core/chat/contact.html", context, status=422 if form.errors or block_form.errors else 200)


@member_required
@require_POST
def block(request: MemberRequest) -> HttpResponse:
    """Block the member whom `to` or a name means; with `lift`, take the block back."""
    viewer: Any = request.viewer
    if chosen := _chosen(viewer, request.POST.getlist("to")):
        act = unblock_member if request.POST.get("lift") else block_member
        act(by=viewer, member=chosen[0])
        said = _("You hear from {name} again.") if request.POST.get("lift") else _("You hear no more from {name}.")
        return go(request, "chat:contact", said=said.format(name=chosen[0].name))
    form = BlockForm(request.POST)

    def by_name(members: str) -> Any:
        named = members_named(members)
        for member in named:
            block_member(by=viewer, member=member)
        return named

    if submit(form, by_name):
        return go(request, "chat:contact", said=_("Kept."))
    policy = ContactPolicy.objects.filter(member=viewer.member).first()
    return _contact_page(request, ContactForm(initial=_chosen_so_far(policy)), form)
