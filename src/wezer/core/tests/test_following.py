"""Following groups, rooms, items and members; what is new since one's last visit."""

from datetime import timedelta

import pytest

from wezer.core.acts.comments import add_comment
from wezer.core.acts.following import FollowsSelf, follow, unfollow
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.posts import publish_post
from wezer.core.models import Follow, Item, Member, Notice, Room, User, Visit
from wezer.core.testing import deliver, viewer
from wezer.core.unread import mark_unread, unread_of_groups
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    group = circle("Garden", founder=join("Fern"), membrane="open")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    return group


@pytest.fixture
def talk(garden):
    return Room.objects.select_related("group").get(group=garden, kind="talk")


def by(name):
    return viewer(Member.objects.get(name=name))


def write(name, talk, title, **more):
    post = publish_post(by=by(name), room=talk, body="Look", title=title, **more)
    return Item.objects.select_related("group", "audience", "room").get(pk=post.pk)


def told():
    rows = Notice.objects.filter(kind__in=["followed", "comment_followed", "mention"]).select_related("item", "member")
    return {(row.member.name, row.kind, row.item.title) for row in rows}


def client_of(client, name):
    client.force_login(User.objects.get(email=f"{name.lower()}@example.org"))
    return client


def test_who_follows_a_group_a_room_or_a_person_hears_once_of_what_they_may_see(garden, talk):
    follow(by=by("Basil"), target=garden)
    follow(by=by("Basil"), target=talk)
    follow(by=by("Mint"), target=Member.objects.get(name="Sage"))
    assert follow(by=by("Mint"), target=Member.objects.get(name="Sage")) is False
    write("Sage", talk, "Beds")
    write("Sage", talk, "Open day", audience="community")
    publish_post(by=by("Sage"), room=talk, body="@Basil look", title="Named")
    deliver()
    assert told() == {
        ("Basil", "followed", "Beds"),
        ("Basil", "followed", "Open day"),
        ("Basil", "mention", "Named"),
        ("Mint", "followed", "Open day"),
    }


def test_who_follows_an_item_hears_of_comments_until_they_stop(garden, talk):
    post = write("Sage", talk, "Beds")
    follow(by=by("Basil"), target=post)
    add_comment(by=by("Fern"), item=post, body="Yes")
    deliver()
    assert told() == {("Basil", "comment_followed", "Beds")}
    assert unfollow(by=by("Basil"), target=post) is True and unfollow(by=by("Basil"), target=post) is False
    Notice.objects.all().delete()
    add_comment(by=by("Fern"), item=post, body="No")
    deliver()
    assert told() == set()


def test_nobody_follows_themselves_and_nobody_outside_follows(garden):
    with pytest.raises(FollowsSelf):
        follow(by=by("Mint"), target=Member.objects.get(name="Mint"))
    with pytest.raises(NotAllowed):
        follow(by=viewer(None), target=garden)
    assert not Follow.objects.exists()


def test_a_room_counts_what_is_new_since_one_was_last_there(garden, talk, client):
    write("Sage", talk, "Old")
    page = client_of(client, "Fern").get("/g/garden/talk/").content.decode()
    assert "since your last visit" not in page and Visit.objects.count() == 1  # a first visit has no before
    later = now() + timedelta(hours=1)
    with clock.at(later):
        write("Sage", talk, "New")
        write("Basil", talk, "Newer")
        write("Fern", talk, "My own")
    with clock.at(later + timedelta(minutes=5)):
        fern = by("Fern")
        mark_unread([talk], fern)
        assert (talk.unread, unread_of_groups([garden.pk], fern)) == (2, {garden.pk: 2})
        assert "2 new since you were here" in client.get("/g/garden/").content.decode()
        assert 'class="count"' in client.get("/g/").content.decode()
        for _again in range(2):  # loading the page again within some minutes is the same visit
            page = client.get("/g/garden/talk/").content.decode()
            assert "2 new since your last visit" in page and page.count("From here on you have been here before") == 1
        mark_unread([talk], by("Fern"))
        assert talk.unread == 0
    with clock.at(later + timedelta(days=1)):
        assert "since your last visit" not in client.get("/g/garden/talk/").content.decode()


def test_a_visit_that_meets_news_is_within_the_budget_of_a_page(garden, talk, client, django_assert_max_num_queries):
    write("Sage", talk, "Old")
    client_of(client, "Fern").get("/g/garden/talk/")
    with clock.at(now() + timedelta(hours=1)):
        write("Sage", talk, "New")
        client.get("/me/following/")  # that Fern was here is written down once in five minutes, whatever the page
        with django_assert_max_num_queries(13):  # eleven, and a savepoint in place of the transaction's begin and end
            client.get("/g/garden/talk/")
        with django_assert_max_num_queries(12):
            client.get("/g/")
    assert Visit.objects.get().before_at is not None


def test_what_one_may_not_see_is_not_counted(garden, talk, client):
    write("Sage", talk, "Old")
    client_of(client, "Basil").get("/g/garden/talk/")
    with clock.at(now() + timedelta(hours=1)):
        write("Sage", talk, "For us")
        leave_group(by=by("Basil"), group=garden)
        write("Sage", talk, "For all", audience="community")
        mark_unread([talk], by("Basil"))
    assert talk.unread == 1


def test_following_by_page_and_api_and_what_is_lost_stays_without_a_name(garden, talk, client):
    post = write("Sage", talk, "Beds")
    basil = client_of(client, "Basil")
    assert basil.post(f"/me/following/item/{post.uid}/").status_code == 303
    assert basil.post(f"/me/following/room/{talk.uid}/").status_code == 303
    assert basil.put(f"/api/v1/core/me/following/group/{garden.uid}").status_code == 204
    assert "You follow this" in basil.get(f"/g/garden/posts/{post.uid}/").content.decode()
    listed = basil.get("/api/v1/core/me/following").json()["items"]
    assert [(each["kind"], each["name"]) for each in listed] == [
        ("group", "Garden"),
        ("room", "Talk"),
        ("item", "Beds"),
    ]
    leave_group(by=by("Basil"), group=garden)
    page = basil.get("/me/following/").content.decode()
    assert "Beds" not in page and "Something you may not see any more" in page
    assert basil.post(f"/me/following/item/{post.uid}/").status_code == 404
    assert basil.post(f"/me/following/item/{post.uid}/", {"stop": "list"}).status_code == 303
    assert basil.delete(f"/api/v1/core/me/following/item/{post.uid}").status_code == 404
    assert Follow.objects.count() == 2


@pytest.mark.parametrize("address", ["nothing", "party"])
def test_there_is_nothing_else_to_follow(garden, client, address):
    assert client_of(client, "Basil").post(f"/me/following/{address}/{garden.uid}/").status_code == 404


def test_a_visit_by_the_api_reads_the_room(garden, talk, client):
    write("Sage", talk, "Old")
    basil = client_of(client, "Basil")
    assert basil.post(f"/api/v1/core/rooms/{talk.uid}/visit").status_code == 204
    with clock.at(now() + timedelta(hours=1)):
        write("Sage", talk, "New")
        rooms = basil.get(f"/api/v1/core/groups/{garden.uid}/rooms").json()
        assert {room["kind"]: room["unread"] for room in rooms}["talk"] == 1
