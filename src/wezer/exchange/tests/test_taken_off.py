"""What is taken off the market has its case, its reason and its appeal, like everything that is hidden (core.md 17)."""

from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.leaving import ask_to_leave
from wezer.core.acts.retention import hold_back
from wezer.core.acts.roles import grant_role
from wezer.core.jobs import let_go_who_leaves
from wezer.core.models import ModerationCase, Notice, Role
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision, forget_cases
from wezer.core.moderation.reading import cases_of, statements_of
from wezer.core.moderation.refusals import AnotherPersonAnswers
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange import migrations
from wezer.exchange.acts import announcements, endings
from wezer.exchange.acts.availability import give_back
from wezer.exchange.acts.exchanges import tick_cancellation
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Announcement, Reply
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import ref
from wezer.workflow.testing import settle


@pytest.fixture
def two(join, val):
    return {"a": join("Aster"), "b": join("Basil")}


@pytest.fixture
def honey(two, announced):
    return announced(two["a"], "offer", "Honey", [Money(5, "VAL")])


@pytest.fixture
def elm(join, community):
    """Another who tends the market."""
    member = join("Elm")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="moderator"), member=member)
    return member


def browser(member):
    client = Client()
    client.force_login(member.user)
    return client


def the_case():
    return ModerationCase.objects.select_related("group", "party", "decided_by").get()


def migration(ending):
    name = next(each.name for each in iter_modules(migrations.__path__) if each.name.endswith(ending))
    return import_module(f"{migrations.__name__}.{name}")


def overturned(elm, mine):
    """Back in the market, if its case says so."""
    appeal_decision(by=viewer(mine), case=the_case(), words="No.")
    answer_appeal(by=viewer(elm), case=the_case(), uphold=False, words="Right.")
    return Announcement.objects.get()


def test_a_removal_is_a_decision_with_a_reason_an_appeal_and_a_way_back(two, honey, gardener, elm):
    reply = reply_to_announcement(by=viewer(two["b"]), announcement=honey)
    address = reverse("market:announcement-step", args=[honey.uid, "remove"])
    assert browser(gardener).post(address, {"reason": " "}).status_code == 422
    assert browser(gardener).post(address, {"reason": "Sold elsewhere."}).status_code == 303
    settle()
    case = the_case()
    assert (case.kind, case.decision, case.party_id, case.reason) == (
        "announcement",
        "hide",
        two["a"].pk,
        "Sold elsewhere.",
    )
    told = set(Notice.objects.filter(member=two["a"]).values_list("kind", flat=True))
    assert "exchange.removed" in told and "decided_about_me" not in told  # once is enough
    mine = browser(two["a"])
    page = mine.get(reverse("market:announcement", args=[honey.uid])).content.decode()
    assert "Removed from the market: “Sold elsewhere.”" in page and "/me/decisions/" in page
    assert "Sold elsewhere." in mine.get("/me/decisions/").content.decode()
    assert not cases_of(viewer(two["b"])).exists() and not cases_of(viewer(two["a"])).exists()

    mine.post(f"/me/decisions/{case.uid}/appeal/", {"words": "It stands here only."})
    settle()
    assert "appeal_waits" in Notice.objects.filter(member=elm).values_list("kind", flat=True)
    with pytest.raises(AnotherPersonAnswers):
        answer_appeal(by=viewer(gardener), case=the_case(), uphold=False, words="Well.")
    browser(elm).post(f"/reports/{case.uid}/", {"do": "answer", "uphold": "no", "words": "It does."})
    back = Announcement.objects.get(pk=honey.pk)
    assert (back.state, back.removed_from, back.is_published) == ("published", "", True)
    assert Reply.objects.get(pk=reply.pk).state == "cancelled"  # what was talked about ended with it
    assert browser(two["b"]).get(reverse("market:announcement", args=[honey.uid])).status_code == 200


def test_what_was_paused_comes_back_paused_and_a_removal_that_is_upheld_stands(two, honey, gardener, elm):
    announcements.pause_announcement(by=viewer(two["a"]), announcement=honey)
    step = f"exchange/announcements/{honey.uid}/steps/removal"
    oak = Caller.of(gardener, "*")
    assert oak.post(step, {"reason": ""}).status_code == 422
    assert oak.post(step, {"reason": "Twice."}).status_code == 200
    assert oak.post(step, {"reason": "Twice."}).status_code == 200 and ModerationCase.objects.count() == 1
    appeal_decision(by=viewer(two["a"]), case=the_case(), words="No.")
    answer_appeal(by=viewer(elm), case=the_case(), uphold=False, words="Once.")
    again = Announcement.objects.get(pk=honey.pk)
    assert (
        again.state == "paused" and not Announcement.objects.visible_to(viewer(two["b"])).filter(pk=honey.pk).exists()
    )
    endings.take_off(by=viewer(elm), announcement=again, reason="Twice, truly.")
    case = ModerationCase.objects.order_by("pk").last()
    appeal_decision(by=viewer(two["a"]), case=case, words="No.")
    answer_appeal(by=viewer(gardener), case=case, uphold=True, words="Yes.")
    assert Announcement.objects.get(pk=honey.pk).state == "removed"


def test_what_was_removed_before_there_were_cases_can_be_appealed_too(two, honey, gardener, elm):
    endings.remove_announcement(by=viewer(gardener), announcement=honey)
    Announcement.objects.filter(pk=honey.pk).update(decision="Sold elsewhere.")  # as it was kept then
    page = reverse("market:announcement", args=[honey.uid])
    assert "/me/decisions/" not in browser(two["a"]).get(page).content.decode().partition("<main")[2]
    for _time in range(2):
        migration("what_was_removed").open_cases(apps, None)
    case = statements_of(viewer(two["a"])).get()
    assert (case.subject, case.reason, case.decided_by) == (ref(honey), "Sold elsewhere.", gardener)
    assert "/me/decisions/" in browser(two["a"]).get(page).content.decode().partition("<main")[2]
    appeal_decision(by=viewer(two["a"]), case=case, words="No.")
    answer_appeal(by=viewer(elm), case=the_case(), uphold=False, words="Right.")
    assert Announcement.objects.get(pk=honey.pk).state == "published"


def test_why_it_was_removed_is_forgotten_with_its_case(two, honey, gardener):
    endings.take_off(by=viewer(gardener), announcement=honey, reason="Sold elsewhere.")
    mine, page = browser(two["a"]), reverse("market:announcement", args=[honey.uid])
    assert "Sold elsewhere." in mine.get(page).content.decode()
    assert Announcement.objects.get(pk=honey.pk).decision == ""
    while forget_cases(by=Viewer.system(), before=now() + timedelta(days=1)):
        pass
    said = mine.get(page)
    assert said.status_code == 200 and "Sold elsewhere." not in said.content.decode()


def test_reasons_that_were_kept_twice_are_kept_once_but_what_the_law_holds_back(two, honey, announced, gardener):
    held, sent_back = announced(two["a"], "offer", "Wax"), announced(two["a"], "offer", "Pollen", draft=True)
    for one in (honey, held):
        endings.remove_announcement(by=viewer(gardener), announcement=one)
    Announcement.objects.update(decision="Sold elsewhere.")
    hold_back(by=viewer(gardener), uid=held.uid, reason="A court.")
    migration("reasons_of_removals_once").keep_it_once(apps, None)
    kept = Announcement.objects.exclude(decision="")
    assert set(kept.values_list("pk", flat=True)) == {held.pk, sent_back.pk}


def test_what_comes_back_of_somebody_who_left_is_closed(two, honey, gardener, elm):
    endings.take_off(by=viewer(gardener), announcement=honey, reason="Sold elsewhere.")
    ask_to_leave(by=viewer(two["a"]))
    with clock.at(now() + timedelta(days=15)):
        let_go_who_leaves()
    assert not viewer(two["a"]).is_inside
    back = overturned(elm, two["a"])
    assert (back.state, back.is_open) == ("closed", False)


def test_what_comes_back_follows_what_is_left_of_it(two, honey, gardener, elm):
    reply = reply_to_announcement(by=viewer(two["b"]), announcement=honey)
    agreed = accept_reply(by=viewer(two["a"]), reply=reply)
    honey.refresh_from_db()
    assert (honey.state, honey.closed_by_system) == ("closed", True)
    endings.take_off(by=viewer(gardener), announcement=honey, reason="Sold elsewhere.")
    for each in ("a", "b"):
        tick_cancellation(by=viewer(two[each]), reply=agreed)
    back = overturned(elm, two["a"])
    assert (back.available, back.state, back.closed_by_system) == (1, "published", False)


def test_of_somebody_who_left_nothing_opens_again_by_itself(two, honey):
    accept_reply(by=viewer(two["a"]), reply=reply_to_announcement(by=viewer(two["b"]), announcement=honey))
    endings.close_all_of(by=viewer(two["a"]), party=two["a"])
    honey.refresh_from_db()
    give_back(Viewer.system(), honey, 1)
    assert (honey.available, honey.state) == (1, "closed")


def test_nobody_is_offered_to_remove_what_they_wrote_in_whosever_name(circle, two, announced, elm):
    garden = circle("Garden", founder=elm)
    made = announced(elm, "offer", "Leeks", acting_for=garden, group=garden)
    Announcement.objects.filter(pk=made.pk).update(author=two["a"])  # whose wallet Elm holds no more
    page, word = reverse("market:announcement", args=[made.uid]), "Remove from the market"
    assert word not in browser(elm).get(page).content.decode()
    Announcement.objects.filter(pk=made.pk).update(written_by=two["b"])
    assert word in browser(elm).get(page).content.decode()
