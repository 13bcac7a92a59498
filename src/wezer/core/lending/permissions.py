"""The rights of lending. Each step of a loan belongs to one side of it, or to who mediates once it is disputed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.lending.refusals import NotYourSide
from wezer.core.mediation.rules import mediates_by_name
from wezer.core.permissions import tend_group, write_in_group
from wezer.kernel.permissions import permission

MEDIATE = "core.mediate_loan"


@permission("core.lend_thing", label=_("Put a thing on the shelf"), writes=True)
def lend_thing(viewer: Any, group: Any) -> bool:
    """Who belongs directly to the group."""
    return write_in_group(viewer, group) and (viewer.belongs_directly(group) or group.is_root)


@permission("core.change_thing", label=_("Change a thing that is lent"))
def change_thing(viewer: Any, thing: Any) -> bool:
    """Its owner, and those who tend its group and read it."""
    if thing.withdrawn_at is not None:
        return False
    if viewer.may_act_for(thing.author_id):
        return True
    reads = thing.is_published and thing.audience_id in viewer.audience_ids
    return bool(reads and thing.group is not None and tend_group(viewer, thing.group))


@permission("core.borrow_thing", label=_("Ask to borrow a thing"))
def borrow_thing(viewer: Any, thing: Any) -> bool:
    """Members who read it, for themselves or for a group they act for."""
    if viewer.member is None or not viewer.is_inside or not viewer.may_act_for(viewer.party):
        return False
    return bool(
        thing.is_published and (thing.audience_id in viewer.audience_ids or viewer.may_act_for(thing.author_id))
    )


@permission("core.answer_loan", label=_("Answer who asks for one's thing"), refusal=NotYourSide)
def answer_loan(viewer: Any, loan: Any) -> bool:
    return bool(viewer.may_act_for(loan.owner_id))


@permission("core.keep_loan", label=_("Say what becomes of what one borrowed"), refusal=NotYourSide)
def keep_loan(viewer: Any, loan: Any) -> bool:
    return bool(viewer.may_act_for(loan.borrower_id))


@permission("core.take_part_in_loan", label=_("Take a step in one's own loan"), refusal=NotYourSide)
def take_part_in_loan(viewer: Any, loan: Any) -> bool:
    return answer_loan(viewer, loan) or keep_loan(viewer, loan)


@permission(MEDIATE, label=_("Settle the dispute of a loan"), risk="money", default_roles=("gardener", "moderator"))
def mediate_loan(viewer: Any, loan: Any) -> bool:
    """Only once one side has called for it, never in one's own loan: by mandate, as long as one holds it (the loan is read
    by those who do), or because both sides named one for this case."""
    if not loan.is_disputed or take_part_in_loan(viewer, loan):
        return False
    if mediates_by_name(viewer, loan):
        return True
    reads = viewer.is_system or loan.audience_id in viewer.audience_ids
    return bool(reads and viewer.has_right(MEDIATE, loan.group))
