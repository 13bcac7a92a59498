"""One's own data: the archive of it, and being forgotten; and for those who tend the community, who asked to be."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wezer.core.acts.erasing import ask_erasure, take_erasure_back
from wezer.core.acts.own_archive import ask_archive, fetched_within, path_of
from wezer.core.erasures import erasure_of, erasures, kept_by_law, ready_archive
from wezer.core.http import MemberRequest
from wezer.core.models import OwnArchive
from wezer.core.settlement import as_reached, blocking, open_points, open_points_of
from wezer.core.views.doors import gardener_required, member_required
from wezer.core.views.forms_privacy import ErasureForm
from wezer.kernel.clock import now
from wezer.ui.forms import submit
from wezer.ui.http import go
from wezer.ui.paging import page_of


@member_required
@require_safe
def data(request: MemberRequest) -> HttpResponse:
    """What may be taken away, what may be asked."""
    viewer: Any = request.viewer
    archive = OwnArchive.objects.filter(member=viewer.member).order_by("-id").first()
    until = archive.ready_at + fetched_within() if archive is not None and archive.ready_at else None
    context = {"archive": archive, "until": until, "erasure": erasure_of(viewer.member)}
    return render(request, "core/me/data.html", context)


@member_required
@reauthentication_required(allow_get=True)
def ask(request: MemberRequest) -> HttpResponse:
    """Ask for the archive. Whoever had to show who they are comes back by GET, and asks from the page."""
    if request.method != "POST":
        return redirect("me:data")
    ask_archive(by=request.viewer)
    return go(request, "me:data", said=_("Your archive is being gathered; a mail tells you when it is there."))


@member_required
@require_safe
@reauthentication_required
def fetch(request: MemberRequest, uid: Any) -> FileResponse:
    """The archive itself: to its owner, who has just shown again who they are."""
    viewer: Any = request.viewer
    archive = ready_archive(viewer.member, uid)
    name = f"{slugify(viewer.member.name) or 'me'}-{archive.asked_at:%Y%m%d}.zip"
    response = FileResponse(path_of(archive).open("rb"), as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    return response


@member_required
@reauthentication_required(allow_get=True)
def erasure(request: MemberRequest) -> HttpResponse:
    """Asking to be forgotten, and for fourteen days the way back."""
    viewer: Any = request.viewer
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, ask_erasure, by=viewer) is not None:
        return go(request, "me:erasure", said=_("It is noted. You have fourteen days to think better of it."))
    asked, points = erasure_of(viewer.member), open_points(viewer.member)
    context = {
        "form": form,
        "erasure": asked,
        "points": as_reached(points, viewer),
        "is_held": asked is not None and asked.due_at <= now() and bool(blocking(points, hands_over=True)),
        "lawful": kept_by_law(viewer.member),
    }
    return render(request, "core/me/erasure.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def take_back(request: MemberRequest) -> HttpResponse:
    take_erasure_back(by=request.viewer)
    return go(request, "me:data", said=_("Nothing happened. Everything is as it was."))


@gardener_required("core.tend_community", "core.admit_members")
@require_safe
def others(request: MemberRequest) -> HttpResponse:
    """Who asked to be forgotten, and who was, by their pseudonym; of whose days are over, what they wait for."""
    page = page_of(erasures(), request, size=30, order=("-asked_at", "-member_id"))
    points = open_points_of([each.member for each in page if each.done_at is None and each.due_at <= now()])
    rows = [(each, blocking(points.get(each.member_id, []), hands_over=True)) for each in page]
    return render(request, "core/garden/erasures.html", {"page": page, "rows": rows})
