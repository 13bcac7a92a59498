"""Who may write to one, who sees what one has read, and whom one does not want to hear from."""

from typing import Any

from django.shortcuts import get_object_or_404

from wezer.core.api.common import caller, router
from wezer.core.chat.acts.contact import block_member, set_contact, unblock_member
from wezer.core.models import Block, ContactPolicy, Writers
from wezer.core.profiles import members_visible_to
from wezer.ui.rest import UID, PartyOut, Schema, Strict, show_party


class ContactChange(Strict):
    writers: Writers
    shows_reading: bool | None = None
    """Whether those one writes with see what one has read; left out, it stays as it is."""
    shows_writing: bool | None = None
    """The same for that one is writing, while one is."""


class ContactOut(Schema):
    writers: str
    shows_reading: bool
    shows_writing: bool
    blocked: list[PartyOut]


@router.get("/me/contact", response=ContactOut)
def contact(request: Any) -> Any:
    """Who may write to me, and whom I have blocked."""
    me = caller(request)
    policy = ContactPolicy.objects.filter(member=me).first()
    blocks = Block.objects.filter(member=me).select_related("blocked").order_by("-pk")[:500]
    return {
        "writers": policy.writers if policy else Writers.MEMBERS,
        "shows_reading": bool(policy and policy.shows_reading),
        "shows_writing": bool(policy and policy.shows_writing),
        "blocked": [show_party(block.blocked) for block in blocks],
    }


@router.put("/me/contact", response=ContactOut)
def change_contact(request: Any, change: ContactChange) -> Any:
    """Say who may write to me."""
    set_contact(
        by=request.viewer,
        writers=change.writers,
        shows_reading=change.shows_reading,
        shows_writing=change.shows_writing,
    )
    return contact(request)


@router.put("/me/blocked/{uid}", response={204: None})
def block(request: Any, uid: UID) -> Any:
    """Hear no more from this member; they are not told."""
    caller(request)
    block_member(by=request.viewer, member=get_object_or_404(members_visible_to(request.viewer), uid=uid))
    return None


@router.delete("/me/blocked/{uid}", response={204: None})
def unblock(request: Any, uid: UID) -> Any:
    """Take the block back."""
    caller(request)
    unblock_member(by=request.viewer, member=get_object_or_404(members_visible_to(request.viewer), uid=uid))
    return None
