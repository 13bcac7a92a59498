"""The suite that every kind of room passes, ours and yours (core.md 8). In your package's tests:

# conftest.py
pytest_plugins = ["wezer.core.testing", "wezer.core.conformance"]

# test_seeds.py
class TestTheContract(RoomConformance):
    kind = "seeds"
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, bin_room, lock_room, open_room, reopen_room, restore_room
from wezer.core.acts.settings import change_setting
from wezer.core.chromium import chromium
from wezer.core.halls import doors, panels
from wezer.core.kinds import RoomKind, group_kinds, room_kinds
from wezer.core.models import Group, Item, Member, Room
from wezer.core.rooms.contract import declare_settings, faults_of
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed, Refusal
from wezer.ui.templatetags.wezer import icon_names

#: Statements of a page, session and person included; of a door.
OF_A_PAGE, OF_A_DOOR = 12, 1


@dataclass
class RoomWorld:
    """A group that Fern tends and Sage works in; Mint belongs to the community only."""

    steward: Member
    member: Member
    stranger: Member
    group: Group

    def room(self, kind: str) -> Room:
        """A room of this kind in the group, opened by who tends it unless one is there."""
        found = Room.objects.filter(group=self.group, kind=kind).first()
        room = found or open_room(by=viewer(self.steward), group=self.group, kind=kind)
        assert room is not None
        return self.fresh(room)

    def fresh(self, room: Room) -> Room:
        return Room.objects.select_related("group").get(pk=room.pk)

    def address(self, room: Room, page: str = "", *args: Any) -> str:
        kind = room_kinds[room.kind]
        return kind.page_url(room, page, *args) if page else kind.url(room)

    def decide(self, room: Room, setting: str, said: Any) -> None:
        """What the group decides about its rooms of the kind."""
        change_setting(by=viewer(self.steward), key=f"room.{room.kind}.{setting}", value=said, group=self.group)


@pytest.fixture
def room_world(join: Callable[..., Member], circle: Callable[..., Group]) -> RoomWorld:
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    group = circle("Garden", founder=fern)
    bring_in(by=Viewer.system(), group=group, member=sage)
    return RoomWorld(fern, sage, mint, group)


@pytest.fixture
def room_kind(request: pytest.FixtureRequest) -> RoomKind:
    """The kind that the test class names."""
    return room_kinds[request.cls.kind]


class RoomConformance:
    """Subclass it, and name your kind."""

    kind: str = ""

    # ------------------------------------------------------------------ what it says of itself

    def test_it_keeps_the_contract(self, room_kind: RoomKind) -> None:
        assert isinstance(room_kind, RoomKind) and list(faults_of(room_kind)) == []
        declare_settings(room_kind)
        assert str(room_kind.name).strip() and str(room_kind.description).strip()
        assert room_kind.icon in icon_names(), "the icon is one of ui/static/ui/icons.svg"

    def test_its_sentences_are_translated(self, room_kind: RoomKind) -> None:
        package = apps.get_containing_app_config(type(room_kind).__module__)
        assert package is not None
        catalogues = sorted(Path(package.path, "locale").glob("*/LC_MESSAGES/django.po"))
        assert catalogues, "a catalogue for one other language at least: locale/fr/LC_MESSAGES/django.po"
        for catalogue in catalogues:
            assert list(untranslated(catalogue.read_text(encoding="utf-8"))) == [], catalogue
            assert catalogue.with_suffix(".mo").exists(), "run django-admin compilemessages"

    # ------------------------------------------------------------------ what it shows, and to whom

    def test_it_opens_and_shows_to_each_what_they_may_see(self, room_kind: RoomKind, room_world: RoomWorld) -> None:
        room = self.opened(room_kind, room_world)
        room_kind.fixtures(by=viewer(room_world.member), room=room)
        for who in (room_world.steward, room_world.member, room_world.stranger, None):
            self.look_at_door(room, who)
            self.look_at_page(room, who)
        response = _client(room_world.member).get(room_kind.url(room), follow=True)
        assert self.is_read(room_kind, room, response.status_code)
        assert list(faults_of_page(response.content.decode())) == []
        self.look_with_axe(response.content.decode())

    def test_its_page_stays_quick(self, room_kind: RoomKind, room_world: RoomWorld) -> None:
        room = self.opened(room_kind, room_world)
        client, address = _client(room_world.member), room_kind.url(room)
        client.get(address)  # what the process remembers is warm
        with CaptureQueriesContext(connection) as asked:
            assert self.is_read(room_kind, room, client.get(address).status_code)
        assert len(asked) <= OF_A_PAGE, "\n".join(each["sql"] for each in asked.captured_queries)

    # ------------------------------------------------------------------ its states

    def test_when_it_is_locked_archived_or_in_the_bin(self, room_kind: RoomKind, room_world: RoomWorld) -> None:
        if not room_kind.may_open(room_world.group):
            pytest.skip("every group has it; nobody opens or closes it")
        room, steward, member = room_world.room(room_kind.kind), viewer(room_world.steward), room_world.member
        room_kind.fixtures(by=viewer(member), room=room)
        for close in (lock_room, archive_room):
            close(by=steward, room=room)
            response = _client(member).get(room_kind.url(room), follow=True)
            assert self.is_read(room_kind, room, response.status_code), "it is still read"
            if type(room_kind).fixtures is not RoomKind.fixtures and room_kind.item_kinds:
                self.nothing_new(room_kind, room_world, room)
        if not room_kind.may_be_binned:
            return
        bin_room(by=steward, room=room)
        assert not Item.objects.visible_to(viewer(member)).filter(pk__in=room_kind.items(room).values("pk")).exists()
        if _is_below_group(room_kind, room):
            assert _client(member).get(room_kind.url(room)).status_code == 404
        restore_room(by=steward, room=room)
        reopen_room(by=steward, room=room)
        assert _client(member).get(room_kind.url(room), follow=True).status_code == 200

    def test_when_it_fails_the_group_goes_on(
        self, room_kind: RoomKind, room_world: RoomWorld, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room, client = self.opened(room_kind, room_world), _client(room_world.member)
        hall = f"/g/{room_world.group.slug}/"
        assert client.get(hall).status_code == 200
        for name in ("live", "tags", "panel", "render"):
            monkeypatch.setattr(room_kind, name, _fail)
        assert client.get(hall).status_code == 200
        if _is_below_group(room_kind, room):
            assert client.get(room_kind.url(room)).status_code == 503

    # ------------------------------------------------------------------ what it owes to people

    def test_it_gives_and_forgets_what_it_keeps_of_a_person(self, room_kind: RoomKind, room_world: RoomWorld) -> None:
        room, sage = self.opened(room_kind, room_world), room_world.member
        if not room.pk:
            pytest.skip("it keeps nothing: no row of it is anywhere")
        room_kind.fixtures(by=viewer(sage), room=room)
        json.dumps(room_kind.export(room, sage))
        said = json.dumps(room_kind.anonymise(room, "salt"))
        assert sage.name not in said and str(sage.uid) not in said and "@" not in said
        assert said == json.dumps(room_kind.anonymise(room, "salt")), "the same salt gives the same pseudonyms"
        for _time in range(2):
            room_kind.erase(room, sage)
        assert not room_kind.export(room, sage), "what was forgotten is not there any more"
        assert not room_kind.export(room, room_world.stranger)

    # ------------------------------------------------------------------ their parts

    def opened(self, kind: RoomKind, world: RoomWorld) -> Room:
        """By who tends the group; by nobody else. A kind that is not for circles gets a group of another type."""
        if not kind.may_open(world.group):
            world.group = _group_for(kind, world) or world.group
        if not kind.may_open(world.group):  # it is there without being opened, as the hall is
            return Room(group=world.group, kind=kind.kind, slug=kind.kind)
        with pytest.raises(NotAllowed):
            open_room(by=viewer(world.stranger), group=world.group, kind=kind.kind)
        return world.room(kind.kind)

    def is_read(self, kind: RoomKind, room: Room, status: int) -> bool:
        """A page below the group is there for its members; one elsewhere (a wallet) has its own rule of who may look."""
        return status == 200 or (status in (403, 404) and not _is_below_group(kind, room))

    def look_at_door(self, room: Room, who: Member | None) -> None:
        """At most one statement, and never a failure."""
        looking = viewer(who)
        _ = looking.audience_ids  # its standing is read
        room.newest = newest_in_rooms([room], looking, each=5) if room.pk else []  # type: ignore[attr-defined]  # kept on the thing for who shows it
        for show in (doors, panels):
            with CaptureQueriesContext(connection) as asked:
                found = show([room], looking)
            assert len(asked) <= OF_A_DOOR, [each["sql"] for each in asked.captured_queries]
            assert not any(getattr(each, "failed", False) for each in found)
        assert all(door.url.startswith("/") for door in doors([room], looking))

    def look_at_page(self, room: Room, who: Member | None) -> None:
        """Whatever the page says, it names nothing that `visible_to` keeps from this viewer."""
        response = _client(who).get(room_kinds[room.kind].url(room), follow=True)
        said = response.content.decode()
        hidden = Item.objects.filter(room=room.pk).exclude(pk__in=Item.objects.visible_to(viewer(who)).values("pk"))
        told = [item.title for item in hidden if item.title and item.title in said]
        assert told == [], f"{who or 'a visitor'} reads of what they may not see"
        assert response.status_code in (200, 403, 404)

    def nothing_new(self, kind: RoomKind, world: RoomWorld, room: Room) -> None:
        before = Item.objects.filter(room=room).count()
        with suppress(Refusal):
            kind.fixtures(by=viewer(world.member), room=world.fresh(room))
        assert Item.objects.filter(room=room).count() == before, "a room that is not open takes nothing new"

    def look_with_axe(self, page: str) -> None:
        """The structure of the page, where AXE_SCRIPT names the file of axe: then a browser must be there, too."""
        script = os.environ.get("AXE_SCRIPT", "")
        if not script:
            return
        browser = chromium()
        assert browser, "axe was asked for, and no browser is there: WEZER_CHROMIUM names one"
        assert axe_says(page, Path(script), browser) == []


def _client(member: Member | None) -> Client:
    client = Client()
    if member is not None:
        assert member.user is not None  # join() gives one
        client.force_login(member.user)
    return client


def _fail(*_given: Any, **_named: Any) -> Any:
    raise RuntimeError("what a kind must never take the group down with")


def _is_below_group(kind: RoomKind, room: Room) -> bool:
    """Whether its page is at the group's own address, and so WeZer's to guard."""
    return kind.url(room) == f"/g/{room.group.slug}/{room.slug}/"


def _group_for(kind: RoomKind, world: RoomWorld) -> Group | None:
    """A group inside the circle, of a type in which such a room makes sense."""
    for type_ in group_kinds["circle"].may_contain:
        if group_kinds[type_].is_role_page:  # it is opened from its role
            continue
        group = create_group(by=viewer(world.steward), parent=world.group, type=type_, name=type_)
        if kind.may_open(group):
            bring_in(by=Viewer.system(), group=group, member=world.member)
            return group
    return None


# ------------------------------------------------------------------ looking at texts


def untranslated(catalogue: str) -> Iterator[str]:
    """The sentences of a .po file that are empty or only guessed."""
    for entry in catalogue.split("\n\n"):
        sentence = "".join(re.findall(r'^(?:msgid )?"(.*)"$', entry.partition("msgstr")[0], re.MULTILINE))
        if not sentence or entry.startswith("#~"):
            continue
        said = re.search(r"^msgstr(?:\[0\])? ((?:\".*\"\n?)+)", entry, re.MULTILINE)
        if "#, fuzzy" in entry or said is None or not re.sub(r'["\n]', "", said[1]):
            yield sentence


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.headings += tag == "h1"
        if tag == "script" and "src" not in given and given.get("type", "") != "application/json":
            self.wrong.append("a script within the page: the content policy forbids it")
        self.wrong += [f"{name} on <{tag}>: the content policy forbids it" for name in given if name.startswith("on")]
        if "style" in given:
            self.wrong.append(f"style on <{tag}>: the content policy forbids it")
        if tag == "a" and str(given.get("href", "")).startswith("javascript:"):
            self.wrong.append("a link that is a script")
        if tag == "form" and "method" not in given and "action" not in given:
            self.wrong.append("a form that only a script could send")
        if tag == "img" and "alt" not in given:
            self.wrong.append("a picture without words for it")


def faults_of_page(page: str) -> Iterator[str]:
    """What makes a page unusable without scripts, or forbidden by the content policy."""
    reader = _Page()
    reader.feed(page)
    yield from reader.wrong
    if reader.headings != 1:
        yield f"{reader.headings} h1"


def axe_says(page: str, script: Path, program: str) -> list[str]:
    """What axe finds in the structure of a page. Its colours and sizes need a server: they are not looked at here."""
    sync = import_module("playwright.sync_api")
    run = """async () => (await axe.run({rules: {"color-contrast": {enabled: false}, "target-size": {enabled: false}}}))
        .violations.map(each => each.id + ": " + each.nodes[0].html)"""
    with sync.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program)
        tab = browser.new_page()
        tab.set_content(page)
        tab.add_script_tag(content=script.read_text(encoding="utf-8"))
        found: list[str] = tab.evaluate(run)
        browser.close()
    return found
