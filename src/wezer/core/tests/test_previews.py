"""Previews of links (core.md 9): off to begin with, made by the worker, of nothing that lies inside, escaped, taken away."""

import socket

import pytest
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import edit_post, publish_draft, publish_post
from wezer.core.acts.settings import change_setting
from wezer.core.models import Item, LinkPreview, Post, Room
from wezer.core.previews.acts import keep_preview, take_link
from wezer.core.previews.jobs import look_at_links
from wezer.core.previews.reading import Found, first_link, found_in, preview_of, read_link
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.outside import Got

system = Viewer.system()
PAGE = b"""<html><head><title>Ignored</title><meta property="og:title" content="Leeks &amp; <b>beans</b>">
<meta name="description" content="How to\n sow them."></head><body><title>Not this</title></body></html>"""
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it; the garden shows previews."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    change_setting(by=system, key="talk.previews", value=True, group=group)
    return fern, sage, Room.objects.select_related("group").get(group=group, kind="talk")


def written(garden, body="See https://example.org/leeks#sowing.", **more):
    return publish_post(by=viewer(garden[0]), room=garden[2], body=body, **more)


def looked_at():
    taken = take_link(by=system)
    keep_preview(by=system, preview=taken, found=found_in(Got(200, PAGE, HTML)))
    return taken


def fresh(post):
    return Post.objects.select_related("group", "room", "audience").get(pk=post.pk)


def test_the_worker_looks_once_and_readers_see_what_the_page_says_of_itself(garden, django_assert_num_queries):
    fern, sage, room = garden
    post = written(garden)
    assert looked_at().url == "https://example.org/leeks" and take_link(by=system) is None
    browser = Client()
    browser.force_login(sage.user)
    page = browser.get(f"/g/garden/posts/{post.uid}/").content.decode()
    assert "Leeks &amp; &lt;b&gt;beans&lt;/b&gt;" in page and "How to sow them." in page and "example.org" in page
    assert browser.post(f"/g/garden/posts/{post.uid}/preview/removal/").status_code == 403
    assert Caller.of(sage).get(f"core/posts/{post.uid}/preview").json()["host"] == "example.org"

    edit_post(by=viewer(fern), post=fresh(post), body="See https://example.org/leeks, then come.")
    assert take_link(by=system) is None and preview_of(fresh(post)) is not None, "the same link is not asked again"
    edit_post(by=viewer(fern), post=fresh(post), body="See https://example.org/peas, then come.")
    assert preview_of(fresh(post)) is None and looked_at().url == "https://example.org/peas"
    assert Caller.of(fern).send("delete", f"core/posts/{post.uid}/preview").status_code == 204
    assert preview_of(fresh(post)) is None and take_link(by=system) is None

    draft = written(garden, draft=True)
    assert take_link(by=system) is None
    publish_draft(by=viewer(fern), post=draft)
    change_setting(by=system, key="talk.previews", value=False, group=room.group)
    assert take_link(by=system) is None and preview_of(fresh(post)) is None
    written(garden)
    assert not LinkPreview.objects.filter(looked_at=None).exists()
    with django_assert_num_queries(0):
        assert preview_of(Post(body_html="", group_id=room.group_id)) is None


def test_nothing_inside_is_reached_whatever_the_host_allows_to_webhooks(garden, settings, monkeypatch):
    settings.WEZER_WEBHOOKS_PRIVATE = True
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("192.168.1.5", 443))])
    for url in ("https://example.org/", "https://127.0.0.1/", "https://localhost/", "http://example.org/"):
        assert read_link(url) == Found()
    post = written(garden)
    assert look_at_links() and not look_at_links() and preview_of(fresh(post)) is None


def test_only_links_to_pages_elsewhere_count_and_only_pages_that_say_what_they_are(settings):
    settings.SITE_URL = "https://valley.example.org"
    here, there = (
        '<a href="https://valley.example.org/g/garden/">',
        '<a href="https://example.org/a?b=1&amp;c=2#d" rel="x">',
    )
    assert first_link(f"<p>{here}x</a> {there}y</a></p>") == "https://example.org/a?b=1&c=2"
    assert first_link(f'{here}x</a> <a href="http://example.org/">z</a>') == ""
    for got in (
        Got(404, PAGE, HTML),
        Got(302, PAGE, HTML),
        Got(200, PAGE, {"content-type": "application/pdf"}),
        Got(200, PAGE, {**HTML, "content-encoding": "gzip"}),
        Got(200, b"<p>No title</p>" + b"<" * 50_000, HTML),
        Got(200, b'<meta name="description" content="No title">', HTML),
    ):
        assert found_in(got) == Found()
    assert (
        found_in(Got(200, b"<title>" + b"x" * 500, {"content-type": "text/html; charset=idna"})).title
        == "x" * 159 + "…"
    )
    assert (
        found_in(Got(200, "<title>Été</title>".encode("latin-1"), {"content-type": "text/html; charset=latin-1"})).title
        == "Été"
    )


def test_a_preview_goes_with_its_post(garden):
    post = written(garden)
    looked_at()
    withdraw_item(by=viewer(garden[0]), item=Item.objects.select_related("room", "group", "audience").get(pk=post.pk))
    blank_withdrawn_items(by=system, before=now())
    assert not LinkPreview.objects.exists()
