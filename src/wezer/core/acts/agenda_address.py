"""The secret address of one's agenda: made, renewed, given up. Whoever has it reads what its member may read."""

import hashlib
import secrets
from typing import Any

from wezer.core.events_agenda import AgendaAddressChanged
from wezer.core.models import AgendaAddress
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


def digest_of(secret: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(secret.encode()).hexdigest()


@act
def renew_address(*, by: Any) -> str:
    """A new secret; the one before opens nothing any more. It is told this one time."""
    if by.member is None or not by.is_inside:
        raise NotAllowed()
    secret = secrets.token_urlsafe(32)
    AgendaAddress.objects.update_or_create(member=by.member, defaults={"digest": digest_of(secret), "made_at": now()})
    emit(AgendaAddressChanged(subject=ref(by.member)), audit=True)
    return secret


@act
def give_up_address(*, by: Any) -> bool:
    """No address opens one's agenda any more."""
    if by.member is None:
        raise NotAllowed()
    gone, _rows = AgendaAddress.objects.filter(member=by.member).delete()
    if gone:
        emit(AgendaAddressChanged(subject=ref(by.member)), audit=True)
    return bool(gone)
