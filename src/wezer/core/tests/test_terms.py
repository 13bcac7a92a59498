"""Roles for a time: terms that end, what is lent and for what never, the register that remains. Rules R-4 and R-5."""

from datetime import UTC, datetime, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import create_role, end_role, end_terms, grant_role, lend_role
from wezer.core.models import Group, Role, RoleHolding
from wezer.core.queries import members_who_may
from wezer.core.refusals import HoldsAlready, LoanTooLong, NotLendable
from wezer.core.rules import end_of_term
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, right
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
WEEK = timedelta(days=7)


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden; Sage and Mint work in it."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Garden", founder=fern)
    for member in (sage, mint):
        bring_in(by=system, group=group, member=member)
    return group, fern, sage, mint


def held(group, member, key="steward"):
    rows = RoleHolding.objects.select_related("role__group", "member", "lent_from")
    return rows.get(role__group=group, role__key=key, member=member, until=None)


def test_r5_a_role_is_lent_for_a_time_not_further_and_never_for_what_cannot_be_undone(garden, community):
    group, fern, sage, mint = garden
    grant_role(by=system, role=Role.objects.get(group=community, key="gardener"), member=fern)
    irreversible = [
        name for name in held(community, fern, "gardener").role.rights if right(name).risk == "irreversible"
    ]
    assert irreversible
    lend_role(by=viewer(fern), holding=held(community, fern, "gardener"), member=sage, ends_at=now() + WEEK)
    looking = viewer(sage)
    assert looking.has_right("core.tend_community") and sage in members_who_may("core.tend_community", community)
    for name in irreversible:
        assert viewer(fern).has_right(name) and not looking.has_right(name)
        assert sage not in members_who_may(name, community)
    with pytest.raises(NotLendable):
        lend_role(by=looking, holding=held(community, sage, "gardener"), member=mint, ends_at=now() + WEEK)
    with pytest.raises(NotAllowed):  # only by who holds it
        lend_role(by=viewer(mint), holding=held(group, fern), member=sage, ends_at=now() + WEEK)
    for wrong in (now() - WEEK, now() + timedelta(days=200)):
        with pytest.raises(LoanTooLong):
            lend_role(by=viewer(fern), holding=held(group, fern), member=sage, ends_at=wrong)
    lend_role(by=viewer(fern), holding=held(group, fern), member=sage, ends_at=now() + WEEK)
    with pytest.raises(HoldsAlready):
        lend_role(by=viewer(fern), holding=held(group, fern), member=sage, ends_at=now() + WEEK)


def test_what_is_lent_ends_with_its_time_or_with_the_holding_and_tends_no_group_alone(garden):
    group, fern, sage, mint = garden
    for member, days in ((sage, 7), (mint, 30)):
        lend_role(by=viewer(fern), holding=held(group, fern), member=member, ends_at=now() + timedelta(days=days))
    assert can(viewer(sage), "core.tend_group", group)
    with clock.at(now() + timedelta(days=8)):
        assert not can(viewer(sage), "core.tend_group", group) and can(viewer(mint), "core.tend_group", group)
        end_terms(by=system)
    assert RoleHolding.objects.get(member=sage, role__group=group).until is not None
    end_role(by=viewer(fern), holding=held(group, fern), handover="The key hangs behind the water butt.")
    assert not can(viewer(mint), "core.tend_group", group)
    assert Group.objects.get(pk=group.pk).in_care_since is not None


def test_r4_a_term_ends_by_itself_and_past_holders_stay_in_a_register_that_members_read(garden, client):
    group, fern, sage, mint = garden
    role = create_role(
        by=viewer(fern), group=group, name="Water keeper", rights=["core.moderate"], seats=1, term_months=6
    )
    holding = grant_role(by=viewer(fern), role=role, member=sage)
    assert holding.ends_at is not None and holding.ends_at > now() + timedelta(days=180)
    with clock.at(now() + timedelta(days=190)):
        assert not viewer(sage).has_right("core.moderate", group)
        end_terms(by=system)
        assert grant_role(by=viewer(fern), role=role, member=mint).ends_at > now()  # the seat is free again
        end_role(by=viewer(mint), holding=held(group, mint, role.key), handover="The tap drips on Mondays.")
    client.force_login(sage.user)
    page = client.get(f"/g/garden/settings/roles/{role.uid}/").content.decode()
    assert all(words in page for words in ("Who held it before", "Sage", "Mint", "The tap drips on Mondays."))
    assert "Keep this role so" not in page
    assert client.post(f"/g/garden/settings/roles/{role.uid}/", {"name": "Mine"}).status_code == 403
    client.logout()
    assert client.get(f"/g/garden/settings/roles/{role.uid}/").status_code == 302


def test_months_are_counted_in_the_calendar():
    assert end_of_term(datetime(2026, 8, 31, 12, tzinfo=UTC), 6) == datetime(2027, 2, 28, 12, tzinfo=UTC)


def test_ones_own_page_lends_takes_back_and_hands_over(garden, client):
    group, fern, sage, _mint = garden
    place = f"/g/garden/roles/{held(group, fern).pk}/"
    client.force_login(sage.user)
    assert client.get(place).status_code == 404
    client.force_login(fern.user)
    assert place in client.get("/g/garden/").content.decode()
    day = (now() + WEEK).date().isoformat()
    led = client.post(place, {"member": "Sage", "ends_on": day})
    assert led.url.startswith("/account/reauthenticate/") and not can(viewer(sage), "core.tend_group", group)
    done = client.post(led.url, {"password": "a fine long pass", "next": place})  # what was sent is done on coming back
    assert (done.status_code, done.url) == (303, place)
    assert client.post(place, {"member": "Sage", "ends_on": "2020-01-01"}).status_code == 422
    assert "Sage" in client.get(place).content.decode() and can(viewer(sage), "core.tend_group", group)
    lent = held(group, sage)
    assert client.post(f"/g/garden/settings/roles/holders/{lent.pk}/end/").status_code == 303
    assert not can(viewer(sage), "core.tend_group", group)
    assert client.post(place, {"handover": "Thank you all."}).status_code == 303
    assert RoleHolding.objects.get(member=fern, role__group=group, role__key="steward").handover == "Thank you all."


def test_programs_lend_a_role(garden):
    group, fern, sage, _mint = garden
    role = Role.objects.get(group=group, key="steward")
    until = (now() + WEEK).isoformat()
    ours, theirs = Caller.of(fern, "*"), Caller.of(sage, "*")
    assert ours.post(f"core/roles/{role.uid}/loans", {"member": sage.uid, "ends_at": until}).status_code == 200
    assert can(viewer(sage), "core.tend_group", group)
    assert (
        theirs.post(f"core/roles/{role.uid}/loans", {"member": fern.uid, "ends_at": until}).json()["code"]
        == "not_lendable"
    )


def test_who_borrows_a_role_cannot_make_it_theirs(garden):
    group, fern, sage, _mint = garden
    lend_role(by=viewer(fern), holding=held(group, fern), member=sage, ends_at=now() + WEEK)
    assert "core.grant_roles" not in held(group, sage).rights and "core.tend_group" in held(group, sage).rights
    with pytest.raises(NotAllowed):
        grant_role(by=viewer(sage), role=Role.objects.get(group=group, key="steward"), member=sage)
    assert sage not in members_who_may("core.grant_roles", group) and can(viewer(fern), "core.grant_roles", group)
