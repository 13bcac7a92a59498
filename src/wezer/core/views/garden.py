"""The garden: where those who tend the community decide how it looks, who comes in, and what its words are."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.second_factor import asked_from
from wezer.core.accounts.sudo import show_again
from wezer.core.acts.admission import decide_application
from wezer.core.acts.applications import write_on_application
from wezer.core.acts.identity import change_identity
from wezer.core.acts.invitations import revoke_invitation
from wezer.core.acts.levels import set_level
from wezer.core.acts.membership import lift_suspension
from wezer.core.acts.roles import end_role, grant_role
from wezer.core.acts.settings import change_setting, change_settings
from wezer.core.closing import losses
from wezer.core.community import community
from wezer.core.console import signs
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.pages import awaited_pages
from wezer.core.forms_words import WordsForm
from wezer.core.halls import role_name
from wezer.core.http import MemberRequest
from wezer.core.invitations import applications_waiting, invitations_of
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Level,
    Measure,
    Member,
    Role,
    RoleHolding,
    Setting,
)
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.modules import closable_rooms, close_rooms_but
from wezer.core.naming import taken_for
from wezer.core.settings_keys_modules import MODULES
from wezer.core.settings_registry import declared, setting_key, value
from wezer.core.views.doors import Guard, gardener_required
from wezer.core.views.forms import AdmissionForm, DecisionForm, IdentityForm, SecurityForm, SuspensionForm
from wezer.core.views.me import invitations_page
from wezer.kernel.apps import packages
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go
from wezer.ui.paging import page_of

#: Among the states of members: those who have not been here for long.
DORMANT = "dormant"
tending: Guard = gardener_required("core.tend_community")
admitting: Guard = gardener_required("core.admit_members")
either: Guard = gardener_required("core.tend_community", "core.admit_members")
#: The fields of the page on security, and the settings they hold.
SECURITY = {
    "second_factor": "security.second_factor",
    "grace_days": "security.grace_days",
    "glass_hours": "glass.hours",
}


@tending
def identity(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    root = community()
    said = {name: value(f"community.{name}") for name in ("plum_hue", "sun_hue", "languages", "language", "timezone")}
    form = IdentityForm(request.POST or None, initial={"name": root.name, "purpose": root.purpose, **said})
    if request.method == "POST" and submit(form, change_identity, by=viewer) is not None:
        return go(request, "garden:identity", said=_("The community's identity is kept."))
    return render(request, "core/garden/identity.html", {"form": form}, status=422 if form.errors else 200)


@tending
def admission(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    said = {name: value(f"admission.{name}") for name in ("mode", "welcome")}
    said |= {"questions": "\n".join(value("admission.questions")), "members_may": value("invitation.members_may")}
    said |= {"grace_days": value("leaving.grace_days"), "dormant_months": value("membership.dormant_months")}
    form = AdmissionForm(request.POST or None, initial=said)
    if request.method == "POST" and submit(form, _change_admission, by=viewer):
        return go(request, "garden:admission", said=_("Kept. It holds for whoever comes from now on."))
    return render(
        request, "core/garden/admission.html", {"form": form, "root": community()}, status=422 if form.errors else 200
    )


def _change_admission(
    *, by: Any, mode: str, welcome: str, questions: list[str], members_may: bool, grace_days: int, dormant_months: int
) -> bool:
    change_settings(
        by=by,
        values={
            "admission.mode": mode,
            "admission.welcome": welcome,
            "admission.questions": questions,
            "invitation.members_may": members_may,
            "leaving.grace_days": grace_days,
            "membership.dormant_months": dormant_months,
        },
    )
    return True


@tending
def security(request: MemberRequest) -> HttpResponse:
    """Whether those who hold much need a second lock, and from when on; for how long a group is opened in an emergency."""
    viewer: Any = request.viewer
    form = SecurityForm(request.POST or None, initial={name: value(key) for name, key in SECURITY.items()})

    def keep(**typed: Any) -> bool:
        change_settings(by=viewer, values={SECURITY[name]: said for name, said in typed.items()})
        return True

    if request.method == "POST" and submit(form, keep):
        return go(request, "garden:security", said=_("Kept."))
    context = {"form": form, "own": asked_from(viewer)}
    return render(request, "core/garden/security.html", context, status=422 if form.errors else 200)


@admitting
@require_safe
def waiting(request: MemberRequest) -> HttpResponse:
    """Who asks to join, with their answers: read here by those who admit people, nowhere else (core.md A-1)."""
    page = page_of(applications_waiting(request.viewer), request, size=20, order=("created_at", "id"))
    root = community()
    decided_here = "request" in rules_of(root).kinds
    context = {"page": page, "form": DecisionForm(auto_id=False), "root": root, "decided_here": decided_here}
    others = taken_for(request.viewer, [each.belonging.member for each in page])
    for row in cast(list[Any], page):
        row.taken_for = others[row.belonging.member.pk]
    context["awaited"] = awaited_pages(root, request.viewer)
    return render(request, "core/garden/waiting.html", context)


@admitting
@require_POST
def decide(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    application = get_object_or_404(applications_waiting(viewer), uid=uid)
    accept = request.POST.get("accept") == "yes"
    decide_application(by=viewer, application=application, accept=accept, reason=request.POST.get("reason", ""))
    name = application.belonging.member.name
    said = _("{name} is a member now.") if accept else _("{name} has your answer.")
    return go(request, "garden:waiting", said=said.format(name=name))


@admitting
@require_POST
def message(request: MemberRequest, uid: Any) -> HttpResponse:
    """Ask an applicant something, or answer them."""
    viewer: Any = request.viewer
    application = get_object_or_404(applications_waiting(viewer), uid=uid)
    body, key = request.POST.get("body", ""), form_key(request)
    write_on_application(by=viewer, application=application, body=body, key=key)
    return go(request, "garden:waiting", said=_("They read it on their page, and in a mail."))


@admitting
def invitations(request: MemberRequest) -> HttpResponse:
    return invitations_page(request, "core/garden/invitations.html", "garden:invitations", community())


@admitting
@require_POST
def revoke(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    revoke_invitation(by=viewer, invitation=get_object_or_404(invitations_of(viewer, community()), uid=uid))
    return go(request, "garden:invitations", said=_("The invitation is closed."))


@either
@require_safe
def members(request: MemberRequest) -> HttpResponse:
    """Everyone who belongs, belonged or asks, with their state."""
    text, state = request.GET.get("q", "").strip()[:100], request.GET.get("state", "")
    rows = Belonging.objects.filter(group=community()).select_related("member__photo")
    rows = rows.filter(member__name__icontains=text) if text else rows
    rows = rows.filter(state=state) if state in BelongingState.values else rows
    rows = rows.filter(member__dormant_at__isnull=False, state__in=ACTIVE_STATES) if state == DORMANT else rows
    page = page_of(rows, request, size=40, order=("-since", "-id"))
    context = {"page": page, "text": text, "state": state, "states": [*BelongingState.choices, (DORMANT, _("dormant"))]}
    return render(request, "core/garden/members.html", context)


@either
def member(request: MemberRequest, uid: Any) -> HttpResponse:
    """One member: roles in the community, suspension."""
    viewer: Any = request.viewer
    found = get_object_or_404(Member.objects.select_related("level"), uid=uid)
    root = community()
    form = SuspensionForm(request.POST if request.POST.get("do") == "suspend" else None)
    if request.method == "POST" and _change_member(request, viewer, found, form):
        return go(request, request.path, said=_("Done."))
    held = {each.role_id: each for each in RoleHolding.objects.filter(member=found, role__group=root, until=None)}
    context = {
        "member": found,
        "belonging": get_object_or_404(Belonging, member=found, group=root),
        "roles": [
            {"role": role, "holding": held.get(role.pk)} for role in Role.objects.filter(group=root).order_by("name")
        ],
        "form": form,
        "may_suspend": viewer.has_right("core.suspend_members"),
        "may_grant": viewer.has_right("core.grant_roles"),
        "levels": list(Level.objects.order_by("position", "id")) if viewer.has_right("core.set_levels") else [],
        "is_me": viewer.member.pk == found.pk,
    }
    return render(request, "core/garden/member.html", context, status=422 if form.errors else 200)


def _change_member(request: MemberRequest, viewer: Any, found: Member, form: SuspensionForm) -> bool:
    wanted = request.POST.get("do")
    if wanted == "suspend":
        return (
            submit(
                form,
                lambda reason, days: decide_now(
                    by=viewer, kind="member", thing=found, decision=Measure.SUSPEND, reason=reason, days=days
                ),
            )
            is not None
        )
    if wanted == "lift":
        lift_suspension(by=viewer, member=found)
    elif wanted == "grant":
        given = get_object_or_404(Role, group=community(), uid=request.POST.get("role"))
        require(viewer, "core.grant_roles", given.group)
        if given.rights:
            said = _("Give the role “{role}” to {name}")
            show_again(request, said.format(role=role_name(given), name=found.name))
        grant_role(by=viewer, role=given, member=found)
    elif wanted == "level":
        chosen = request.POST.get("level")
        set_level(by=viewer, member=found, level=get_object_or_404(Level, key=chosen) if chosen else None)
    elif wanted == "end":
        holding = RoleHolding.objects.select_related("role__group", "member")
        role = request.POST.get("role")
        end_role(
            by=viewer,
            holding=get_object_or_404(holding, role__uid=role, role__group=community(), member=found, until=None),
        )
    return True


@tending
def words(request: MemberRequest) -> HttpResponse:
    """Empowered labels: the community's own words, a language at a time."""
    viewer: Any = request.viewer
    asked = request.GET.get("language") or get_language() or "en"
    language = asked if asked in dict(settings.LANGUAGES) else "en"
    if request.POST.get("do") == "reset":
        _keep_words(viewer, language, {})
        return go(request, f"{request.path}?language={language}", said=_("The usual words are back."))
    form = WordsForm(language, request.POST or None)
    if request.method == "POST" and submit(form, lambda **_typed: _keep_words(viewer, language, form.words())):
        return go(request, f"{request.path}?language={language}", said=_("From now on the pages say it your way."))
    own = bool(value("words").get(language))
    context = {"form": form, "language": language, "languages": settings.LANGUAGES, "own": own}
    return render(request, "core/garden/words.html", context, status=422 if form.errors else 200)


def _keep_words(viewer: Any, language: str, said: dict[str, dict[str, str]]) -> bool:
    change_setting(by=viewer, key="words", value={**value("words"), language: said})
    return True


@tending
def modules(request: MemberRequest) -> HttpResponse:
    """What is open here. A closed module leaves no menu, no route, no job; its data stays."""
    viewer: Any = request.viewer
    installed = {label: name for label, name in MODULES.items() if label in package_labels()}
    if request.method == "POST":
        open_now, rooms = set(request.POST.getlist("open")), request.POST.getlist("room")
        lost = losses(
            installed.keys() - open_now,
            (each["kind"].kind for each in closable_rooms() if each["kind"].kind not in rooms),
        )
        is_needed = any(each.needed_by for each in lost)
        if is_needed or (lost and not request.POST.get("sure")):
            context = {"losses": lost, "is_needed": is_needed, "open_modules": sorted(open_now), "open_rooms": rooms}
            return render(request, "core/garden/modules_close.html", context)
        kept_closed = [label for label in value("modules.closed") if label not in installed]
        change_setting(
            by=viewer, key="modules.closed", value=[*kept_closed, *(each for each in installed if each not in open_now)]
        )
        closed_rooms = close_rooms_but(set(rooms))
        change_setting(by=viewer, key="rooms.closed", value=closed_rooms)
        return go(request, "garden:modules", said=_("Kept."))
    closed = value("modules.closed")
    listed = [{"label": label, "name": name, "open": label not in closed} for label, name in installed.items()]
    return render(request, "core/garden/modules.html", {"modules": listed, "rooms": closable_rooms()})


def package_labels() -> set[str]:

    return {config.label for config in packages()}


@tending
@require_safe
def health(request: MemberRequest) -> HttpResponse:
    known = {each.key for each in declared()}
    changes = Setting.objects.filter(group=community()).select_related("author").order_by("-changed_at")[:10]
    context = {
        "signs": signs(request.viewer, fresh=True),
        "changes": [(each, setting_key(each.key).label) for each in changes if each.key in known],
    }
    return render(request, "core/garden/health.html", context)
