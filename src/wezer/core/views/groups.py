"""Groups: the directory, the hall, people, entering and leaving."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    decide_entry,
    invite_member,
    leave_group,
)
from wezer.core.community import community
from wezer.core.crossing.acts.inviting import answer_proposal, propose_invitation, withdraw_proposal
from wezer.core.crossing.acts.parting import stay_in_group
from wezer.core.crossing.agreements import unaccepted
from wezer.core.crossing.forms import AnswersForm, ProposalForm
from wezer.core.crossing.inviting import HOLDERS, asks_first, inviting_of, proposals_of, waiting_for_a_yes
from wezer.core.crossing.pages import awaited_pages, door_view
from wezer.core.crossing.parting import FREE, announced, leaving_soon, parting_of
from wezer.core.crossing.parting import in_words as leaving_words
from wezer.core.forms_groups import DecideForm, InviteForm, NewGroupForm, kinds_inside
from wezer.core.forms_life import PartingForm
from wezer.core.founding import running_change
from wezer.core.glass.reading import told_openings
from wezer.core.halls import (
    LIVING,
    find_group,
    groups_for,
    hall,
    kind_name,
    membrane_in_brief,
    membrane_words,
    people_number,
    role_name,
    rooms_of,
    tabs_of,
)
from wezer.core.http import MemberRequest
from wezer.core.kinds import group_kinds
from wezer.core.leaving import parting
from wezer.core.maps.ground import ground_for
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Departure, Group, GroupState, ProposalState
from wezer.core.models.membership import AS_OBSERVER
from wezer.core.pages.reading import front_door
from wezer.core.people import derived_people, direct_people, invited, requests, roles_of
from wezer.core.role_pages import role_shown
from wezer.core.unread import unread_of_groups
from wezer.core.views.map_page import framed
from wezer.core.views.naming import says_alike
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go, show
from wezer.ui.paging import page_of


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """My groups, then the directory: by name, filtered by words and type."""
    viewer: Any = request.viewer
    words, kind = request.GET.get("q", "").strip()[:100], request.GET.get("type", "")
    found = groups_for(viewer).filter(state__in=LIVING, parent__isnull=False).annotate(people=people_number())
    if words:
        found = found.filter(Q(name__icontains=words) | Q(purpose__icontains=words))
    if kind in group_kinds:
        found = found.filter(type=kind)
    page = page_of(found.select_related("parent", "photo"), request, size=24, order=("name", "id"))
    context = {"page": page, "kinds": list(group_kinds), "type": kind, "q": words, "root": community()}
    if not request.GET.get("after") and not (words or kind):
        mine = groups_for(viewer).filter(pk__in=viewer.direct_group_ids, parent__isnull=False, state__in=LIVING)
        shown = list(mine.annotate(people=people_number()).select_related("photo").order_by("name")[:60])
        unread = unread_of_groups([group.pk for group in shown], viewer)
        context["mine"] = [(group, unread.get(group.pk, 0)) for group in shown]
    return show(request, "core/groups/list.html", "core/groups/_directory.html", context)


def create(request: MemberRequest, slug: str = "") -> HttpResponse:
    return _create(request, find_group(request.viewer, slug) if slug else community())


@login_required
def _create(request: MemberRequest, parent: Group) -> HttpResponse:
    """A new group inside `parent`."""
    viewer: Any = request.viewer
    require(viewer, "core.create_group", parent)
    form = NewGroupForm(request.POST or None, parent=parent)
    sent = request.method == "POST" and not says_alike(request, form)
    if sent and (made := submit(form, create_group, by=viewer, parent=parent)):
        said = _("{name} is open.") if made.state == GroupState.ACTIVE else _("{name} is prepared: it is not open yet.")
        return go(request, made, said=said.format(name=made.name))
    status = 422 if form.errors else 200
    return render(request, "core/groups/new.html", {"form": form, "parent": parent}, status=status)


def show_hall(request: MemberRequest, slug: str) -> HttpResponse:
    """The group's page. Visitors see the doors that the membrane opens."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    if viewer.is_anonymous and not request.GET.get("hall") and front_door(group):
        return redirect("site:first", slug)
    if group.state == GroupState.DISSOLVED:
        return render(request, "core/groups/ended.html", {"group": group, "kind_name": kind_name(group)})
    view = hall(group, viewer)
    context = {
        "group": group,
        "hall": view,
        "crumbs": view.around.crumbs,
        "tabs": tabs_of(group, view.rooms, viewer),
        "kind_name": kind_name(group),
        "brief": membrane_in_brief(group, view.total),
        "membrane": membrane_words(group),
        "inside": viewer.belongs_directly(group),
        "home": getattr(group, "home", None),
        "derived": viewer.belongs(group) and not viewer.belongs_directly(group),
        "may_create": can(viewer, "core.create_group", group) and bool(kinds_inside(group)),
        "shown": role_shown(group, viewer),
        "may_tend": can(viewer, "core.tend_group", group),
        "may_invite": not group.is_root and can(viewer, "core.invite_to_group", group),
        "may_propose": can(viewer, "core.propose_room", group),
        "may_open": can(viewer, "core.break_glass", group) and not viewer.belongs_directly(group),
        "openings": told_openings(group, viewer),
        "running": running_change(group, viewer),
    }
    return framed(render(request, "core/groups/hall.html", context), ground_for(request.session))


@login_required
def people(request: MemberRequest, slug: str) -> HttpResponse:
    """Who belongs directly, who through the circles inside, who holds what, who asks to come in."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    return _people(request, group, _invite_form(viewer, group))


def _invite_form(viewer: Any, group: Group, sent: Any = None) -> InviteForm:
    return InviteForm(sent, decides=can(viewer, "core.decide_membership", group))


def _people(
    request: MemberRequest, group: Group, invite: InviteForm, status: int = 200, answered: ProposalForm | None = None
) -> HttpResponse:
    viewer: Any = request.viewer
    page = page_of(direct_people(group), request, size=50, order=("since", "id"))
    roles_of(group, page.items)
    context = {"group": group, "page": page, "invite": invite, "tabs": tabs_of(group, rooms_of(group), viewer)}
    if not request.GET.get("after"):
        decides = can(viewer, "core.decide_membership", group)
        context |= {
            "derived": derived_people(group, limit=60),
            "requests": requests(group) if decides else [],
            "invited": invited(group) if decides else [],
            "welcomes": can(viewer, "core.welcome_newcomers", group),
            "may_invite": can(viewer, "core.invite_to_group", group) and not group.is_root,
            "asks_first": asks_first(viewer, group),
            "proposed": _proposed(viewer, group, answered) if decides or inviting_of(group) != HOLDERS else [],
            "decides": decides,
            "leaving": leaving_soon(group)[:100] if decides else [],
            "awaited": awaited_pages(group, viewer),
            "may_exclude": can(viewer, "core.propose_exclusion", group),
            "reads_log": viewer.belongs_directly(group) or can(viewer, "core.tend_group", group),
        }
    return show(request, "core/groups/people.html", "core/groups/_people_rows.html", context, status=status)


@login_required
@require_POST
def invite(request: MemberRequest, slug: str) -> HttpResponse:
    """Invite a member of the community by name, or propose it where others say yes first."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    form = _invite_form(viewer, group, request.POST)
    if asks_first(viewer, group):
        if asked := submit(form, propose_invitation, by=viewer, group=group):
            said = _("{name} is invited as soon as somebody who decides who enters says yes.")
            return go(request, _at(group, "people"), said=said.format(name=asked.member.name))
    elif made := submit(form, invite_member, by=viewer, group=group):
        said = _("{name} is invited.").format(name=made.member.name)
        return go(request, _at(group, "people"), said=said)
    return _people(request, group, form, status=422)


@login_required
@require_POST
def proposal(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Say yes or no to an invitation that somebody proposed; or take one's own back."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    found = get_object_or_404(proposals_of(viewer, group), uid=uid)
    if request.POST.get("do") == "withdraw":
        withdraw_proposal(by=viewer, proposal=found)
        return go(request, _at(group, "people"), said=_("You took it back."))
    require(viewer, "core.decide_membership", group)
    form = ProposalForm(request.POST, prefix=str(found.uid))
    done = submit(form, answer_proposal, by=viewer, proposal=found, accept=request.POST.get("do") == "yes")
    if done is None:
        return _people(request, group, _invite_form(viewer, group), status=422, answered=form)
    said = {
        ProposalState.CONFIRMED: _("{name} is invited."),
        ProposalState.REFUSED: _("Whoever proposed {name} is told."),
    }.get(
        ProposalState(done.state),
        _("Nothing is sent: {name} needs no invitation any more, or who proposed it is no longer fully in."),
    )
    return go(request, _at(group, "people"), said=said.format(name=done.member.name))


def _proposed(viewer: Any, group: Group, answered: ProposalForm | None) -> list[tuple[Any, ProposalForm]]:
    """What waits for a yes, each with its form; with what is wrong in the one that was just sent."""
    waiting = waiting_for_a_yes(viewer, group)[:100]
    sent = {answered.prefix: answered} if answered is not None else {}
    return [(each, sent.get(str(each.uid)) or ProposalForm(prefix=str(each.uid))) for each in waiting]


@login_required
@require_POST
def decide(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Let someone in who asked, or not."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.decide_membership", group)
    asked = get_object_or_404(Belonging.objects.select_related("group", "member"), uid=uid, group=group)
    form = DecideForm(request.POST)
    if form.is_valid():
        decide_entry(by=viewer, belonging=asked, **form.cleaned_data)
    said = _("{name} is in.") if form.cleaned_data.get("accept") else _("{name} has been told.")
    return go(request, _at(group, "people"), said=said.format(name=asked.member.name))


@login_required
def enter(request: MemberRequest, slug: str) -> HttpResponse:
    """What is asked of whoever wants to enter, as it stands for them; walking in, or asking with a word and answers."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.enter_group", group)
    is_invited = group.my_state == BelongingState.INVITED  # type: ignore[attr-defined]  # `groups_for` annotates it
    observes = is_invited and group.my_crossing == AS_OBSERVER  # type: ignore[attr-defined]  # as above
    door = door_view(group, viewer.member, invited=is_invited, observes=observes)
    asks = door.waits_for_others
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        questions=door.questions if asks else [], agreements=door.agreements, asks=asks,
    )  # fmt: skip
    if request.method == "POST" and (made := submit(form, ask_to_enter, by=viewer, group=group)) is not None:
        viewer.forget()
        if made.is_active:
            return go(request, group, said=_("Welcome to {name}.").format(name=group.name))
        return go(request, group, said=_("Your request is with those who tend {name}.").format(name=group.name))
    context = {
        "group": group, "form": form, "door": door, "membrane": membrane_words(group), "observes": observes,
    }  # fmt: skip
    return render(request, "core/groups/enter.html", context, status=422 if form.errors else 200)


@login_required
def leave(request: MemberRequest, slug: str) -> HttpResponse:
    """Leave, or take a request back. Where roles end, something is open or the membrane asks for more, that is read first."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    left, asked = parting(group, viewer.member), parting_of(viewer, group)
    mode, days = asked
    outside = group.my_state in (BelongingState.APPLIED, BelongingState.INVITED)  # type: ignore[attr-defined]  # as below
    known = announced(group, viewer.member) if group.my_state == BelongingState.LEAVING else None  # type: ignore[attr-defined]  # as below
    at_once = mode == FREE and known is None and left.is_light
    is_sent = request.method == "POST" and (at_once or outside or "seen" in request.POST)
    form = PartingForm(request.POST if is_sent else None, roles=bool(left.roles), says_first=mode != FREE)
    if is_sent and (done := submit(form, _left, by=viewer, group=group)):
        if isinstance(done, Departure):
            said = _("It is said: you leave {name} on {day}, and may stay until then.")
            return go(request, request.path, said=said.format(name=group.name, day=done.day))
        seen = groups_for(viewer).filter(pk=group.pk).exists()
        return go(request, group if seen else "groups:list", said=_("You have left {name}.").format(name=group.name))
    if group.is_root:
        return redirect("me:leaving")
    if request.method == "POST" and not is_sent:
        return go(request, request.path)
    if group.my_state not in (*ACTIVE_STATES, BelongingState.SUSPENDED):  # type: ignore[attr-defined]  # `groups_for` annotates it
        return redirect(group)
    context = {
        "group": group,
        "form": form,
        "parting": left,
        "roles": [(one, role_name(one.role)) for one in left.roles],
        "announced": known,
        "mode": mode,
        "days": days,
        "words": leaving_words(mode, days),
    }
    return render(request, "core/groups/leave.html", context, status=status_of(form))


def _left(**said: Any) -> Departure | bool:
    return leave_group(**said) or True


@login_required
@require_POST
def stay(request: MemberRequest, slug: str) -> HttpResponse:
    """Think better of leaving."""
    group = find_group(request.viewer, slug)
    stay_in_group(by=request.viewer, group=group)
    return go(request, group, said=_("You stay. Everything is as it was."))


@login_required
@require_POST
def answer_invite(request: MemberRequest, slug: str) -> HttpResponse:
    """The invited person's own yes or no."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    asked = get_object_or_404(Belonging.objects.select_related("group", "member"), member=viewer.member, group=group)
    accept = request.POST.get("accept") == "yes"
    if accept and unaccepted(group, viewer.member):
        return go(request, _at(group, "enter"))
    answer_invitation(by=viewer, belonging=asked, accept=accept)
    viewer.forget()
    if accept:
        return go(request, group, said=_("Welcome to {name}.").format(name=group.name))
    return go(request, "groups:list", said=_("You did not join {name}.").format(name=group.name))


def _at(group: Group, page: str) -> str:
    return reverse(f"groups:{page}", args=[group.slug])
