"""The statement on accessibility: read by anybody, declared by those who tend the community."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wezer.core.accessibility import DEFENDER, KEY, stated_at, statement
from wezer.core.acts.settings import change_setting
from wezer.core.community import community
from wezer.core.forms_accessibility import StatementForm
from wezer.core.http import MemberRequest
from wezer.core.models import Setting
from wezer.core.views.doors import gardener_required
from wezer.ui.forms import submit
from wezer.ui.http import go


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    context = {
        "said": statement(), "stated_at": stated_at(), "root": community(), "site": request.build_absolute_uri("/"),
        "defender": DEFENDER,
    }  # fmt: skip
    return render(request, "core/accessibility.html", context)


@gardener_required("core.tend_community")
def tend(request: MemberRequest) -> HttpResponse:
    form = StatementForm(request.POST if request.method == "POST" else None, initial=asdict(statement()))

    def keep(**typed: Any) -> Setting:
        return change_setting(by=request.viewer, key=KEY, value=typed)

    if request.method == "POST" and submit(form, keep) is not None:
        return go(request, "garden:accessibility", said=_("Kept. The page says so from now on."))
    return render(request, "core/garden/accessibility.html", {"form": form}, status=422 if form.errors else 200)
