"""The pages of groups, rooms and posts: who sees what, forms with their refusals, statements that do not grow."""

import re

import pytest
from django.urls import reverse

from wezer.core.acts.comments import add_comment
from wezer.core.acts.groups import change_group
from wezer.core.acts.lifecycle import pause_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.models import Belonging, Comment, Group, Item, Member, Post, Reaction, Role, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()
#: Statements of a hall, a talk list and a post page, session and person included (issue: at most 12).
MOST = 12


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"), purpose="Vegetables for all", membrane="request")
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return group


@pytest.fixture
def talk(garden):
    return Room.objects.select_related("group").get(group=garden, kind="talk")


@pytest.fixture
def as_(client):
    def one(name):
        client.logout()
        if name:
            client.force_login(Member.objects.get(name=name).user)
        return client

    return one


def write(talk, by="Sage", body="The first courgettes are in.", **more):
    return publish_post(by=viewer(Member.objects.get(name=by)), room=talk, body=body, **more)


def text(response):
    return response.content.decode()


def test_a_hall_says_what_it_is_and_what_goes_on(as_, garden, talk):
    write(talk, title="Courgettes")
    page = as_("Sage").get("/g/garden/")
    said = text(page)
    assert page.status_code == 200
    for words in (
        "Vegetables for all",
        "2 members, on request",
        "Sage: “Courgettes”",
        "1 this week",
        "Fern",
        "Steward",
        "Membrane",
    ):
        assert words in said, words


def test_strangers_get_the_same_404_for_a_secret_group_and_for_none(as_, circle, garden):
    circle("Council", sight="secret")
    assert [as_("Mint").get(f"/g/{slug}/").status_code for slug in ("council", "nowhere")] == [404, 404]
    for page in ("people", "settings", "talk", "belonging"):
        assert as_("Mint").get(f"/g/council/{page}/").status_code == 404


def test_a_visitor_sees_only_the_doors_that_the_membrane_opens(as_, garden, talk):
    write(talk, body="For us alone")
    said = text(as_("Mint").get("/g/garden/"))
    assert "For us alone" not in said and 'href="/g/garden/talk/"' not in said and "Ask to join" in said
    write(talk, body="For the community", audience="community")
    said = text(as_("Mint").get("/g/garden/"))
    assert "For the community" in said and "For us alone" not in said and 'href="/g/garden/talk/"' in said


def test_the_web_at_large_sees_no_names(as_, garden, talk, circle):
    assert as_(None).get("/g/garden/").status_code == 404
    change_group(by=system, group=garden, sight="open")
    said = text(as_(None).get("/g/garden/"))
    assert "Garden" in said and "Fern" not in said and "Sage" not in said


def test_the_directory_lists_what_one_may_know_by_name_and_kind(as_, circle, garden):
    circle("Valley", type="local")
    circle("Council", sight="secret")
    said = text(as_("Mint").get("/g/"))
    assert "Garden" in said and "Valley" in said and "Council" not in said
    assert "Valley" not in text(as_("Mint").get("/g/?q=vegetables"))
    found = text(as_("Mint").get("/g/?type=local"))
    assert "group-card" in found and "Vegetables" not in found
    assert "Council" not in text(as_("Mint").get("/g/tree/")) and "Garden" in text(as_("Mint").get("/g/tree/"))


def test_a_group_is_opened_by_a_form_and_its_refusals_stand_in_it(as_, garden):
    page = as_("Mint").post("/g/new/", {"type": "circle", "name": "\u200b"})
    assert page.status_code == 422 and "nothing invisible" in text(page)
    page = as_("Mint").post("/g/new/", {"type": "talk", "name": "Chess evenings"})
    assert (page.status_code, page["Location"]) == (303, "/g/chess-evenings/")
    assert Belonging.objects.filter(group__slug="chess-evenings", member__name="Mint").exists()
    assert as_("Mint").get("/g/garden/new/").status_code == 403


def test_one_asks_is_let_in_and_leaves(as_, garden):
    assert as_("Mint").post("/g/garden/belonging/", {"message": "I have a spade"})["Location"] == "/g/garden/"
    assert "You asked to join" in text(as_("Mint").get("/g/garden/"))
    assert "I have a spade" not in text(as_("Sage").get("/g/garden/people/"))
    assert "I have a spade" in text(as_("Fern").get("/g/garden/people/"))
    asked = Belonging.objects.get(member__name="Mint", group=garden)
    address = reverse("groups:decide", args=["garden", asked.uid])
    assert as_("Sage").post(address, {"accept": "yes"}).status_code == 403
    assert as_("Fern").post(address, {"accept": "yes", "reason": "Welcome"}).status_code == 303
    assert "Leave the group" in text(as_("Mint").get("/g/garden/"))
    as_("Mint").post("/g/garden/belonging/end/")
    assert Belonging.objects.get(pk=asked.pk).state == "left"


def test_a_yes_is_offered_where_it_is_asked_and_the_directory_says_what_one_may_do(as_, garden, circle, join):
    """Who vouches is no steward: for such a request the page leads to what is still asked instead of a button that refuses."""
    set_membrane(by=system, group=garden, ways=[[{"kind": "vouching", "vouchers": 1}]])
    as_("Mint").post("/g/garden/belonging/", {"message": "I have a spade"})
    people = text(as_("Fern").get("/g/garden/people/"))
    assert "What is still asked" in people and "Let Mint in" not in people and "I have a spade" in people
    circle("Cellar", membrane="closed")
    pause_group(by=system, group=circle("Pond", membrane="open"))
    garden_card, cellar_card, pond_card = (
        text(as_("Sage").get(f"/g/?q={word}")).partition("group-card")[2].partition("</article>")[0]
        for word in ("vegetables", "cellar", "pond")
    )
    assert (
        "You are in" in garden_card and "Closed" in cellar_card and "paused" in pond_card and "Enter" not in pond_card
    )
    join("Thyme")
    assert "Ask" in text(as_("Thyme").get("/g/?q=vegetables")).partition("group-card")[2]


def test_one_is_invited_and_answers(as_, circle, garden):
    change_group(by=system, group=garden, sight="secret", membrane="invitation")
    assert as_("Mint").get("/g/garden/").status_code == 404
    page = as_("Fern").post("/g/garden/people/invitations/", {"member": "Nobody"})
    assert page.status_code == 422 and "No member of the community has this name" in text(page)
    assert as_("Fern").post("/g/garden/people/invitations/", {"member": "mint"}).status_code == 303
    assert "Accept the invitation" in text(as_("Mint").get("/g/garden/"))
    as_("Mint").post("/g/garden/belonging/answer/", {"accept": "yes"})
    assert viewer(Member.objects.get(name="Mint")).belongs_directly(garden)


def test_tending_is_for_those_who_tend(as_, garden, talk):
    assert [as_(name).get("/g/garden/settings/").status_code for name in ("Fern", "Sage", "Mint")] == [200, 403, 403]
    client = as_("Fern")
    assert client.post("/g/garden/settings/", {"part": "about", "name": "", "purpose": "x"}).status_code == 422
    assert (
        client.post("/g/garden/settings/", {"part": "about", "name": "Gardens", "purpose": "More"}).status_code == 303
    )
    client.post(
        "/g/garden/settings/", {"part": "membrane", "membrane": "open", "sight": "open", "derived_may_write": "on"}
    )
    group = Group.objects.get(pk=garden.pk)
    told = (group.name, group.purpose, group.membrane, group.sight, group.derived_may_read, group.derived_may_write)
    assert told == ("Gardens", "More", "open", "open", False, True)


def test_rooms_and_roles_are_opened_given_and_ended(as_, garden, talk):
    client = as_("Fern")
    assert client.post("/g/garden/settings/rooms/", {"kind": "talk", "name": "People"}).status_code == 303
    room = Room.objects.get(group=garden, name="People")
    assert room.slug != "people"  # the group's own page is there
    client.post(reverse("groups:room-state", args=["garden", room.uid]), {"to": "archive"})
    assert Room.objects.get(pk=room.pk).state == "archived"
    assert client.post("/g/garden/settings/roles/", {"name": "Waters the beds"}).status_code == 303
    role = Role.objects.get(group=garden, name="Waters the beds")
    client.post("/g/garden/settings/roles/holders/", {"role": str(role.uid), "member": "Sage"})
    assert "Waters the beds" in text(client.get("/g/garden/"))
    holding = role.holdings.get()
    assert as_("Mint").post(reverse("groups:end-role", args=["garden", holding.pk])).status_code == 403
    assert as_("Sage").post(reverse("groups:end-role", args=["garden", holding.pk])).status_code == 303
    assert not role.holdings.filter(until=None).exists()


def links_on(client, address):
    """Where a page leads within this group, but for what only a POST answers and files."""
    page = client.get(address)
    assert page.status_code == 200, address
    found = re.findall(r'<a [^>]*href="(/g/garden/[^"#?]*)', text(page))
    return sorted({each for each in found if not each.endswith("/file/")})


def test_the_page_of_a_role_leads_to_the_roles_of_the_group_whom_it_opens_to(as_, garden):
    page = reverse("groups:role", args=["garden", Role.objects.get(group=garden, key="steward").uid])
    leads = {}
    for name in ("Fern", "Sage"):
        client = as_(name)
        leads[name] = links_on(client, page)
        assert {client.get(each).status_code for each in leads[name]} == {200}
    settings = "/g/garden/settings/"
    assert settings in leads["Fern"] and settings not in leads["Sage"] and "/g/garden/" in leads["Sage"]


@pytest.mark.parametrize("is_sovereign", [False, True])
def test_the_settings_of_a_group_lead_those_around_it_nowhere_but_where_they_may_go(
    as_, garden, gardener, is_sovereign
):
    Group.objects.filter(pk=garden.pk).update(sovereign_membership=is_sovereign)
    client = as_("Oak")
    leads = links_on(client, "/g/garden/settings/")
    assert ("/g/garden/settings/membrane/" in leads) != is_sovereign
    assert {each: status for each in leads if (status := client.get(each, follow=True).status_code) != 200} == {}
    assert "/g/garden/settings/membrane/" in links_on(as_("Fern"), "/g/garden/settings/")


def test_archiving_can_be_undone(as_, garden):
    as_("Fern").post("/g/garden/settings/archive/")
    assert "No group like this" in text(as_("Mint").get("/g/?q=Garden"))
    as_("Fern").post("/g/garden/settings/reopen/")
    assert Group.objects.get(pk=garden.pk).state == "active"


def test_one_writes_reads_changes_and_withdraws(as_, garden, talk):
    client = as_("Sage")
    assert client.get("/g/garden/talk/").status_code == 200
    page = client.post("/g/garden/talk/write/", {"body": " ", "audience": "group", "key": "1"})
    assert page.status_code == 422
    page = client.post("/g/garden/talk/write/", {"title": "News", "body": "**Hello**", "audience": "group", "key": "2"})
    post = Post.objects.get()
    assert page["Location"] == f"/g/garden/posts/{post.uid}/"
    assert "<strong>Hello</strong>" in text(client.get(page["Location"]))
    assert client.get(f"/i/{post.uid}/")["Location"] == page["Location"]
    assert [as_(name).get(page["Location"]).status_code for name in ("Fern", "Mint", None)] == [200, 404, 404]
    assert as_("Fern").get(f"{page['Location']}edit/").status_code == 404
    client = as_("Sage")
    change = {"title": "News", "body": "Goodbye", "audience": "group", "version": "1"}
    assert client.post(f"{page['Location']}edit/", change).status_code == 303
    assert client.post(f"{page['Location']}edit/", change | {"body": "x"}).status_code == 422  # stale
    assert "**Hello**" in text(client.get(f"{page['Location']}versions/"))
    client.post(f"/i/{post.uid}/withdrawal/")
    assert client.get(page["Location"]).status_code == 404
    client.post(f"/i/{post.uid}/return/")
    assert client.get(page["Location"]).status_code == 200


def test_comments_and_reactions_work_with_and_without_scripts(as_, garden, talk):
    post = write(talk)
    client, address = as_("Fern"), f"/i/{post.uid}/comments/"
    assert client.post(address, {"body": "How many?", "key": "a"}).status_code == 303
    part = {"HX-Request": "true", "HX-Request-Type": "partial"}
    first = Comment.objects.get()
    answered = client.post(address, {"body": "Twelve", "key": "b", "parent": str(first.uid)}, headers=part)
    assert answered.status_code == 200 and text(answered).lstrip().startswith("<section") and "Twelve" in text(answered)
    refused = client.post(address, {"body": "  ", "key": "c"}, headers=part)
    assert refused.status_code == 422 and "HX-Retarget" not in refused.headers
    assert client.post(f"/i/{post.uid}/reactions/", {"give": "thanks"}).status_code == 303
    line = client.post(f"/i/{post.uid}/reactions/", {"give": "useful"}, headers=part)
    assert 'aria-pressed="true"' in text(line)
    client.post(f"/i/{post.uid}/reactions/", {"take": "thanks"})
    assert list(Reaction.objects.values_list("kind", flat=True)) == ["useful"]
    for path, sent in ((address, {"body": "x", "key": "d"}), (f"/i/{post.uid}/reactions/", {"give": "thanks"})):
        assert as_("Mint").post(path, sent).status_code == 404
    gone = as_("Fern").post(reverse("items:comment-withdraw", args=[first.uid]), headers=part)
    assert "A comment was withdrawn here" in text(gone) and "How many?" not in text(gone)
    own = reverse("items:comment", args=[Comment.objects.latest("pk").uid])
    assert as_("Sage").get(own).status_code == 404
    assert as_("Fern").post(own, {"body": "Thirteen"}).status_code == 303


def test_what_is_hidden_is_seen_by_its_author_with_the_reason(as_, garden, talk):
    post = write(talk, body="Rude words")
    assert as_("Sage").post(f"/i/{post.uid}/hiding/", {"reason": "x"}).status_code == 403
    assert as_("Fern").post(f"/i/{post.uid}/hiding/", {"reason": ""}).status_code == 422
    assert as_("Fern").post(f"/i/{post.uid}/hiding/", {"reason": "Not kind"}).status_code == 303
    address = f"/g/garden/posts/{post.uid}/"
    assert "Not kind" in text(as_("Sage").get(address))
    assert "Rude words" not in text(as_("Fern").get("/g/garden/talk/"))
    as_("Fern").post(f"/i/{post.uid}/hiding/", {"show": "yes"})
    assert as_("Fern").get(address).status_code == 200


def test_mentioning_many_asks_on_a_page_and_goes_on(as_, garden, talk, join):
    for number in range(30):
        bring_in(by=system, group=garden, member=join(f"Leaf{number}", login=False))
    sent = {"body": "@Garden come", "audience": "group", "key": "1"}
    asked = as_("Fern").post("/g/garden/talk/write/", sent)
    assert asked.status_code == 409 and "32 members" in text(asked) and 'name="confirmation"' in text(asked)
    token = text(asked).split('name="confirmation" value="')[1].split('"')[0]
    assert as_("Fern").post("/g/garden/talk/write/", sent | {"confirmation": token}).status_code == 303


def test_a_post_to_the_public_is_read_without_signing_in(as_, garden, talk):
    change_group(by=system, group=garden, sight="open")
    talk.group.refresh_from_db()
    post = write(talk, audience="public")
    assert as_(None).get(f"/g/garden/posts/{post.uid}/").status_code == 200
    assert as_(None).get("/g/garden/talk/").status_code == 200


def test_a_list_goes_on_where_it_stopped(as_, garden, talk):
    for number in range(25):
        write(talk, body=f"Post number {number}.")
    first = text(as_("Sage").get("/g/garden/talk/"))
    assert "Post number 24." in first and "Post number 4." not in first
    address = first.split('class="more"><a class="btn" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = text(as_("Sage").get(address))
    assert "Post number 4." in rest and "Post number 0." in rest and "Post number 24." not in rest
    assert as_("Sage").get("/g/garden/talk/?after=nonsense").status_code == 200


def test_a_room_kind_that_fails_is_isolated(as_, garden, monkeypatch):
    class Broken(RoomOfItems):
        kind = "broken"
        name = "Broken"

        def live(self, room, viewer):
            raise ZeroDivisionError

        def url(self, room):
            raise ZeroDivisionError

    monkeypatch.setitem(room_kinds._kinds, "broken", Broken())
    Room.objects.create(group=garden, kind="broken", slug="broken", position=9)
    page = as_("Sage").get("/g/garden/")
    assert page.status_code == 200 and "This room is not well just now" in text(page) and "Talk" in text(page)


@pytest.mark.parametrize("number", [5, 50])
def test_statements_do_not_grow_with_what_there_is(as_, garden, talk, join, number, django_assert_max_num_queries):
    for each in range(number):
        post = write(talk, body=f"Post {each} @Fern #seeds")
    members = [join(f"Leaf{each}", login=False) for each in range(number)]
    for member in members:
        bring_in(by=system, group=garden, member=member)
    for each in range(number):
        add_comment(by=viewer(members[each]), item=Item.objects.get(pk=post.pk), body=f"Comment {each}")
    grant_role(by=system, role=Role.objects.get(group=garden, key="wallet"), member=members[0])
    client = as_("Sage")
    for page in ("/g/garden/", "/g/garden/talk/", f"/g/garden/posts/{post.uid}/"):
        client.get(page)  # what the process remembers (the community, the group's audiences) is warm
        with django_assert_max_num_queries(MOST) as asked:
            assert client.get(page).status_code == 200
        print(page, number, len(asked))
