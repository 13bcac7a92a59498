"""Tending a community by the API: settings, roles, doors, pictures; what is refused changes nothing."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from wezer.api.models import RequestKey
from wezer.api.testing import Caller
from wezer.core.acts.files import prepare_file
from wezer.core.acts.membership import ask_to_enter, bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.models import (
    Application,
    Belonging,
    BelongingState,
    File,
    Invitation,
    ProfileField,
    Role,
    RoleHolding,
    Room,
    RoomState,
    Setting,
)
from wezer.core.settings_registry import declared, value
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def oak(gardener):
    """A program of the gardener."""
    return Caller.of(gardener, "*")


def picture():
    out = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(out, "PNG")
    return SimpleUploadedFile("quince.png", out.getvalue(), "image/png")


# ------------------------------------------------------------------ settings, modules, words


def test_a_setting_is_read_with_its_origin_said_for_a_group_and_taken_back(oak, community, circle):
    garden = circle("Garden")
    name, there = "core/settings/exchange.moderated", f"?group={garden.uid}"
    before = oak.get(name + there).json()
    assert (before["value"], before["origin"], before["version"], before["own"]) == (False, None, 0, None)

    assert oak.send("put", name, {"value": True}).json()["origin"]["name"] == "Val-Commun"
    inherited = oak.get(name + there).json()
    assert (inherited["value"], inherited["origin"]["name"], inherited["mode"]) == (True, "Val-Commun", "inherit")
    said = oak.send("put", name + there, {"value": False, "version": 0}).json()
    assert (said["value"], said["origin"]["name"], said["own"], said["version"]) == (False, "Garden", False, 1)
    stale = oak.send("put", name + there, {"value": True, "version": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert oak.send("delete", name + there).json()["origin"]["name"] == "Val-Commun"
    assert not Setting.objects.filter(group=garden).exists()


def test_only_those_who_tend_it_say_what_holds(oak, join, circle):
    fern = Caller.of(join("Fern"), "*")
    circle("Garden")
    told = facts_told()
    refused = fern.send("put", "core/settings/exchange.moderated", {"value": True})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert fern.get("core/settings/nothing.such").status_code == 404
    assert fern.send("put", "core/modules/exchange", {"is_open": False}).status_code == 403
    assert (Setting.objects.count(), facts_told()) == (0, told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=6), inside, max_size=3),
    max_leaves=6,
)


def test_no_value_breaks_a_setting(oak):
    told = {200: 0, 422: 0}

    @hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(said=JSON)
    def try_all(said):
        for key in declared():
            kind = {list: [said], dict: {"en": said}}.get(key.type, said)
            text = json.dumps({"value": kind}).replace("\\u0000", "")
            told[oak.send("put", f"core/settings/{key.key}", text).status_code] += 1

    try_all()
    assert told[422] and told[200]


def test_a_module_is_closed_and_opened_and_words_are_the_communitys_own(oak, join):
    assert oak.send("put", "core/modules/exchange", {"is_open": False}).json()["is_open"] is False
    assert (value("modules.closed"), oak.get("exchange/categories").status_code) == (["exchange"], 404)
    assert oak.send("put", "core/modules/exchange", {"is_open": True}).json()["is_open"] is True
    assert (value("modules.closed"), oak.get("exchange/categories").status_code) == ([], 200)

    words = oak.send("put", "core/words/fr", {"words": {"circle": {"one": "ruche", "many": "ruches"}}}).json()
    told = {each["key"]: (each["usual"]["one"], each["own"]) for each in words}
    assert told["circle"] == ("cercle", {"one": "ruche", "many": "ruches"})
    half = oak.send("put", "core/words/fr", {"words": {"circle": {"one": "essaim"}}})
    assert (half.status_code, half.json()["code"]) == (422, "setting_invalid")
    assert value("words") == {"fr": {"circle": {"one": "ruche", "many": "ruches"}}}
    assert oak.get("core/words/xx").status_code == 404


# ------------------------------------------------------------------ roles


def test_a_role_is_made_changed_seated_and_unseated(oak, join, community):
    fern = join("Fern")
    new = {"name": "Welcomer", "rights": ["core.admit_members"]}
    role = oak.post(f"core/groups/{community.uid}/roles", new, key="r").json()
    assert (role["key"], role["holders"]) == ("welcomer", [])
    seat = f"core/roles/{role['uid']}/holders/{fern.uid}"
    assert oak.send("put", seat).json()["holders"][0]["name"] == "Fern"
    assert oak.send("put", seat).json()["holders"][0]["name"] == "Fern"
    assert viewer(fern).has_right("core.admit_members") and not viewer(fern).has_right("core.moderate")

    changed = oak.send("patch", f"core/roles/{role['uid']}", {"rights": ["core.moderate"], "seats": 2}).json()
    assert (changed["rights"], changed["seats"], changed["name"]) == (["core.moderate"], 2, "Welcomer")
    assert viewer(fern).has_right("core.moderate") and not viewer(fern).has_right("core.admit_members")
    assert oak.send("delete", seat).status_code == 204
    assert not viewer(fern).has_right("core.moderate")
    assert oak.post(f"core/groups/{community.uid}/roles", new, key="r2").json()["key"] == "welcomer-2"


def test_a_role_has_no_more_holders_than_seats(oak, join, community):
    fern, sage = join("Fern"), join("Sage")
    role = oak.post(
        f"core/groups/{community.uid}/roles", {"name": "Welcomer", "rights": [], "seats": 1}, key="r"
    ).json()
    seats = {who: f"core/roles/{role['uid']}/holders/{who.uid}" for who in (fern, sage)}
    assert oak.send("put", seats[fern]).status_code == 200
    told = facts_told()
    full = oak.send("put", seats[sage])
    assert (full.status_code, full.json()["code"], facts_told()) == (422, "role_full", told)
    assert oak.send("put", seats[fern]).json()["holders"][0]["name"] == "Fern"  # again changes nothing
    assert oak.send("delete", seats[fern]).status_code == 204
    assert [one["name"] for one in oak.send("put", seats[sage]).json()["holders"]] == ["Sage"]


def test_nobody_gives_a_right_they_do_not_hold_and_those_who_tend_keep_theirs(join, community, gardener, circle):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    caller = Caller.of(fern, "*")
    steward = Role.objects.get(group=garden, key="steward")
    before, told = steward.rights, facts_told()
    beyond = caller.send("patch", f"core/roles/{steward.uid}", {"rights": [*before, "core.suspend_members"]})
    assert (beyond.status_code, beyond.json()["code"]) == (403, "beyond_own_rights")
    lost = caller.send("patch", f"core/roles/{steward.uid}", {"rights": ["core.moderate"]})
    assert (lost.status_code, lost.json()["code"], lost.json()["field"]) == (422, "role_keeps_tending", "rights")
    elsewhere = Role.objects.get(group=community, key="gardener")
    assert caller.send("patch", f"core/roles/{elsewhere.uid}", {"purpose": "x"}).status_code == 403
    assert caller.send("put", f"core/roles/{elsewhere.uid}/holders/{fern.uid}").status_code == 403
    assert caller.send("delete", f"core/roles/{elsewhere.uid}/holders/{gardener.uid}").status_code == 403
    steward.refresh_from_db()
    assert (steward.rights, facts_told()) == (before, told)
    mine = {each["name"] for each in caller.get(f"core/groups/{garden.uid}/rights").json() if each["mine"]}
    assert "core.tend_group" in mine and "core.suspend_members" not in mine


def test_the_last_one_who_tends_the_community_stays(oak, gardener, community):
    role = Role.objects.get(group=community, key="gardener")
    refused = oak.send("delete", f"core/roles/{role.uid}/holders/{gardener.uid}")
    assert (refused.status_code, refused.json()["code"]) == (422, "last_steward")
    assert RoleHolding.objects.filter(role=role, member=gardener, until=None).exists()


# ------------------------------------------------------------------ groups and their membranes


def test_a_group_has_its_whole_sheet_rooms_and_place(oak, circle):
    garden, field = circle("Garden"), circle("Field")
    sheet = {"domain": "the beds", "sight": "open", "direct_only": True}
    changed = oak.send("patch", f"core/groups/{garden.uid}", sheet).json()
    assert {name: changed[name] for name in sheet} == sheet
    moved = oak.post(f"core/groups/{garden.uid}/moves", {"parent": field.uid}, key="m").json()
    assert (moved["state"], oak.get(f"core/groups/{garden.uid}").json()["parent"]["name"]) == ("done", "Field")
    ring = oak.post(f"core/groups/{field.uid}/moves", {"parent": garden.uid}, key="n")
    assert (ring.status_code, ring.json()["code"]) == (422, "cycle")
    room = oak.post(f"core/groups/{garden.uid}/rooms", {"kind": "talk", "name": "Seeds"}, key="k").json()
    assert (room["name"], room["state"]) == ("Seeds", "open")
    there = f"core/rooms/{room['uid']}"
    assert oak.post(f"{there}/archiving").json()["state"] == RoomState.ARCHIVED
    assert oak.get("core/community").json()["name"] == "Val-Commun"


def test_a_room_is_proposed_opened_locked_binned_and_mended(oak, join, circle):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=fern)
    bring_in(by=Viewer.system(), group=garden, member=sage)
    hers, his = Caller.of(fern, "*"), Caller.of(sage, "*")
    offered = {kind["kind"]: kind["is_offered"] for kind in hers.get("core/room-kinds").json()}
    assert offered["chat"] is True and "hall" in offered
    asked = his.post(f"core/groups/{garden.uid}/rooms/proposals", {"kind": "calendar"}, key="k").json()
    there = f"core/rooms/{asked['uid']}"
    assert asked["state"] == "proposed" and his.get(there).status_code == 200
    assert Caller.of(join("Mint"), "*").get(there).status_code == 404  # nobody else hears of it
    assert his.post(f"{there}/acceptance").status_code == 403
    said = [
        hers.send(method, f"{there}/{what}").json()["state"]
        for method, what in (
            ("post", "acceptance"),
            ("post", "locking"),
            ("delete", "locking"),
            ("post", "archiving"),
            ("delete", "archiving"),
            ("post", "archiving"),
            ("post", "binning"),
        )
    ]
    assert said == ["open", "locked", "open", "archived", "open", "archived", "deleted"]
    assert his.get(there).status_code == 404 and hers.send("delete", f"{there}/binning").json()["state"] == "archived"
    assert hers.send("patch", there, {"name": "Feasts"}).json()["name"] == "Feasts"
    refused = hers.send("delete", f"{there}/failure")
    assert (refused.status_code, refused.json()["code"]) == (409, "room_moved")
    second = his.post(f"core/groups/{garden.uid}/rooms/proposals", {"kind": "chat"}, key="k2").json()
    assert hers.send("delete", f"core/rooms/{second['uid']}/acceptance").status_code == 204


def test_who_asks_to_enter_is_read_and_answered_by_those_who_decide(join, circle):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=fern, membrane="request")
    ask_to_enter(by=viewer(sage), group=garden, message="I have a spade")
    decides, asks = Caller.of(fern, "*"), Caller.of(sage, "*")
    assert asks.get(f"core/groups/{garden.uid}/requests").status_code == 403
    waiting = decides.get(f"core/groups/{garden.uid}/requests").json()["items"]
    assert [(one["member"]["name"], one["message"]) for one in waiting] == [("Sage", "I have a spade")]
    answered = decides.post(f"core/belongings/{waiting[0]['uid']}/decision", {"accept": True})
    assert answered.json()["state"] == "member"
    assert decides.get(f"core/groups/{garden.uid}/requests").json()["items"] == []


# ------------------------------------------------------------------ the community's door


def test_who_asks_to_join_is_decided_on_and_told(oak, join, community):
    rose = join("Rose", state=BelongingState.APPLIED)
    belonging = Belonging.objects.get(member=rose, group=community)
    Application.objects.create(belonging=belonging, answers=[{"question": "Why?", "answer": "Pears"}])
    assert Caller.of(join("Fern"), "*").get("core/applications").status_code == 403
    [one] = oak.get("core/applications").json()["items"]
    assert (one["member"]["name"], one["answers"][0]["answer"]) == ("Rose", "Pears")
    silent = oak.post(f"core/applications/{one['uid']}/decision", {"accept": False})
    assert (silent.status_code, silent.json()["field"]) == (422, "reason")
    assert oak.post(f"core/applications/{one['uid']}/decision", {"accept": True}).json()["state"] == "member"
    assert oak.get("core/applications").json()["items"] == []


def test_the_link_of_an_invitation_is_told_once_and_kept_nowhere(oak, join, circle):
    garden = circle("Garden", membrane="closed")
    new = {"group": str(garden.uid), "most_uses": 2}
    made = oak.post("core/invitations", new, key="i")
    again = oak.post("core/invitations", new, key="i")
    token = made.json()["token"]
    assert (made.status_code, again.status_code, again["Idempotent-Replay"]) == (201, 200, "true")
    assert token and token in made.json()["url"] and (again.json()["token"], again.json()["url"]) == (None, None)
    assert not any(token in kept for kept in RequestKey.objects.values_list("body", flat=True))

    sage = Caller.of(join("Sage"), "*")
    assert sage.post("core/me/invitation", {"token": token}).json()["state"] == "member"
    assert sage.send("delete", f"core/invitations/{made.json()['uid']}").status_code == 404
    assert oak.send("delete", f"core/invitations/{made.json()['uid']}").status_code == 204
    rose = Caller.of(join("Rose"), "*")
    closed = rose.post("core/me/invitation", {"token": token})
    assert (closed.status_code, closed.json()["code"]) == (404, "invitation_invalid")
    assert Invitation.objects.get().uses == 1


def test_an_invitation_by_mail_goes_there_and_shows_no_link(oak):
    made = oak.post("core/invitations", {"email": "rose@example.org"}, key="m").json()
    assert (made["email"], made["token"], made["url"]) == ("rose@example.org", None, None)
    listed = oak.get("core/invitations").json()["items"]
    assert [one["email"] for one in listed] == ["rose@example.org"]


def test_someone_is_kept_out_for_a_time_and_let_in_again(oak, join, community):
    fern = join("Fern")
    door = f"core/members/{fern.uid}/suspension"
    assert Caller.of(join("Sage"), "*").send("put", door, {"reason": "no"}).status_code == 403
    month = (clock.now() + timedelta(days=30)).isoformat()
    for endless in ({}, {"days": 4}, {"until": month}):
        refused = oak.send("put", door, {"reason": "Rest a while", **endless})
        assert (refused.status_code, refused.json()["code"]) == (422, "heard_first")
    assert viewer(fern).is_inside
    assert oak.send("put", door, {"reason": "Rest a while", "days": 3}).json()["state"] == "suspended"
    assert not viewer(fern).is_inside
    assert oak.send("delete", door).json()["state"] == "member"
    assert viewer(fern).is_inside
    assert oak.send("delete", door).status_code == 409


# ------------------------------------------------------------------ oneself


def test_each_line_of_a_profile_has_its_audience_without_database_numbers(join, circle):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    caller = Caller.of(fern, "*")
    lines = {one["key"]: one for one in caller.get("core/me/profile").json()}
    assert lines["phone"]["audience"] == "nobody" and f"group:{garden.uid}" in lines["phone"]["audiences"]
    assert "stewards" in lines["phone"]["audiences"] and "public" not in lines["phone"]["audiences"]
    for audience in ("stewards", f"group:{garden.uid}"):
        sent = caller.send("put", "core/me/profile/phone", {"value": "06 12 34", "audience": audience})
        assert sent.status_code == 204, sent.json()
        assert {one["key"]: one["audience"] for one in caller.get("core/me/profile").json()}["phone"] == audience
    other = circle("Cellar")
    beyond = caller.send("put", "core/me/profile/phone", {"value": "07 11 22", "audience": f"group:{other.uid}"})
    assert (beyond.status_code, beyond.json()["field"]) == (422, "audience")
    assert ProfileField.objects.get(member=fern, key="phone").value == "06 12 34"


def test_preferences_are_changed_one_by_one(join):
    caller = Caller.of(join("Fern"), "*")
    assert caller.send("patch", "core/me/preferences", {"theme": "dark"}).json()["theme"] == "dark"
    assert caller.send("patch", "core/me/preferences", {"language": "fr"}).json()["theme"] == "dark"
    wrong = caller.send("patch", "core/me/preferences", {"timezone": "Moon/Sea"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "timezone")
    assert caller.get("core/me/preferences").json()["timezone"] == ""


def test_a_photo_is_sent_prepared_and_read_by_those_who_may(join):
    fern, sage = join("Fern"), join("Sage")
    caller = Caller.of(fern, "*")
    sent = caller.upload("core/me/photo", photo=picture())
    assert (sent.status_code, sent.json()["state"]) == (200, "received"), sent.content
    where = f"core/files/{sent.json()['uid']}"
    assert caller.get(f"{where}/96")["Content-Type"] == "image/svg+xml"
    prepare_file(File.objects.get(uid=sent.json()["uid"]))
    shown = Caller.of(sage, "read").get(f"{where}/96")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert Client().get(f"/api/v1/{where}/96").status_code == 404
    wrong = caller.upload("core/me/photo", photo=SimpleUploadedFile("x.png", b"no picture"))
    assert (wrong.status_code, wrong.json()["code"], wrong.json()["field"]) == (422, "image_invalid", "photo")
    assert caller.send("delete", "core/me/photo").status_code == 204
    assert not File.objects.exists()


# ------------------------------------------------------------------ moderation


def test_moderators_hide_and_show_again_and_authors_bring_back(oak, join, circle):
    fern = join("Fern")
    garden = circle("Garden", founder=fern, sight="open")
    room = Room.objects.get(group=garden, kind="talk")
    post = publish_post(by=viewer(fern), room=room, body="Pears for sale", audience="community")
    author, reader = Caller.of(fern, "*"), Caller.of(join("Sage"), "*")
    seen = f"core/items/{post.uid}"
    assert reader.send("put", f"{seen}/hiding", {"reason": "no"}).status_code == 403
    comment = reader.post(f"{seen}/comments", {"body": "How many?"}, key="c").json()["uid"]
    assert oak.send("put", f"{seen}/hiding", {"reason": "No trade here"}).status_code == 204
    assert (reader.get(seen).status_code, author.get(seen).status_code) == (404, 200)
    assert oak.send("delete", f"{seen}/hiding").status_code == 204
    assert reader.get(seen).status_code == 200

    said = f"core/comments/{comment}"
    assert oak.send("put", f"{said}/hiding", {"reason": "Rude"}).status_code == 204
    assert author.get(f"{seen}/comments").json()[0]["state"] == "hidden"
    assert oak.send("delete", f"{said}/hiding").status_code == 204
    assert reader.send("delete", said).status_code == 204
    assert reader.post(f"{said}/restoration").status_code == 204
    assert author.get(f"{seen}/comments").json()[0]["state"] == "shown"
