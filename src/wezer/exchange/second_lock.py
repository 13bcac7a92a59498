"""Which steps of the market settle for a group or between others: whoever takes them owes a second lock (core.md 2.3)."""

from typing import Any

from wezer.core.accounts.second_factor import are_others
from wezer.exchange.models import Reply

_STEPS = ("reply-payment", "reply-step")


def settles_for_others(request: Any, named: dict[str, Any]) -> bool:
    """One statement."""
    where = request.resolver_match
    if where is None or where.view_name not in [f"market:{name}" for name in _STEPS]:
        return False
    found = Reply.objects.filter(uid=named["uid"]).values_list("payer", "payee").first()
    return are_others(request.viewer, found or ())
