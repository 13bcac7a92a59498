"""What each question of the program shows to one reader, beside what the rule says: the same, no more and no less."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings

from wezer.core.agenda.happenings import happenings
from wezer.core.agenda.queries import entries_in, entries_of
from wezer.core.blog.reading import articles
from wezer.core.chat.reading import lines, own_conversations
from wezer.core.feed import newest
from wezer.core.forum.reading import entries
from wezer.core.helpdesk.reading import articles_of, tickets_of
from wezer.core.helpdesk.suggesting import suggestions
from wezer.core.kinds import item_kinds
from wezer.core.lending.queries import shelf
from wezer.core.library.queries import documents
from wezer.core.maps.export import rows as map_rows
from wezer.core.maps.export import uid_of
from wezer.core.maps.find import Wanted, counted_in, drawn, found
from wezer.core.maps.find import listed as map_listed
from wezer.core.models import Attendance, Conversation, Event, Group, Message, Room, Visit
from wezer.core.pages.crawlers import public_addresses
from wezer.core.pages.reading import pages_of
from wezer.core.pages.telling import numbers_of as numbers_told
from wezer.core.places.reading import places_of
from wezer.core.search.alike import alike
from wezer.core.search.find import search, suggest
from wezer.core.unread import mark_unread, unread_of_groups
from wezer.exchange.queries.market import Filters, listed
from wezer.kernel.clock import now

#: What a feed shows, what lists of news leave to a place of its own, and what stands on the map.
IN_FEED = ("post", "announcement", "event", "thing", "document", "question", "article", "ticket")
SEARCHED = (*IN_FEED, "help_article", "page", "place")
ON_MAP = ("announcement", "event", "place")
MAP = {"layer": "events,offers,wants,places", "box": "4,40,6,60"}


def check_lists(reader) -> None:
    """Feed, market, calendars, shelves, libraries, forums, blogs, sites, desks, places."""
    seen = reader.seen
    assert named(newest(seen, kinds=IN_FEED, limit=100)) == reader.of(*IN_FEED), "the feed"
    assert named(listed(Filters.read({}, seen), seen)) == reader.of("announcement"), "the market"
    coming = happenings(Event.objects.on_calendar_of(seen), now(), now() + timedelta(days=30), seen)
    assert named(each.event for each in coming) == reader.of("event"), "calendars"
    check_entries(reader)
    assert named(shelf(seen)) == reader.of("thing"), "the shelf"
    assert named(documents(seen)) == reader.of("document"), "the library"
    asked = [entry.item for room in rooms("forum") for entry in entries(room, seen, size=100)[0]]
    assert named(asked) == reader.of("question"), "forums"
    assert named(alike(seen, "pumpkin", kinds=["question"], limit=100)) == reader.of("question"), "the same question"
    assert named(articles(seen)) == reader.of("article"), "blogs"
    on_sites = [page for room in rooms("pages") for page in pages_of(room, seen)]
    assert named(on_sites) == {uid for uid in reader.pages if reader.every[uid].kind == "page"}, "sites"
    waiting = [ticket for desk in rooms("help") for ticket in tickets_of(desk, seen)]
    assert named(waiting) == reader.of("ticket"), "help desks"
    assert named(articles_of(seen)) == reader.of("help_article"), "articles"
    assert named(suggestions(seen, "pumpkin")) <= reader.of(*IN_FEED, "help_article"), "what may answer a request"
    assert named(places_of(seen)) == reader.of("place"), "places"
    if reader.member is None:
        told = {each for each, _changed in public_addresses()}
        for_all = [reader.every[uid] for uid in reader.of("article", "page")]
        assert told == {f"{settings.SITE_URL}{item_kinds[item.kind].url(item)}" for item in for_all}, "the sitemap"


def check_entries(reader) -> None:
    """What ends stands in one's agenda and in the calendars of groups: polls of posts that are listed, and no others."""
    seen, window = reader.seen, (now(), now() + timedelta(days=30))
    posts = reader.of("post")
    mine = {uid for uid in posts if reader.member and reader.every[uid].group_id in seen.group_ids}
    assert {uid for uid in named(one.event for one in entries_of(seen, *window)) if uid in reader.every} == mine, (
        "agenda"
    )
    for room in rooms("calendar"):
        inside = {uid for uid in posts if seen.is_inside and reader.every[uid].group_id == room.group_id}
        assert named(one.event for one in entries_in(room, seen, *window)) == inside, "what a calendar tells of polls"


def rooms(kind: str) -> Any:
    return Room.objects.filter(kind=kind).select_related("group")


def named(things: Any) -> set[str]:
    return {str(thing.uid) for thing in things}


def check_search(reader) -> None:
    """What is found, how much of each kind, what is suggested while one types, and what is over."""
    seen, everything = reader.seen, reader.of(*SEARCHED)
    found = search(seen, "pumpkin", limit=100)
    hits = [hit.item for hit in found.hits if hit.item is not None]
    assert named(hits) == everything, "search"
    assert found.counts == Counter(reader.every[uid].kind for uid in everything), "how many search tells of each kind"
    titled = {uid for uid in everything if reader.every[uid].title}
    assert named(doc.item for doc in suggest(seen, "pum", limit=100)) == titled, "suggestions"
    over = search(seen, "pumpkin", over=True, limit=100)
    past = named(hit.item for hit in over.hits if hit.item is not None)
    assert past <= reader.pages and (over.total, over.others) == (found.others, found.total) == (len(past), len(hits))


def check_map(reader) -> None:
    """List, screen, bubbles and files: what may be read where it has a point, and no more is counted."""
    seen, everything = reader.seen, reader.of(*ON_MAP)
    wanted = Wanted.read(MAP, seen)
    assert {uid_of(point) for point in map_listed(wanted, seen, size=100)} == everything, "the map's list"
    assert {uid_of(point) for point in map_rows(wanted, seen)} == everything, "the map's files"
    shown = drawn(wanted, seen)
    assert {uid_of(point) for point in shown.points} == everything and shown.bubbles == [], "the map"
    counted = counted_in(found(wanted, seen), wanted.box.squares(4))
    assert sum(number for number, *_rest in counted) == len(everything), "the bubbles of the map"


def check_numbers(reader) -> None:
    """What sites say how many there are of, and what is new in rooms, groups and conversations since one was there."""
    seen = reader.seen
    for group in Group.objects.all():
        told = {str(each.name): each.number for each in numbers_told(group, seen)}
        things = Counter(
            str(kind.many) for kind in item_kinds for _uid in reader.of(kind.kind, group=group.pk) if kind.many
        )
        circles = Group.objects.visible_to(seen).filter(parent=group).count()
        told.pop("Members", None)
        assert told == things + Counter({"Circles inside": circles}), ("the numbers of a site", told)
    if reader.member is None:
        return
    every = list(Room.objects.select_related("group"))
    past = now() - timedelta(days=9)
    Visit.objects.bulk_create(
        [Visit(member=reader.member, room=room, seen_at=past, before_at=past) for room in every], ignore_conflicts=True
    )
    mark_unread(every, seen)
    news = {room.pk: news_in(reader, room) for room in every}
    assert {room.pk: room.unread - said_in(room, seen) for room in every} == news, "what is new in rooms"
    by_group = Counter()
    for room in every:
        by_group[room.group_id] += news[room.pk]
    assert unread_of_groups([room.group_id for room in every], seen) == +by_group, "what is new in groups"
    for line in lines(list(own_conversations(seen)), seen):
        assert line.unread <= Message.objects.visible_to(seen).filter(conversation=line.conversation).count(), (
            "unread words"
        )
    Visit.objects.filter(member=reader.member, seen_at=past).delete()


def news_in(reader, room: Room) -> int:
    """What others put in a room and the reader may list."""
    uids = reader.of(*(kind.kind for kind in item_kinds), room=room.pk)
    return sum(reader.every[uid].author_id != reader.member.pk for uid in uids)


def said_in(room: Room, seen: Any) -> int:
    """What was said in the room's conversation since the reader was last in it."""
    mine = Attendance.objects.filter(member=seen.member, conversation__channel_of=room).first()
    if mine is None:
        return 0
    assert Conversation.objects.visible_to(seen).filter(pk=mine.conversation_id).exists()
    return Message.objects.filter(conversation=mine.conversation_id, number__gt=mine.seen).count()
