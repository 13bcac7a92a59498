"""How a payer wants requests answered."""

from collections.abc import Iterable
from typing import Any

from wezer.core.models import Party
from wezer.kernel.acts import act
from wezer.ledger.models import RequestPolicy
from wezer.ledger.refusals import NotPayer


@act
def set_request_policy(
    *, by: Any, party: Party, answer: str, silence_days: int = 7, trusted: Iterable[Party] = ()
) -> RequestPolicy:
    """Ask always, pay whom one trusts, pay always, or pay after some days of silence. Nobody decides this for another."""
    if not by.may_spend_for(party):
        raise NotPayer()
    policy, _is_new = RequestPolicy.objects.update_or_create(
        party_id=party.pk, defaults={"answer": answer, "silence_days": silence_days}
    )
    policy.trusted.set([each.pk for each in trusted])
    return policy
