"""Roles: bundles of rights, who holds them."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from wezer.core.acts.care import TENDING, settle_care
from wezer.core.events import RoleChanged, RoleEnded, RoleGranted
from wezer.core.models import Group, Member, Role, RoleHolding
from wezer.core.refusals import BeyondOwnRights, LastSteward, RoleFull, RoleKeepsTending
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import default_rights, require, right
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition

#: Names of the roles every group may have; a community's own words replace them on screen.
STANDARD = {
    "gardener": gettext_noop("Gardener"),
    "steward": gettext_noop("Steward"),
    "wallet": gettext_noop("Wallet holder"),
    "moderator": gettext_noop("Moderator"),
    "secretary": gettext_noop("Secretary"),
    "treasurer": gettext_noop("Treasurer"),
    "auditor": gettext_noop("Auditor"),
}
#: What these roles cannot lose: nobody could give it back.
KEPT = frozenset({"core.tend_community", "core.tend_group", "core.grant_roles"})


@act
def open_role(*, by: Any, group: Group, key: str) -> Role:
    """One of the standard roles, with the rights that packages give it from the start."""
    return Role.objects.get_or_create(
        group=group, key=key, defaults={"name": STANDARD[key], "rights": default_rights(key)}
    )[0]


@act
def create_role(
    *, by: Any, group: Group, name: str, rights: Sequence[str], purpose: str = "", seats: int | None = None
) -> Role:
    """A role of the group's own. Nobody can put in it a right they do not hold there themselves."""
    require(by, "core.grant_roles", group)
    _refuse_beyond(by, group, rights)
    name = clean_name(name, most=80)
    return Role.objects.create(
        group=group,
        key=_free_key(group, slugify(name)[:40] or "role"),
        name=name,
        rights=sorted(set(rights)),
        purpose=purpose,
        seats=seats,
    )


@act
def change_role(*, by: Any, role: Role, **changes: Any) -> Role:
    """Change name, purpose, rights, seats. Who holds it has the new rights at once; nobody adds one beyond their own."""
    require(by, "core.grant_roles", role.group)
    unknown = set(changes) - {"name", "purpose", "rights", "seats"}
    assert not unknown, f"change_role does not change {unknown}"
    if "name" in changes:
        changes["name"] = clean_name(changes["name"], most=80)
    if "rights" in changes:
        changes["rights"] = sorted(set(changes["rights"]))
        _refuse_beyond(by, role.group, [name for name in changes["rights"] if name not in role.rights])
        lost = (KEPT & set(role.rights)) - set(changes["rights"])
        if role.key in TENDING and lost:
            raise RoleKeepsTending(rights=", ".join(sorted(str(right(name).label) for name in lost)))
    for field, said in changes.items():
        setattr(role, field, said)
    role.save(update_fields=list(changes))
    emit(RoleChanged(subject=ref(role)), group=role.group, audit=True)
    return role


@act
def remove_role(*, by: Any, role: Role) -> None:
    """Take away a role of the group's own that nobody ever held."""
    require(by, "core.grant_roles", role.group)
    if role.key in STANDARD or RoleHolding.objects.filter(role=role).exists():
        raise InvalidTransition(state=role.name)
    role.delete()


def _refuse_beyond(by: Any, group: Group, rights: Sequence[str]) -> None:
    if not by.is_system and (beyond := [name for name in rights if not by.has_right(name, group)]):
        raise BeyondOwnRights(rights=", ".join(beyond))


def _free_key(group: Group, wanted: str) -> str:
    taken = {*STANDARD, *Role.objects.filter(group=group).values_list("key", flat=True)}
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted[:36]}-{number}", number + 1
    return key


@act
def grant_role(*, by: Any, role: Role, member: Member) -> RoleHolding:
    """Let `member` hold `role` from now on. Granting twice changes nothing; a role with seats has no more holders than those."""
    require(by, "core.grant_roles", role.group)
    _refuse_beyond(by, role.group, role.rights)
    role = Role.objects.select_for_update().select_related("group").get(pk=role.pk)  # two who take the last seat wait
    others = RoleHolding.objects.filter(role=role, until=None).exclude(member=member)
    if role.seats is not None and others.count() >= role.seats:
        raise RoleFull(role=role.name, count=role.seats)
    holding, is_new = RoleHolding.objects.get_or_create(role=role, member=member, until=None)
    if is_new:
        emit(RoleGranted(subject=ref(role), member=ref(member)), group=role.group, audit=True)
        _look_after(role)
    return holding


@act
def end_role(*, by: Any, holding: RoleHolding) -> None:
    """End a holding, one's own or as someone who grants roles; the last one who tends a root group stays."""
    role = holding.role
    if by.member is None or by.member.pk != holding.member_id:
        require(by, "core.grant_roles", role.group)
    if role.group.is_root and role.key in TENDING and not _others_tending(holding):
        raise LastSteward()
    if RoleHolding.objects.filter(pk=holding.pk, until=None).update(until=now()):
        emit(RoleEnded(subject=ref(role), member=ref(holding.member)), group=role.group, audit=True)
        _look_after(role)


def _look_after(role: Role) -> None:
    if role.key in TENDING:
        settle_care(groups=[role.group])


def _others_tending(holding: RoleHolding) -> bool:
    others = RoleHolding.objects.filter(role__group=holding.role.group, role__key__in=TENDING, until=None)
    return others.exclude(pk=holding.pk).exists()
