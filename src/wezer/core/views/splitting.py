"""Splitting a group: what would change is looked at first, then done at once."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wezer.core.acts.lifecycle import opens_freely
from wezer.core.acts.splitting import split_group
from wezer.core.forms_split import SplitForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.kinds import room_kinds
from wezer.core.models import Group, GroupState
from wezer.core.refusals import OnHold
from wezer.core.retention import held_around
from wezer.core.splitting import Split, split_preview
from wezer.kernel.permissions import require
from wezer.kernel.refusals import Refusal
from wezer.ui.forms import say_on, status_of, submit
from wezer.ui.http import go


@login_required
def split(request: MemberRequest, slug: str) -> HttpResponse:
    """Who and what goes along; sent once it shows what would change, sent again as it was it is done."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.end_group", group)
    assert group.parent is not None, "nobody ends the community"
    form = SplitForm(request.POST if request.method == "POST" else None, group=group, viewer=viewer)
    preview = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("sure") == form.digest():
            if made := submit(form, split_group, by=viewer, group=group, version=group.version):
                return go(request, made, said=_("{name} goes its own way.").format(name=made.name))
        else:
            preview = _look(form, viewer, group)
    context = {
        "group": group,
        "form": form,
        "preview": preview,
        "said": form.cleaned_data if preview else None,
        "rooms": [room_kinds[kind].name for kind in form.cleaned_data["rooms"]] if preview else [],
        "sure": form.digest() if preview else "",
        "obstacles": [OnHold(name=held.name)] if (held := held_around(group)) else [],
        "is_open": group.state == GroupState.ACTIVE,
        "opens_freely": opens_freely(viewer, group.parent),
    }
    return render(request, "core/groups/split.html", context, status=status_of(form))


def _look(form: SplitForm, viewer: Any, group: Group) -> Split | None:
    said = form.cleaned_data
    try:
        return split_preview(viewer, group, going=said["going"], both=said["both"], shares=said["shares"])
    except Refusal as refusal:
        say_on(form, refusal)
        return None
