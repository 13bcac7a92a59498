"""Who may write to me."""

from typing import Any

from wezer.core.chat.events import ContactChanged
from wezer.core.models import Block, ContactPolicy, Member, Writers
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def set_contact(
    *, by: Any, writers: str, shows_reading: bool | None = None, shows_writing: bool | None = None
) -> ContactPolicy:
    """Say who may write to me, and whether those I write with see how far I have read, and that I am writing (None: as
    before)."""
    member = _self(by)
    chosen: dict[str, Any] = {"writers": Writers(writers)}
    if shows_reading is not None:
        chosen["shows_reading"] = shows_reading
    if shows_writing is not None:
        chosen["shows_writing"] = shows_writing
    policy, _is_new = ContactPolicy.objects.update_or_create(member=member, defaults=chosen)
    emit(ContactChanged(subject=ref(member)))
    return policy


@act
def block_member(*, by: Any, member: Member) -> None:
    """Hear no more from this member. They are not told; blocking twice is blocking once."""
    me = _self(by)
    if member.pk == me.pk:
        raise NotAllowed()
    Block.objects.get_or_create(member=me, blocked=member)
    emit(ContactChanged(subject=ref(me)))


@act
def unblock_member(*, by: Any, member: Member) -> None:
    me = _self(by)
    Block.objects.filter(member=me, blocked=member).delete()
    emit(ContactChanged(subject=ref(me)))


def _self(by: Any) -> Member:
    if by.member is None or by.acting_for is not None:
        raise NotAllowed()
    return by.member  # type: ignore[no-any-return]  # a viewer is asked as Any
