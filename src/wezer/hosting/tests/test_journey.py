"""The journey of a new community: from an empty house to two members who pay each other, with each preset."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.groups import create_group
from wezer.core.acts.journey import call_reviews, step_kind
from wezer.core.acts.membership import enter_group
from wezer.core.journey.forms import ProposalUnread, read_value
from wezer.core.journey.kinds import journey_presets
from wezer.core.models import (
    Belonging,
    Group,
    Invitation,
    Journey,
    JourneyStep,
    LinkMailing,
    Member,
    Notice,
    Post,
    Role,
    Room,
    Setting,
    User,
)
from wezer.core.settings_registry import value
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.models import Announcement, Category
from wezer.hosting.acts import add_person, begin_community
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.currencies import currencies
from wezer.ledger.models import Currency
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
HOME = "/garden/journey/"
PRESETS = [each.kind for each in journey_presets]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def oak(db):
    """Who has just made a community, as `wezer init` does."""
    _root, member = begin_community(
        by=Viewer.system(), name="New Valley", gardener="Oak", email="oak@example.org", password="a fine long pass"
    )
    return member


@pytest.fixture
def browser(oak):
    client = Client()
    client.force_login(oak.user)
    return client


def at(step, do=""):
    return f"{HOME}steps/{step}/{do}"


def state(step):
    return JourneyStep.objects.get(kind=step).state


def state_of(step):
    return JourneyStep.objects.filter(kind=step).values_list("state", flat=True).first()


def page(browser, where):
    answer = browser.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_what_is_typed_goes_along_with_the_decision(browser):
    typed = {"version": "0", "addresses": "sage@example.org", "message": "", "method": "gardener", "apply": "yes"}
    wrong = browser.post(at("founders", "decision/"), {**typed, "addresses": "sage at home"})
    assert (wrong.status_code, state_of("founders"), Invitation.objects.count()) == (422, None, 0)
    assert "sage at home" in wrong.content.decode()
    for where in ("decision/", ""):  # nothing else that was typed is lost with it
        wrong = browser.post(at("founders", where), {**typed, "addresses": "?", "minutes": "All were for it."})
        assert (wrong.status_code, "All were for it." in wrong.content.decode()) == (422, True), where
    browser.post(
        at("founders"), {"version": "0", "addresses": "", "method": "gardener", "minutes": "Sage is asked first."}
    )
    assert "Sage is asked first." in page(browser, at("founders"))
    typed["version"] = str(JourneyStep.objects.get(kind="founders").version)

    browser.post(at("founders", "decision/"), typed)

    assert (state("founders"), [each.email for each in Invitation.objects.all()]) == ("applied", ["sage@example.org"])
    shown = page(browser, at("charter"))
    assert shown.count('id="proposal"') == 1 and shown.count('form="proposal"') == 5  # three fields, two buttons


def test_home_leads_whoever_tends_a_young_community_to_its_journey(oak, browser):
    def glance():
        return re.search(r'aria-labelledby="journey-glance".*?</section>', page(browser, "/"), re.S)

    assert ">Begin<" in glance()[0] and HOME in glance()[0]
    browser.post(f"{HOME}presets/lets/taking/")
    assert ">Go on<" in glance()[0] and re.search(r"0 / \d\d", glance()[0])
    Journey.objects.update(launched_at=now())
    assert not glance()
    Journey.objects.update(launched_at=None, begun_at=now() - timedelta(days=91))
    assert not glance()


def test_who_founds_a_community_is_led_to_its_journey_once(oak):
    client = Client()
    typed = {"login": "oak@example.org", "password": "a fine long pass"}
    assert client.post("/account/login/", typed)["Location"] == HOME
    client.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    client.logout()
    assert client.post("/account/login/", typed)["Location"] == "/"


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_taken_whole_in_three_clicks_makes_a_community_that_trades(browser, oak, key):
    assert str(journey_presets[key].about) in page(browser, HOME)
    shown = page(browser, f"{HOME}presets/{key}/")  # the first click
    before = (Group.objects.count(), Currency.objects.count())
    answer = browser.post(f"{HOME}presets/{key}/taking/", {"whole": "yes"}, follow=True)  # the second
    assert answer.status_code == 200
    states = dict(JourneyStep.objects.values_list("kind", "state"))
    assert {step: states[step] for step in ("groups", "words", "currencies", "market", "look")} == dict.fromkeys(
        ("groups", "words", "currencies", "market", "look"), "applied"
    )
    assert (Group.objects.count() > before[0], before[1], Currency.objects.exists()) == (True, 0, True)
    assert all(each.name in shown for each in Group.objects.exclude(parent=None))
    made = facts_told()
    browser.post(f"{HOME}application/")  # nothing is made twice
    assert facts_told() == made

    fern, sage = (
        add_person(by=Viewer.system(), name=name, email=f"{name}@example.org".lower(), password="a fine long pass")
        for name in ("Fern", "Sage")
    )
    of = next(each for each in currencies() if each.kind == "mutual_credit")
    units = 3600 if of.display_format == "hours_minutes" else 60
    typed = {
        "to": str(sage.uid),
        f"amount_{of.code}": "1:00" if units == 3600 else "60",
        "memo": "Bread",
        "step": "pay",
        "key": "k1",
    }
    payer = Client()
    payer.force_login(fern.user)
    assert payer.post("/wallet/pay/", typed).status_code == 303
    assert (balance(fern, of.code), balance(sage, of.code)) == (-units, units)
    assert page(browser, HOME) and page(browser, at("currencies"))


def test_a_step_is_talked_about_decided_applied_and_taken_back(browser, oak):
    shown = page(browser, at("groups"))
    assert "Groups and roles" in shown and "Nothing is changed by this step" in shown
    typed = {"rows": "2", "r0_name": "Kitchen", "r0_type": "circle", "r0_membrane": "request", "r0_purpose": "Cooks.",
             "r1_name": "", "roles": "Host\nHost", "version": "0"}  # fmt: skip
    assert browser.post(at("groups"), typed).status_code == 303
    assert "Group “Kitchen” (Circle)" in page(browser, at("groups"))

    browser.post(at("groups", "discussion/"))
    row = JourneyStep.objects.get(kind="groups")
    assert (row.state, Post.objects.get().title) == ("in_discussion", "Our beginnings: Groups and roles")
    assert "Group “Kitchen” (Circle)" in Post.objects.get().body
    assert browser.post(at("groups", "discussion/")).status_code == 409
    assert "The conversation about this step" in page(browser, at("groups"))

    said = {"people": "The founders", "method": "consent", "minutes": "Nobody objected.", "apply": "no"}
    browser.post(at("groups", "decision/"), said)
    row.refresh_from_db()
    assert (row.state, row.people, row.method, row.minutes, row.decided_by) == (
        "decided", "The founders", "consent", "Nobody objected.", oak,
    )  # fmt: skip
    assert not Group.objects.filter(name="Kitchen").exists()

    browser.post(at("groups", "application/"))
    kitchen = Group.objects.get(name="Kitchen")
    assert (kitchen.membrane, Role.objects.filter(name="Host").count(), state("groups")) == ("request", 1, "applied")
    assert "Nobody objected." in page(browser, at("groups"))

    browser.post(at("groups", "undoing/"))
    kitchen.refresh_from_db()
    assert (kitchen.state, Role.objects.filter(name="Host").exists(), state("groups")) == ("archived", False, "todo")


def test_what_was_used_meanwhile_stays_when_a_step_is_taken_back(browser, oak):
    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    fern = add_person(by=Viewer.system(), name="Fern", email="fern@example.org", password=None)
    used = Group.objects.get(name="Welcome circle")
    enter_group(by=viewer(fern), group=used)
    pay(by=viewer(fern), payer=fern, payee=oak, amounts=[Money(5, "GRAIN")], memo="Tea", key="k1")
    for step in ("groups", "currencies", "market", "membranes"):
        browser.post(at(step, "undoing/"))
    used.refresh_from_db()
    assert used.state == "active" and Group.objects.get(name="Meeting days").state == "archived"
    assert dict(Currency.objects.values_list("code", "state")) == {"GRAIN": "active", "MERCI": "closed"}
    assert not Category.objects.filter(is_open=True).exists()
    assert value("admission.welcome") == "" and not Setting.objects.filter(key="admission.welcome").exists()
    assert len(JourneyStep.objects.get(kind="groups").made) == 1


def test_a_code_that_was_taken_back_is_lost_and_the_step_says_so(browser, oak):
    """A closed currency is no currency that is there already."""
    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    browser.post(at("currencies", "undoing/"))
    browser.post(at("currencies", "decision/"), {"apply": "no", "method": "gardener"})
    answer = browser.post(at("currencies", "application/"), follow=True)
    assert "a code is for ever: choose another one." in answer.content.decode()
    assert (state("currencies"), set(Currency.objects.values_list("state", flat=True))) == ("decided", {"closed"})


def test_a_setting_that_somebody_changed_since_is_not_taken_back(browser, oak):
    from wezer.core.acts.settings import change_setting

    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    change_setting(by=viewer(oak), key="admission.mode", value="open")
    answer = browser.post(at("membranes", "undoing/"), follow=True).content.decode()
    assert value("admission.mode") == "open" and "How people come in" in answer


def test_two_gardeners_at_once_do_not_overwrite_each_other(browser, oak):
    typed = {"name": "Fair Valley", "purpose": "", "values": "", "version": "0"}
    browser.post(at("intentions"), typed)
    browser.post(at("intentions"), {**typed, "name": "Far Valley", "version": str(JourneyStep.objects.get().version)})
    for older in ("0", str(JourneyStep.objects.get().version - 1)):
        late = browser.post(at("intentions"), {**typed, "name": "Late Valley", "version": older})
        assert (late.status_code, JourneyStep.objects.get().value["name"]) == (409, "Far Valley")


def test_every_step_shows_its_form_filled_and_reads_it_back(browser, oak):
    browser.post(f"{HOME}presets/food-coop/taking/", {"whole": "no"})
    steps = dict(JourneyStep.objects.values_list("kind", "value"))
    for step, before in steps.items():
        assert page(browser, at(step))
        after = read_value(step_kind(step), before)
        assert {name: after.get(name) for name in before} == before, step


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("groups", {"groups": 5}),
        ("groups", {"groups": [{"name": "x", "type": "nothing", "membrane": "open"}]}),
        ("currencies", {"currencies": [{"name": "Grain", "code": "g", "kind": "mutual_credit"}]}),
        ("look", {"plum_hue": 999}),
        ("words", {"words": ["en"]}),
    ],
)
def test_a_program_proposes_what_a_form_would_read_or_is_refused(oak, step, sent):
    with pytest.raises(ProposalUnread):
        read_value(step_kind(step), sent)


def test_a_program_goes_the_same_way(oak):
    caller = Caller.of(oak, "*")
    assert {each["key"] for each in caller.get("core/journey/presets").json()} == set(PRESETS)
    taken = caller.send("put", "core/journey/preset", {"preset": "lets", "whole": False}).json()
    assert (taken["preset"], taken["done"], len(taken["steps"])) == ("lets", 0, JourneyStep.objects.count())
    one = caller.get("core/journey/steps/groups").json()
    assert [each["is_done"] for each in one["planned"]] == [False] * len(one["planned"])
    kept = caller.send("put", "core/journey/steps/groups", {"value": one["value"], "people": "The founders"}).json()
    assert (kept["people"], kept["state"]) == ("The founders", "todo")
    decided = caller.send("put", "core/journey/steps/groups/decision", {"minutes": "Yes.", "method": "consent"}).json()
    assert (decided["state"], decided["minutes"]) == ("decided", "Yes.")
    assert caller.send("put", "core/journey/steps/groups/application", {}).json()["state"] == "applied"
    assert caller.send("delete", "core/journey/steps/groups/application").json()["state"] == "todo"
    fern = add_person(by=Viewer.system(), name="Fern", email="fern@example.org", password="a fine long pass")
    assert Caller.of(fern, "*").get("core/journey").status_code == 403


def test_a_rehearsal_comes_and_goes(browser, oak):
    browser.post(f"{HOME}presets/time-bank/taking/", {"whole": "yes"})
    browser.post(at("rehearsal", "decision/"), {"method": "gardener", "apply": "yes"})
    players = Member.objects.filter(name__contains="(rehearsal)")
    assert (players.count(), Announcement.objects.filter(state="published").count()) == (3, 3)
    assert sorted(balance(each, "HOUR") for each in players) == [-3600, 1800, 1800]
    browser.post(at("rehearsal", "undoing/"))
    assert [balance(each, "HOUR") for each in players] == [0, 0, 0]
    assert not Belonging.objects.filter(member__in=players, state="member").exists()
    assert not Announcement.objects.filter(state="published").exists()


def test_launching_says_so_and_calls_for_a_second_look(browser, oak):
    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    page(browser, at("launch"))
    browser.post(at("launch", "decision/"), {"method": "gardener", "apply": "yes"})
    assert (Post.objects.get().title, Journey.objects.get().launched_at is not None) == ("New Valley is open", True)
    with clock.at(now() + timedelta(days=29)):
        assert call_reviews(by=Viewer.system()) == 0
    with clock.at(now() + timedelta(days=31)):
        assert call_reviews(by=Viewer.system()) > 5
        assert call_reviews(by=Viewer.system()) == 0
    deliver("core.journey")
    assert [each.kind for each in Notice.objects.filter(member=oak, kind="journey_review")] == ["journey_review"]
    assert state("groups") == "to_review" and "Still right" in page(browser, at("groups"))
    browser.post(at("groups", "review/"), {"minutes": "Three months on, all is well."})
    assert (state("groups"), "all is well" in JourneyStep.objects.get(kind="groups").minutes) == ("applied", True)


def test_founders_are_invited_by_mail(browser, oak):
    browser.post(at("founders"), {"addresses": "fern@example.org, sage@example.org", "message": "Come."})
    browser.post(at("founders", "decision/"), {"method": "gardener", "apply": "yes"})
    assert sorted(Invitation.objects.values_list("email", flat=True)) == ["fern@example.org", "sage@example.org"]
    assert len(mail.outbox) == 2
    browser.post(at("founders", "undoing/"))
    assert not Invitation.objects.filter(revoked_at=None).exists()
    wrong = browser.post(at("founders"), {"addresses": "not an address"})
    assert wrong.status_code == 422 and "is not an e-mail address" in wrong.content.decode()


def test_only_those_who_tend_the_community_find_its_journey(browser, oak):
    fern = add_person(by=Viewer.system(), name="Fern", email="fern@example.org", password="a fine long pass")
    other = Client()
    other.force_login(User.objects.get(member=fern))
    before = facts_told()
    for where in (HOME, f"{HOME}presets/lets/", at("groups")):
        assert other.get(where).status_code == 404
    for where in (
        f"{HOME}presets/lets/taking/",
        f"{HOME}application/",
        at("groups", "decision/"),
        at("groups", "undoing/"),
    ):
        assert other.post(where).status_code == 404
    assert (facts_told(), JourneyStep.objects.count()) == (before, 0)


def test_the_journeys_pages_ask_little(browser, oak, django_assert_max_num_queries):
    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    create_group(by=viewer(oak), parent=Group.objects.root(), type="talk", name="More")
    page(browser, HOME)
    with django_assert_max_num_queries(12):
        page(browser, HOME)


class Walker:
    """A person with a browser who counts the pages they were shown and the buttons they pressed."""

    def __init__(self, count):
        self.client, self.count = Client(), count

    def look(self, where):
        self.count["pages"] += 1
        return self.client.get(where)

    def press(self, where, typed=None):
        self.count["buttons"] += 1
        return self.client.post(where, typed or {})


def test_from_an_empty_house_to_a_payment_it_takes_seven_pages_and_seven_buttons(oak):
    count = {"pages": 0, "buttons": 0}
    one = Walker(count)
    one.look("/account/login/")
    one.press("/account/login/", {"login": "oak@example.org", "password": "a fine long pass"})
    one.look(HOME)
    one.look(f"{HOME}presets/lets/")
    one.press(f"{HOME}presets/lets/taking/", {"whole": "yes"})
    one.look("/garden/invitations/")
    made = one.press("/garden/invitations/", {"email": "", "most_uses": "5", "days": "30"}).context["address"]

    two = Walker(count)
    two.look(made)
    two.look("/account/signup/")
    two.press(
        "/account/signup/", {"email": "fern@example.org", "name": "Fern", "password1": "nine calm herons waiting"}
    )
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    two.press("/account/confirm-email/", {"code": code})
    two.look("/wallet/pay/")
    typed = {"to": "Oak", "amount_GRAIN": "60", "memo": "Bread"}
    two.press("/wallet/pay/", {**typed, "step": "check"})
    two.press("/wallet/pay/", {**typed, "to": str(oak.uid), "step": "pay", "key": "k1"})

    fern = Member.objects.get(name="Fern")
    assert (balance(fern, "GRAIN"), balance(oak, "GRAIN")) == (-60, 60)
    assert count == {"pages": 7, "buttons": 7}


def test_the_first_word_to_everybody_needs_a_room_to_talk_in(browser):
    Room.objects.filter(kind="talk").update(state="archived")
    answer = browser.post(at("launch", "decision/"), {"method": "gardener", "apply": "yes"})
    assert answer.status_code == 422 and "no room to talk in" in answer.content.decode()
    assert not Post.objects.exists() and not JourneyStep.objects.filter(kind="launch", state="applied").exists()


def test_a_program_reads_how_many_links_were_mailed(oak):
    told = Caller.of(oak, "*").get("core/journey").json()
    assert told["links"] is None
    LinkMailing.objects.create(asked_by=oak, people=7, sent=3)
    assert Caller.of(oak, "*").get("core/journey").json()["links"] == {"people": 7, "sent": 3, "ended_at": None}
