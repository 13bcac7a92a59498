"""Leaving a group that asks for notice, or to talk first: said, taken back, done when its day has come."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.acts.audiences import audience
from wezer.core.acts.roles import end_role
from wezer.core.acts.steps import GOING, step_belonging
from wezer.core.chat.acts.conversations import open_conversation
from wezer.core.chat.acts.messages import say
from wezer.core.crossing.parting import FREE, REMINDED_BEFORE, TALK, leaving_of
from wezer.core.crossing.refusals import LeavesThen
from wezer.core.events import DepartureReminded
from wezer.core.models import (
    Belonging,
    BelongingState,
    Conversation,
    ConversationForm,
    Departure,
    Group,
    Member,
    RoleHolding,
)
from wezer.core.refusals import NotLeaving
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal


def say_that_one_leaves(belonging: Belonging, handover: str, word: str) -> Departure | None:
    """Where the membrane asks for notice or a talk, a full member has said it now. None: they go at once. For acts."""
    mode, days = leaving_of(belonging.group)
    if mode == FREE or belonging.state != BelongingState.MEMBER:
        return None
    asked_at = now()
    due_at = asked_at + timedelta(days=days)
    step_belonging(
        belonging, BelongingState.MEMBER, BelongingState.LEAVING, NotLeaving(), told_as="leaving", until=due_at
    )
    return Departure.objects.create(
        belonging=belonging,
        state_before=BelongingState.MEMBER,
        word=word.strip()[:2000],
        handover=handover.strip()[:2000],
        hands_over=False,
        asked_at=asked_at,
        due_at=due_at,
        reminded_at=asked_at if due_at - asked_at <= REMINDED_BEFORE else None,
        talk=_begin_to_talk(belonging, word) if mode == TALK else None,
    )


def word_of_who_is_due(belonging: Belonging) -> str:
    """What they left for the next one, once the day has come; before it they are told when it does. For acts."""
    known = Departure.objects.filter(belonging=belonging).first()
    if known is not None and not known.is_due:
        raise LeavesThen(name=belonging.group.name, day=known.day)
    return known.handover if known is not None else ""


def _begin_to_talk(belonging: Belonging, word: str) -> Conversation | None:
    """A letter to those who tend the group, also where it takes none. Whoever may not write now goes without."""
    group, by = belonging.group, Viewer.of(belonging.member)
    with suppress(Refusal), attempt():
        title = _("{name} would like to leave").format(name=belonging.member.name)
        made = open_conversation(
            by, ConversationForm.LETTER, audience("stewards", group), author=belonging.member, group=group, title=title
        )
        say(
            by=by,
            conversation=made,
            body=word.strip() or _("I would like to leave the group. Let us talk about it first."),
        )
        return made
    return None


@act
def stay_in_group(*, by: Any, group: Group) -> None:
    """Think better of it: they stand as before."""
    departure = _of(group, by.member)
    if departure is None:
        raise NotLeaving()
    step_belonging(
        departure.belonging, BelongingState.LEAVING, departure.state_before, NotLeaving(), told_as="return", until=None
    )
    if hasattr(by, "forget"):
        by.forget()


@act
def let_go(*, by: Any, belonging: Belonging) -> None:
    """Those who decide who is in ask for no more of the notice: they are out now."""
    require(by, "core.decide_membership", belonging.group)
    departure = _of(belonging.group, belonging.member)
    if departure is None or departure.belonging.state != BelongingState.LEAVING:
        raise NotLeaving()
    _go(departure)


@act
def finish_parting(*, by: Any, departure: Departure) -> None:
    """Its day has come: they have left, whatever is open, and whatever was not answered."""
    found = _of(departure.belonging.group, departure.belonging.member)
    if found is None or found.due_at > now():
        return
    if found.belonging.state in GOING:
        _go(found)
    else:  # out otherwise, or the group is no more
        found.delete()


@act
def remind_of_parting(*, by: Any, departure: Departure) -> None:
    """Once, some days before: until then they may stay."""
    belonging = departure.belonging
    if Departure.objects.filter(pk=departure.pk, reminded_at=None).update(reminded_at=now()):
        emit(DepartureReminded(subject=ref(belonging.group), member=ref(belonging.member)), group=belonging.group)


def _of(group: Group, member: Member | None) -> Departure | None:
    found = Departure.objects.filter(
        belonging__group=group, belonging__member=member, belonging__group__parent__isnull=False
    )
    return found.select_related("belonging__group", "belonging__member").first() if member is not None else None


def _go(departure: Departure) -> None:
    belonging = departure.belonging
    end_roles_in(Viewer.system(), belonging, departure.handover)
    step_belonging(belonging, tuple(GOING), BelongingState.LEFT, NotLeaving(), until=None)


def end_roles_in(by: Any, belonging: Belonging, handover: str) -> None:
    """What they held there ends; the word for the next one stands with each that was their own. For acts."""
    held = RoleHolding.objects.filter(member=belonging.member, role__group=belonging.group, until=None)
    for holding in held.select_related("role__group", "member", "lent_from"):
        end_role(by=by, holding=holding, handover="" if holding.lent_from_id else handover)
