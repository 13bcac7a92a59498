"""At the community's own door: an attempt is begun, with the answers that those who admit people read."""

from datetime import datetime, timedelta

from wezer.core.acts.steps import become
from wezer.core.community import community
from wezer.core.crossing.acts.attempts import begin, let_in, locked, settle
from wezer.core.crossing.membranes import Rules, rules_of
from wezer.core.events_privacy import ErasureWithdrawn
from wezer.core.models import Application, Belonging, BelongingState, Crossing, Erasure, Group, Member
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


def knock(member: Member, answers: list[dict[str, str]], *, invited: bool = False) -> Application:
    """Their answers, and the attempt that others may have to say something of. For acts."""
    belonging = Belonging.objects.select_related("group", "member__user").get(member=member, group=community())
    application, _new = Application.objects.update_or_create(
        belonging=belonging,
        defaults={"answers": answers, "decided_by": None, "decided_at": None, "created_at": now()},
    )
    crossing = begin(belonging, rules_of(belonging.group), invited=invited)
    if invited and Crossing.objects.filter(pk=crossing.pk, invited=False).update(invited=True):
        settle(locked(crossing))  # they had asked before; by the invitation it may be decided now
    return application


def suffices(rules: Rules) -> bool:
    """Whether an invitation lets in: whoever decides alone has decided by inviting; where a vote, vouching or a rule is asked,
    that remains."""
    alone = [{"open"}, {"request"}, {"invitation"}, {"closed"}]
    by_itself = any([each["kind"] for each in way] == ["invitation"] for way in rules.ways)
    return by_itself or (rules.kinds in alone and rules.ways[0][0].get("deciders", 1) == 1)


def invitation_ends(group: Group) -> datetime:
    """Until when whoever is invited now may answer (core.md 5.1)."""
    return now() + timedelta(days=value("groups.invitation_days", group))


def think_better(member: Member) -> None:
    """Whoever comes back, or asks to, no longer wishes to be forgotten: else it would be done to them when they leave again,
    without the days to think it over. For acts."""
    if Erasure.objects.filter(member=member, done_at=None).delete()[0]:
        emit(ErasureWithdrawn(subject=ref(member)), group=community(), audit=True)


def come_in_invited(member: Member, inviter: Member | None) -> None:
    """Somebody known who stands outside comes back by an invitation, or waits for what the door asks besides. For acts."""
    root = community()
    think_better(member)
    rules = rules_of(root)
    if suffices(rules):
        let_in(member, root, rules, [{"kind": "invitation"}], {"invited": True}, invited_by=inviter)
        return
    become(member, root, BelongingState.APPLIED, crossing="invitation", invited_by=inviter)
    knock(member, [], invited=True)
