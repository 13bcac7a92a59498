"""Roles are given, lent, end and change; rooms open and close; agreements are made."""

from datetime import timedelta

from wezer.core.acts.role_pages import keep_role_page, open_role_page
from wezer.core.acts.roles import change_role, create_role, end_role, grant_role, lend_role, open_role, remove_role
from wezer.core.acts.rooms import (
    accept_room,
    archive_room,
    bin_room,
    decline_room,
    lock_room,
    open_room,
    propose_room,
    reopen_room,
    restore_room,
)
from wezer.core.crossing.acts.agreements import accept_agreement, end_agreement, revise_agreement, write_agreement
from wezer.core.group_wallet.acts import change_wallet
from wezer.core.models import Agreement, Group, Role, RoleHolding, Room
from wezer.core.testing import viewer
from wezer.core.tests.life.people_steps import nights
from wezer.core.tests.life.steps import Widens, step
from wezer.core.tests.life.world import Moved, system
from wezer.core.trust.acts import give_trust, set_role_trust, settle_trust, take_trust_back
from wezer.kernel import clock


def role_of(group: Group, choice: int) -> Role:
    found = list(Role.objects.filter(group=group).select_related("group").order_by("pk"))
    return found[choice % len(found)] if found else open_role(by=system, group=group, key="steward")


def held_in(group: Group, **how: object) -> RoleHolding | None:
    rows = RoleHolding.objects.filter(role__group=group, until=None, **how).select_related("role__group", "member")
    return rows.order_by("pk").first()


@step(grant_role, open_role, place=(3, 1, 2))
def hold_a_role(world, who, where, elsewhere):
    grant_role(by=system, role=role_of(where, world.choice), member=who)
    return [who]


@step(grant_role, place=(3, 2, 2))
def tend(world, who, where, elsewhere):
    key = "gardener" if where.is_root else "steward"
    grant_role(by=system, role=open_role(by=system, group=where, key=key), member=who)
    return [who]


@step(end_role, place=(1, 1, 2))
def tend_no_more(world, who, where, elsewhere):
    key = "gardener" if where.is_root else "steward"
    holding = held_in(where, role__key=key)
    if holding is not None:
        end_role(by=system, holding=holding)


@step(lend_role, place=(3, 1, 2))
def lend_what_one_holds(world, who, where, elsewhere):
    holding = held_in(where, lent_from=None)
    if holding is not None:
        until = world.moment + timedelta(days=3)
        lend_role(by=viewer(holding.member), holding=holding, member=who, ends_at=until)
    return [who]


@step(change_role, place=(3, 2, 2))
def hold_a_role_for_a_term(world, who, where, elsewhere):
    """And the term ends."""
    moved = Moved()
    role = change_role(by=system, role=role_of(where, world.choice), term_months=1)
    grant_role(by=system, role=role, member=who)
    nights(world, 40)
    with clock.at(world.moment):
        change_role(by=system, role=role, term_months=None)
    return Widens(moved.people())


@step(create_role, change_role, remove_role, place=(3, 1, 2))
def make_a_role(world, who, where, elsewhere):
    remove_role(by=system, role=create_role(by=system, group=where, name="Baker", rights=[]))
    rights = (["core.give_help"], ["core.act_for_group", "core.tend_group"])[world.choice % 2]
    role = create_role(by=system, group=where, name="Baker", rights=[])
    grant_role(by=system, role=role, member=who)
    change_role(by=system, role=role, rights=rights)
    return [who]


@step(open_role_page, keep_role_page, place=(3, 2, 2))
def show_a_role(world, who, where, elsewhere):
    moved = Moved()
    page = open_role_page(by=system, role=role_of(where, world.choice))
    if page.pk not in world.groups:
        world.groups.append(page.pk)
    return Widens(moved.people(), groups=True)


@step(set_role_trust, give_trust, take_trust_back, settle_trust, place=(3, 2, 2))
def be_trusted_with_a_role(world, who, where, elsewhere):
    moved = Moved()
    role = open_role(by=system, group=where, key="guide")
    set_role_trust(by=system, role=role, percent=1, cap=1)
    for number in world.people[::2]:
        if number != who.pk:
            giver = world.person(world.people.index(number))
            if viewer(giver).belongs_fully(where):
                mark = give_trust(by=viewer(giver), group=where, member=who, role=role)
                if world.choice % 3 == 0:
                    take_trust_back(by=viewer(giver), mark=mark)
    settle_trust(by=system, group=where)
    return Widens(moved.people())


@step(change_wallet, place=(3, 2, 2))
def have_a_wallet_or_none(world, who, where, elsewhere):
    """Those who tend it spend from it, where there was none before."""
    moved = Moved()
    change_wallet(by=system, group=where, has_wallet=not where.has_wallet)
    return Widens(moved.people())


# ------------------------------------------------------------------ rooms


def room_of(group: Group) -> Room:
    return Room.objects.select_related("group").filter(group=group, kind="talk").order_by("pk").first() or open_room(
        by=system, group=group, kind="talk"
    )


@step(lock_room, reopen_room, place=(3, 2, 2))
def lock_or_unlock(world, who, where, elsewhere):
    room = room_of(where)
    (lock_room if room.state == "open" else reopen_room)(by=system, room=room)


@step(archive_room, bin_room, restore_room, place=(3, 2, 2))
def put_away_or_bring_back(world, who, where, elsewhere):
    """Into the archive, then into the bin, then back with what went in with it."""
    room = room_of(where)
    if room.state == "deleted":
        restore_room(by=system, room=room)
        return Widens(items=True)
    if room.state in ("open", "locked"):
        archive_room(by=system, room=room)
    if world.choice % 2:
        room.refresh_from_db()
        bin_room(by=system, room=room)
    return None


@step(propose_room, accept_room, decline_room, open_room, place=(3, 2, 2))
def ask_for_a_room(world, who, where, elsewhere):
    room = propose_room(by=viewer(who), group=where, kind="forum")
    (accept_room if world.choice % 2 else decline_room)(by=system, room=room)


# ------------------------------------------------------------------ agreements


@step(write_agreement, revise_agreement, accept_agreement, end_agreement, place=(3, 2, 2))
def agree(world, who, where, elsewhere):
    """One that limits whoever has not accepted it, asked anew the next time, and ended."""
    known = Agreement.objects.select_related("group").filter(group=where, ended_at=None).first()
    if known is None:
        known = write_agreement(
            by=system, group=where, title="Charter", body="Kindly.", is_asked=False, is_limiting=True
        )
    elif world.choice % 2:
        end_agreement(by=system, agreement=known)
        return
    else:
        revise_agreement(by=system, agreement=known, body="Kinder.", is_major=True)
    known.refresh_from_db()
    accept_agreement(by=viewer(who), agreement=known, version=known.version)
