"""Whether a group has a wallet: as its kind does from the start, and then as those who tend it say (core.md 4.1)."""

from typing import Any

from django.db.models import F

from wezer.core.acts.care import TENDING, take_turns
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.rooms import archive_room, open_room, reopen_room
from wezer.core.events_structure import GroupWalletChanged
from wezer.core.models import STANDING, Group, Member, RoleHolding, Room, RoomState
from wezer.core.refusals import WalletStays
from wezer.core.settlement import why_wallet_stays
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def change_wallet(*, by: Any, group: Group, has_wallet: bool) -> Group:
    """The group has a wallet from now on, or none any more as long as nothing came of it. Its accounts open on first use.
    Twice changes nothing."""
    require(by, "core.change_wallet", group)
    take_turns([group.pk])  # whoever opens its first account at this moment goes first, or after
    group.refresh_from_db(fields=["has_wallet", "membrane", "membrane_rules"])  # what else is asked of the row
    if group.has_wallet == has_wallet:
        return group
    if not has_wallet and (why := why_wallet_stays(group)):
        raise WalletStays(name=group.name, why=why)
    Group.objects.filter(pk=group.pk).update(version=F("version") + 1, has_wallet=has_wallet)
    group.refresh_from_db(fields=["has_wallet", "version"])
    if has_wallet:
        _give_role(by, group)
        _show_room(group)
    else:
        _hide_room(group)
    emit(GroupWalletChanged(subject=ref(group), has_wallet=has_wallet), group=group, audit=True)
    if hasattr(by, "forget"):
        by.forget()
    return group


def _give_role(by: Any, group: Group) -> None:
    """Somebody spends from it, as where there was one from the start. Who holds the role from an earlier time keeps it."""
    role = open_role(by=Viewer.system(), group=group, key="wallet")
    if RoleHolding.objects.filter(role=role, until=None).exists():
        return
    for member in _first_holders(by, group)[: role.seats]:
        grant_role(by=Viewer.system(), role=role, member=member)


def _first_holders(by: Any, group: Group) -> list[Member]:
    """Whoever switches it on, if they hold the charge of the group itself; from around it one gives it to those who do."""
    tending = RoleHolding.objects.current().filter(role__group=group, role__key__in=TENDING, lent_from=None)
    people = {each.member_id: each.member for each in tending.select_related("member").order_by("since", "pk")}
    mine = people.get(by.member.pk) if by.member is not None else None
    return [mine] if mine is not None else list(people.values())


def _show_room(group: Group) -> None:
    rooms = Room.objects.filter(group=group, kind="wallet").select_related("group")
    if rooms.filter(state__in=STANDING).exists():
        return
    if archived := rooms.filter(state=RoomState.ARCHIVED).first():
        reopen_room(by=Viewer.system(), room=archived)
    else:
        open_room(by=Viewer.system(), group=group, kind="wallet", if_there=True)


def _hide_room(group: Group) -> None:
    for room in Room.objects.filter(group=group, kind="wallet", state__in=STANDING).select_related("group"):
        archive_room(by=Viewer.system(), room=room)
