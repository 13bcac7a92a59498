"""What has ended leaves the feeds, stays readable, and is found by who asks for it."""

import pytest
from django.db import connection

from wezer.core.feed import newest
from wezer.core.models import Item, Notice
from wezer.core.search.find import search, suggest
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import close_announcement, reopen_announcement
from wezer.exchange.acts.exchanges import tick_cancellation
from wezer.exchange.acts.jobs import expire_due
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Announcement, Reply
from wezer.kernel.clock import now


def places(member, word="lantern"):
    """Where `member` meets announcements: the feed, the search, what is over in it, and suggestions while typing."""
    seen = viewer(member)
    found, over = search(seen, word), search(seen, word, over=True)
    assert (found.others, over.others) == (over.total, found.total)
    return (
        [item.title for item in newest(seen, kinds=["announcement"])],
        [hit.title for hit in found.hits],
        [hit.title for hit in over.hits],
        [doc.item.title for doc in suggest(seen, word) if doc.item],
    )


def test_closed_announcements_leave_feeds_and_come_back_when_opened_again(announced, join, client):
    fern, sage = join("Fern"), join("Sage")
    lantern = announced(fern, "offer", "Lantern of paper")
    shown, gone = ["Lantern of paper"], []

    assert places(sage) == (shown, shown, gone, shown)
    close_announcement(by=viewer(fern), announcement=lantern)
    closed = places(sage)
    client.force_login(sage.user)
    page = client.get(f"/market/{lantern.uid}/")
    reopen_announcement(by=viewer(fern), announcement=lantern)

    assert closed == (gone, gone, shown, gone)
    assert (page.status_code, "This takes no answers now." in page.content.decode()) == (200, True)
    assert places(sage) == (shown, shown, gone, shown)


def test_the_last_one_taken_leaves_the_feed_for_both_sides(announced, join):
    fern, sage = join("Fern"), join("Sage")
    lantern = announced(fern, "offer", "Lantern of paper")
    reply = reply_to_announcement(by=viewer(sage), announcement=lantern)
    accept_reply(by=viewer(fern), reply=reply)

    assert (places(sage), places(fern)) == (([], [], ["Lantern of paper"], []),) * 2


def test_who_comes_second_for_the_last_one_is_told_and_goes_on_when_it_is_free_again(announced, join, client):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    lantern = announced(fern, "offer", "Lantern of paper")
    first, second = (reply_to_announcement(by=viewer(who), announcement=lantern) for who in (sage, mint))
    accept_reply(by=viewer(fern), reply=first)
    deliver("exchange.")

    told = Notice.objects.filter(kind="exchange.nothing_left")
    assert [(one.member.name, one.item_id) for one in told] == [("Mint", second.pk)]
    page = f"/market/replies/{second.uid}/"
    for who in (fern, mint):
        client.force_login(who.user)
        shown = client.get(page)
        assert "Nothing is left for now" in shown.content.decode() and "accept" not in shown.context["possible"]

    for who in (sage, fern):
        tick_cancellation(by=viewer(who), reply=Reply.objects.get(pk=first.pk))
    client.force_login(fern.user)
    assert "accept" in client.get(page).context["possible"]


def test_expired_announcements_are_nowhere_but_with_their_author(announced, join, client):
    fern, sage = join("Fern"), join("Sage")
    lantern = announced(fern, "offer", "Lantern of paper")
    Announcement.objects.filter(pk=lantern.pk).update(expires_at=now())
    assert expire_due(by=Viewer.system()) == 1

    assert places(sage) == ([], [], [], [])
    client.force_login(sage.user)
    refused = client.get(f"/market/{lantern.uid}/").status_code
    client.force_login(fern.user)
    assert (refused, client.get(f"/market/{lantern.uid}/").status_code) == (404, 200)


def test_the_search_page_offers_what_is_over(announced, join, client):
    fern, sage = join("Fern"), join("Sage")
    announced(fern, "offer", "Lantern of paper")
    close_announcement(by=viewer(fern), announcement=announced(fern, "offer", "Lantern of glass"))
    client.force_login(sage.user)

    now_, over = (client.get(f"/search/?q=lantern{more}").content.decode() for more in ("", "&over=1"))
    titles = ("<mark>Lantern</mark> of paper", "<mark>Lantern</mark> of glass")
    assert [[title in page for title in titles] for page in (now_, over)] == [[True, False], [False, True]]
    assert "What is over" in now_ and "What is still open" in over


@pytest.mark.django_db
def test_feeds_read_an_index_without_what_is_over():
    rows = Item.objects.filter(
        audience_id=1, published_at__isnull=False, over_at=None, withdrawn_at=None, hidden_at=None
    ).order_by("-published_at", "-id")[:20]
    with connection.cursor() as db:
        if connection.vendor == "postgresql":
            db.execute("SET LOCAL enable_seqscan = off")
            db.execute("SET LOCAL enable_sort = off")
    assert "item_feed" in rows.explain()
