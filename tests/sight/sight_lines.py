"""The lines of one member's profile, each with an audience of its own: what every door tells of them to one reader."""

import json
from typing import Any

from django.core.cache import cache
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.profile import set_profile_field
from wezer.core.duties import data_of
from wezer.core.profile_fields import WIDTHS, profile_key, width
from wezer.core.profiles import Search, common_terms, directory
from wezer.core.testing import viewer

#: What Fern says of herself, and by which word each line is known again.
SAID: dict[str, Any] = {
    "name": "Fern", "tagline": "Quincetagline", "presentation": "Quincepresentation", "skills": "Quinceskill (teaches)",
    "needs": "Quinceneed", "interests": "Quinceinterest", "languages": "eo", "availability": ["mon-evening"],
    "links": "https://quincelink.example/", "email": "quince@example.net", "phone": "04 78 55 01 02",
    "messaging": "Quincemessaging", "address": "1, Quinceaddress", "emergency": "Quinceemergency",
    "own_allergies": "Quinceallergies",
    "place": {"name": "Quinceplace", "latitude": 44.5, "longitude": 5.5, "shown": "exact"},
}  # fmt: skip
MARKS = {key: said.lower() for key, said in SAID.items() if isinstance(said, str) and key != "name"} | {
    "skills": "quinceskill", "languages": "esperanto", "availability": 'class="week"', "place": "quinceplace",
    "links": "quincelink", "phone": "55 01 02",
}  # fmt: skip
#: By what a directory finds them; by nothing else.
TERMS = {"skills": "quinceskill", "needs": "quinceneed", "interests": "quinceinterest", "languages": "eo", "availability": "mon-evening"}  # fmt: skip
AUDIENCES = ("nobody", "stewards", "garden", "local", "community", "peers", "public")
ON_MAP = "layer=members&box=5,44,6,45"


def allowed(key: str) -> list[str]:
    """For whom a line may be, at the widest the house allows."""
    field = None if key == "own_allergies" else profile_key(key)
    most, least = (width(field.widest), width(field.narrowest)) if field else (width("community"), 0)
    return [each for each in AUDIENCES if least <= width(each if each in WIDTHS else "group") <= most]


def told(text: str) -> set[str]:
    """Which lines a text gives away."""
    return {key for key, mark in MARKS.items() if mark in text.lower()}


def write_lines(fern: Any, chosen: dict[str, str], keys: dict[str, str]) -> None:
    cache.clear()
    for key, audience in chosen.items():
        set_profile_field(by=viewer(fern), key=key, value=SAID[key], audience=keys.get(audience, audience))


class Looker:
    """Somebody who looks at Fern at every door. `may`: what her page has to show them."""

    def __init__(self, name: str, member: Any, fern: Any) -> None:
        self.name, self.member, self.fern = name, member, fern
        self.client, self.caller = Client(), Caller.of(member, "*") if member else None
        if member:
            self.client.force_login(member.user)

    def look(self, chosen: dict[str, str], may: set[str]) -> None:
        self.seen, self.may = viewer(self.member), may
        self.listed = {key for key in may if chosen[key] != "stewards"}  # lists tell nobody who looked (core.md V-8)
        self.on_map = "place" in may and chosen["place"] not in ("nobody", "stewards")
        self.check_page()
        self.check_search()
        self.check_map()
        if self.member:
            self.check_directory()
            self.check_matches()
            taken = data_of(self.member, self.seen)
            assert told(json.dumps(taken, default=str)) == set(), (self.name, "what one takes along of oneself")

    # --- the doors ---

    def check_page(self) -> None:
        page = self.client.get(f"/m/{self.fern.uid}/")
        assert page.status_code == (200 if "name" in self.may else 404), self.name
        assert told(page.content.decode()) == self.may & set(MARKS), (self.name, "the page")
        answer = self.api(f"core/members/{self.fern.uid}")
        lines = answer.json()["profile"] if answer.status_code == 200 else {}
        assert set(lines) == self.may - {"name"}, (self.name, "the API")

    def check_directory(self) -> None:
        card = ["tagline" if "tagline" in self.listed else "place", "skills"]
        assert told(self.ask("/directory/")) == self.listed & set(card), (self.name, "cards")
        for key, mark in MARKS.items():
            words = TERMS.get(key, mark)
            shown = key in TERMS and key in self.listed
            for search in (Search(key=key, term=words), Search(text=words)):
                assert directory(self.seen, search).contains(self.fern) == shown, (self.name, search)
            counted = dict(common_terms(self.seen, key))
            assert counted.get(words, 0) == int(shown), (self.name, key, "counted")
        for key in ("phone", "email", "own_allergies", "needs"):
            found = self.finds(f"/directory/?by={key}&term={TERMS.get(key, MARKS[key])}")
            assert found == (key in TERMS and key in self.listed), (self.name, key, "looked up")
        assert self.finds("/directory/?near=44.5, 5.5 1 km") == self.on_map, (self.name, "nearby")

    def check_matches(self) -> None:
        given = self.listed & {"skills", "needs"}
        page = self.ask("/directory/matches/?q=quinceskill,quinceneed")
        assert (str(self.fern.uid) in page) == bool(given), (self.name, "who can, who needs")
        assert told(page) - {"skills", "needs"} == self.listed & {"languages"}, (self.name, "who can, who needs")
        for key, more in (("skills", "slot=mon-evening"), ("needs", "language=eo&needs=true")):
            both = {key, "availability" if key == "skills" else "languages"}
            found = self.api(f"core/matches?q={TERMS[key]}&{more}").json()
            assert (str(self.fern.uid) in str(found)) == (both <= self.listed), (self.name, both)

    def check_search(self) -> None:
        """It knows people by their names alone."""
        said = self.ask("/search/?q=fern") + self.ask("/search/suggestions/?q=fer")
        said += self.api("core/search?q=fern").content.decode() + self.api("core/members?q=fern").content.decode()
        assert told(said) == set(), (self.name, "search")
        for mark in ("quinceskill", "04 78 55 01 02"):
            assert not self.finds(f"/search/?q={mark}"), (self.name, mark)
            for path in (f"core/search?q={mark}", f"core/members?q={mark}"):
                assert self.api(path).json()["items"] == [], (self.name, path)

    def check_map(self) -> None:
        doors = {path: self.ask(path) for path in (f"/map/points/?{ON_MAP}", f"/map/export/geojson/?{ON_MAP}",
                                                   f"/map/export/csv/?{ON_MAP}")}  # fmt: skip
        doors["the map's API"] = self.api("core/map?layer=members&box=5,44,6,45").content.decode()
        for path, said in doors.items():
            assert told(said) == ({"place"} if self.on_map else set()), (self.name, path)
            assert (str(self.fern.uid) in said) == self.on_map, (self.name, path)

    # --- asking ---

    def ask(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (self.name, path, answer.status_code)
        return answer.content.decode()

    def finds(self, path: str) -> bool:
        return f"/m/{self.fern.uid}/" in self.ask(path)

    def api(self, path: str) -> Any:
        return self.caller.get(path) if self.caller else self.client.get(f"/api/v1/{path}")
