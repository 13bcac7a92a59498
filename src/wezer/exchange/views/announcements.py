"""One announcement: reading, writing, its steps."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.chat.becoming import begun
from wezer.core.http import MemberRequest
from wezer.core.models import File, Group
from wezer.core.moderation.reading import is_by
from wezer.exchange.acts import announcements as acts
from wezer.exchange.acts import endings
from wezer.exchange.acts.photos import add_photos, remove_photos
from wezer.exchange.forms import AnnouncementForm, ReasonForm, ReplyForm
from wezer.exchange.models import OVER, Announcement, AnnouncementState, Reply, Sense
from wezer.exchange.queries.market import removal_of
from wezer.exchange.queries.replies import replies_to
from wezer.exchange.queries.reputation import reputation_of
from wezer.exchange.rules import ANNOUNCEMENT_STEPS
from wezer.kernel.acts import act
from wezer.kernel.permissions import can
from wezer.ui.forms import submit
from wezer.ui.http import form_key, go

#: The step in the address → the act, and what is said when it is done.
STEPS: dict[str, tuple[Any, Any]] = {
    "publish": (acts.publish_announcement, gettext_lazy("It is in the market now.")),
    "pause": (acts.pause_announcement, gettext_lazy("Paused: nobody else sees it until you take it up again.")),
    "resume": (acts.resume_announcement, gettext_lazy("It is in the market again.")),
    "close": (acts.close_announcement, gettext_lazy("Closed: it takes no more answers.")),
    "reopen": (acts.reopen_announcement, gettext_lazy("Open again.")),
    "renew": (acts.renew_announcement, gettext_lazy("Renewed.")),
    "cancel": (endings.cancel_announcement, gettext_lazy("Taken back.")),
}
WITH_REASON: dict[str, Any] = {"remove": endings.take_off, "send-back": acts.send_back}


def show(request: MemberRequest, uid: Any) -> HttpResponse:
    """Its page: for whoever may see it. One of its parties who no longer may is led to their own exchange."""
    viewer: Any = request.viewer
    announcement = (
        Announcement.objects.visible_to(viewer)
        .select_related("author", "group", "audience", "category")
        .filter(uid=uid)
        .first()
    )
    if announcement is None:
        mine = Reply.objects.visible_to(viewer).filter(announcement__uid=uid).order_by("-id").first()
        if mine is None:
            raise Http404
        return redirect(mine)
    return render(request, "exchange/announcement.html", page_context(request, announcement))


def page_context(request: MemberRequest, announcement: Announcement, form: ReplyForm | None = None) -> dict[str, Any]:
    viewer: Any = request.viewer
    is_own = viewer.may_act_for(announcement.author_id)
    replies = replies_to(announcement, viewer) if viewer.is_inside else []
    wrote = is_by(viewer, announcement.written_by_id)  # in whosever name: nobody decides about what they wrote
    running = next((each for each in replies if each.state not in OVER), None)
    may_reply = viewer.is_inside and announcement.is_open and not is_own and running is None
    return {
        "announcement": announcement,
        "is_own": is_own,
        "replies": replies if is_own else [],
        "running": None if is_own else running,
        "reply_form": form or (ReplyForm(announcement=announcement) if may_reply else None),
        "reputation": reputation_of(announcement.author, with_amounts=False),
        "may_moderate": can(viewer, "exchange.moderate", announcement.group) and not wrote,
        "possible": possible_steps(announcement) if is_own else [],
        "removal": removal_of(announcement) if is_own and announcement.state == AnnouncementState.REMOVED else None,
        "is_member": viewer.is_inside,
    }


def possible_steps(announcement: Announcement) -> list[str]:
    if announcement.state == AnnouncementState.REVIEW:
        return ["cancel"]
    return [name for name in STEPS if announcement.state in ANNOUNCEMENT_STEPS[name][0]]


@login_required
def create(request: MemberRequest) -> HttpResponse:
    """Offer or ask: the same page, with equal weight."""
    viewer: Any = request.viewer
    asked = request.POST.get("sense") or request.GET.get("sense", "")
    sense = asked if asked in Sense.values else Sense.OFFER
    slug = request.GET.get("group", "")
    group = Group.objects.visible_to(viewer).filter(slug=slug).first() if slug else None
    came_of = begun(request)
    form = AnnouncementForm(
        request.POST or None, request.FILES or None, viewer=viewer, group=group, words=came_of.words(body="description")
    )
    if request.method == "POST":
        sent = {"sense": sense, "group": group, "publish": "draft" not in request.POST, "key": form_key(request)}
        made = submit(form, came_of.making(_write), by=viewer, **sent)
        if made is not None:
            return go(request, made, said=_said(made))
    context = {"form": form, "sense": sense, "group": group}
    return render(request, "exchange/edit.html", context, status=422 if form.errors else 200)


def _said(announcement: Announcement) -> str:
    return {
        AnnouncementState.PUBLISHED: _("It is in the market now."),
        AnnouncementState.REVIEW: _("Someone who tends this market looks at it first. You will be told."),
    }.get(AnnouncementState(announcement.state), _("Kept as a draft that only you see."))


@act
def _write(*, by: Any, photos: list[Any], publish: bool, **content: Any) -> Announcement:
    """The whole form in one go: all of it, or nothing."""
    made = acts.announce(by=by, **content)
    if photos and not made.files.exists():
        add_photos(by=by, announcement=made, uploads=photos)
    if publish and made.state == AnnouncementState.DRAFT:
        acts.publish_announcement(by=by, announcement=made)
    return made


@act
def _rewrite(
    *, by: Any, announcement: Announcement, photos: list[Any], gone: list[File], **content: Any
) -> Announcement:
    if gone:
        remove_photos(by=by, announcement=announcement, files=gone)
    changed = acts.change_announcement(by=by, announcement=announcement, **content)
    if photos:
        add_photos(by=by, announcement=changed, uploads=photos)
    return changed


@login_required
def edit(request: MemberRequest, uid: Any) -> HttpResponse:
    viewer: Any = request.viewer
    rows = Announcement.objects.visible_to(viewer).with_parts().prefetch_related("tags")
    announcement = get_object_or_404(rows, uid=uid)
    form = AnnouncementForm(request.POST or None, request.FILES or None, viewer=viewer, announcement=announcement)
    if request.method == "POST":
        gone = [file for file in announcement.files.all() if str(file.uid) in request.POST.getlist("gone")]
        changed = submit(form, _rewrite, by=viewer, announcement=announcement, gone=gone)
        if changed is not None:
            return go(request, changed, said=_("Saved."))
    context = {"form": form, "sense": announcement.sense, "announcement": announcement}
    return render(request, "exchange/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def step(request: MemberRequest, uid: Any, step: str) -> HttpResponse:
    """One step of its life (`publish`, `pause`, `remove`…)."""
    viewer: Any = request.viewer
    rows = (
        Announcement.objects.all()
        if viewer.has_right_somewhere("exchange.moderate")
        else Announcement.objects.visible_to(viewer)
    )
    announcement = get_object_or_404(rows.with_parts(), uid=uid)
    if step in WITH_REASON:
        form = ReasonForm(request.POST)
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        WITH_REASON[step](by=viewer, announcement=announcement, reason=reason)
        return go(request, reverse("market:list"), said=_("Done; its author reads why."))
    if step not in STEPS:
        raise Http404
    STEPS[step][0](by=viewer, announcement=announcement)
    back = announcement if viewer.may_act_for(announcement.author_id) else reverse("market:review")
    said = _said(announcement) if step == "publish" else STEPS[step][1]
    return go(request, back, said=str(said))
