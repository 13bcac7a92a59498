"""Who mediates by name. No statement."""

from typing import Any


def is_side(by: Any, case: Any) -> bool:
    """Whether they may act for one of the two sides."""
    return any(by.may_act_for(party) for party in case.sides)


def mediates_by_name(viewer: Any, case: Any) -> bool:
    """Whether both sides named them, and they accepted."""
    is_member = viewer.member is not None and viewer.member.pk == case.mediator_id
    return bool(is_member and case.mediator_accepted_at is not None and viewer.is_inside)


def side_of(by: Any, case: Any) -> Any:
    """As which of the two sides the viewer speaks; who mediates speaks as themselves."""
    sides = case.sides
    own = (by.party, *sides) if by.party is not None and by.party.pk in {each.pk for each in sides} else sides
    return next((party for party in own if by.may_act_for(party)), by.member or by.party)
