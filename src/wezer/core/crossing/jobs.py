"""What the worker does for membranes by itself."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.founding import close_group_votes
from wezer.core.acts.membership import end_invitations, end_suspensions
from wezer.core.crossing.acts.agreements import tell_reviews
from wezer.core.crossing.acts.inviting import end_proposals
from wezer.core.crossing.acts.newcomers import end_pauses, finish_trials, remind_of_newcomers
from wezer.core.crossing.acts.parting import finish_parting, remind_of_parting
from wezer.core.crossing.acts.standing import reconsider_group
from wezer.core.crossing.acts.voices import close_votes
from wezer.core.crossing.falling import touched_by_rules
from wezer.core.crossing.parting import REMINDED_BEFORE
from wezer.core.models import Departure, Group, GroupState
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.jobs import by_itself, scheduled


@scheduled(every=timedelta(minutes=1), words=_("Count the votes on who comes in whose time is over."))
def close_votes_on_entry() -> None:
    close_votes(by=Viewer.system())


@scheduled(every=timedelta(minutes=1), words=_("Count the votes on new groups whose time is over."))
def close_votes_on_groups() -> None:
    close_group_votes(by=Viewer.system())


@scheduled(
    every=timedelta(days=1),
    words=_("Look at the rules of membranes: who falls out has days of grace, for whom a rule holds again is back in."),
)
def look_at_rules() -> None:
    with_rule = Q(has_rule=True) | Exists(touched_by_rules().filter(group=OuterRef("pk")))  # or had one until lately
    for group in Group.objects.filter(with_rule, state=GroupState.ACTIVE).order_by("pk"):
        after = 0
        while after := reconsider_group(by=Viewer.system(), group=group, after=after):
            pass


@scheduled(
    every=timedelta(hours=6),
    words=_("End trials and pauses whose day has come; remind of newcomers whom nobody has met."),
)
def see_to_newcomers() -> None:
    system = Viewer.system()
    while finish_trials(by=system):
        pass
    while end_pauses(by=system):
        pass
    remind_of_newcomers(by=system)


@scheduled(every=timedelta(minutes=10), words=_("Lift the suspensions whose time has come."))
def see_to_suspensions() -> None:
    while end_suspensions(by=Viewer.system()):
        pass


@scheduled(every=timedelta(days=1), words=_("End invitations into groups that nobody answered or confirmed in time."))
def see_to_invitations() -> None:
    while end_invitations(by=Viewer.system()) == 200:
        pass
    while end_proposals(by=Viewer.system()) == 200:
        pass


def see_to_partings() -> None:
    """Who said that they leave a group: gone when the day has come, reminded some days before."""
    system, moment = Viewer.system(), now()
    of_groups = Departure.objects.filter(belonging__group__parent__isnull=False)
    of_groups = of_groups.select_related("belonging__group", "belonging__member")
    for departure in list(of_groups.filter(due_at__lte=moment).order_by("due_at")):
        with by_itself(departure.belonging):
            finish_parting(by=system, departure=departure)
    near = of_groups.filter(due_at__gt=moment, due_at__lte=moment + REMINDED_BEFORE, reminded_at=None)
    for departure in list(near.order_by("due_at")):
        with by_itself(departure.belonging):
            remind_of_parting(by=system, departure=departure)


@scheduled(every=timedelta(hours=6), words=_("Tell those who tend a group that an agreement is to be looked at again."))
def see_to_agreements() -> None:
    while tell_reviews(by=Viewer.system()):
        pass
