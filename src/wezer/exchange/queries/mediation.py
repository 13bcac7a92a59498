"""Who may mediate between two sides, and where nobody may."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from wezer.core.community import community
from wezer.core.models import Member
from wezer.core.reach import who_has
from wezer.core.viewer import Viewer
from wezer.exchange.models import Reply
from wezer.exchange.permissions import MEDIATE
from wezer.exchange.queries.replies import people_behind


def sides(reply: Reply) -> set[int]:
    return {member.pk for party in (reply.payer, reply.payee) for member in people_behind(party)}


def is_a_side(member: Member, reply: Reply) -> bool:
    return member.pk in sides(reply)


def mediators_of(reply: Reply) -> list[Member]:
    """Who holds the right, but for the two sides. Few statements, however large the community."""
    own = sides(reply)
    return [member for member in who_has(MEDIATE, community()) if member.pk not in own]


def may_mediate(reply: Reply) -> bool:
    """Whether somebody may: by mandate, or because both named them and they accepted."""
    if mediators_of(reply):
        return True
    return reply.mediator_accepted_at is not None and stands(reply)


def stands(reply: Reply) -> bool:
    """Whether somebody is named who may: they have not left, nor come to be one of the two sides."""
    named = reply.mediator
    return named is not None and Viewer.of(named).is_inside and not is_a_side(named, reply)


def disputed_replies() -> QuerySet[Reply]:
    rows = Reply._base_manager.filter(disputed_at__isnull=False).select_related("payer", "payee", "mediator")
    return rows.order_by("pk")


def waits_for_a_mediator(reply: Reply, viewer: Any) -> dict[str, Any]:
    """What the page of a dispute says about it: nothing more is asked where all goes well."""
    mine = {party.pk for party in (reply.payer, reply.payee) if viewer.may_act_for(party)}
    named, is_member = reply.mediator, viewer.member is not None and viewer.member.pk == reply.mediator_id
    is_open = named is not None and reply.mediator_agreed_at is None
    is_taken = reply.mediator_accepted_at is not None and bool(mine) and stands(reply)
    return {
        "nobody_mediates": not may_mediate(reply),
        "may_name": bool(mine) and not is_taken,
        "may_agree": is_open and bool(mine - {reply.mediator_named_by_id}),
        "may_unname": is_open and bool(mine),
        "may_release": is_taken and bool(mine - {reply.mediator_unwanted_by_id}),
        "may_take_back_release": is_taken and reply.mediator_unwanted_by_id in mine,
        "is_asked": is_member and reply.mediator_agreed_at is not None and reply.mediator_accepted_at is None,
        "may_step_back": is_member and reply.mediator_accepted_at is not None,
    }


def roles_of_the_community() -> str:
    """Where those who tend the community give roles."""
    return reverse("groups:settings", args=[community().slug]) + "#roles"
