"""What a group decides by itself: the effect is seen before it is kept, or voted on."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.groups import change_sovereignty
from wezer.core.changing import decides_by_vote, right_to_change
from wezer.core.forms_groups import SovereigntyForm, WhyForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models import ChangesBy, Group
from wezer.core.models.group import DOMAINS
from wezer.core.sovereignty import effects
from wezer.core.views.changes import put_to_vote
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def sovereignty(request: MemberRequest, slug: str) -> HttpResponse:
    """Whose rights would end or begin (`?money=on&membership=on`), then the change itself (core.md G-4); where those in the
    group vote on it, its proposal."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, right_to_change(group, "core.change_sovereignty"), group)
    is_voted_on = decides_by_vote(group)
    form: Any = SovereigntyForm(request.POST if request.method == "POST" else request.GET)
    why = WhyForm(request.POST if request.method == "POST" else None) if is_voted_on else None
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else dict.fromkeys(DOMAINS, False)
    chosen["changes_by"] = chosen.get("changes_by") or group.changes_by
    if request.method == "POST" and form.is_valid() and (answer := _keep(request, group, form, chosen, why)):
        return answer
    found = effects(group, money=chosen["money"], membership=chosen["membership"])
    context = {
        "group": group,
        "chosen": chosen,
        "changes_by": ChangesBy(chosen["changes_by"]).label,
        "ends": [each for each in found if not each.begins],
        "begins": [each for each in found if each.begins],
        "why": why,
    }
    return render(request, "core/groups/sovereignty.html", context, status=status_of(why) if why is not None else 200)


def _keep(
    request: MemberRequest, group: Group, form: SovereigntyForm, chosen: dict[str, Any], why: WhyForm | None
) -> HttpResponse | None:
    viewer: Any = request.viewer
    if why is not None:
        wanted = {f"sovereign_{name}": chosen[name] for name in DOMAINS} | {"changes_by": chosen["changes_by"]}
        return put_to_vote(request, group, why, **wanted)
    if submit(form, change_sovereignty, by=viewer, group=group) is None:
        return None
    return go(request, reverse("groups:settings", args=[group.slug]) + "#sovereignty", said=_("Kept."))
