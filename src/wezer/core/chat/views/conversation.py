"""A conversation's page, and what it asks for while it is open. It works without scripts: forms post, pages reload."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.chat.acts.conversations import choose_hearing, open_channel, read_conversation
from wezer.core.chat.acts.messages import say
from wezer.core.chat.forms import MessageForm
from wezer.core.chat.hearing import hears
from wezer.core.chat.outside import name_authors, name_writers, outside_letters
from wezer.core.chat.read_marks import place_in, read_by, where_news_begin
from wezer.core.chat.reading import changes, conversations, name_of, people_of, pins, screen, spoken
from wezer.core.chat.writing import FORMS
from wezer.core.halls import around, room_name, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Conversation, Hears, Message, Room
from wezer.core.queries import members_who_may
from wezer.core.unread import mark_unread
from wezer.core.viewer import Viewer
from wezer.core.views.doors import member_required
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go, part, wants_part

#: In the session once a page of it has asked what changed: scripts run there, and say themselves what was on the screen.
_SCRIPTS = "scripts"


def find_conversation(request: MemberRequest, uid: Any) -> Conversation:
    """The conversation, if this viewer may open it; 404 otherwise, whether it exists or not."""
    found = get_object_or_404(conversations(request.viewer), uid=uid)
    name_writers([found])
    return found


def page_of_conversation(conversation: Conversation) -> str:
    """A channel stands in its group; everything else has an address of its own."""
    if conversation.channel_of is not None:
        return reverse("groups:room", args=[conversation.channel_of.group.slug, conversation.channel_of.slug])
    return reverse("chat:conversation", args=[conversation.uid])


@member_required
@require_safe
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    """A conversation between members, or a letter; a channel is shown in its group."""
    found = find_conversation(request, uid)
    page = page_of_conversation(found)
    if page == request.path:
        return _page(request, found)
    asked = request.GET.urlencode()
    return redirect(f"{page}?{asked}" if asked else page)


@member_required
def show_channel(request: MemberRequest, room: Room) -> HttpResponse:
    """The room's page. Called by the room kind."""
    found = conversations(request.viewer).filter(channel_of=room.pk).first()
    if found is None and (
        Conversation.objects.filter(channel_of=room.pk).exists() or not request.viewer.belongs(room.group)
    ):
        raise Http404
    if found is None:  # a room that was made by other means than the act
        found = open_channel(by=Viewer.system(), room=room)
    found.channel_of, found.group = room, room.group
    return _page(request, found)


def _page(request: MemberRequest, found: Conversation, form: MessageForm | None = None) -> HttpResponse:
    viewer: Any = request.viewer
    context = _surroundings(request, found) | _messages(request, found)
    if not context["is_part"]:
        context |= _marks(request, found, [one.message for one in context["spoken"]], is_read=form is None)
    context["form"] = form or MessageForm(auto_id="say-%s")
    if found.is_letter and can(viewer, "core.answer_letters", found.group):
        context["answering_people"] = members_who_may("core.answer_letters", found.group)  # type: ignore[arg-type]  # a letter has a group
        context["outside"] = outside_letters([found]).get(found.pk)
    return render(request, "core/chat/conversation.html", context, status=422 if form is not None else 200)


def _marks(request: MemberRequest, found: Conversation, rows: list[Message], *, is_read: bool) -> dict[str, Any]:
    """Where the news begin, and who has read one's last message. What the page shows is read from now on (`is_read`), unless
    scripts tell what of it was on the screen."""
    viewer: Any = request.viewer
    seen, shows_writing = place_in(found, viewer)
    is_read = is_read and _SCRIPTS not in request.session
    if is_read and (seen is None or seen < found.newest):
        read_conversation(by=viewer, conversation=found, number=found.newest)
    return {
        "read_to": found.newest if is_read else seen or 0,
        "news_begin": where_news_begin(rows, seen, viewer),
        "read_by": read_by(found, viewer),
        "shows_writing": found.form in FORMS and shows_writing,
    }


def _surroundings(request: MemberRequest, found: Conversation) -> dict[str, Any]:
    """What stands around the messages: the group's head and tabs for a channel, else the names of the people."""
    viewer: Any = request.viewer
    people = people_of([found], viewer).get(found.pk, []) if found.is_direct else []
    context = {
        "conversation": found,
        "people": people,
        "name": name_of(found, people),
        "page": page_of_conversation(found),
        "hears": hears([found], viewer).get(found.pk, ""),
        "hearings": Hears.choices,
    }
    room: Any = found.channel_of
    if room is not None:
        circles = around(room.group, viewer)
        rooms = getattr(room, "siblings", [room])
        for each in rooms:
            each.newest = []
        mark_unread(rooms, viewer)
        room.unread = 0  # it is being read
        context |= {
            "group": room.group,
            "crumbs": circles.crumbs,
            "tabs": tabs_of(room.group, rooms, viewer),
            "tab": room.slug,
            "room": room,
            "room_name": room_name(room),
        }
    return context


def _messages(request: MemberRequest, found: Conversation) -> dict[str, Any]:
    thread = _message_named(found, request.GET.get("thread", ""))
    answered = _message_named(found, request.GET.get("answer", "") or request.POST.get("answers", ""))
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 16 else None
    rows, older = screen(found, before=before, thread=thread)
    return {
        "spoken": spoken(rows, found, request.viewer),
        "older": older,
        "thread": thread,
        "answered": answered or thread,
        "is_part": thread is not None or before is not None,
        "pins": pins(found),
    } | rights(request, found)


def rights(request: MemberRequest, found: Conversation) -> dict[str, bool]:
    """What the messages of a conversation ask about this viewer."""
    viewer = request.viewer
    return {
        "may_write": can(viewer, "core.write_in_conversation", found),
        "may_pin": can(viewer, "core.pin_in_conversation", found),
        "moderates": found.channel_of_id is not None and can(viewer, "core.moderate", found.group),
    }


def _message_named(found: Conversation, uid: str) -> Message | None:
    """A message of this conversation, or None: nonsense names none."""
    try:
        number = UUID(uid)
    except ValueError:
        return None
    message = Message.objects.select_related("author", "answers__author").filter(conversation=found, uid=number).first()
    name_authors([message] if message else [], found)
    return message


@member_required
@require_POST
def write(request: MemberRequest, uid: Any) -> HttpResponse:
    """Say something here. A page with scripts gets what is new since the clock it names; without, the page again."""
    found = find_conversation(request, uid)
    form = MessageForm(request.POST, request.FILES, auto_id="say-%s")
    made = submit(
        form, say, by=request.viewer, conversation=found, answers=_message_named(found, request.POST.get("answers", "")),
        key=form_key(request), confirmation=request.POST.get("confirmation", ""),
    )  # fmt: skip
    if wants_part(request):
        return _changes(request, found) if made else _refused(request, form)
    return go(request, f"{page_of_conversation(found)}#m-{made.uid}") if made else _page(request, found, form)


def _refused(request: MemberRequest, form: MessageForm) -> HttpResponse:
    sentences = [sentence for errors in form.errors.values() for sentence in errors]
    response = part(request, "ui/_refusal.html", {"sentences": sentences}, status=422)
    response.keeps_target = True  # type: ignore[attr-defined]  # read by the middleware of answers
    return response


@member_required
@require_safe
def what_changed(request: MemberRequest, uid: Any) -> HttpResponse:
    """What was said or changed after `?since=`, for a page that is open; the cursor is the conversation's own clock."""
    found = find_conversation(request, uid)
    if not wants_part(request):
        return redirect(page_of_conversation(found))
    if _SCRIPTS not in request.session:
        request.session[_SCRIPTS] = True
    return _changes(request, found)


def _changes(request: MemberRequest, found: Conversation) -> HttpResponse:
    asked = (request.GET if request.method != "POST" else request.POST).get("since", "")
    since = int(asked) if asked.isdecimal() and len(asked) < 16 else 0
    rows, until = changes(found, since)
    context = {
        "conversation": found,
        "spoken": spoken(rows, found, request.viewer),
        "clock": until,
        "more": until < found.clock,
        "pins_changed": found.pins_changed > since,
        "pins": pins(found) if found.pins_changed > since else [],
        "read_by": read_by(found, request.viewer),
    }
    return part(request, "core/chat/_changes.html", context | rights(request, found))


@member_required
@require_POST
def seen(request: MemberRequest, uid: Any) -> HttpResponse:
    """What was said up to this number was on the screen."""
    found = find_conversation(request, uid)
    number = request.POST.get("number", "")
    read_conversation(
        by=request.viewer, conversation=found, number=int(number) if number.isdecimal() and len(number) < 16 else 0
    )
    return HttpResponse(status=204)


@member_required
@require_POST
def hearing(request: MemberRequest, uid: Any) -> HttpResponse:
    """How much of what is said here one wants to be told."""
    found = find_conversation(request, uid)
    choose_hearing(by=request.viewer, conversation=found, hears=request.POST.get("hears", ""))
    return go(request, page_of_conversation(found), said=_("Kept."))
