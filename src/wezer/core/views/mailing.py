"""Which notices, by which channel, when; and the link in a mail that stops it without signing in."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from wezer.core.acts.channels import choose_channels, choose_reminders, plan_mail, plan_of, resume_mail, stop_mail
from wezer.core.channels import choices_of, groups_with_choices
from wezer.core.forms_mail import ChannelsForm, PlanForm, RemindersForm
from wezer.core.halls import groups_for
from wezer.core.http import MemberRequest
from wezer.core.models import Group, MailPlan
from wezer.core.push.choosing import devices_of, pushed_by_choice
from wezer.core.push.forms import GroupPushForm
from wezer.core.push.views import context_of as push_context
from wezer.core.unsubscribing import read_stop
from wezer.core.viewer import Viewer
from wezer.core.views.doors import member_required
from wezer.ui.forms import submit
from wezer.ui.http import go


@member_required
def notices(request: MemberRequest) -> HttpResponse:
    """The topics and their channels, everywhere."""
    member: Any = request.viewer.member
    form = ChannelsForm(request.POST or None, chosen=choices_of(member, None))
    if request.method == "POST" and _chosen(request, form, None):
        return go(request, "me:notices", said=_("Kept."))
    return _page(request, form, PlanForm.of(plan_of(member)))


@member_required
@require_POST
def plan(request: MemberRequest) -> HttpResponse:
    """When the summary comes, and when nothing may."""
    member: Any = request.viewer.member
    form = PlanForm.of(plan_of(member), request.POST)
    if submit(form, plan_mail, by=request.viewer) is not None:
        return go(request, "me:notices", said=_("Kept."))
    return _page(request, ChannelsForm(chosen=choices_of(member, None)), form)


@member_required
@require_POST
def reminders(request: MemberRequest) -> HttpResponse:
    """How long before events I am reminded of them."""
    member: Any = request.viewer.member
    submit(RemindersForm.of(plan_of(member), request.POST), choose_reminders, by=request.viewer)
    return go(request, reverse("me:notices") + "#reminders", said=_("Kept."))


@member_required
@require_POST
def resume(request: MemberRequest) -> HttpResponse:
    """My address takes mail again."""
    resume_mail(by=request.viewer)
    return go(request, "me:notices", said=_("Mail goes to your address again."))


@member_required
def in_group(request: MemberRequest, uid: UUID) -> HttpResponse:
    """The same for one group: as everywhere, or otherwise."""
    viewer: Any = request.viewer
    group = groups_for(viewer).filter(uid=uid).first()
    if group is None:
        raise Http404
    form = ChannelsForm(request.POST or None, chosen=choices_of(viewer.member, group), in_group=True)
    if request.method == "POST" and _chosen(request, form, group):
        return go(request, reverse("me:notices_in", args=[uid]), said=_("Kept."))
    context: dict[str, Any] = {"form": form, "group": group}
    if devices_of(viewer.member):
        context["push_form"] = GroupPushForm(chosen=pushed_by_choice(viewer.member, group))
    status = 422 if form.errors else 200
    return render(request, "core/me/notices_in.html", context, status=status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: MemberRequest, token: str) -> HttpResponse:
    """The link of a mail (RFC 8058): GET asks, POST stops. Signed, so that nobody needs to sign in and nobody can guess."""
    found = read_stop(token)
    if found is None:
        return render(request, "core/mail/stop.html", {"stop": None}, status=404)
    if request.method == "POST":
        stop_mail(by=Viewer.system(), stop=found)
    return render(request, "core/mail/stop.html", {"stop": found, "is_done": request.method == "POST"})


def _chosen(request: MemberRequest, form: ChannelsForm, group: Group | None) -> bool:
    kept: list[bool] = []

    def keep(**chosen: str) -> None:
        choose_channels(by=request.viewer, chosen=chosen, group=group)
        kept.append(True)

    submit(form, keep)
    return bool(kept)


def _page(request: MemberRequest, form: ChannelsForm, plan_form: PlanForm) -> HttpResponse:
    member: Any = request.viewer.member
    viewer: Any = request.viewer
    mine = groups_for(viewer).filter(pk__in=viewer.direct_group_ids).order_by("name")
    otherwise = {group.pk for group in groups_with_choices(member)}
    context = {
        "form": form,
        "plan_form": plan_form,
        "plan": (plan := MailPlan.objects.filter(member=member).first()),
        "reminders_form": RemindersForm.of(plan or MailPlan()),
        "groups": [(group, group.pk in otherwise) for group in mine[:100]],
        **push_context(member),
    }
    status = 422 if form.errors or plan_form.errors else 200
    return render(request, "core/me/notices.html", context, status=status)
