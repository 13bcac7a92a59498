"""Who is told when somebody is named to mediate, and when nobody may."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.mediation.acts import look_at_disputes
from wezer.core.mediation.kinds import kind_of
from wezer.core.mediation.queries import case_of, mediators_of, people_of
from wezer.core.models import ACTIVE_STATES, Member, Party
from wezer.core.queries import actor_of, members_acting_for
from wezer.core.reach import who_has
from wezer.core.viewer import TEND, Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()
_LACKING = ("nobody_mediates", "mediation_lacks")
_NAMED = ("mediator_named", "mediator_asked", "mediator_unwanted")


@receiver("core.role_granted", "core.role_lent", "core.role_ended", "core.role_changed")
def mediators_may_have_changed(fact: Fact) -> None:
    look_at_disputes(by=system)


@receiver("core.belonging_changed")
def who_mediates_may_have_left(fact: Fact) -> None:
    """Whoever left, or is kept out, reads no dispute any more."""
    if fact.payload["state"] not in ACTIVE_STATES:
        look_at_disputes(by=system)


@receiver("core.mediation_looked")
def tell_that_nobody_mediates(fact: Fact) -> None:
    """The two sides, who have a way out, and those who tend the place: they give the role. They are not told what it is
    about. When somebody may again, they are called."""
    case = case_of(fact.subject)
    if case is None or not case.is_disputed:
        return
    if not fact.payload["lacks"]:
        _settle(fact, case, _LACKING)
        if case.unmediated_since is None:
            call_mediators(fact, case, kind_of(case).caller(case))
    elif case.unmediated_since is not None:
        _notify(fact, "nobody_mediates", case, people_of(case), item=case.item_ptr, group=case.group)
        place = kind_of(case).place(case)
        _notify(fact, "mediation_lacks", case, who_has(TEND, place), group=place, subject=fact.subject)


@receiver("core.mediator_named")
def tell_of_mediator(fact: Fact) -> None:
    case, member = case_of(fact.subject), resolve(fact.payload["member"])
    if case is None or not isinstance(member, Member):
        return
    _settle(fact, case, _NAMED)
    step, stands = fact.payload["step"], case.is_disputed and case.mediator_id == member.pk
    if step == "agreed" and stands:
        _ask(fact, "mediator_asked", case, member)
    elif step == "named" and stands:
        _tell(fact, "mediator_named", case.sides, case, member)
    elif step == "unwanted" and stands and (first := case.mediator_unwanted_by_id) is not None:
        _tell(fact, "mediator_unwanted", [case.other_than(first)], case, member)
    elif step == "accepted":
        _settle(fact, case, _LACKING, also=(kind_of(case).call,))  # those who mediate by their role need not any more
        _tell(fact, "mediator_accepted", case.sides, case, member)
    elif step in ("declined", "left", "released"):
        if step == "released":
            _ask(fact, "mediator_released", case, member)
        _tell(fact, "mediator_declined", case.sides, case, member)
        if step != "declined" and case.is_disputed:
            call_mediators(fact, case, kind_of(case).caller(case))


def call_mediators(fact: Fact, case: Any, actor: Party | None) -> None:
    """Those who hold the right. What they may read follows from the call, not from what is disputed."""
    kind = kind_of(case)
    notify(
        by=system, members=mediators_of(case), kind=kind.call, fact=fact, actor=actor, group=case.group,
        subject=fact.subject, detail=_linked(case),
    )  # fmt: skip


def dispute_is_over(fact: Fact, case: Any) -> None:
    """Nobody is asked any more."""
    _settle(fact, case, (*_LACKING, *_NAMED), also=(kind_of(case).call,))


def _tell(fact: Fact, key: str, parties: Iterable[Party], case: Any, named: Member) -> None:
    """The people behind the parties, but not those on the side that acted."""
    actor = actor_of(fact)
    told = [each for party in parties if party != actor for each in members_acting_for(party.pk)]
    told = [each for each in told if each.pk != fact.actor]
    detail = {"member": named.name}
    _notify(fact, key, case, told, item=case.item_ptr, group=case.group, actor=actor, detail=detail)


def _ask(fact: Fact, key: str, case: Any, member: Member) -> None:
    _notify(fact, key, case, [member], group=case.group, subject=fact.subject, detail=_linked(case))


def _linked(case: Any) -> dict[str, str]:
    return {"title": case.title, "url": case.get_absolute_url()}


def _notify(fact: Fact, key: str, case: Any, members: Iterable[Member], **more: Any) -> None:
    notify(by=system, members=members, kind=kind_of(case).notices + key, fact=fact, **more)


def _settle(fact: Fact, case: Any, keys: Iterable[str], also: tuple[str, ...] = ()) -> None:
    kinds = (*(kind_of(case).notices + key for key in keys), *also)
    settle_notices(by=system, fact=fact, kind=kinds, subject=fact.subject)
