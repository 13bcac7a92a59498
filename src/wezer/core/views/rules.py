"""What a group decides: each value with where it comes from, and the way to say otherwise."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.forms_life import RuleForm
from wezer.core.group_rules import Rule, rules_of
from wezer.core.halls import find_group, rooms_of, tabs_of
from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.kernel.permissions import require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def rules(request: MemberRequest, slug: str) -> HttpResponse:
    """One form per setting: inherit, set, add to or remove from a list, and hold it for the groups inside (core.md G-5)."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    require(viewer, "core.tend_group", group)
    found = rules_of(group)
    bound = None
    if request.method == "POST":
        rule = next((each for each in found if each.key.key == request.POST.get("key")), None)
        if rule is None:
            raise Http404
        bound = RuleForm(request.POST, rule=rule)
        if submit(bound, lambda **said: _keep(viewer, group, rule, **said)):
            return go(request, reverse("groups:rules", args=[slug]), said=_("Kept."))
    shown = [(rule, bound if bound is not None and bound.rule is rule else RuleForm(rule=rule)) for rule in found]
    context = {"group": group, "rules": shown, "tabs": tabs_of(group, rooms_of(group), viewer)}
    return render(request, "core/groups/rules.html", context, status=status_of(bound) if bound is not None else 200)


def _keep(viewer: Any, group: Group, rule: Rule, *, mode: str, value: Any, locked: bool) -> bool:
    if mode == "inherit":
        inherit_setting(by=viewer, key=rule.key.key, group=group)
    else:
        change_setting(by=viewer, key=rule.key.key, value=value, group=group, mode=mode, locked=locked)
    return True
