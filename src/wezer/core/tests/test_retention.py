"""How long things are kept, what is held back, and the register that says it all."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from wezer.api.testing import Caller
from wezer.core import jobs
from wezer.core.acts.erasing import ask_erasure
from wezer.core.acts.items import NotRestorable, hide_item, restore_item, withdraw_item
from wezer.core.acts.posts import publish_post
from wezer.core.acts.retention import hold_back, keep_report, lift_hold
from wezer.core.acts.settings import change_setting
from wezer.core.jobs import forget_what_is_over, let_go_who_leaves
from wezer.core.models import Belonging, LegalHold, Member, Notice, Post, Room, User, UserState
from wezer.core.processing import FIELDS, as_csv, as_pdf, processings, register
from wezer.core.refusals import AlreadyHeld, HoldNeedsThing, SettingInvalid
from wezer.core.retention import classes, days_of, last_run
from wezer.core.templatetags.core import item_url
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db


def night(days):
    with clock.at(clock.now() + timedelta(days=days)):
        forget_what_is_over()
        return last_run().counts


def wrote(member, community, title):
    return publish_post(
        by=viewer(member), room=Room.objects.get(group=community, kind="talk"), title=title, body=f"{title}."
    )


def test_on_the_last_day_of_a_long_february_the_night_reports_as_well():
    with clock.at(datetime(2028, 2, 29, 3, tzinfo=UTC)):
        assert keep_report(by=Viewer.system(), counts={"notices": 1}) == last_run()


def test_each_class_goes_when_its_days_are_over_and_the_night_says_how_many(join, gardener, community):
    fern = join("Fern")
    hidden = wrote(fern, community, "Hidden")
    hide_item(by=viewer(gardener), item=hidden, reason="It names a neighbour.")
    withdraw_item(by=viewer(fern), item=wrote(fern, community, "Withdrawn"))
    Notice.objects.create(member=fern, kind="mentioned")
    User.objects.create_user("never@example.org", None, state=UserState.UNVERIFIED)
    session = SessionStore()
    session.set_expiry(clock.now() + timedelta(days=5))
    session.save()

    forgotten = {days: night(days) for days in (1, 8, 31, 184, 366)}

    told = {days: {kind: number for kind, number in counts.items() if number} for days, counts in forgotten.items()}
    assert told == {
        1: {},
        8: {"sessions": 1, "unconfirmed": 1},
        31: {"withdrawn": 1},
        184: {"reasons": 1},
        366: {"notices": 1},
    }
    hidden.refresh_from_db()
    assert (hidden.hidden_reason, hidden.hidden_at is not None) == ("", True)  # the decision stays, its words go
    assert not Session.objects.exists() and Post.objects.get(title="").body == ""


def test_a_legal_hold_suspends_it_for_what_is_listed_and_for_nothing_else(
    join, gardener, community, settings, tmp_path
):
    settings.WEZER_HOME = tmp_path
    fern, sage = join("Fern"), join("Sage")
    kept, gone = wrote(fern, community, "Kept"), wrote(fern, community, "Gone")
    for post in (kept, gone):
        withdraw_item(by=viewer(fern), item=post)
    hold = hold_back(by=viewer(gardener), uid=kept.uid, reason="The court of Val asked for it.")
    hold_back(by=viewer(gardener), uid=sage.uid, reason="A dispute.")
    with pytest.raises(AlreadyHeld):
        hold_back(by=viewer(gardener), uid=kept.uid, reason="Twice.")
    for member in (fern, sage):
        ask_erasure(by=viewer(member), wish="delete")

    night(31)
    assert sorted(Post.objects.values_list("title", flat=True)) == ["", "Kept"]
    with clock.at(clock.now() + timedelta(days=20)):
        let_go_who_leaves()
    assert Member.objects.get(pk=sage.pk).name == "Sage"  # held themselves
    assert Post.objects.get(pk=kept.pk).body == "Kept."  # its author is forgotten, what the court needs is not

    lift_hold(by=viewer(gardener), hold=hold)
    lift_hold(by=viewer(gardener), hold=LegalHold.objects.get(lifted_at=None))
    night(31)
    with clock.at(clock.now() + timedelta(days=20)):
        let_go_who_leaves()
    assert Post.objects.get(pk=kept.pk).body == "" and Member.objects.get(pk=sage.pk).name.startswith("Former member")


def test_who_is_held_or_still_inside_keeps_nobody_else_from_being_forgotten(
    join, gardener, settings, tmp_path, monkeypatch
):
    settings.WEZER_HOME = tmp_path
    monkeypatch.setattr(jobs, "ERASED_A_NIGHT", 2)
    people = [join(name) for name in ("Fern", "Sage", "Basil", "Mint", "Willow")]
    for number, member in enumerate(people):
        with clock.at(clock.now() + timedelta(minutes=number)):
            ask_erasure(by=viewer(member), wish="delete")
    for member in people[:2]:
        hold_back(by=viewer(gardener), uid=member.uid, reason="A dispute.")
    with clock.at(clock.now() + timedelta(days=20)):
        Belonging.objects.filter(member=people[2]).update(state="member")  # came back, and asked nobody to forget it
        let_go_who_leaves()
    assert [Member.objects.get(pk=each.pk).erased_at is not None for each in people] == [False] * 3 + [True] * 2


def test_only_those_who_tend_the_community_decide_how_long_and_hold_back(join, gardener, community):
    fern = join("Fern")
    post = wrote(fern, community, "Mine")
    before = facts_told()
    for uid, by, refusal in ((post.uid, fern, NotAllowed), (uuid4(), gardener, HoldNeedsThing)):
        with pytest.raises(refusal):
            hold_back(by=viewer(by), uid=uid, reason="Because.")
    with pytest.raises(NotAllowed):
        change_setting(by=viewer(fern), key="privacy.retention", value={"notices": 30})
    for wrong in ({"notices": 0}, {"nothing": 3}, {"notices": "long"}):
        with pytest.raises(SettingInvalid):
            change_setting(by=viewer(gardener), key="privacy.retention", value=wrong)
    assert facts_told() == before

    change_setting(by=viewer(gardener), key="privacy.retention", value={"notices": 30})
    Notice.objects.create(member=fern, kind="mentioned")
    assert night(31)["notices"] == 1
    assert {each.kind: days_of(each) for each in classes()}["notices"] == 30


def test_the_register_is_whole_in_both_languages_and_in_the_communitys_words(gardener, community):
    assert all(line.said[field] for line in register() for field in FIELDS if field)
    own = {"profiles": {"purpose": "=Know who mends what"}}
    change_setting(by=viewer(gardener), key="privacy.register", value=own)

    english, french = as_csv("en").decode(), as_csv("fr").decode()

    assert "Legal basis" in english and "'=Know who mends what" in english and ",=Know" not in english
    assert (
        "Base légale" in french and "Durées de conservation" in french and len(french.splitlines()) >= len(processings)
    )
    assert as_pdf("fr").startswith(b"%PDF")
    with pytest.raises(SettingInvalid):
        change_setting(by=viewer(gardener), key="privacy.register", value={"nothing": {"purpose": "x"}})


def test_the_register_and_the_pages_say_the_days_that_the_community_gave(join, gardener, community):
    fern = join("Fern")
    english = {line.kind: line.said["keeps"] for line in register()}
    assert "sessions for 1 day; unconfirmed logins for 7 days" in english["logins"]
    post = wrote(fern, community, "Mine")
    mine, days = Client(), {"withdrawn": 5, "looks": 90, "own_archives": 3, "reasons": 60, "sessions": 2}
    mine.force_login(fern.user)
    assert "taken back for 30 days" in mine.get(item_url(post)).content.decode()
    change_setting(by=viewer(gardener), key="privacy.retention", value=days)
    told = {line.kind: line.said["keeps"] for line in register()}
    assert [told[kind].split(";")[0] for kind in ("writing", "data_rights", "moderation")] == [
        "Until its author withdraws it, 5 days more", "Archives for 3 days",
        "Reports, reasons and appeals for 60 days after the decision",
    ]  # fmt: skip
    assert "sessions terminées 2 jours" in as_csv("fr").decode()
    for page, said in (
        (item_url(post), "taken back for 5 days"), ("/me/data/looks/", "stands here for 90 days"),
        ("/me/data/", "server for 3 days"), ("/me/decisions/", "For 60 days you may"), ("/reports/", "kept for 60 days"),
    ):  # fmt: skip
        assert said in mine.get(page).content.decode(), page
    withdraw_item(by=viewer(fern), item=post)
    with clock.at(clock.now() + timedelta(days=6)), pytest.raises(NotRestorable):
        restore_item(by=viewer(fern), item=post)
    change_setting(by=viewer(gardener), key="privacy.retention", value={"withdrawn": 365})
    with clock.at(clock.now() + timedelta(days=31)), pytest.raises(NotRestorable):
        restore_item(by=viewer(fern), item=post)
    restore_item(by=viewer(fern), item=post)


def test_the_pages_of_privacy_are_the_gardeners_and_so_are_their_twins(join, gardener, community):
    fern = join("Fern")
    tending, client, api = Client(), Client(), Caller.of(gardener)
    tending.force_login(gardener.user)
    client.force_login(fern.user)
    post = wrote(fern, community, "Mine")
    for page in ("/garden/register/", "/garden/register/profiles/", "/garden/retention/", "/garden/register/file/csv/"):
        assert (tending.get(page).status_code, client.get(page).status_code) == (200, 404)
    assert tending.get("/garden/register/nothing/").status_code == 404
    said = register()[0]
    assert (
        tending.post(f"/garden/register/{said.kind}/", {**said.said, "purpose": "Know each other."}).status_code == 303
    )
    assert api.get("core/register").json()[0]["said"]["purpose"] == "Know each other."
    days = {each.kind: each.days for each in classes()}
    assert tending.post("/garden/retention/", days | {"notices": 90}).status_code == 303
    assert tending.post("/garden/retention/", days | {"notices": 0}).status_code == 422
    assert {each["kind"]: each["days"] for each in api.get("core/retention").json()}["notices"] == 90
    assert tending.post("/garden/retention/hold/", {"uid": str(post.uid), "reason": "A court."}).status_code == 303
    assert tending.post("/garden/retention/hold/", {"uid": "x", "reason": ""}).status_code == 422
    (hold,) = api.get("core/holds").json()
    assert Caller.of(fern).get("core/holds").status_code == 403
    assert tending.post(f"/garden/retention/{hold['uid']}/lift/").status_code == 303
    made = api.post("core/holds", {"uid": str(post.uid), "reason": "Another court."}).json()
    assert api.send("delete", f"core/holds/{made['uid']}").status_code == 204 and api.get("core/holds").json() == []
