"""One reader of a random small community: what opens for them, and every door they ask by the network."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from wezer.api.testing import Caller
from wezer.core.models import Item
from wezer.core.testing import viewer

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
_UID = re.compile(r"(?:urn:uuid:|UID:)([0-9a-f-]{36})")


@dataclass(repr=False)
class Reader:
    """A member, or anybody (None)."""

    member: Any
    seen: Any = None
    every: dict[str, Item] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)  # uids of what opens
    shown: set[str] = field(default_factory=set)  # of what stands in lists
    heard: dict[str, str] = field(default_factory=dict)  # what each door said

    def __post_init__(self) -> None:
        self.seen, self.client = viewer(self.member), Client()
        self.caller = Caller.of(self.member, "*") if self.member else None
        if self.member:
            self.client.force_login(self.member.user)
        self.every = {str(item.uid): item for item in Item.objects.select_related("group", "room")}
        self.shown = {str(uid) for uid in Item.objects.listed_for(self.seen).values_list("uid", flat=True)}
        self.pages = {uid for uid, item in self.every.items() if self.opens(uid, item)}

    def opens(self, uid: str, item: Item) -> bool:
        """Whether the page answers 200 at the item's address, wherever that leads, and its comments with it; to anybody else
        it is 404."""
        answer = self.client.get(f"/i/{uid}/", follow=True)
        at_door = any(where.startswith("/account/login") for where, _status in answer.redirect_chain)
        assert answer.status_code in (200, 404), (item.kind, answer.status_code)
        self.heard[f"the page of {item}"] = answer.content.decode()
        return answer.status_code == 200 and not at_door

    def opens_by_address(self, item: Item) -> bool:
        """Alone: no audience of the reader's, and not their own."""
        own = item.author_id in self.seen.own_party_ids
        return item.is_unlisted and not own and item.audience_id not in self.seen.audience_ids

    def of(self, *kinds: str, group: Any = None, room: Any = None) -> set[str]:
        """What of these kinds stands in this reader's lists."""
        return {
            uid
            for uid in self.shown
            if self.every[uid].kind in kinds
            and group in (None, self.every[uid].group_id)
            and room in (None, self.every[uid].room_id)
        }

    def numbers(self, uids: Any) -> set[str]:
        return {number for uid in uids for number in numbers_of(self.every[uid])}

    # --- asking ---

    def status(self, path: str) -> int:
        """Of a part of a page."""
        return self._said(path, self.client.get(path, headers=PART)).status_code

    def part(self, path: str) -> set[str]:
        """The numbers of the things that a part of a page names."""
        answer = self._said(path, self.client.get(path, headers=PART))
        assert answer.status_code == 200, (path, answer.status_code)
        return numbers_in(self.heard[path])

    def ask(self, path: str) -> str:
        answer = self._said(path, self.client.get(path))
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    def feed(self, path: str) -> set[str] | None:
        """The uids that a feed or a calendar names; None when there is none for this reader."""
        answer = self._said(path, self.client.get(path))
        assert answer.status_code in (200, 404), (path, answer.status_code)
        return set(_UID.findall(answer.content.decode())) if answer.status_code == 200 else None

    def api(self, path: str) -> Any:
        answer = self.caller.get(path) if self.caller else self.client.get(f"/api/v1/{path}")
        return self._said(path, answer)

    def uids(self, path: str) -> set[str]:
        """Of a list of the API."""
        answer = self.api(path)
        assert answer.status_code == 200, (path, answer.status_code)
        said = answer.json()
        return {one["uid"] for one in (said["items"] if isinstance(said, dict) else said)}

    def _said(self, path: str, answer: Any) -> Any:
        self.heard[path] = answer.content.decode()
        return answer

    # --- what was said ---

    def check_words(self) -> None:
        """No door named what this reader may not open, nor what opens by its address alone, but at that address."""
        by_address = {uid for uid in self.pages if self.opens_by_address(self.every[uid])}
        readable = self.numbers(self.pages - by_address)  # answers, too, bear titles
        for door, words in self.heard.items():
            there = self.numbers(uid for uid in by_address if door == f"the page of {self.every[uid]}" or uid in door)
            assert numbers_in(words) <= readable | there, (str(self.member), door, "names a hidden thing")


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"pumpkin (\d+)", re.sub("</?mark>", "", text.lower())))  # search marks the pumpkins


def numbers_of(item: Item) -> set[str]:
    return numbers_in(f"{item.title} {item.card.get('excerpt', '')}")
