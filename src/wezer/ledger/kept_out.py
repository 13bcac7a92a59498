"""Who is kept out of the community, or is leaving it: nothing leaves a wallet by itself in their name (decision 80)."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Max

from wezer.core.accounts.outside import SHUT_OUT
from wezer.core.models import Belonging, BelongingState, BelongingStep
from wezer.ledger.models import Schedule
from wezer.ledger.models.schedule import AUTHOR_OUT, KEPT_OUT, LEAVING


def why_kept_out(payer_id: int) -> str:
    """Why nothing leaves a wallet by itself in somebody's name: suspended or excluded they settle by hand (core.md 2.1), and
    whoever leaves empties theirs. One statement."""
    states = _outside(payer_id, (*SHUT_OUT, *_GOING))
    return KEPT_OUT if states.intersection(SHUT_OUT) else LEAVING if states else ""


def why_author_out(plan: Schedule) -> str:
    """Of a wallet that others hold, too: who is leaving may still act for it."""
    is_out = plan.author_id != plan.payer_id and _outside(plan.author_id, (*SHUT_OUT, BelongingState.LEFT))
    return AUTHOR_OUT if is_out else ""


def _outside(party_id: int, states: Sequence[str]) -> set[str]:
    rows = Belonging.objects.filter(member=party_id, group__parent=None, state__in=states)
    return set(rows.values_list("state", flat=True))


def returns_of(people: Collection[int]) -> dict[int, datetime]:
    """When each of those who were kept out, or were leaving, came back the last time."""
    steps = BelongingStep.objects.filter(belonging__member__in=people, belonging__group__parent=None)
    back = steps.filter(before__in=(*SHUT_OUT, *_GOING)).exclude(state__in=(*SHUT_OUT, *_GOING))
    return dict(back.order_by().values_list("belonging__member").annotate(Max("at")))


_GOING = (BelongingState.LEAVING, BelongingState.LEFT)
