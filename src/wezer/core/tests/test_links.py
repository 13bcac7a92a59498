"""Links across the tree (G-2), the sheet of a group (core.md 4.4), reminders of roles (R-4)."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.vacancies import remind_of_terms, remind_of_vacancies
from wezer.core.links.acts import TRANSITIONS, answer_link, ask_link, end_link
from wezer.core.links.refusals import LinkInvalid, LinkKnown, LinkMoved
from wezer.core.models import Belonging, Group, GroupLink, LinkState, Notice, RoleHolding
from wezer.core.pages.acts import change_page, make_page, show_page
from wezer.core.pages.reading import find_page
from wezer.core.refusals import LinesTooMany, NameInvalid, NotAwaited, ValueInvalid
from wezer.core.search.find import search
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import Conflict, NotAllowed

system = Viewer.system()


@pytest.fixture
def two(circle, join):
    """Fern tends the mill, Sage the oven; Basil is in the mill, Rowan nowhere."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Rowan")}
    mill, oven = circle("Mill", founder=people["Fern"]), circle("Oven", founder=people["Sage"])
    bring_in(by=system, group=mill, member=people["Basil"])
    return SimpleNamespace(mill=mill, oven=oven, **people)


def ask(two, kind="partner", who="Fern", **more):
    return ask_link(by=viewer(getattr(two, who)), group=two.mill, kind=kind, other=two.oven, **more)


def seen(member):
    return list(GroupLink.objects.visible_to(viewer(member)).values_list("kind", "state"))


def test_partners_agree_on_both_sides(two):
    link = ask(two)
    deliver()
    assert Notice.objects.get(kind="link_asks").member == two.Sage
    assert (seen(two.Fern), seen(two.Sage), seen(two.Rowan)) == ([("partner", "asked")], [("partner", "asked")], [])
    with pytest.raises(LinkKnown):  # the other way round is the same
        ask_link(by=viewer(two.Sage), group=two.oven, kind="partner", other=two.mill)
    with pytest.raises(NotAwaited):
        answer_link(by=viewer(two.Fern), link=link, agree=True)
    answer_link(by=viewer(two.Sage), link=link, agree=True)
    deliver()
    assert Notice.objects.get(kind="link_agreed").member == two.Fern and seen(two.Rowan) == [("partner", "agreed")]
    with pytest.raises(LinkMoved):
        answer_link(by=viewer(two.Sage), link=link, agree=False)
    with pytest.raises(NotAllowed):
        end_link(by=viewer(two.Basil), link=link)
    end_link(by=viewer(two.Sage), link=link)
    assert seen(two.Rowan) == []


def test_to_follow_needs_nobody_and_a_refusal_is_told(two):
    assert ask(two, "follows").state == "agreed"
    link = ask(two, "spin_off")
    answer_link(by=viewer(two.Sage), link=link, agree=False)
    deliver()
    assert Notice.objects.get(kind="link_refused").member == two.Fern
    again = ask(two, "spin_off")
    end_link(by=viewer(two.Fern), link=again)
    again.refresh_from_db()
    assert again.state == "withdrawn"


def test_g2_a_voice_belongs_with_its_role_and_no_right(two):
    with pytest.raises(LinkInvalid):
        ask(two, "represents")
    with pytest.raises(LinkInvalid):
        ask(two, "represents", member=two.Rowan)
    link = ask(two, "represents", member=two.Basil)
    assert not viewer(two.Basil).belongs(two.oven)
    answer_link(by=viewer(two.Sage), link=link, agree=True)
    deliver()
    held = RoleHolding.objects.select_related("role").get(member=two.Basil, role__group=two.oven, until=None)
    assert (held.role.key, held.role.rights, viewer(two.Basil).belongs_fully(two.oven)) == ("representative", [], True)
    assert Notice.objects.get(kind="voice_agreed").member == two.Basil
    end_link(by=viewer(two.Basil), link=link)
    assert not RoleHolding.objects.filter(member=two.Basil, until=None).exists()
    assert Belonging.objects.get(member=two.Basil, group=two.oven).state == "left"


def test_who_was_in_already_stays_when_the_voice_ends(two):
    bring_in(by=system, group=two.oven, member=two.Basil)
    link = ask(two, "represents", member=two.Basil)
    answer_link(by=viewer(two.Sage), link=link, agree=True)
    end_link(by=viewer(two.Fern), link=link)
    assert Belonging.objects.get(member=two.Basil, group=two.oven).state == "member"


def test_a_link_into_a_secret_group_tells_nobody_else(two):
    link = ask(two)
    answer_link(by=viewer(two.Sage), link=link, agree=True)
    Group.objects.filter(pk=two.oven.pk).update(sight="secret")
    assert seen(two.Rowan) == [] and seen(two.Basil) == []
    assert seen(two.Fern) == [("partner", "agreed")]  # who asked tends one side


def test_who_may_ask(two):
    with pytest.raises(NotAllowed):
        ask(two, who="Basil")
    with pytest.raises(LinkInvalid):
        ask_link(by=viewer(two.Fern), group=two.mill, kind="partner", other=two.mill)


@pytest.mark.django_db(transaction=True)
def test_i6_of_two_answers_at_once_one_wins(two):
    link = ask(two)
    start, said = threading.Barrier(2), []

    def answer(agree):
        start.wait()
        try:
            answer_link(by=viewer(two.Sage), link=link, agree=agree)
            said.append("done")
        except Conflict as conflict:
            said.append(conflict.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=(agree,)) for agree in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["done", "link_moved"]


def test_i6_every_state_of_a_link_is_in_its_table():
    assert set(TRANSITIONS) == set(LinkState)
    assert all(after in set(LinkState) for states in TRANSITIONS.values() for after in states)


# ------------------------------------------------------------------ the sheet


def test_a_sheet_says_what_a_group_answers_for_and_search_finds_it(two):
    said = ["Grinds every Friday", "Grinds every Friday", " ", "Keeps the sieves"]
    change_group(by=viewer(two.Fern), group=two.mill, accountabilities=said, themes=["buckwheat"])
    two.mill.refresh_from_db()
    assert (two.mill.accountabilities, two.mill.themes) == (["Grinds every Friday", "Keeps the sieves"], ["buckwheat"])
    assert [hit.party.name for hit in search(viewer(two.Rowan), "buckwheat").hits] == ["Mill"]
    with pytest.raises(LinesTooMany):
        change_group(by=viewer(two.Fern), group=two.mill, themes=[f"theme {number}" for number in range(31)])
    with pytest.raises(NameInvalid):
        change_group(by=viewer(two.Fern), group=two.mill, themes=["x" * 61])


def test_a_sheet_names_the_languages_spoken_in_a_group(two, seen_by):
    browser, page = seen_by(two.Fern), reverse("groups:sheet", args=[two.mill.slug])
    assert "Languages spoken in it" not in browser.get(page).content.decode()
    typed = {"part": "about", "name": "Mill", "languages": ["fr", "br"]}
    assert browser.post(reverse("groups:settings", args=[two.mill.slug]), typed).status_code == 303
    two.mill.refresh_from_db()
    assert two.mill.languages == ["fr", "br"]
    told = browser.get(page).content.decode()
    assert "Languages spoken in it" in told and "French" in told and "Breton" in told
    for wrong in (["fr", "elvish"], ["x" * 12]):
        with pytest.raises(ValueInvalid):
            change_group(by=viewer(two.Fern), group=two.mill, languages=wrong)
    with pytest.raises(NotAllowed):
        change_group(by=viewer(two.Sage), group=two.mill, languages=["de"])
    by_program = Caller.of(two.Fern).send("patch", f"core/groups/{two.mill.uid}", {"languages": ["de"]})
    assert by_program.json()["languages"] == ["de"]


def test_a_sheet_leads_to_the_public_page_and_the_feeds_of_a_group_that_strangers_may_know(two, seen_by, client):
    page = reverse("groups:sheet", args=[two.mill.slug])
    change_group(by=viewer(two.Fern), group=two.mill, sight="open")
    for kind in ("calendar", "blog", "forum"):
        open_room(by=system, group=two.mill, kind=kind, if_there=True)
    site = open_room(by=system, group=two.mill, kind="pages")
    first = make_page(by=viewer(two.Fern), room=site, title="Come and grind", body="x", is_first=True, audience="group")
    show_page(by=viewer(two.Fern), page=first)
    browser = seen_by(two.Fern)
    assert "No: nothing of its site is for everyone." in browser.get(page).content.decode()
    change_page(
        by=viewer(two.Fern), page=find_page(system, first.uid), title="Come and grind", body="x", audience="public"
    )
    told = browser.get(page).content.decode()
    assert f'<a class="link" href="/site/{two.mill.slug}/">Come and grind</a>' in told
    slug = two.mill.slug
    feeds = (f"/g/{slug}/calendar/calendar.ics", f"/blog/{slug}/feed.atom", f"/g/{slug}/forum/feed.atom")
    assert [address in told for address in feeds] == [True] * 3
    stranger = Client()
    assert [stranger.get(address).status_code for address in feeds] == [200] * 3
    change_group(by=viewer(two.Fern), group=two.mill, sight="members")
    told = browser.get(page).content.decode()
    assert [address in told for address in feeds] == [False] * 3 and "Come and grind" not in told
    assert [stranger.get(address).status_code for address in feeds] == [404] * 3


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")  # what every first request of a process reads is not what is counted
        return client

    return one


def test_the_sheet_is_read_by_who_may_know_the_group_and_links_are_asked_there(
    two, seen_by, django_assert_max_num_queries
):
    page = reverse("groups:sheet", args=[two.mill.slug])
    browser = seen_by(two.Fern)
    with django_assert_max_num_queries(12):
        assert browser.get(page).status_code == 200
    typed = {"kind": "partner", "other": str(two.oven.uid), "member": "", "word": "Bread needs flour."}
    assert browser.post(page, {**typed, "other": "nobody"}).status_code == 422
    assert browser.post(page, typed).status_code == 303
    link = GroupLink.objects.get()
    there = reverse("groups:sheet", args=[two.oven.slug])
    browser = seen_by(two.Sage)
    told = browser.get(there).content.decode()
    assert "Bread needs flour." in told and 'value="agree"' in told
    browser.post(there, {"do": "agree", "link": str(link.uid)})
    browser = seen_by(two.Rowan)
    with django_assert_max_num_queries(12):
        told = browser.get(page).content.decode()
    assert "partners" in told and 'name="do"' not in told
    assert browser.post(page, typed).status_code == 403
    assert browser.post(page, {"do": "end", "link": str(link.uid)}).status_code == 403


def test_the_same_by_api(two):
    fern, sage, rowan = (Caller.of(getattr(two, name)) for name in ("Fern", "Sage", "Rowan"))
    new = {"kind": "spin_off", "other": str(two.oven.uid)}
    made = fern.post(f"core/groups/{two.mill.uid}/links", new, key="k")
    uid = made.json()["uid"]
    assert (made.status_code, made.json()["state"]) == (201, "asked")
    assert rowan.get(f"core/groups/{two.mill.uid}/links").json() == []
    assert rowan.post(f"core/group-links/{uid}/answer", {"agree": True}).status_code == 404
    assert sage.post(f"core/group-links/{uid}/answer", {"agree": True}).json()["state"] == "agreed"
    assert [one["kind"] for one in rowan.get(f"core/groups/{two.oven.uid}/links").json()] == ["spin_off"]
    assert fern.send("delete", f"core/group-links/{uid}").status_code == 204
    changed = fern.send("patch", f"core/groups/{two.mill.uid}", {"themes": ["flour"]})
    assert changed.json()["themes"] == ["flour"]


# ------------------------------------------------------------------ reminders


def test_r4_a_term_that_ends_soon_is_spoken_of_once(two):
    keys = create_role(by=system, group=two.mill, name="Keys", rights=[], term_months=1)
    grant_role(by=system, role=keys, member=two.Basil)
    assert remind_of_terms(by=system) == 0
    with clock.at(clock.now() + timedelta(days=20)):
        assert (remind_of_terms(by=system), remind_of_terms(by=system)) == (1, 0)
        deliver()
    told = Notice.objects.filter(kind="role_ending").values_list("member__name", "actor__name")
    assert sorted(told, key=str) == [("Basil", None), ("Fern", "Basil")]


def test_r4_a_role_that_nobody_holds_is_spoken_of_until_somebody_does(two):
    keys = create_role(by=system, group=two.mill, name="Keys", rights=[])
    create_role(by=system, group=two.mill, name="Never held", rights=[])
    held = grant_role(by=system, role=keys, member=two.Basil)
    assert remind_of_vacancies(by=system) == 0
    end_role(by=system, holding=held)
    assert (remind_of_vacancies(by=system), remind_of_vacancies(by=system)) == (1, 0)
    deliver()
    assert Notice.objects.get(kind="role_vacant", read_at=None).member == two.Fern
    with clock.at(clock.now() + timedelta(days=31)):
        assert remind_of_vacancies(by=system) == 1
    grant_role(by=system, role=keys, member=two.Basil)
    deliver()
    assert not Notice.objects.filter(kind="role_vacant", read_at=None).exists()
