"""Roles: bundles of rights, who holds them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from wezer.core.acts.care import TENDING, settle_care, take_turns
from wezer.core.events import RoleChanged, RoleEnded, RoleGranted, RoleLent
from wezer.core.models import ACTIVE_STATES, Belonging, Group, Member, Role, RoleHolding
from wezer.core.refusals import (
    BeyondOwnRights,
    HoldsAlready,
    LastSteward,
    LoanTooLong,
    NotLendable,
    RoleFull,
    RoleKeepsTending,
)
from wezer.core.rules import clean_name, end_of_term
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import default_rights, require, right
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, NotAllowed

#: Names of the roles every group may have; a community's own words replace them on screen.
STANDARD = {
    "gardener": gettext_noop("Gardener"),
    "steward": gettext_noop("Steward"),
    "wallet": gettext_noop("Wallet holder"),
    "moderator": gettext_noop("Moderator"),
    "guide": gettext_noop("Guide"),
    "editor": gettext_noop("Editor"),
    "secretary": gettext_noop("Secretary"),
    "treasurer": gettext_noop("Treasurer"),
    "auditor": gettext_noop("Auditor"),
    "representative": gettext_noop("Representative"),
    "founder": gettext_noop("Founder"),
}
#: A role is lent for so long at most.
LONGEST_LOAN = timedelta(days=180)
#: What these roles cannot lose: nobody could give it back.
KEPT = frozenset({"core.tend_community", "core.tend_group", "core.grant_roles"})


@act
def open_role(*, by: Any, group: Group, key: str) -> Role:
    """One of the standard roles, with the rights that packages give it from the start."""
    return Role.objects.get_or_create(group=group, key=key, defaults=_standard(key))[0]


def first_roles(group: Group, keys: Iterable[str]) -> list[Role]:
    """The standard roles of a group that was just made. For acts."""
    return Role.objects.bulk_create(Role(group=group, key=key, **_standard(key)) for key in keys)


def _standard(key: str) -> dict[str, Any]:
    return {"name": STANDARD[key], "rights": default_rights(key)}


@act
def create_role(
    *,
    by: Any,
    group: Group,
    name: str,
    rights: Sequence[str],
    purpose: str = "",
    seats: int | None = None,
    term_months: int | None = None,
) -> Role:
    """A role of the group's own. Nobody can put in it a right they do not hold there themselves."""
    require(by, "core.grant_roles", group)
    refuse_beyond(by, group, rights)
    name = clean_name(name, most=80)
    return Role.objects.create(
        group=group,
        key=_free_key(group, slugify(name)[:40] or "role"),
        name=name,
        rights=sorted(set(rights)),
        purpose=purpose,
        seats=seats,
        term_months=term_months,
    )


@act
def change_role(*, by: Any, role: Role, **changes: Any) -> Role:
    """Change name, purpose, rights, seats. Who holds it has the new rights at once; nobody adds one beyond their own."""
    require(by, "core.grant_roles", role.group)
    unknown = set(changes) - {"name", "purpose", "rights", "seats", "term_months"}
    assert not unknown, f"change_role does not change {unknown}"
    if "name" in changes:
        changes["name"] = clean_name(changes["name"], most=80)
    if "rights" in changes:
        changes["rights"] = sorted(set(changes["rights"]))
        refuse_beyond(by, role.group, [name for name in changes["rights"] if name not in role.rights])
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
    if role.key in STANDARD or role.page_id is not None or RoleHolding.objects.filter(role=role).exists():
        raise InvalidTransition(state=role.name)
    role.delete()


def refuse_beyond(by: Any, group: Group, rights: Sequence[str]) -> None:
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
    refuse_beyond(by, role.group, role.rights)
    role = Role.objects.select_for_update().select_related("group").get(pk=role.pk)  # two who take the last seat wait
    RoleHolding.objects.filter(role=role, member=member, until=None).exclude(lent_from=None).update(until=now())
    others = RoleHolding.objects.filter(role=role, until=None, lent_from=None).exclude(member=member)
    if role.seats is not None and others.count() >= role.seats:
        raise RoleFull(role=role.name, count=role.seats)
    term = end_of_term(now(), role.term_months) if role.term_months else None
    holding, is_new = RoleHolding.objects.get_or_create(
        role=role, member=member, until=None, defaults={"ends_at": term}
    )
    if is_new:
        emit(RoleGranted(subject=ref(role), member=ref(member)), group=role.group, audit=True)
        _look_after(role)
    return holding


@act
def end_role(*, by: Any, holding: RoleHolding, handover: str = "") -> None:
    """End a holding, one's own or as someone who grants roles; the last one who tends a root group stays. What was lent
    from it ends with it; `handover` is what the next one should know."""
    role = holding.role
    lender = holding.lent_from.member_id if holding.lent_from is not None else None
    if by.member is None or by.member.pk not in (holding.member_id, lender):
        require(by, "core.grant_roles", role.group)
    if role.key in TENDING:
        take_turns([role.group_id])
    if role.group.is_root and role.key in TENDING and holding.lent_from_id is None and not _others_tending(holding):
        raise LastSteward()
    note = {"handover": handover.strip()[:2000]} if handover.strip() else {}
    if RoleHolding.objects.filter(pk=holding.pk, until=None).update(until=now(), **note):
        emit(RoleEnded(subject=ref(role), member=ref(holding.member)), group=role.group, audit=True)
        for lent in RoleHolding.objects.filter(lent_from=holding, until=None).select_related("role__group", "member"):
            _end_lent(lent)
        _look_after(role)


def _end_lent(lent: RoleHolding) -> None:
    if RoleHolding.objects.filter(pk=lent.pk, until=None).update(until=now()):
        emit(RoleEnded(subject=ref(lent.role), member=ref(lent.member)), group=lent.role.group, audit=True)


def _look_after(role: Role) -> None:
    if role.key in TENDING:
        settle_care(groups=[role.group])


def _others_tending(holding: RoleHolding) -> bool:
    """Who is on a pause or suspended tends nothing for now."""
    others = RoleHolding.objects.current().filter(role__group=holding.role.group, role__key__in=TENDING, lent_from=None)
    return others.exclude(pk=holding.pk).exists()


@act
def lend_role(*, by: Any, holding: RoleHolding, member: Member, ends_at: datetime) -> RoleHolding:
    """Let somebody else hold one's role as well, for a time: not further, and never for what cannot be undone (R-5)."""
    if by.member is None or by.member.pk != holding.member_id:
        raise NotAllowed()
    if holding.until is not None or holding.lent_from_id is not None:
        raise NotLendable(role=holding.role.name)
    latest = min(now() + LONGEST_LOAN, holding.ends_at or now() + LONGEST_LOAN)
    if not now() < ends_at <= latest:
        raise LoanTooLong(days=LONGEST_LOAN.days)
    if not Belonging.objects.filter(member=member, group__parent=None, state__in=ACTIVE_STATES).exists():
        raise NotAllowed()
    if RoleHolding.objects.filter(role=holding.role, member=member, until=None).exists():
        raise HoldsAlready(name=member.name)
    lent = RoleHolding.objects.create(role=holding.role, member=member, ends_at=ends_at, lent_from=holding)
    emit(RoleLent(subject=ref(holding.role), member=ref(member)), group=holding.role.group, audit=True)
    return lent


@act
def end_terms(*, by: Any) -> None:
    """Terms, and times for which a role was lent, that are over."""
    over = RoleHolding.objects.filter(until=None, ends_at__lte=now()).select_related("role__group", "member")
    for holding in over.order_by("ends_at")[:500]:
        try:
            with attempt():
                end_role(by=by, holding=holding)
        except LastSteward:  # somebody tends the community until another one is chosen
            RoleHolding.objects.filter(pk=holding.pk).update(ends_at=None)
