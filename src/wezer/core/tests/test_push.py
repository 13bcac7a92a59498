"""Notices pushed to devices: subscribing, what is told when, to a push service that opens what it is sent (core.md N-5)."""

from datetime import UTC, datetime, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.channels import plan_mail
from wezer.core.acts.erasing import ask_erasure
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.login import note_login_change
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.notices import read_notices
from wezer.core.acts.posts import publish_post
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.letters import write_to
from wezer.core.duties import data_of
from wezer.core.jobs import let_go_who_leaves, push_what_is_due
from wezer.core.models import Item, Member, Notice, PushChoice, PushDevice, Room, User
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.acts.devices import add_device, forget_devices, remove_device, set_wordless, try_device
from wezer.core.push.choosing import public_key
from wezer.core.push.refusals import DeviceEnded, DevicesEnough, SubscriptionInvalid, TrialUnderway
from wezer.core.push.sealing import decode, encode, point, private_of, seal
from wezer.core.push.testing import push_service
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.outside import AddressInvalid
from wezer.kernel.refusals import NotFound
from wezer.workflow.models import Flight
from wezer.workflow.queries import held_flights
from wezer.workflow.testing import settle

__all__ = ["push_service"]

system = Viewer.system()
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def garden(circle, join):
    group = circle("Garden", founder=join("Fern"), membrane="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    settle()
    Notice.objects.all().delete()
    return group


@pytest.fixture
def phone(garden, push_service):
    """Basil's."""
    return push_service.subscribe(of("Basil"))


def of(name):
    return viewer(Member.objects.get(name=name))


def mention(garden, title="Beds", by="Sage"):
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    post = publish_post(by=of(by), room=room, body="@Basil look", title=title)
    settle()
    return Item.objects.select_related("group", "audience", "room").get(pk=post.pk)


def push(after=timedelta(seconds=10)):
    """What the worker does some seconds later."""
    with clock.at(now() + after):
        push_what_is_due()
        settle()


def test_rfc_8291_its_own_example_is_sealed_byte_by_byte():
    own = private_of("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
    made = seal(
        b"When I grow up, I want to be a watermelon",
        p256dh="BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth="BTBZMqHH6r4Tts7J_aSIgg", own=own, salt=decode("DGv6ra1nlYgDCS1FRnbzlw"),
    )  # fmt: skip
    assert encode(made) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_n5_a_device_is_told_at_once_and_the_service_reads_nothing(garden, push_service, phone):
    settle()  # the first word
    mention(garden)
    push()
    push()  # and only once
    first, told = push_service.got
    assert first.said["body"] == "Notices come to this device from now on."
    assert (told.said["title"], told.said["body"]) == ("Val-Commun", "Sage mentions you in “Beds”")
    assert told.said["url"].endswith(f"/notices/{Notice.objects.get(kind='mention').uid}/")
    assert b"Sage" not in told.raw and b"Beds" not in told.raw
    assert told.claims["aud"] == push_service.origin and told.claims["sub"]
    assert now().timestamp() < told.claims["exp"] <= now().timestamp() + 24 * 3600
    assert told.key == public_key() and told.headers["TTL"] == "86400" and len(told.headers["Topic"]) == 32
    assert Notice.objects.get(kind="mention").push_state == "delivered"
    assert PushDevice.objects.get().reached_at is not None
    assert not Flight.objects.filter(kind="push").exclude(payload={}).exists()


def test_only_what_was_chosen_is_pushed_and_a_group_goes_before_everywhere(garden, push_service, phone):
    choose_pushes(by=of("Basil"), chosen={"mentions": False})
    mention(garden)
    assert Notice.objects.get(kind="mention").push_state == ""
    choose_pushes(by=of("Basil"), chosen={"mentions": True}, group=garden)
    mention(garden, "Tools")
    assert Notice.objects.latest("id").push_state == "queued"
    choose_pushes(by=of("Basil"), chosen={"mentions": None}, group=garden)
    assert PushChoice.objects.count() == 1
    choose_pushes(by=of("Basil"), chosen={"mentions": False})  # and what waits of it waits no more
    assert Notice.objects.latest("id").push_state == "cancelled"


def test_nothing_waits_for_members_without_a_device(garden):
    mention(garden)
    assert Notice.objects.get(kind="mention").push_state == ""


def test_n4_quiet_hours_hold_pushes_but_for_safety_and_nothing_is_lost(garden, push_service, phone):
    settle()
    push_service.got.clear()
    Member.objects.filter(name="Basil").update(timezone="Asia/Tokyo")  # noon UTC is 21:00 there
    plan_mail(by=of("Basil"), quiet_from=20, quiet_to=7)
    basil = Member.objects.get(name="Basil")
    with clock.at(NOON):
        mention(garden)
        note_login_change(by=system, user=basil.user, what="password")
        settle()
        push()
        assert len(push_service.got) == 1 and "password" in push_service.got[0].said["body"]
        assert push_service.got[0].headers["Urgency"] == "high"
        assert Notice.objects.get(kind="mention").push_at == NOON + timedelta(hours=10)
        plan_mail(by=of("Basil"), quiet_from=None, quiet_to=None)  # looked at again at once
        push()
    assert [each.said["body"] for each in push_service.got][1:] == ["Sage mentions you in “Beds”"]


@pytest.mark.parametrize("change", ["left", "withdrawn", "read", "blocked", "closed"])
def test_n8_what_may_not_be_told_any_more_is_not_pushed(garden, push_service, phone, change):
    settle()
    push_service.got.clear()
    post = mention(garden)
    push_service.answers.append(500)  # it leaves once, and is to be tried again
    push()
    assert Flight.objects.filter(kind="push", state="retry").count() == 1
    if change == "left":
        leave_group(by=of("Basil"), group=garden)
    elif change == "withdrawn":
        withdraw_item(by=of("Sage"), item=post)
    elif change == "read":
        read_notices(by=of("Basil"))
    elif change == "blocked":
        block_member(by=of("Basil"), member=Member.objects.get(name="Sage"))
    else:
        User.objects.filter(member__name="Basil").update(state="closed")
    push(timedelta(minutes=5))
    assert (
        push_service.got == []
        and Flight.objects.get(kind="push", payload={}, name="127.0.0.1", tries__gt=1).state == "done"
    )


def test_a_subscription_that_is_gone_ends(garden, push_service, phone):
    settle()
    mention(garden)
    push_service.answers.append(410)
    push()
    assert not PushDevice.objects.exists()
    mention(garden, "Tools")
    assert Notice.objects.latest("id").push_state == ""
    assert set(Flight.objects.filter(kind="push").values_list("state", flat=True)) == {"done"}


def test_a_busy_service_is_asked_again_when_it_wants(garden, push_service, phone):
    settle()
    push_service.got.clear()
    mention(garden)
    push_service.answers += [(429, "120"), 503, 201]
    push()
    flight = Flight.objects.get(kind="push", state__in=["pending", "retry"])
    assert push_service.got == [] and flight.next_at > now() + timedelta(seconds=100)
    push(timedelta(seconds=60))
    assert push_service.asked == 2  # the first word, and one answer of 429
    push(timedelta(minutes=3))
    push(timedelta(minutes=10))
    assert [each.said["body"] for each in push_service.got] == ["Sage mentions you in “Beds”"]


def test_a_refusing_service_ends_quietly_and_its_device_after_the_third_time_in_a_row(
    client, garden, push_service, phone
):
    settle()
    push_service.answers += [403, 201, 400, 403]
    for title in ("Beds", "Tools", "Seeds", "Paths"):
        mention(garden, title)
        push()
    assert PushDevice.objects.get().refusals == 2  # what was taken in between begins the count again
    states = dict(Notice.objects.filter(kind="mention").values_list("item__title", "push_state"))
    assert states == {"Beds": "failed", "Tools": "delivered", "Seeds": "failed", "Paths": "failed"}
    push_service.answers.append(403)
    mention(garden, "Gates")
    push()
    asked = push_service.asked
    mention(garden, "Walls")
    push()
    assert (push_service.asked, Notice.objects.latest("id").push_state) == (asked, "")
    assert set(Flight.objects.filter(kind="push").values_list("state", flat=True)) == {"done"}
    client.force_login(User.objects.get(member__name="Basil"))
    assert "its service refused what was sent, several times" in client.get("/me/notices/").content.decode()
    with pytest.raises(DeviceEnded):
        try_device(by=of("Basil"), device=PushDevice.objects.get())
    push_service.subscribe(of("Basil"))  # its browser adds it again
    mention(garden, "Doors")
    push()
    assert push_service.got[-1].said["body"].endswith("“Doors”")


def test_n8_a_service_that_is_down_is_asked_three_times_then_the_push_has_failed_and_nobody_is_bothered(
    garden, push_service, phone
):
    settle()
    mention(garden)
    push_service.answers += [500, 503, 502]
    for minutes in (1, 5, 20, 60):
        push(timedelta(minutes=minutes))
    assert push_service.asked == 1 + 3
    assert Notice.objects.get(kind="mention").push_state == "failed"
    flight = Flight.objects.get(kind="push", tries=3)
    assert (flight.state, flight.payload, flight.error) == ("done", {}, "NotTaken: HTTP 502")
    assert not held_flights().exists()


def test_n8_a_push_has_failed_only_if_no_device_took_it(garden, push_service, phone):
    push_service.subscribe(of("Basil"), path="/two")
    settle()
    mention(garden)
    push_service.answers += [201, 403]
    push()
    assert Notice.objects.get(kind="mention").push_state == "delivered"


def test_one_trial_of_a_device_is_underway_at_a_time(garden, push_service, phone):
    with pytest.raises(TrialUnderway):  # the first word still is
        try_device(by=of("Basil"), device=phone)
    settle()
    try_device(by=of("Basil"), device=phone)
    call = Caller.of(Member.objects.get(name="Basil"), "*")
    answer = call.send("post", f"core/me/devices/{phone.uid}/trial")
    assert (answer.status_code, answer.json()["code"]) == (409, "trial_underway")
    assert Flight.objects.filter(kind="push").count() == 2
    push_service.answers.append(403)  # a refused one is over, too
    settle()
    try_device(by=of("Basil"), device=phone)
    with clock.at(now() + timedelta(days=2)):  # nothing tells what became of it
        try_device(by=of("Basil"), device=phone)


@pytest.mark.parametrize("answer", [500, (503, "3600")])
def test_what_is_a_day_late_is_not_pushed_any_more_and_has_failed(garden, push_service, phone, answer):
    settle()
    push_service.got.clear()
    mention(garden)
    push_service.answers.append(answer)
    push()
    assert Notice.objects.get(kind="mention").push_state == "delivered"
    push(timedelta(hours=30))
    assert (push_service.got, push_service.asked) == ([], 2)  # the first word, and what was answered then
    late = Flight.objects.get(kind="push", error__contains="no service took it for a day")
    assert (late.state, Notice.objects.get(kind="mention").push_state) == ("done", "failed")
    assert not held_flights().exists() and not Flight.objects.filter(kind="push").exclude(state="done").exists()


def test_n3_about_one_thing_one_push_in_ten_minutes_while_it_is_unread(garden, push_service, phone):
    settle()
    push_service.got.clear()
    mention(garden)
    push()
    first = Notice.objects.get(kind="mention")
    again = Notice.objects.create(
        member=first.member, kind="mention", item=first.item, actor=first.actor, push_state="queued", push_at=now()
    )
    push()
    assert len(push_service.got) == 1
    push(timedelta(minutes=11))
    again.refresh_from_db()
    assert (len(push_service.got), again.push_state) == (2, "delivered")
    assert push_service.got[0].headers["Topic"] == push_service.got[1].headers["Topic"]


def test_many_things_at_once_are_one_push(garden, push_service, phone):
    settle()
    push_service.got.clear()
    for number in range(6):
        mention(garden, f"Bed {number}")
    push()
    [told] = push_service.got
    lines = told.said["body"].split("\n")
    assert lines[0] == "Sage mentions you in “Bed 0”" and lines[-1] == "and 2 more" and len(lines) == 5
    assert told.said["url"].endswith("/notices/")


def test_without_words_a_device_says_only_that_there_is_something(garden, push_service, phone):
    settle()
    set_wordless(by=of("Basil"), device=PushDevice.objects.get(), is_wordless=True)
    write_to(by=of("Sage"), members=[Member.objects.get(name="Basil")], body="a secret")
    settle()
    push()
    assert push_service.got[-1].said["body"] == "Something new for you"


def test_a_device_is_told_in_its_members_language(garden, push_service, phone):
    Member.objects.filter(name="Basil").update(language="fr")
    mention(garden)
    push()
    assert push_service.got[-1].said["body"] == "Sage vous mentionne dans « Beds »".replace("« ", "«\u202f").replace(
        " »", "\u202f»"
    )


KEY, AUTH = encode(point(private_of(encode(b"\x01" * 32)).public_key())), encode(b"a" * 16)


@pytest.mark.parametrize(
    ("endpoint", "p256dh", "auth", "refusal"),
    [
        ("http://push.example.org/x", KEY, AUTH, AddressInvalid),
        ("https://127.0.0.1/x", KEY, AUTH, AddressInvalid),
        ("https://169.254.169.254/latest", KEY, AUTH, AddressInvalid),
        ("https://[::ffff:10.0.0.1]/", KEY, AUTH, AddressInvalid),
        ("https://printer.local/", KEY, AUTH, AddressInvalid),
        ("https://push.example.org/é", KEY, AUTH, SubscriptionInvalid),
        ("https://push.example.org/x", encode(b"\x04" + b"\x01" * 64), AUTH, SubscriptionInvalid),  # not on the curve
        ("https://push.example.org/x", "not a key", AUTH, SubscriptionInvalid),
        ("https://push.example.org/x", KEY, encode(b"short"), SubscriptionInvalid),
        ("https://push.example.org/x", KEY, "é", SubscriptionInvalid),
    ],
)
def test_addresses_that_lead_inside_and_keys_that_are_none_are_refused(join, endpoint, p256dh, auth, refusal):
    with pytest.raises(refusal):
        add_device(by=viewer(join("Fern")), endpoint=endpoint, p256dh=p256dh, auth=auth)
    assert not PushDevice.objects.exists()


def test_a_name_that_points_inside_is_not_called(garden, push_service, phone, settings):
    settle()
    PushDevice.objects.update(endpoint=f"https://localhost:{push_service.port}/x")
    settings.WEZER_WEBHOOKS_PRIVATE = False
    mention(garden)
    push()
    assert push_service.asked == 1  # the first word only, while it was allowed
    assert Flight.objects.filter(kind="push", state="retry", error__contains="address_invalid").exists()


def test_who_signs_in_to_the_same_browser_takes_it_over_and_ten_are_enough(join, push_service):
    fern, sage = join("Fern"), join("Sage")
    push_service.subscribe(viewer(fern))
    push_service.subscribe(viewer(fern))
    assert PushDevice.objects.count() == 1
    push_service.subscribe(viewer(sage))
    assert PushDevice.objects.get().member == sage
    with pytest.raises(NotFound):
        remove_device(by=viewer(fern), device=PushDevice.objects.get())
    for number in range(9):
        push_service.subscribe(viewer(sage), path=f"/{number}")
    with pytest.raises(DevicesEnough):
        push_service.subscribe(viewer(sage), path="/one-more")


def test_whoever_is_forgotten_leaves_no_device_and_the_export_gives_no_address(
    garden, push_service, phone, settings, tmp_path
):
    choose_pushes(by=of("Basil"), chosen={"money": False}, group=garden)
    basil = Member.objects.get(name="Basil")
    mine = data_of(basil, viewer(basil))["pushes"]
    assert [each["service"] for each in mine["devices"]] == ["127.0.0.1"]
    assert mine["topics"] == [{"topic": "money", "group": "Garden", "pushed": False}]
    assert PushDevice.objects.get().endpoint not in str(mine)
    mention(garden)
    settings.WEZER_HOME = tmp_path  # its list of the forgotten
    ask_erasure(by=of("Basil"), wish="sign")
    with clock.at(now() + timedelta(days=15)):
        let_go_who_leaves()
    assert not PushDevice.objects.exists() and not PushChoice.objects.exists()
    push_service.got.clear()
    push()
    assert push_service.got == []


def test_devices_nothing_could_be_pushed_to_for_long_are_forgotten(garden, push_service, phone):
    settle()
    year_ago = now() - timedelta(days=365)
    assert forget_devices(by=system, before=year_ago) == 0
    PushDevice.objects.update(created_at=year_ago - timedelta(days=9), reached_at=year_ago + timedelta(days=9))
    assert forget_devices(by=system, before=year_ago) == 0
    PushDevice.objects.update(reached_at=None)
    assert forget_devices(by=system, before=year_ago) == 1


def test_the_page_shows_adds_tries_and_removes_devices(client, join, push_service):
    fern = join("Fern")
    client.force_login(fern.user)
    page = client.get("/me/notices/").content.decode()
    assert "No device is told yet." in page and public_key() in page and "scripts allowed" in page
    asked = push_service.subscription()
    agent = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    assert client.post("/me/notices/devices/", asked, headers=agent).status_code == 303
    page = client.get("/me/notices/").content.decode()
    device = PushDevice.objects.get()
    assert device.name == "Firefox, Linux" and "not reached yet" in page and asked["endpoint"] not in page
    settle()
    for step, more in (("trial", {}), ("words", {"wordless": "yes"})):
        assert client.post(f"/me/notices/devices/{device.uid}/{step}/", more).status_code == 303
    settle()
    assert len(push_service.got) == 2 and PushDevice.objects.get().is_wordless
    assert client.post(f"/me/notices/devices/{device.uid}/nothing/").status_code == 404
    client.post("/me/notices/devices/topics/", {"topics": ["money", "answers"]})
    assert {row.topic for row in PushChoice.objects.filter(is_pushed=True)} == {"money", "answers"}
    assert client.post("/me/notices/devices/topics/", {"topics": ["nothing"]}).status_code == 422
    assert client.post("/me/notices/devices/", {"endpoint": "x"}).status_code == 422
    client.post(f"/me/notices/devices/{device.uid}/removal/")
    assert not PushDevice.objects.exists()


def test_in_one_group_it_is_as_everywhere_or_otherwise(client, garden, push_service, phone):
    client.force_login(User.objects.get(member__name="Basil"))
    address = f"/me/notices/{garden.uid}/"
    assert "Pushed to my devices" in client.get(address).content.decode()
    client.post(f"{address}pushes/", {"mentions": "no", "answers": "yes", "money": ""})
    assert dict(PushChoice.objects.values_list("topic", "is_pushed")) == {"mentions": False, "answers": True}
    assert client.post(f"{address}pushes/", {"mentions": "perhaps"}).status_code == 422


def test_the_service_worker_is_served_from_the_root_under_a_policy_of_its_own(client, db):
    answer = client.get("/push-worker.js")
    assert answer["Content-Type"] == "text/javascript" and b"showNotification" in answer.content
    assert answer["Content-Security-Policy"] == "default-src 'none'" and answer["Cache-Control"] == "no-cache"


def test_the_api_subscribes_tries_changes_and_removes(join, push_service):
    fern = join("Fern")
    call = Caller.of(fern, "*")
    known = call.get("core/me/pushes").json()
    assert known["key"] == public_key() and len(decode(known["key"])) == 65
    made = call.send("put", "core/me/devices", push_service.subscription(name="my phone"))
    assert made.status_code == 200 and made.json()["name"] == "my phone" and "endpoint" not in made.json()
    uid = made.json()["uid"]
    assert call.send("put", "core/me/devices", push_service.subscription()).json()["uid"] == uid
    assert call.send("patch", f"core/me/devices/{uid}", {"wordless": True}).json()["wordless"] is True
    settle()  # the first word
    assert call.send("post", f"core/me/devices/{uid}/trial").status_code == 204
    topics = call.send("patch", "core/me/pushes", {"topics": {"money": False}}).json()["topics"]
    assert [each["pushed"] for each in topics if each["topic"] == "money"] == [False]
    assert call.send("patch", "core/me/pushes", {"topics": {"nothing": False}}).status_code == 422
    assert Caller.of(join("Sage"), "*").send("delete", f"core/me/devices/{uid}").status_code == 404
    assert call.send("delete", f"core/me/devices/{uid}").status_code == 204
    assert call.get("core/me/devices").json() == []
