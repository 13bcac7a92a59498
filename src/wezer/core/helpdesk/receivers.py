"""What the help desk does when facts arrive: those who can help are told, and whoever asked."""

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.forum.receivers import published
from wezer.core.helpdesk import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.models import ItemAnswer, Member, ProfileTerm, RoleHolding, Ticket, TicketState
from wezer.core.queries import actor_of
from wezer.core.viewer import GIVE_HELP, Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()
#: Of those whose skills match, so many are told.
MOST_TOLD = 50


@receiver("core.ticket_sent")
def tell_who_can_help(fact: Fact) -> None:
    """Of what is asked publicly, members with the skill it names; where nobody has it, and of what is private, the team."""
    ticket = _ticket(fact)
    if ticket is None or ticket.state != TicketState.OPEN:
        return
    people = [] if ticket.is_private else skilled(ticket.skill)
    _tell(fact, ticket, people or team(ticket), "help_wanted")


@receiver("core.ticket_moved")
def tell_of_a_move(fact: Fact) -> None:
    ticket = _ticket(fact)
    if ticket is None:
        return
    state = fact.payload["state"]
    if state != TicketState.OPEN:
        settle_notices(by=system, fact=fact, kind="help_wanted", item=ticket)
    if state == TicketState.ESCALATED:
        _tell(fact, ticket, team(ticket), "help_wanted")
    elif state == TicketState.EXPIRED:
        _tell(fact, ticket, list(Member.objects.filter(pk=ticket.written_by_id or ticket.author_id)), "help_expired")
    elif state == TicketState.SOLVED and isinstance(answer := resolve(fact.payload.get("answer") or ""), ItemAnswer):
        _tell(fact, ticket, list(Member.objects.filter(pk=answer.written_by_id or answer.author_id)), "answer_accepted")


def skilled(term: str) -> list[Member]:
    """Members who say that they can do it. It is told to them, and to nobody else."""
    if not term:
        return []
    found = ProfileTerm.objects.filter(term=term, field__key="skills").values("field__member")
    return list(Member.objects.filter(pk__in=found).order_by("pk")[:MOST_TOLD])


def team(ticket: Ticket) -> list[Member]:
    """Who holds a role with the right, in the group or around it."""
    held = RoleHolding.objects.filter(role__group__below__descendant=ticket.group_id, until=None).select_related("role")
    people = {holding.member_id for holding in held if GIVE_HELP in holding.role.rights}
    return list(Member.objects.filter(pk__in=people))


def _tell(fact: Fact, ticket: Ticket, people: list[Member], kind: str) -> None:
    actor = actor_of(fact) if kind != "help_expired" else None
    notify(by=system, members=people, kind=kind, fact=fact, item=ticket, group=ticket.group, actor=actor)


def _ticket(fact: Fact) -> Ticket | None:
    if published(fact) is None:
        return None
    found = resolve(fact.subject)
    return (
        Ticket.objects.select_related("group", "room", "audience").get(pk=found.pk)
        if isinstance(found, Ticket)
        else None
    )
