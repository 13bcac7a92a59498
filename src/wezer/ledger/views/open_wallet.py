"""What a group shows of its wallet to those who do not hold it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from wezer.core.http import MemberRequest
from wezer.core.models import Group
from wezer.core.transparency.reading import windows
from wezer.ledger.open_wallet import MOVEMENTS, money_of, other_side, shown_balances, shown_movements
from wezer.ui.paging import page_of


def of_group(request: MemberRequest, uid: Any) -> HttpResponse:
    """Balances and movements as the group's rules of transparency say; nothing at all is 404."""
    viewer: Any = request.viewer
    group = get_object_or_404(Group.objects.visible_to(viewer).select_related("photo"), uid=uid)
    balances, moves = shown_balances(viewer, group), windows(viewer, MOVEMENTS, group)
    if balances is None and not moves:
        raise Http404
    page = page_of(shown_movements(viewer, group), request, size=40, order=("-at", "-id"))
    for entry in page:
        entry.money, entry.other = money_of(entry), other_side(entry)  # type: ignore[attr-defined]  # kept on the thing for who shows it
    context = {"group": group, "balances": balances, "page": page, "shows_movements": bool(moves)}
    return render(request, "ledger/wallet/open.html", context)
