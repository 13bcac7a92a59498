"""On a pause, unsigned, observing: what limits somebody in a group limits them in all that lies inside it (core.md 5.2, M-4)."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from wezer.core import migrations
from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import end_role, grant_role
from wezer.core.crossing.acts.agreements import accept_agreement, write_agreement
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import end_pause, pause_belonging, set_observer
from wezer.core.crossing.jobs import look_at_rules
from wezer.core.crossing.voters import full_members
from wezer.core.models import Belonging, Group, Role, RoleHolding, Room
from wezer.core.queries import members_who_may
from wezer.core.refusals import LastSteward, OnlyReads
from wezer.core.testing import at_once, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.permissions import can

system = Viewer.system()
WRITING = ("core.write_in_group", "core.create_event", "core.propose_room", "exchange.announce")


@pytest.fixture
def place(circle, join, gardener):
    """Mill, with the Shed inside it, which Sage tends with the right to its wallet; Basil is in both; Garden lies beside."""
    sage, basil = join("Sage"), join("Basil")
    mill = circle("Mill", membrane="open")
    shed = circle("Shed", parent=mill, membrane="open")
    bring_in(by=system, group=shed, member=sage)
    for key in ("steward", "wallet"):
        grant_role(by=system, role=Role.objects.get(group=shed, key=key), member=sage)
    garden = circle("Garden", founder=sage, membrane="open")
    for group in (mill, shed, garden):
        bring_in(by=system, group=group, member=basil)
    return mill, shed, garden, sage, basil


def talk_of(group):
    return Room.objects.get(group=group, kind="talk")


def may(member, group):
    return [can(viewer(member), right, group) for right in WRITING]


def rest(member, group):
    pause_belonging(by=viewer(member), group=group, until=clock.now() + timedelta(days=20))


def test_m4_on_a_pause_in_the_community_one_reads_everywhere_and_writes_nowhere(place, community):
    mill, shed, garden, _sage, basil = place
    assert all(may(basil, group) == [True] * 4 for group in (mill, shed, garden))
    rest(basil, community)
    assert all(may(basil, group) == [False] * 4 for group in (community, mill, shed, garden))
    resting = viewer(basil)
    assert resting.belongs(shed) and not resting.belongs_fully(shed)
    with pytest.raises(OnlyReads):
        publish_post(by=resting, room=talk_of(shed), body="From my holidays")
    end_pause(by=viewer(basil), group=community)
    assert all(may(basil, group) == [True] * 4 for group in (mill, shed, garden))


def test_m4_on_a_pause_in_a_group_one_reads_in_those_inside_and_writes_beside_it(place, community, circle):
    mill, shed, garden, _sage, basil = place
    rest(basil, shed)
    assert (may(basil, shed), may(basil, mill)) == ([False] * 4, [True] * 4)  # it reaches inwards, not outwards
    end_pause(by=viewer(basil), group=shed)
    rest(basil, mill)
    assert (may(basil, shed), may(basil, garden)) == ([False] * 4, [True] * 4)


def test_m4_a_new_charter_of_the_community_limits_in_every_group_until_it_is_accepted(place, community, gardener):
    _mill, shed, garden, sage, basil = place
    told = publish_post(by=viewer(sage), room=talk_of(garden), body="For all", audience="community")
    charter = write_agreement(by=viewer(gardener), group=community, title="Charter", body="We share.", is_limiting=True)
    assert (may(basil, shed), may(basil, garden)) == ([False] * 4, [False] * 4)
    with pytest.raises(OnlyReads):
        add_comment(by=viewer(basil), item=told, body="Hello")
    assert can(viewer(sage), "core.tend_group", shed)  # who tends it may: somebody has to be able to
    accept_agreement(by=viewer(basil), agreement=charter, version="1.0")
    assert (may(basil, shed), may(basil, garden), may(sage, shed)) == ([True] * 4, [True] * 4, [False] * 4)


def test_an_observer_of_a_group_speaks_inside_it_and_has_no_vote(place):
    mill, shed, garden, _sage, basil = place
    set_observer(by=system, belonging=Belonging.objects.get(member=basil, group=mill), observes=True)
    observing = viewer(basil)
    assert can(observing, "core.write_in_group", shed) and can(observing, "exchange.announce", shed)
    assert (observing.belongs_fully(shed), observing.belongs_fully(garden)) == (False, True)
    assert set(full_members(shed).values_list("member__name", flat=True)) == {"Sage"}
    assert set(full_members(garden).values_list("member__name", flat=True)) == {"Sage", "Basil"}


def test_on_a_pause_one_holds_no_role_there_nor_inside_and_those_around_care_for_the_group(place, community, gardener):
    mill, shed, garden, sage, _basil = place
    bring_in(by=system, group=mill, member=sage)
    rights = ("core.tend_group", "core.decide_membership", "ledger.pay")
    assert [can(viewer(sage), right, shed) for right in rights] == [True] * 3
    rest(sage, mill)
    assert [can(viewer(sage), right, shed) for right in rights] == [False] * 3
    assert [can(viewer(sage), right, garden) for right in rights] == [True] * 3
    assert [each.name for each in members_who_may("core.tend_group", shed)] == ["Oak"]
    assert Group.objects.get(pk=shed.pk).in_care_since and not Group.objects.get(pk=garden.pk).in_care_since
    end_pause(by=viewer(sage), group=mill)
    assert [can(viewer(sage), right, shed) for right in rights] == [True] * 3
    assert Group.objects.get(pk=shed.pk).in_care_since is None


def test_a_group_whose_steward_was_on_a_pause_comes_into_care_when_the_house_is_brought_up_to_date(place):
    mill, shed, garden, sage, _basil = place
    bring_in(by=system, group=mill, member=sage)
    Belonging.objects.filter(member=sage, group=mill).update(state="paused")  # as it was before roles rested too
    [name] = Path(migrations.__path__[0]).glob("*_care_of_groups_whose_stewards_are_on_a_pause.py")
    import_module(f"wezer.core.migrations.{name.stem}").settle_care(apps, None)
    assert Group.objects.get(pk=shed.pk).in_care_since and not Group.objects.get(pk=garden.pk).in_care_since


def test_the_last_to_tend_the_community_takes_no_pause(community, gardener, join):
    sage, role = join("Sage"), Role.objects.get(group=community, key="gardener")
    with pytest.raises(LastSteward):
        rest(gardener, community)
    grant_role(by=system, role=role, member=sage)
    rest(gardener, community)
    assert not can(viewer(gardener), "core.tend_community", None) and can(viewer(sage), "core.tend_community", None)
    with pytest.raises(LastSteward):  # Oak holds it still, and tends nothing for now
        end_role(by=viewer(sage), holding=RoleHolding.objects.get(role=role, member=sage, until=None))
    set_membrane(
        by=viewer(sage), group=community, ways=[[{"kind": "rule", "expression": "level = 'x'", "grace_days": 0}]]
    )
    with clock.at(clock.now() + timedelta(days=3)):
        look_at_rules()
        look_at_rules()
    assert Belonging.objects.get(member=sage, group=community).state == "member"


@pytest.mark.django_db(transaction=True)
def test_i6_of_the_last_two_who_tend_the_community_one_takes_a_pause_at_the_same_instant(community, join):
    role, two = Role.objects.get(group=community, key="gardener"), [join("Fern"), join("Sage")]
    for member in two:
        grant_role(by=system, role=role, member=member)
    assert at_once(*(lambda member=member: rest(member, community) for member in two)) == ["done", LastSteward.code]
    assert Belonging.objects.filter(group=community, state="paused").count() == 1
