"""One's own holding of a role: lending it for a time, handing it over."""

from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.roles import end_role, lend_role
from wezer.core.forms_life import HandoverForm, LoanForm
from wezer.core.halls import find_group, role_name
from wezer.core.http import MemberRequest
from wezer.core.models import Member, RoleHolding
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def holding(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """Lend the role until a day, or end it with a word to the next one."""
    viewer: Any = request.viewer
    group = find_group(viewer, slug)
    mine = RoleHolding.objects.current().select_related("role__group", "member", "lent_from__member")
    held = get_object_or_404(mine, pk=number, role__group=group, member=viewer.member)
    ends = "handover" in request.POST
    loan: Any = LoanForm(request.POST if request.method == "POST" and not ends else None)
    handover: Any = HandoverForm(request.POST if ends else None)
    if ends and submit(handover, end_role, by=viewer, holding=held) is None and not handover.errors:
        viewer.forget()
        return go(request, group, said=_("The role has ended."))
    if loan.is_bound and loan.is_valid() and held.role.rights:
        said = _("Lend the role “{role}” to {name}")
        show_again(request, said.format(role=role_name(held.role), name=loan.cleaned_data["member"]))
    if loan.is_bound and submit(loan, _lend, by=viewer, holding=held):
        return go(request, reverse("groups:holding", args=[slug, number]), said=_("It is lent."))
    lent = RoleHolding.objects.current().filter(lent_from=held).select_related("member__photo").order_by("ends_at")
    context = {
        "group": group,
        "held": held,
        "name": role_name(held.role),
        "loan": loan,
        "handover": handover,
        "lent": lent,
    }
    return render(request, "core/groups/holding.html", context, status=max(status_of(loan), status_of(handover)))


def _lend(*, by: Any, holding: RoleHolding, member: Member | None, ends_on: date) -> RoleHolding:
    """Until the end of that day, where whoever lends it lives."""
    assert member is not None, "the form asks for somebody"
    ends_at = datetime.combine(ends_on, time.max, tzinfo=timezone.get_current_timezone())
    return lend_role(by=by, holding=holding, member=member, ends_at=ends_at)
