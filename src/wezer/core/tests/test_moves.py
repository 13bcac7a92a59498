"""Moving a group: shown before, agreed to on both sides, done at once. Rule G-6, scenario 6, invariants I-5 and I-6."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from wezer.api.testing import Caller
from wezer.core.acts.events import publish_event
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.lifecycle import archive_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.acts.moving import consent_to_move, propose_move, refuse_move, withdraw_move
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.acts.tree import move_group
from wezer.core.helpdesk.acts.tickets import ask_for_help
from wezer.core.holarchy_rules import widened
from wezer.core.models import Group, GroupClosure, GroupMove, Member, Notice, Role, RoleHolding, Room
from wezer.core.moving import change_by, preview
from wezer.core.refusals import AlreadyThere, MoveOvertaken, MoveWaits, NotAwaited, PlaceClosed, TooDeep
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.refusals import Conflict, NotAllowed

system = Viewer.system()


def write(group, author, number, audience):
    room = Room.objects.select_related("group").get(group=group, kind="talk")
    for place in range(number):
        publish_post(by=viewer(author), room=room, body=f"{group.name} {place}", audience=audience)


def seen_by(member, group, parent):
    return preview(change_by(group, parent, viewer(member)), viewer(member))


@pytest.fixture
def two_circles(circle, join):
    """Fern's project lies in her circle; Sage tends another, in which six work. The project says things around it."""
    fern, sage = join("Fern"), join("Sage")
    seeds, valley = circle("Seeds", founder=fern), circle("Valley", founder=sage)
    shed = circle("Shed", parent=seeds, type="project", founder=fern)
    for name in ("Mint", "Basil", "Thyme", "Hazel", "Rowan"):
        bring_in(by=system, group=valley, member=join(name, login=False))
    write(shed, fern, 14, "branch")
    write(shed, fern, 3, "group")
    return shed, valley, fern, sage


def test_scenario_06_move_preview(two_circles):
    """Six people would read fourteen items; one steward refuses; nothing changed."""
    shed, valley, fern, sage = two_circles
    seen = seen_by(fern, shed, valley)
    assert (seen.people_number, seen.items_number, len(seen.items)) == (6, 14, 14)
    assert sorted(each.name for each in seen.people) == ["Basil", "Hazel", "Mint", "Rowan", "Sage", "Thyme"]
    assert [(reach.group.name, reach.names) for reach in seen.gains] == [("Valley", ["Fern"])]
    assert {(each.member.name, each.role.group.name) for each in seen.rights_begin} == {("Sage", "Valley")}
    assert {(each.member.name, each.role.group.name) for each in seen.rights_end} == {("Fern", "Seeds")}

    before = set(GroupClosure.objects.values_list("ancestor", "descendant", "depth", "is_open"))
    asked = propose_move(by=viewer(fern), group=shed, parent=valley, word="Nearer to the tools.")
    deliver()
    assert asked.is_waiting and Notice.objects.get(kind="move_asks").member.name == "Sage"
    refuse_move(by=viewer(sage), asked=asked, reason="There is no room for a shed.")
    deliver()
    asked.refresh_from_db()
    shed.refresh_from_db()
    assert (asked.state, shed.parent.name) == ("refused", "Seeds")
    assert set(GroupClosure.objects.values_list("ancestor", "descendant", "depth", "is_open")) == before
    assert list(Notice.objects.filter(read_at=None, kind__startswith="move").values_list("kind", "member__name")) == [
        ("move_refused", "Fern")
    ]
    with pytest.raises(NotAwaited):
        consent_to_move(by=viewer(sage), asked=asked)


def test_g6_the_last_consent_moves_the_group(two_circles):
    shed, valley, fern, sage = two_circles
    asked = propose_move(by=viewer(fern), group=shed, parent=valley)
    with pytest.raises(MoveWaits):
        propose_move(by=viewer(fern), group=shed, parent=valley)
    with pytest.raises(NotAwaited):  # her consent is given already
        consent_to_move(by=viewer(fern), asked=asked)
    consent_to_move(by=viewer(sage), asked=asked)
    shed.refresh_from_db()
    asked.refresh_from_db()
    assert (asked.state, shed.parent) == ("done", valley)
    assert viewer(fern).belongs(valley) and viewer(sage).has_right("core.tend_group", shed)


def test_g6_rights_from_afar_do_not_replace_those_concerned(two_circles, gardener, community):
    """The gardener's rights reach everywhere, yet each group's own stewards are asked, as long as it has any."""
    shed, valley, _fern, _sage = two_circles
    asked = propose_move(by=viewer(gardener), group=shed, parent=valley)
    deliver()
    assert set(Notice.objects.filter(kind="move_asks").values_list("member__name", flat=True)) == {"Fern", "Sage"}
    with pytest.raises(NotAwaited):
        consent_to_move(by=viewer(gardener), asked=asked)
    withdraw_move(by=viewer(gardener), asked=asked)
    for holding in RoleHolding.objects.filter(role__group__in=[shed, valley], role__key="steward"):
        end_role(by=system, holding=holding)
    for holding in RoleHolding.objects.filter(role__group__name="Seeds", role__key="steward"):
        end_role(by=system, holding=holding)
    assert propose_move(by=viewer(gardener), group=shed, parent=valley).state == "done"


def test_where_nobody_reads_more_the_right_on_both_sides_is_enough(circle, join, gardener):
    shed, valley = circle("Shed", type="project"), circle("Valley", founder=None)
    grant_role(by=system, role=Role.objects.get(group=shed, key="steward"), member=gardener)
    assert propose_move(by=viewer(gardener), group=shed, parent=valley).state == "done"
    with pytest.raises(AlreadyThere):
        propose_move(by=viewer(gardener), group=shed, parent=valley)


def test_who_tends_neither_side_moves_nothing_and_sees_no_request(two_circles, join):
    shed, valley, fern, _sage = two_circles
    nettle = join("Nettle")
    before = facts_told()
    with pytest.raises(NotAllowed):
        propose_move(by=viewer(nettle), group=shed, parent=valley)
    assert facts_told() == before and not GroupMove.objects.exists()
    asked = propose_move(by=viewer(fern), group=shed, parent=valley)
    assert not GroupMove.objects.visible_to(viewer(nettle)).exists()
    with pytest.raises(NotAwaited):
        refuse_move(by=viewer(nettle), asked=asked, reason="no")


def test_a_move_to_the_thirteenth_level_or_into_what_is_closed_is_refused(circle, community):
    parent = community
    for level in range(11):
        parent = circle(f"Level {level + 1}", parent=parent, type="local")
    branch = circle("Branch", type="local")
    circle("Twig", parent=branch, type="local")
    with pytest.raises(TooDeep):
        propose_move(by=system, group=branch, parent=parent)
    archive_group(by=system, group=parent)
    with pytest.raises(PlaceClosed):
        propose_move(by=system, group=branch, parent=parent)
    assert Group.objects.get(pk=branch.pk).parent == community


def test_what_the_preview_counts_is_what_the_viewer_may_see(two_circles, circle, join):
    """Sage sees what her own circle tells around it and would be read by Fern; the shed's words she may not read yet."""
    shed, valley, fern, sage = two_circles
    write(valley, sage, 2, "group")
    secret = circle("Whisper", parent=shed, type="talk", sight="secret", founder=fern)
    ours, theirs = seen_by(fern, shed, valley), seen_by(sage, shed, valley)
    assert (ours.items_number, ours.people_number) == (14, 6)
    assert ({item.group.name for item in theirs.items}, theirs.items_number, theirs.people_number) == ({"Valley"}, 2, 1)
    assert (ours.groups, theirs.groups) == (1, 0) and secret.name not in {reach.group.name for reach in theirs.gains}
    withdraw_item(by=system, item=theirs.items[0])
    assert seen_by(sage, shed, valley).items_number == 1


def test_what_opens_by_its_address_alone_is_counted_for_who_reads_it_anyway(two_circles):
    shed, valley, fern, sage = two_circles
    valley.sight = "open"
    valley.save()
    room = open_room(by=system, group=valley, kind="calendar")
    day = date.today() + timedelta(days=3)
    publish_event(by=viewer(sage), room=room, title="Lantern walk", starts_on=day, audience="unlisted")
    counted = [seen_by(who, shed, valley).items_number for who in (fern, sage)]
    assert counted == [14, 1]


def test_what_something_else_overtook_waits_no_more(two_circles, circle):
    shed, valley, fern, sage = two_circles
    asked = propose_move(by=viewer(fern), group=shed, parent=valley)
    move_group(by=system, group=Group.objects.get(pk=shed.pk), parent=circle("Elsewhere"))
    with pytest.raises(MoveOvertaken):
        consent_to_move(by=viewer(sage), asked=asked)
    deliver()
    asked.refresh_from_db()
    assert asked.state == "overtaken" and not Notice.objects.filter(kind="move_asks", read_at=None).exists()


def test_the_pages_show_ask_and_refuse(client, two_circles, join, django_assert_max_num_queries):
    shed, valley, fern, sage = two_circles
    client.force_login(fern.user)
    place = f"/g/shed/settings/move/?parent={valley.uid}"
    client.get(place)
    with django_assert_max_num_queries(15):
        page = client.get(place).content.decode()
    assert "6 people gain read access." in page and "14 items are read by more people." in page
    assert "Those who tend Valley will be asked" in page and "Those who tend Shed" not in page
    assert Group.objects.get(pk=shed.pk).parent.name == "Seeds" and not GroupMove.objects.exists()
    address = client.post(place, {"word": "Nearer to the tools."})["Location"]
    assert "Taken back" not in client.get(address).content.decode()
    client.force_login(join("Nettle").user)
    assert [client.get(address).status_code, client.post(f"{address}consent/").status_code] == [404, 404]
    assert client.get(place).status_code == 403
    client.force_login(sage.user)
    page = client.get(address).content.decode()
    assert "Nearer to the tools." in page and "Consent" in page and "Take it back" not in page
    assert client.post(f"{address}refusal/", {"reason": ""}).status_code == 422
    assert client.post(f"{address}refusal/", {"reason": "No room."}).status_code == 303
    assert "No room." in client.get(address).content.decode()
    assert Group.objects.get(pk=shed.pk).parent.name == "Seeds"


def test_programs_preview_propose_and_consent_as_the_pages_do(two_circles):
    shed, valley, fern, sage = two_circles
    ours, theirs = Caller.of(fern, "*"), Caller.of(sage, "*")
    seen = ours.get(f"core/groups/{shed.uid}/moves/preview?parent={valley.uid}").json()
    assert (seen["people"], seen["items"], seen["comes_along"]) == (6, 14, 1)
    made = ours.post(f"core/groups/{shed.uid}/moves", {"parent": valley.uid}, key="m")
    asked = made.json()
    assert (made.status_code, asked["state"], asked["awaited"]) == (201, "waiting", ["parent"])
    assert [each["uid"] for each in theirs.get(f"core/groups/{valley.uid}/moves").json()] == [asked["uid"]]
    refused = ours.post(f"core/moves/{asked['uid']}/consent")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_awaited")
    assert theirs.post(f"core/moves/{asked['uid']}/consent").json()["state"] == "done"
    assert Group.objects.get(pk=shed.pk).parent == valley


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_moves_that_would_make_a_circle_one_wins(community, circle):
    """Each into the other, agreed to at the same moment."""
    one, other = circle("One", type="local"), circle("Other", type="local")
    fern = add_member(by=system, name="Fern", user=None)
    for group in (one, other):
        bring_in(by=system, group=group, member=fern)
        grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=fern)
    asked = [_waiting(by=system, group=group, parent=place) for group, place in ((one, other), (other, one))]
    start, told = threading.Barrier(2), []

    def agree(which):
        start.wait()
        try:
            consent_to_move(by=Viewer.of(Member.objects.get(pk=fern.pk)), asked=which)
            told.append("done")
        except Conflict as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=agree, args=[which]) for which in asked]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(told) == ["done", "move_overtaken"]
    assert sorted(Group.objects.filter(pk__in=[one.pk, other.pk], parent=community).values_list("name")) in (
        [("One",)],
        [("Other",)],
    )


@act
def _waiting(*, by, group, parent):
    """A request that waits for both sides, as if somebody from afar had asked."""
    return GroupMove.objects.create(group=group, before=group.parent, parent=parent)


def test_g6_who_would_help_privately_there_reads_more_too(two_circles, gardener, join):
    """Nobody else is in the new place; but whoever helps there would read what the shed's people asked of its team alone."""
    shed, valley, fern, sage = two_circles
    nettle = join("Nettle")
    helper = create_role(by=system, group=valley, name="Helper", rights=["core.give_help"])
    grant_role(by=system, role=helper, member=nettle)
    change = change_by(shed, valley, system)
    assert widened(change.before, change.after)["team", shed.pk] == {nettle.pk, sage.pk}
    assert nettle.name not in {each.name for each in seen_by(fern, shed, valley).people}  # nothing was asked so far
    desk = open_room(by=system, group=shed, kind="help")
    ask_for_help(by=viewer(fern), room=desk, title="Keys", body="Who has them?", is_private=True)
    assert {"Nettle", "Sage"} <= {each.name for each in seen_by(fern, shed, valley).people}


def test_a_move_does_not_go_round_the_rule_for_new_groups(circle, join):
    fern, sage = join("Fern"), join("Sage")
    valley = circle("Valley", founder=sage)
    bring_in(by=system, group=valley, member=fern)
    change_setting(by=system, key="groups.creation", group=valley, value="steward")
    shed = circle("Shed", founder=fern)
    asked = propose_move(by=viewer(fern), group=shed, parent=valley)
    assert asked.state == "waiting"
    consent_to_move(by=viewer(sage), asked=asked)
    shed.refresh_from_db()
    assert shed.parent_id == valley.pk
