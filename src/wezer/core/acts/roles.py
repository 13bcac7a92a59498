"""Roles: bundles of rights, who holds them."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from wezer.core.events import RoleEnded, RoleGranted
from wezer.core.models import Group, Member, Role, RoleHolding
from wezer.core.refusals import BeyondOwnRights, LastSteward
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import default_rights, require
from wezer.kernel.ref import ref

#: Names of the roles every group may have; a community's own words replace them on screen.
STANDARD = {
    "gardener": gettext_noop("Gardener"),
    "steward": gettext_noop("Steward"),
    "wallet": gettext_noop("Wallet holder"),
    "moderator": gettext_noop("Moderator"),
    "secretary": gettext_noop("Secretary"),
}
#: Groups without anyone in one of these roles have nobody to tend them.
TENDING = ("gardener", "steward")


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
    beyond = [right for right in rights if not by.has_right(right, group)]
    if beyond:
        raise BeyondOwnRights(rights=", ".join(beyond))
    name = clean_name(name, most=80)
    return Role.objects.create(
        group=group,
        key=slugify(name)[:40] or "role",
        name=name,
        rights=sorted(set(rights)),
        purpose=purpose,
        seats=seats,
    )


@act
def grant_role(*, by: Any, role: Role, member: Member) -> RoleHolding:
    """Let `member` hold `role` from now on. Granting twice changes nothing."""
    require(by, "core.grant_roles", role.group)
    if not by.is_system and (beyond := [right for right in role.rights if not by.has_right(right, role.group)]):
        raise BeyondOwnRights(rights=", ".join(beyond))
    holding, is_new = RoleHolding.objects.get_or_create(role=role, member=member, until=None)
    if is_new:
        emit(RoleGranted(subject=ref(role), member=ref(member)), group=role.group, audit=True)
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


def _others_tending(holding: RoleHolding) -> bool:
    others = RoleHolding.objects.filter(role__group=holding.role.group, role__key__in=TENDING, until=None)
    return others.exclude(pk=holding.pk).exists()
