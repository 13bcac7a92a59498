"""What a group decides by itself: the effect is seen before it is kept."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.groups import change_sovereignty
from wezer.core.forms_groups import SovereigntyForm
from wezer.core.halls import find_group
from wezer.core.http import MemberRequest
from wezer.core.models.group import DOMAINS
from wezer.core.sovereignty import effects
from wezer.kernel.permissions import require
from wezer.ui.forms import submit
from wezer.ui.http import go


@login_required
def sovereignty(request: MemberRequest, slug: str) -> HttpResponse:
    """Whose rights would end or begin (`?money=on&membership=on`), then the change itself (core.md G-4)."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.change_sovereignty", group)
    form: Any = SovereigntyForm(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and submit(form, change_sovereignty, by=viewer, group=group) is not None:
        return go(request, reverse("groups:settings", args=[slug]) + "#sovereignty", said=_("Kept."))
    chosen = form.cleaned_data if form.is_valid() else dict.fromkeys(DOMAINS, False)
    found = effects(group, **chosen)
    context = {
        "group": group,
        "chosen": chosen,
        "ends": [each for each in found if not each.begins],
        "begins": [each for each in found if each.begins],
    }
    return render(request, "core/groups/sovereignty.html", context)
