"""The rights of the help desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.helpdesk.rules import LIVE
from wezer.core.models import GroupState, ProfileTerm
from wezer.core.permissions import comment_item
from wezer.kernel.permissions import permission


@permission("core.ask_for_help", label=_("Ask for help"), writes=True)
def ask_for_help(viewer: Any, group: Any) -> bool:
    """Members who may know of the group."""
    inside = viewer.member is not None and viewer.is_inside and group.state == GroupState.ACTIVE
    return bool(inside and group.is_known_to(viewer))


@permission("core.give_help", label=_("Read private requests for help and tend the help desk"), risk="personal",
            default_roles=("gardener", "steward"))  # fmt: skip
def give_help(viewer: Any, group: Any) -> bool:
    """The team: by a role's right."""
    return viewer.has_right("core.give_help", group)


@permission("core.answer_ticket", label=_("Answer a request for help"), writes=True)
def answer_ticket(viewer: Any, ticket: Any) -> bool:
    """Whoever reads it."""
    return comment_item(viewer, ticket) and ticket.state in LIVE


@permission("core.take_ticket", label=_("Take a request for help in hand"))
def take_ticket(viewer: Any, ticket: Any) -> bool:
    """Of what was asked publicly, members who have the skill it names, or any when it names none; the team."""
    if not answer_ticket(viewer, ticket) or viewer.may_act_for(ticket.author_id):
        return False
    if not ticket.skill or give_help(viewer, ticket.group):
        return True
    mine = ProfileTerm.objects.filter(field__member=viewer.member, field__key="skills", term=ticket.skill)
    return mine.exists()


@permission("core.settle_ticket", label=_("Say that a request for help is solved"))
def settle_ticket(viewer: Any, ticket: Any) -> bool:
    """Whoever asked."""
    return bool(viewer.member is not None and ticket.withdrawn_at is None and viewer.may_act_for(ticket.author_id))


@permission("core.tend_ticket", label=_("Hand a request for help to the team, or close it"))
def tend_ticket(viewer: Any, ticket: Any) -> bool:
    """Whoever asked, whoever has it in hand, and the team, as far as they read it."""
    if settle_ticket(viewer, ticket):
        return True
    if not ticket.is_published or ticket.audience_id not in viewer.audience_ids or viewer.member is None:
        return False
    return ticket.taken_by_id == viewer.member.pk or give_help(viewer, ticket.group)


@permission("core.write_article", label=_("Write help articles"), default_roles=("gardener", "steward"), writes=True)
def write_article(viewer: Any, group: Any) -> bool:
    return viewer.has_right("core.write_article", group)


@permission("core.make_article", label=_("Make an article of a solved request for help"), writes=True)
def make_article(viewer: Any, ticket: Any) -> bool:
    """Those who write articles there, and whoever solved it."""
    if not ticket.is_published or ticket.audience_id not in viewer.audience_ids:
        return False
    solved_it = ticket.accepted is not None and viewer.may_act_for(ticket.accepted.author_id)
    return bool(solved_it or write_article(viewer, ticket.group))
