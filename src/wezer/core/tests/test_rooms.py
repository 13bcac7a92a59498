"""Rooms: their states and who moves them, the bin, what gardeners keep back, proposals, and kinds that fail."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import path, reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from wezer.core import settings_registry
from wezer.core.acts.items import NotRestorable, hide_item, restore_item, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import (
    accept_room,
    archive_room,
    bin_room,
    decline_room,
    empty_rooms,
    lock_room,
    open_room,
    propose_room,
    rename_room,
    reopen_room,
    restore_room,
)
from wezer.core.acts.settings import change_setting
from wezer.core.kinds import RoomKind, RoomOfItems, RoomSetting, room_kinds
from wezer.core.models import Group, Item, Member, Notice, Room, RoomFailure, SearchDoc, Setting
from wezer.core.refusals import KindUnknown, RoomKept, RoomMoved, RoomOnce, RoomWithheld
from wezer.core.rooms.acts.health import forget_failures, note_failure, try_again
from wezer.core.rooms.contract import covers, declare_settings, faults_of
from wezer.core.rooms.health import look_at_rooms
from wezer.core.settings_registry import value
from wezer.core.talk_refusals import RoomNotOpen
from wezer.core.testing import at_once, deliver, examples, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, TooMany

system = Viewer.system()


@pytest.fixture
def garden(circle, join, gardener):
    """Fern tends the garden, Sage works in it, Mint belongs to the community only, Oak tends the community."""
    group = circle("Garden", founder=join("Fern"), membrane="request")
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return group


@pytest.fixture
def talk(garden):
    return Room.objects.select_related("group").get(group=garden, kind="talk")


def by(name):
    return viewer(Member.objects.get(name=name))


@pytest.fixture
def as_(client):
    def one(name):
        client.logout()
        client.force_login(Member.objects.get(name=name).user)
        return client

    return one


@pytest.fixture
def brittle(monkeypatch):
    """A kind of room that fails as long as `brittle.is_ill`."""

    class Brittle(RoomOfItems):
        kind, name, description = "brittle", "Glass house", "Breaks when it hails."
        is_ill = True
        urls = [path("pane/<int:number>/", lambda request, room, number: HttpResponse(f"pane {number}"), name="pane")]

        def live(self, room, viewer):
            return "All whole." if not self.is_ill else 1 / 0

        def panel(self, room, viewer):
            return "<b>hail</b>"

        def render(self, request, room):
            return HttpResponse("inside") if not self.is_ill else 1 / 0

    kind = Brittle()
    monkeypatch.setitem(room_kinds._kinds, "brittle", kind)
    return kind


# ------------------------------------------------------------------ states


def test_a_room_goes_through_its_states_and_nobody_but_who_tends_it_moves_it(talk):
    for name in ("Sage", "Mint"):
        for act in (lock_room, archive_room, bin_room, restore_room, reopen_room):
            with pytest.raises(NotAllowed):
                act(by=by(name), room=talk)
    said = []
    for act in (lock_room, reopen_room, lock_room, archive_room, bin_room, restore_room, reopen_room):
        act(by=by("Fern"), room=talk)
        said.append(Room.objects.get(pk=talk.pk).state)
    assert said == ["locked", "open", "locked", "archived", "deleted", "archived", "open"]


def test_a_move_from_where_the_room_is_not_is_refused_and_tells_nothing(talk):
    before = facts_told()
    for act in (bin_room, restore_room, reopen_room, accept_room):
        with pytest.raises(RoomMoved):
            act(by=by("Fern"), room=Room.objects.select_related("group").get(pk=talk.pk))
    assert archive_room(by=by("Fern"), room=talk) and not archive_room(by=by("Fern"), room=talk)
    stale = Room(pk=talk.pk, group=talk.group, kind="talk", state="open")  # somebody else's page, opened before
    with pytest.raises(RoomMoved):
        lock_room(by=by("Fern"), room=stale)
    assert facts_told() == before + 1 and Room.objects.get(pk=talk.pk).state == "archived"


def test_in_a_locked_or_archived_room_one_reads_and_writes_nothing_new(talk, as_):
    publish_post(by=by("Sage"), room=talk, body="Before the lock")
    for act in (lock_room, archive_room):
        act(by=by("Fern"), room=talk)
        with pytest.raises(RoomNotOpen):
            publish_post(by=by("Sage"), room=Room.objects.select_related("group").get(pk=talk.pk), body="After")
        assert "Before the lock" in as_("Sage").get("/g/garden/talk/").content.decode()
    assert 'href="/g/garden/talk/"' not in as_("Sage").get("/g/garden/").content.decode()


def test_in_the_bin_everything_of_a_room_is_out_of_sight_and_comes_back_with_it(talk, as_):
    kept = publish_post(by=by("Sage"), room=talk, body="Kept courgettes", audience="community")
    alone = publish_post(by=by("Sage"), room=talk, body="Withdrawn leeks", audience="community")
    withdraw_item(by=by("Sage"), item=alone)
    archive_room(by=by("Fern"), room=talk)
    bin_room(by=by("Fern"), room=talk)

    listed = dict(SearchDoc.objects.filter(item__room=talk).values_list("item_id", "is_listed"))
    assert listed == {kept.pk: False, alone.pk: False}
    assert not Item.objects.visible_to(by("Sage")).filter(room=talk).exists()
    assert as_("Sage").get("/g/garden/talk/").status_code == 404
    assert as_("Sage").get(reverse("items:item", args=[kept.uid])).status_code == 404
    with pytest.raises(NotRestorable):
        restore_item(by=by("Sage"), item=kept)  # it comes back with its room, not by itself

    restore_room(by=by("Fern"), room=talk)
    assert list(Item.objects.visible_to(by("Sage")).filter(room=talk)) == [kept.item_ptr]
    listed = dict(SearchDoc.objects.filter(item__room=talk).values_list("item_id", "is_listed"))
    assert listed == {kept.pk: True, alone.pk: False}
    restore_item(by=by("Sage"), item=alone)


@hypothesis_settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fates=st.lists(st.sampled_from(["stays", "withdrawn", "hidden", "draft"]), max_size=5), locked=st.booleans())
def test_i10_a_room_that_was_put_away_and_comes_back_is_exactly_what_it_was(talk, fates, locked):
    for fate in fates:
        post = publish_post(by=by("Sage"), room=talk, body="Leeks", draft=fate == "draft")
        if fate == "withdrawn":
            withdraw_item(by=by("Sage"), item=post)
        if fate == "hidden":
            hide_item(by=by("Fern"), item=post, reason="Twice the same.")

    def everything():
        columns = ("uid", "withdrawn_at", "hidden_at", "published_at", "version", "title", "card")
        items = list(Item.objects.filter(room=talk).order_by("pk").values_list(*columns))
        return items, list(SearchDoc.objects.filter(item__room=talk).order_by("pk").values_list("item", "is_listed"))

    before = everything()
    if locked:
        lock_room(by=by("Fern"), room=talk)
    for act in (archive_room, bin_room, restore_room, reopen_room):
        act(by=by("Fern"), room=talk)
    assert everything() == before
    assert Room.objects.get(pk=talk.pk).state == "open"


def test_after_thirty_days_in_the_bin_a_room_is_emptied_for_good(talk):
    archive_room(by=by("Fern"), room=talk)
    bin_room(by=by("Fern"), room=talk)
    with clock.at(now() + timedelta(days=29)):
        assert empty_rooms(by=system) == 0
    with clock.at(now() + timedelta(days=31)):
        with pytest.raises(RoomMoved):
            restore_room(by=by("Fern"), room=Room.objects.select_related("group").get(pk=talk.pk))
        assert (empty_rooms(by=system), empty_rooms(by=system)) == (1, 0)
    assert Room.objects.get(pk=talk.pk).emptied_at is not None


def test_what_was_agreed_in_a_market_is_archived_but_never_thrown_away(garden):
    market = Room.objects.select_related("group").get(group=garden, kind="market")
    archive_room(by=by("Fern"), room=market)
    with pytest.raises(RoomKept):
        bin_room(by=by("Fern"), room=market)


def test_a_kind_that_is_there_once_does_not_come_back_beside_another(garden):
    first = open_room(by=by("Fern"), group=garden, kind="calendar")
    with pytest.raises(RoomOnce):
        open_room(by=by("Fern"), group=garden, kind="calendar")
    archive_room(by=by("Fern"), room=first)
    open_room(by=by("Fern"), group=garden, kind="calendar")
    with pytest.raises(RoomOnce):
        reopen_room(by=by("Fern"), room=first)


def test_a_room_gets_another_name_and_keeps_its_address(talk):
    rename_room(by=by("Fern"), room=talk, name="Over the fence")
    assert Room.objects.filter(name="Over the fence", slug="talk").exists()
    with pytest.raises(NotAllowed):
        rename_room(by=by("Sage"), room=talk, name="Mine")


# ------------------------------------------------------------------ who may open what


def test_gardeners_keep_kinds_back_and_open_them_where_they_want(garden, join):
    change_setting(by=by("Oak"), key="rooms.withheld", value=["calendar"])
    with pytest.raises(RoomWithheld):
        open_room(by=by("Fern"), group=garden, kind="calendar")
    proposed = propose_room(by=by("Sage"), group=garden, kind="calendar")
    with pytest.raises(RoomWithheld):
        accept_room(by=by("Fern"), room=proposed)
    assert accept_room(by=by("Oak"), room=proposed).state == "open"
    assert open_room(by=by("Fern"), group=garden, kind="talk").state == "open"
    with pytest.raises(NotAllowed):
        change_setting(by=by("Fern"), key="rooms.withheld", value=[])


def test_members_of_a_group_propose_a_room_and_hear_what_becomes_of_it(garden):
    with pytest.raises(NotAllowed):
        propose_room(by=by("Mint"), group=garden, kind="calendar")
    first = propose_room(by=by("Sage"), group=garden, kind="calendar", name="Feasts")
    second = propose_room(by=by("Sage"), group=garden, kind="chat")
    deliver()
    asked = {
        notice.member.name: notice for notice in Notice.objects.filter(kind="room_proposed", detail__name="Feasts")
    }
    assert "Fern" in asked and "Sage" not in asked and "Mint" not in asked
    accept_room(by=by("Fern"), room=first)
    decline_room(by=by("Fern"), room=second)
    deliver()
    answers = Notice.objects.filter(member__name="Sage").order_by("kind").values_list("kind", flat=True)
    assert list(answers) == ["room_accepted", "room_declined"] and not Room.objects.filter(pk=second.pk).exists()


def test_a_package_that_the_community_closed_offers_no_room(garden):
    change_setting(by=by("Oak"), key="modules.closed", value=["exchange"])
    with pytest.raises(KindUnknown):
        open_room(by=by("Fern"), group=garden, kind="market")


# ------------------------------------------------------------------ kinds that fail


def test_scenario_16_a_third_partys_room_crashes_alone_and_is_put_out_of_order_in_that_group_only(
    garden, circle, as_, brittle
):
    """The same kind in another group goes on; whoever tends the group tries again when it is mended."""
    change_setting(by=by("Oak"), key="rooms.withheld", value=["brittle"])
    room = open_room(by=by("Oak"), group=garden, kind="brittle")  # enabled in one group only
    other = open_room(by=by("Oak"), group=circle("Orchard", founder=Member.objects.get(name="Mint")), kind="brittle")
    hall = as_("Sage").get("/g/garden/")
    assert hall.status_code == 200
    assert "This room is not well just now" in hall.content.decode() and "Talk" in hall.content.decode()
    page = as_("Sage").get("/g/garden/brittle/")
    assert page.status_code == 503 and "This room is not well just now" in page.content.decode()
    assert Room.objects.get(pk=room.pk).health == "well"  # twice is bad luck

    as_("Sage").get("/g/garden/")
    states = dict(Room.objects.filter(kind="brittle").values_list("pk", "health"))
    assert states == {room.pk: "disabled", other.pk: "well"}
    brittle.is_ill = False
    asked = as_("Sage").get("/g/garden/brittle/")  # not asked any more, whatever it would say
    assert asked.status_code == 503 and "out of order" in asked.content.decode()
    deliver()
    assert {one.member.name for one in Notice.objects.filter(kind="room_disabled")} == {"Oak", "Fern"}
    assert any(tone == "PROBLEM" for tone, _sentence in look_at_rooms())

    assert as_("Sage").post(reverse("groups:room-health", args=["garden", room.uid])).status_code == 403
    assert as_("Fern").post(reverse("groups:room-health", args=["garden", room.uid])).status_code == 303
    assert as_("Sage").get("/g/garden/brittle/").content == b"inside"
    assert "All whole." in as_("Sage").get("/g/garden/").content.decode()


def test_failures_that_lie_apart_disable_nothing_and_a_try_begins_anew(garden, brittle):
    room = open_room(by=by("Fern"), group=garden, kind="brittle")
    start = now()
    for minutes in (0, 6, 11, 17):
        with clock.at(start + timedelta(minutes=minutes)):
            assert not note_failure(by=system, room=room, where="door", error="ZeroDivisionError")
    with clock.at(start + timedelta(minutes=18)):
        assert note_failure(by=system, room=room, where="door", error="ZeroDivisionError")
    with clock.at(start + timedelta(minutes=19)):
        try_again(by=by("Fern"), room=room)
        with pytest.raises(RoomMoved):
            try_again(by=by("Fern"), room=room)
        assert not note_failure(by=system, room=room, where="door", error="ZeroDivisionError")
    with clock.at(start + timedelta(days=40)):
        forget_failures(by=system)
    assert not RoomFailure.objects.exists()


def test_what_a_kind_puts_beside_the_doors_is_escaped_unless_a_template_made_it(garden, brittle, as_):
    brittle.is_ill = False
    open_room(by=by("Fern"), group=garden, kind="brittle")
    assert "&lt;b&gt;hail&lt;/b&gt;" in as_("Sage").get("/g/garden/").content.decode()
    assert "hail" not in as_("Mint").get("/g/garden/").content.decode()


def test_a_kind_has_pages_of_its_own_below_its_room(garden, brittle, as_):
    brittle.is_ill = False
    room = open_room(by=by("Fern"), group=garden, kind="brittle")
    address = brittle.page_url(room, "pane", 7)
    assert address == "/g/garden/brittle/pane/7/" and as_("Sage").get(address).content == b"pane 7"
    assert as_("Sage").get("/g/garden/brittle/roof/").status_code == 404
    assert RoomFailure.objects.count() == 0  # a wrong address is no failure
    with pytest.raises(LookupError):
        brittle.page_url(room, "roof")


# ------------------------------------------------------------------ the contract


def test_a_kind_without_its_duties_or_for_another_contract_is_refused_with_a_sentence():
    class Careless(RoomKind):
        kind, name, version, core_api = "careless", "Careless", "0.9", ">=2.0,<3"
        requires, conflicts, item_kinds, rights = ("orchard",), ("exchange",), ("pear",), ("orchard.pick_pears",)

    said = " ".join(faults_of(Careless()))
    for words in ("export()", "erase()", "anonymise()", ">=2.0,<3", "“orchard”", "“exchange”", "“pear”", "pick_pears"):
        assert words in said, words
    for kind in room_kinds:
        assert list(faults_of(kind)) == [], kind.kind


@pytest.mark.parametrize(
    ("wanted", "version", "said"),
    [
        (">=1.0,<2", "1.0", True),
        (">=1.0,<2", "1.9.3", True),
        (">=1.0,<2", "2.0", False),
        (">=1.1", "1.0", False),
        ("==1.0", "1.0.0", True),
        (">1.0", "1.0", False),
        ("<=1.2", "1.10", False),
    ],
)
def test_ranges_of_versions_are_read_as_everywhere(wanted, version, said):
    assert covers(wanted, version) is said


def test_what_a_kind_lets_a_group_decide_is_a_form_that_cascades(garden, circle, as_, monkeypatch):
    class Shed(RoomOfItems):
        kind, name, description = "shed", "Shed", "Tools."
        settings_schema = (
            RoomSetting("lends", bool, True, "Lends tools"),
            RoomSetting("days", int, 14, "Days a tool stays out"),
            RoomSetting("rules", list, [], "House rules"),
            RoomSetting("order", str, "name", "In which order", choices=(("name", "By name"), ("new", "Newest first"))),
        )

    shed = Shed()
    monkeypatch.setattr(settings_registry, "_keys", dict(settings_registry._keys))  # other tests know no shed
    monkeypatch.setitem(room_kinds._kinds, "shed", shed)
    declare_settings(shed)
    room = open_room(by=by("Fern"), group=garden, kind="shed")
    inside = circle("Beds", parent=garden, founder=Member.objects.get(name="Sage"))
    below = open_room(by=by("Sage"), group=inside, kind="shed")
    page = reverse("groups:room-settings", args=["garden", room.uid])
    assert "Days a tool stays out" in as_("Fern").get(page).content.decode()
    typed = {
        "part": "settings",
        "days": "7",
        "rules": "Clean it\n\nBring it back",
        "order": "new",
        "around_lends": "on",
    }
    assert as_("Fern").post(page, typed).status_code == 303
    said = {name: shed.setting(room, name) for name in ("lends", "days", "rules", "order")}
    assert said == {"lends": True, "days": 7, "rules": ["Clean it", "Bring it back"], "order": "new"}
    assert shed.setting(below, "days") == 7 and not Setting.objects.filter(key="room.shed.lends").exists()
    assert as_("Fern").post(page, {**typed, "days": "many"}).status_code == 422
    assert as_("Fern").post(page, {**typed, "order": "size"}).status_code == 422
    assert as_("Sage").get(page).status_code == 403

    change_setting(by=by("Oak"), key="room.shed.days", value=3, group=None, locked=True)
    again = as_("Fern").get(page).content.decode()
    assert "A group around this one decided it for all inside." in again
    assert as_("Fern").post(page, typed).status_code == 303 and value("room.shed.days", garden) == 3


# ------------------------------------------------------------------ pages and the API


def test_stewards_move_rooms_on_their_page_and_others_find_nothing_there(garden, talk, as_):
    page = reverse("groups:room-settings", args=["garden", talk.uid])
    state = reverse("groups:room-state", args=["garden", talk.uid])
    assert [as_(name).get(page).status_code for name in ("Fern", "Sage", "Mint", "Oak")] == [200, 403, 403, 200]
    for to in ("lock", "reopen", "archive", "bin", "restore", "reopen"):
        assert as_("Fern").post(state, {"to": to}).status_code == 303
        assert as_("Fern").get(page).status_code == 200
    assert as_("Sage").post(state, {"to": "lock"}).status_code == 403
    assert as_("Fern").post(state, {"to": "paint"}).status_code == 404
    assert as_("Fern").post(page, {"part": "name", "name": "Fence"}).status_code == 303
    talk.refresh_from_db()
    assert (talk.state, talk.name) == ("open", "Fence")


def test_a_room_is_proposed_and_kept_back_on_pages(garden, as_):
    assert "Propose a room" in as_("Sage").get("/g/garden/").content.decode()
    page = reverse("groups:propose-room", args=["garden"])
    assert as_("Sage").post(page, {"kind": "calendar"}).status_code == 303
    assert as_("Mint").get(page).status_code == 403
    assert as_("Sage").get("/g/garden/calendar/").status_code == 404  # it has no door yet
    assert "Sage proposes it" in as_("Fern").get("/g/garden/settings/").content.decode()
    everything = {kind.kind for kind in room_kinds} - {"hall", "chat"}
    assert as_("Oak").post("/garden/rooms/", {"offered": sorted(everything)}).status_code == 303
    assert value("rooms.withheld") == ["chat"]
    assert 'value="chat"' not in as_("Sage").get(page).content.decode()
    assert as_("Fern").get("/garden/rooms/").status_code in (302, 403, 404)


def test_what_a_stranger_asks_for_puts_no_room_out_of_order(garden, talk, brittle, as_, client):
    open_room(by=by("Fern"), group=garden, kind="brittle")
    Group.objects.filter(pk=garden.pk).update(sight="open")
    for _ in range(3):
        assert client.get("/g/garden/brittle/").status_code == 503
        assert as_("Mint").get("/g/garden/brittle/").status_code == 503
        assert as_("Mint").get("/g/garden/").status_code == 200
        client.logout()
        assert client.get("/g/garden/").status_code == 200
    assert not RoomFailure.objects.exists()

    for address in ("/g/garden/talk/?q=%00", "/g/garden/%00/", "/search/?q=a%00b"):
        assert as_("Sage").get(address).status_code == 400, address
    assert not RoomFailure.objects.exists()


def test_five_proposals_of_one_member_wait_at_most(garden):
    made = [propose_room(by=by("Sage"), group=garden, kind="chat", name=f"Chat {n}") for n in range(5)]
    with pytest.raises(TooMany):
        propose_room(by=by("Sage"), group=garden, kind="chat", name="One more")
    decline_room(by=by("Fern"), room=made[0])
    assert propose_room(by=by("Sage"), group=garden, kind="chat", name="One more")


@pytest.mark.django_db(transaction=True)
def test_i6_proposals_sent_at_the_same_instant_are_counted_one_after_the_other(garden):
    for number in range(4):
        propose_room(by=by("Sage"), group=garden, kind="chat", name=f"Chat {number}")
    eyes = [by("Sage"), by("Sage")]
    said = at_once(*(lambda eye=eye: propose_room(by=eye, group=garden, kind="chat", name="One more") for eye in eyes))
    assert said == ["done", TooMany.code]
    assert Room.objects.filter(state="proposed").count() == 5
