"""Leaving the community: asked, thought over for some days, and done when nothing is open any more."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wezer.core.acts.roles import end_role
from wezer.core.acts.steps import step_belonging
from wezer.core.community import community
from wezer.core.events import DepartureReminded
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Departure, Member, RoleHolding
from wezer.core.refusals import NotLeaving, NotSettled
from wezer.core.settings_registry import value
from wezer.core.settlement import blocking, heir_steps, open_points
from wezer.core.speaking import speaking
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: States in which one may ask to leave: inside, and not leaving yet.
STAYING = tuple(state for state in ACTIVE_STATES if state != BelongingState.LEAVING)
#: Not in yet.
WAITING = (BelongingState.APPLIED, BelongingState.INVITED)


@act
def ask_to_leave(*, by: Any, word: str = "", hands_over: bool = True) -> Departure:
    """Ask to leave the community. Until the days of grace are over one may stay after all; all rights remain so long."""
    belonging = _own_belonging(by)
    before = belonging.state
    step_belonging(belonging, STAYING, BelongingState.LEAVING, NotAllowed())
    return Departure.objects.create(
        belonging=belonging,
        state_before=before,
        word=word.strip()[:2000],
        hands_over=hands_over,
        asked_at=now(),
        due_at=now() + timedelta(days=value("leaving.grace_days")),
    )


@act
def stay(*, by: Any) -> None:
    """Think better of it: everything is as it was."""
    belonging = _own_belonging(by)
    departure = Departure.objects.filter(belonging=belonging).first()
    if departure is None:
        raise NotLeaving()
    step_belonging(belonging, BelongingState.LEAVING, departure.state_before, NotLeaving(), told_as="return")


@act
def leave_community(*, by: Any) -> None:
    """Leave now, without waiting for the end of the days of grace. Refused while something is open."""
    _depart(by, _own_belonging(by))
    if hasattr(by, "forget"):
        by.forget()


@act
def finish_departure(*, by: Any, departure: Departure) -> bool:
    """The days of grace are over: let them go, or remind them once of what is still open. Whether they are gone."""
    belonging = Belonging.objects.select_related("group", "member__user").get(pk=departure.pk)
    try:
        with attempt():
            _depart(by, belonging)
    except NotSettled:
        if Departure.objects.filter(pk=departure.pk, reminded_at=None).update(reminded_at=now()):
            emit(DepartureReminded(subject=ref(community()), member=ref(belonging.member)), group=community())
        return False
    return True


def _own_belonging(by: Any) -> Belonging:
    found = Belonging.objects.select_related("group", "member__user").filter(member=by.member, group=community())
    belonging = found.first()
    if belonging is None:
        raise NotAllowed()
    return belonging


def _depart(by: Any, belonging: Belonging) -> None:
    """Hand over, look what is open, and only then close every door behind them."""
    Belonging.objects.select_for_update().get(pk=belonging.pk)
    departure = Departure.objects.filter(belonging=belonging).first()
    if departure is None:
        raise NotLeaving()
    member = belonging.member
    heir = community() if departure.hands_over else None
    for step in sorted(heir_steps, key=lambda each: (each.order, each.kind)):
        step.hand_over(by=by, party=member, heir=heir)
    if still := blocking(open_points(member), hands_over=False):
        raise NotSettled(what=still[0].text)
    end_roles_and_belongings(by, member)
    step_belonging(belonging, BelongingState.LEAVING, BelongingState.LEFT, NotLeaving(), reason="")
    _say_goodbye(member)


def end_roles_and_belongings(by: Any, member: Member) -> None:
    """Everything below the community itself. For acts only."""
    for holding in RoleHolding.objects.select_related("role__group", "member").filter(member=member, until=None):
        end_role(by=by, holding=holding)
    mine = Belonging.objects.select_related("group", "member").filter(member=member, group__parent__isnull=False)
    open_states = (*ACTIVE_STATES, BelongingState.SUSPENDED, *WAITING)
    for each in mine.filter(state__in=open_states):
        ended = BelongingState.WITHDRAWN if each.state in WAITING else BelongingState.LEFT
        step_belonging(each, open_states, ended, NotLeaving())


def _say_goodbye(member: Member) -> None:
    user = member.user
    if user is None or not user.email:
        return
    with speaking(member.language):
        context = {"member": member, "community": community(), "url": settings.SITE_URL}
        subject = _("You left {community}").format(community=community().name)
        EmailMessage(subject, render_to_string("core/me/email/left.txt", context), to=[user.email]).send()
