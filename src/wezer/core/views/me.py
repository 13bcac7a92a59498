"""One's own settings: profile, preferences, invitations, data."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.accounts.second_factor import asked_from, has_second_factor
from wezer.core.acts.files import remove_photo, set_line_picture, set_photo
from wezer.core.acts.invitations import create_invitation, revoke_invitation
from wezer.core.acts.profile import save_profile, set_preferences, set_profile_field
from wezer.core.community import community
from wezer.core.http import MemberRequest
from wezer.core.invitations import invitations_of
from wezer.core.models import Group, ProfileField
from wezer.core.profile_fields import profile_key, profile_keys
from wezer.core.profiles import profile_of
from wezer.core.seen_as import seen_by
from wezer.core.views.doors import member_required
from wezer.core.views.forms import InvitationForm, LinePictureForm, PhotoForm, PreferencesForm, ProfileForm
from wezer.core.views.naming import says_alike
from wezer.core.who_looked import line_names, looks_at
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page
from wezer.ui.paging import page_of


@member_required
def profile(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(viewer.member, sent, groups=_own_groups(viewer))
    if sent is not None and form.is_valid() and not says_alike(request, form, but=viewer.member):
        kept: list[bool] = []
        submit(form, lambda **_typed: kept.append(save_profile(by=viewer, lines=form.lines()) is None))
        if kept:
            return go(request, "me:profile", said=_("Your profile is kept."))
    return _profile_page(request, form, PhotoForm(), status=422 if sent is not None else 200)


def _profile_page(request: MemberRequest, form: Any, photo_form: Any, *, status: int, sent: Any = None) -> HttpResponse:
    """The page of one's profile; `sent` is the form of a picture line that was refused."""
    viewer: Any = request.viewer
    pictures = [
        sent if sent is not None and sent.line.key == field.key else _picture_form(viewer, field)
        for field in profile_keys()
        if field.kind == "file"
    ]
    context = {
        "form": form,
        "photo_form": photo_form,
        "member": viewer.member,
        "views_as": _views_as(viewer),
        "pictures": pictures,
    }
    return render(request, "core/me/profile.html", context, status=status)


def _picture_form(viewer: Any, field: Any, *sent: Any) -> LinePictureForm:
    row = ProfileField.objects.filter(member=viewer.member, key=field.key).select_related("audience").first()
    return LinePictureForm(*sent, field=field, member=viewer.member, groups=_own_groups(viewer), row=row)


@member_required
@require_POST
def line_picture(request: MemberRequest, key: str) -> HttpResponse:
    """Send, or take away, the picture of a line that asks for one."""
    viewer: Any = request.viewer
    field = profile_key(key)
    if field is None or field.kind != "file":
        raise Http404
    if request.POST.get("remove"):
        set_profile_field(by=viewer, key=key, value="")
        return go(request, "me:profile", said=_("The picture is gone."))
    form = _picture_form(viewer, field, request.POST, request.FILES)
    if submit(form, lambda picture, audience: set_line_picture(by=viewer, key=key, upload=picture, audience=audience)):
        return go(request, "me:profile", said=_("Your picture is being prepared."))
    own = ProfileForm(viewer.member, groups=_own_groups(viewer))
    return _profile_page(request, own, PhotoForm(), status=422, sent=form)


@member_required
@require_POST
def photo(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    if request.POST.get("remove"):
        remove_photo(by=viewer)
        return go(request, "me:profile", said=_("Your photo is gone."))
    form = PhotoForm(request.POST, request.FILES)
    if submit(form, lambda photo: set_photo(by=viewer, upload=photo)):
        return go(request, "me:profile", said=_("Your photo is being prepared."))
    own = ProfileForm(viewer.member, groups=_own_groups(viewer))
    return _profile_page(request, own, form, status=422)


@member_required
@require_safe
def seen_as(request: MemberRequest) -> HttpResponse:
    """My page as somebody else sees it, drawn by the same layer (core.md P-3)."""
    viewer: Any = request.viewer
    choice = request.GET.get("who", "member")
    other = seen_by(choice, viewer.member, _own_groups(viewer))
    context = {
        "member": viewer.member,
        "profile": profile_of(viewer.member, other),
        "views_as": _views_as(viewer),
        "who": choice,
    }
    return render(request, "core/me/seen_as.html", context)


def _views_as(viewer: Any) -> list[tuple[str, str]]:
    groups = [(str(group.uid), _("Someone of {group}").format(group=group.name)) for group in _own_groups(viewer)]
    return [("public", _("Anyone outside")), ("member", _("A member")), *groups]


def _own_groups(viewer: Any) -> list[Group]:
    return list(Group.objects.filter(pk__in=viewer.direct_group_ids, parent__isnull=False).order_by("name"))


@member_required
def preferences(request: MemberRequest) -> HttpResponse:
    viewer: Any = request.viewer
    names = ("language", "timezone", "theme", "density", "shortcuts", "first_steps")
    form = PreferencesForm(request.POST or None, initial={name: getattr(viewer.member, name) for name in names})
    if request.method == "POST" and submit(form, set_preferences, by=viewer) is not None:
        return go(request, "me:preferences", said=_("Kept."))
    return render(request, "core/me/preferences.html", {"form": form}, status=422 if form.errors else 200)


@member_required
def invitations(request: MemberRequest) -> HttpResponse:
    return invitations_page(request, "core/me/invitations.html", "me:invitations", community(), mine=True)


def invitations_page(
    request: MemberRequest, template: str, page: str, group: Group, *, mine: bool = False
) -> HttpResponse:
    """Invitations of a group: the list, and a form for a new one; its link is shown once."""
    viewer: Any = request.viewer
    form = InvitationForm(request.POST or None)
    made, token = None, ""
    if request.method == "POST" and (result := submit(form, create_invitation, by=viewer, group=group)):
        made, token = result
        if made.email:
            return go(request, page, said=_("The invitation is on its way."))
    listed = invitations_of(viewer, group)
    context = {
        "form": form if made is None else InvitationForm(),
        "made": made,
        "address": request.build_absolute_uri(reverse("join:invitation", args=[token])) if token else "",
        "invitations": (listed.filter(inviter=viewer.member) if mine else listed).order_by("-created_at", "-id")[:100],
        "may_invite": can(viewer, "core.invite_to_community", group),
        "group": group,
        "revoke_route": page.partition(":")[0] + ":revoke_invitation",
    }
    return render(request, template, context, status=422 if form.errors else 200)


@member_required
@require_POST
def revoke(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    revoke_invitation(by=viewer, invitation=get_object_or_404(invitations_of(viewer, community()), uid=uid))
    return go(request, "me:invitations", said=_("The invitation is closed."))


@member_required
@require_safe
def second_factor(request: MemberRequest) -> HttpResponse:
    """Why a second lock is asked for, how to set one up, and the way on once it is there."""
    viewer: Any = request.viewer
    there = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, allowed_hosts=None) and there.startswith("/")
    context = {
        "has_one": has_second_factor(viewer.member.user_id),
        "asked_from": asked_from(viewer),
        "next": there if safe else reverse("home:home"),
    }
    return render(request, "core/me/second_factor.html", context)


@member_required
@require_safe
def looks(request: MemberRequest) -> HttpResponse:
    """Who read of my profile what only holders of a role may read (core.md V-8)."""
    viewer: Any = request.viewer
    page = page_of(looks_at(viewer.member), request, size=30, order=("-at", "-id"))
    context = {"page": page, "looks": [(look, line_names(look)) for look in page.items]}
    return show_page(request, "core/me/looks.html", "core/me/_looks.html", context)
