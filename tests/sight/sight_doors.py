"""The doors of the network: parts of pages, feeds, calendars, the API and what one takes along, for one reader."""

import json
from datetime import UTC, datetime

from sight_lists import IN_FEED, MAP, ON_MAP, SEARCHED

from wezer.core.acts.agenda_address import renew_address
from wezer.core.chat.reading import may_listen
from wezer.core.duties import data_of
from wezer.core.halls import may_know
from wezer.core.models import Conversation, Message, Room
from wezer.core.newest import write_place
from wezer.exchange.acts.searches import renew_feed_token

#: Rooms whose page gives the next part of its list.
LISTING = ("talk", "forum", "blog", "things", "library")
ON_MAP_QUERY = "&".join(f"{name}={said}" for name, said in MAP.items())
#: Before everything: what a list shows behind it is all of it.
FIRST = write_place(datetime(2999, 1, 1, tzinfo=UTC), 2**62)


def check_parts(reader) -> None:
    """What a page asks for while it stands open."""
    said = reader.part("/search/suggestions/?q=pum")
    titled = {uid for uid in reader.of(*SEARCHED) if reader.every[uid].title}
    assert said == reader.numbers(titled), "suggestions"
    assert reader.part("/search/?q=pumpkin") == reader.numbers(reader.of(*SEARCHED)), "search"
    assert reader.part("/market/") == reader.numbers(reader.of("announcement")), "the market"
    assert reader.part(f"/map/?{ON_MAP_QUERY}") == reader.numbers(reader.of(*ON_MAP)), "the list of the map"
    points = json.loads(reader.ask(f"/map/points/?{ON_MAP_QUERY}"))["points"]
    assert {point["uid"] for point in points} == reader.of(*ON_MAP), "the points of the map"
    if reader.member:
        for path in ("/", f"/?after={FIRST}".replace("+", "%2B")):
            assert reader.part(path) == reader.numbers(reader.of(*IN_FEED)), "the feed at home"
    for uid, item in reader.every.items():
        assert (reader.status(f"/i/{uid}/comments/") == 200) == (uid in reader.pages), ("comments", item.kind)
    for room in Room.objects.filter(kind__in=LISTING, items__isnull=False).select_related("group").distinct():
        check_room(reader, room)


def check_room(reader, room: Room) -> None:
    """The list of a room; of a group that one may not know, there is none."""
    path = f"/g/{room.group.slug}/{room.slug}/"
    if not may_know(room.group, reader.seen):
        assert reader.status(path) == 404, path
        return
    assert reader.part(path) == reader.numbers(reader.of(*IN_FEED, room=room.pk)), room.kind


def check_feeds(reader) -> None:
    """Atom, JSON and calendars; nobody is asked who they are, but for those that name somebody by a secret."""
    seen = reader.seen
    if reader.member is None:
        for path in ("/market/feed.atom", "/market/feed.json"):
            assert reader.feed(path) == reader.of("announcement"), path
        for path in ("/blog/feed.atom", "/blog/feed.json", "/blog/feed.atom?tag=gourd"):
            assert reader.feed(path) == reader.of("article"), path
        assert reader.feed("/search/tags/gourd/feed.atom") == reader.of("article", "question", "post"), "a tag's feed"
        assert reader.feed("/agenda/public.ics") == reader.of("event"), "the calendar for all"
        feeds = {"forum": "feed.atom", "blog": "feed.atom"}
        for room in Room.objects.filter(kind__in=feeds).select_related("group"):
            path = (
                f"/blog/{room.group.slug}/feed.atom"
                if room.kind == "blog"
                else f"/g/{room.group.slug}/{room.slug}/feed.atom"
            )
            inside = reader.of("article", "question", room=room.pk) if may_know(room.group, seen) else None
            assert reader.feed(path) == inside, path
    else:
        token = renew_feed_token(by=seen).token
        for path in ("/market/feed.atom", "/market/feed.json"):
            assert reader.feed(f"{path}?token={token}") == reader.of("announcement"), path
        planned = {uid for uid in reader.of("event", "post") if reader.every[uid].group_id in seen.group_ids}
        assert reader.feed(f"/agenda/feeds/{renew_address(by=seen)}.ics") == planned, "one's own calendar"
    for room in Room.objects.filter(kind="calendar").select_related("group"):
        inside = reader.of("event", room=room.pk) if may_know(room.group, seen) else None
        assert reader.feed(f"/g/{room.group.slug}/{room.slug}/calendar.ics") == inside, "a room's calendar"


def check_api(reader) -> None:
    """The same for programs, and for those that say nobody's name."""
    assert reader.uids("exchange/announcements?limit=100") == reader.of("announcement"), "the market's API"
    for kind, path in (
        ("thing", "things"), ("document", "documents"), ("article", "articles"), ("help_article", "help-articles"),
        ("place", "places"),
    ):  # fmt: skip
        assert reader.uids(f"core/{path}?limit=100") == reader.of(kind), f"the API's {path}"
    assert reader.uids("core/items?limit=100") == reader.of(*IN_FEED), "the API's list"
    found = reader.api("core/search?q=pumpkin&limit=100").json()
    assert {one["item"]["uid"] for one in found["items"] if one["item"]} == reader.of(*SEARCHED), "the API's search"
    for uid, item in reader.every.items():
        status = reader.api(f"core/items/{uid}").status_code
        assert status == (200 if uid in reader.pages else 404), (item.kind, status)
    on_map = reader.api(f"core/map?layer={MAP['layer']}").json()["features"]
    assert {one["id"] for one in on_map} == reader.of(*ON_MAP), "the map's API"
    assert {one["event"] for one in reader.api("core/agenda").json()} == reader.of("event"), "the agenda's API"
    for desk in Room.objects.filter(kind="help").select_related("group"):
        answer = reader.api(f"core/rooms/{desk.uid}/tickets?limit=100")
        told = {one["uid"] for one in answer.json()["items"]} if answer.status_code == 200 else None
        assert told == (reader.of("ticket", room=desk.pk) if may_know(desk.group, reader.seen) else None), (
            "the API's desks"
        )
    if reader.member:
        assert reader.uids("core/me/loans?limit=100") == reader.of("loan"), "one's loans"


def check_taken_along(reader) -> None:
    """The files of the map, and for members all that is their own, and nothing else."""
    features = json.loads(reader.ask(f"/map/export/geojson/?{ON_MAP_QUERY}"))["features"]
    assert {one["id"] for one in features} == reader.of(*ON_MAP), "the map's file"
    for kind in ("csv", "jsonld"):
        reader.ask(f"/map/export/{kind}/?{ON_MAP_QUERY}")
    if reader.member is None:
        return
    taken = json.dumps(data_of(reader.member, reader.seen), default=str)
    own = {uid for uid, item in reader.every.items() if item.author_id == reader.member.pk}
    export = {one["uid"] for one in json.loads(taken)["items"]}
    assert reader.pages & own <= export <= own, "the export holds all that is one's own, and nothing else"


def check_conversations(reader) -> None:
    """The list, the page, what a page asks for while it is open, the API and the live line: one answer."""
    talks = {str(uid) for uid in Conversation.objects.visible_to(reader.seen).values_list("uid", flat=True)}
    assert talks == {uid for uid in reader.pages if reader.every[uid].kind == "conversation"}, "conversations"
    heard = Message.objects.visible_to(reader.seen).values_list("conversation__uid", flat=True)
    assert {str(uid) for uid in heard} <= talks, "messages"
    if reader.member is None:
        return
    assert reader.uids("core/conversations?limit=100") <= talks, "the list of conversations"
    said = reader.api("core/messages?q=pumpkin&limit=100").json()["items"]
    assert {one["conversation"] for one in said} <= talks, "what is found of what was said"
    for conversation in Conversation.objects.all():
        uid = str(conversation.uid)
        statuses = {
            reader.status(f"/c/{uid}/changes/"),
            *(
                reader.api(f"core/conversations/{uid}{part}").status_code
                for part in ("", "/messages", "/changes", "/pins")
            ),
            200 if may_listen(reader.seen, uid) else 404,
        }
        assert statuses == {200 if uid in talks else 404}, (conversation.form, statuses)
