"""Whoever shows their name to members only is "a member" outside: at every door that is open to somebody without an account,
and at none for members (core.md P-2, docs/decisions/0082)."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from sight_world import put, system

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.groups import change_group
from wezer.core.acts.invitations import create_invitation
from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.settings import change_setting
from wezer.core.forum.acts.questions import answer_question
from wezer.core.models import Comment, Group, Item, Member, Party, Question
from wezer.core.models.veil import read_by
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.searches import renew_feed_token
from wezer.ui.rest import show_party

KINDS = ("post", "event", "question", "thing", "document", "article", "page", "place", "help_article")
#: Where a stranger begins; from there they go wherever a page leads.
BEGIN = (
    "/", "/g/community/", "/g/garden/?hall=yes", "/site/garden/", "/market/", "/blog/", "/agenda/", "/library/", "/library/documents/", "/map/", "/transparency/",
    "/search/?q=pumpkin", "/search/?q=tag:gourd", "/search/suggestions/?q=pum", "/sitemap.xml",
    "/map/points/?layer=events,offers,places&box=4,40,6,60", "/map/export/geojson/?layer=events,offers,places",
    "/map/export/jsonld/?layer=events,offers,places", "/map/export/csv/?layer=events,offers,places",
    "/market/feed.atom", "/market/feed.json",
)  # fmt: skip
API = (
    "core/items?limit=100", "core/articles?limit=100", "core/things?limit=100", "core/documents?limit=100",
    "core/places?limit=100", "core/help-articles?limit=100", "core/agenda", "core/search?q=pumpkin&limit=100",
    "core/groups", "core/map?layer=events,offers,places", "exchange/announcements?limit=100",
)  # fmt: skip


@pytest.fixture
def garden(community, join, circle):
    """Henbane puts one of everything into an open group, for everybody; Bugloss comments and answers. Sorrel, who shows
    their name to everyone, offers something, too."""
    henbane, bugloss, sorrel, sage = (join(name) for name in ("Henbane", "Bugloss", "Sorrel", "Sage"))
    set_profile_field(by=viewer(sorrel), key="name", value="Sorrel", audience="public")
    group = circle("Garden", type="local", founder=henbane)
    change_group(by=system, group=group, sight="open")
    for each in (bugloss, sorrel, sage):
        bring_in(by=system, group=group, member=each)
    for number, kind in enumerate(KINDS):
        made = put(number, kind, viewer(henbane), group, 3, "")
        if kind in ("post", "event", "thing"):
            item = Item.objects.select_related("group", "audience", "room").get(pk=made.pk)
            first = add_comment(by=viewer(bugloss), item=item, body="Ask @Henbane about pumpkins.")
            add_comment(by=viewer(sorrel), item=item, body="So do I.", parent=first)
    for number, author in ((20, henbane), (21, sorrel)):
        put(number, "offer", viewer(author), group, 0, "")
    question = Question.objects.select_related("group", "room", "audience").first()
    answer_question(by=viewer(bugloss), question=question, body="An orange one, as @Henbane says.")
    cache.clear()
    return group, (henbane, bugloss), sorrel, sage


def marks(members):
    """What gives them away: the names that only they bear, and their uids; words that others typed are their words."""
    names = [rf"(?<!@){each.name}" for each in members]
    return re.compile("|".join([*names, *(str(each.uid) for each in members)]))


def walk(client, begin):
    """Every page that somebody finds from there, each once whatever is asked of it: {address: what it says}."""
    found, seen, waiting = {}, set(), list(begin)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        if (
            answer.status_code != 200
            or answer.streaming
            or (answer.redirect_chain and "/account/" in answer.redirect_chain[-1][0])
        ):
            continue
        found[address] = said = answer.content.decode(errors="replace")
        for href in re.findall(r'(?:href|src|content)="((?:http://localhost:8000|/)[^"#]*)"', said):
            parts = urlsplit(href.replace("&amp;", "&"))
            if parts.path not in seen and not parts.path.startswith(("/static/", "/account/", "/files/")):
                seen.add(parts.path)
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


@pytest.mark.any_database
def test_p2_no_door_outside_tells_who_is_only_known_inside(garden):
    _group, hidden, sorrel, sage = garden
    uids = [str(uid) for uid in Item.objects.values_list("uid", flat=True)]
    pages = [f"/i/{uid}/" for uid in uids]
    asked = [f"/api/v1/{path}" for path in (*API, *(f"core/items/{uid}" for uid in uids))]
    commented = Comment.objects.values_list("item__uid", flat=True).distinct()
    asked += [f"/api/v1/core/items/{uid}/comments" for uid in commented] + [f"/i/{uid}/comments/" for uid in commented]
    inside = Client()
    inside.force_login(sage.user)
    known = {
        path: inside.get(path, follow=True).content.decode() for path in pages
    }  # shared cards are kept from here on
    shown = walk(Client(), [*BEGIN, *pages, *asked])
    given_away = {path: found.group() for path, said in shown.items() if (found := marks(hidden).search(said))}
    assert given_away == {}
    assert [path for path, said in shown.items() if 'href=""' in said] == []
    told = {path for path, said in shown.items() if "A member" in said}
    public = {path for path, said in shown.items() if str(sorrel.uid) in said}
    assert len(shown) > 90 and len(told) > 40 and len(public) >= 5, (len(shown), len(told), len(public))
    assert not any("A member" in said for said in known.values()), "members see what they saw"
    assert sum("Henbane" in said for said in known.values()) > 8


@pytest.mark.any_database
def test_who_reads_is_asked_where_it_is_not_who_sent(garden, client):
    """A token and a secret address read as their member; what is the same for everybody is so for who is signed in, too."""
    _group, (_henbane, _bugloss), _sorrel, sage = garden
    assert "Henbane" in Caller.of(sage, "*").get("core/articles").content.decode()
    token = renew_feed_token(by=viewer(sage)).token
    for path in ("/market/feed.atom", "/market/feed.json"):
        assert "Henbane" in client.get(f"{path}?token={token}").content.decode(), path
    client.force_login(sage.user)
    for path in ("/blog/feed.atom", "/blog/feed.json"):
        said = client.get(path).content.decode()
        assert "Henbane" not in said and "A member" in said, path


@pytest.mark.any_database
def test_whom_one_invites_reads_who_invites_them(garden, client):
    _group, (henbane, _bugloss), _sorrel, _sage = garden
    change_setting(by=system, key="invitation.members_may", value=True)
    _made, token = create_invitation(by=viewer(henbane))
    assert "Henbane" in client.get(f"/join/{token}/").content.decode()
    assert "Henbane" in client.get("/join/").content.decode()
    assert "Henbane" not in client.get("/market/").content.decode()


def test_p2_outside_one_finds_by_the_names_one_may_read(garden, client):
    _group, _hidden, _sorrel, sage = garden

    def found(name):
        return len(re.findall(r'class="hit"', client.get(f"/search/?q=by:{name}").content.decode()))

    assert (found("Henbane"), found("Sorrel")) == (0, 1)
    client.force_login(sage.user)
    assert found("Henbane") > 5 and found("Sorrel") >= 1


@pytest.mark.any_database
def test_a_name_that_is_taken_back_is_gone_at_once(garden, client):
    """From shared cards that were kept, too."""
    _group, _hidden, sorrel, sage = garden
    inside = Client()
    inside.force_login(sage.user)
    for path in ("/search/?q=pumpkin", "/market/"):
        assert all("Sorrel" in one.get(path).content.decode() for one in (inside, client)), path
    set_profile_field(by=viewer(sorrel), key="name", value="Sorrel", audience="community")
    for path in ("/search/?q=pumpkin", "/market/"):
        assert "Sorrel" in inside.get(path).content.decode() and "Sorrel" not in client.get(path).content.decode(), path


def test_what_is_stored_lies_under_no_veil(join, circle):
    fern, group = join("Fern"), circle("Garden")
    with read_by(Viewer.anonymous()):
        read = Member.objects.get(pk=fern.pk)
        assert (read.name, str(read), read.get_absolute_url(), read.picture_url, read.is_veiled) == (
            "A member",
            "A member",
            "",
            "",
            True,
        )
        assert show_party(read) == {"uid": None, "kind": "member", "name": "A member"}
        assert Group.objects.get(pk=group.pk).name == Party.objects.get(pk=group.pk).name == "Garden"
        read.save()
        with read_by(viewer(fern)):
            assert read.name == "Fern"
    kept = Member.objects.get(pk=fern.pk)
    assert (kept.name, kept.look, str(kept)) == ("Fern", fern.look, "Fern")


def test_one_statement_asks_for_all_names_of_a_page_and_none_for_members(garden, client):
    group, _hidden, _sorrel, sage = garden

    def asked(path):
        with CaptureQueriesContext(connection) as told:
            assert client.get(path).status_code == 200
        return sum(
            '"core_member"."erased_at"' in each["sql"] and "EXISTS" in each["sql"] for each in told.captured_queries
        )

    event = Item.objects.get(kind="event")
    paths = ("/market/", f"/g/{group.slug}/?hall=yes", f"/g/{group.slug}/talk/", f"/g/{group.slug}/events/{event.uid}/", "/search/?q=pumpkin")  # fmt: skip
    assert [asked(path) for path in paths] == [1] * len(paths)
    client.force_login(sage.user)
    assert [asked(path) for path in paths] == [0] * len(paths)
