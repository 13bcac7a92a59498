"""Places out of a file that somebody made elsewhere: GeoJSON or a table. Nothing in it is trusted; what cannot be taken is
told line by line, the rest comes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from wezer.core.models import PlaceCategory
from wezer.core.places.refusals import (
    FileUnreadable,
    IdTwice,
    NotAPoint,
    TooLarge,
    TooManyPlaces,
)
from wezer.core.places.sheets import Sheet, checked
from wezer.kernel.refusals import Refusal

MOST_BYTES = 2_000_000
MOST_PLACES = 1000
LONGEST_ID = 200
#: What others call the lines of a sheet. The first that holds something counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "nom", "titre"),
    "category": ("category", "catégorie", "categorie", "theme"),
    "body": ("body", "description"),
    "address": ("address", "adresse", "addr:full", "place", "lieu"),
    # untranslated: words to be recognised
    "hours": ("hours", "opening_hours", "openinghours", "horaires", "heures d’ouverture"),
    "link": ("link", "website", "contact:website", "url", "site", "lien"),
    "source": ("source",),
    "licence": ("licence", "license"),
    "tags": ("tags", "mots-clés"),
}
_ID, _LATITUDE, _LONGITUDE = ("id", "@id", "uid"), ("latitude", "lat", "y"), ("longitude", "lon", "lng", "long", "x")


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the file: what it is called there, and what it says."""

    id: str
    sheet: Sheet

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self.sheet), sort_keys=True).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Problem:
    number: int  # of the feature, or of the line below the heads
    name: str
    refusal: Refusal


@dataclass(slots=True)
class Found:
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_file(content: bytes) -> Found:
    """What a file holds. Refused as a whole when it is too large, cannot be read, or holds too many."""
    if len(content) > MOST_BYTES:
        raise TooLarge(most=MOST_BYTES // 1_000_000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable() from None
    told = _features(text) if text.lstrip().startswith(("{", "[")) else _lines(text)
    entries = list(islice(told, MOST_PLACES + 1))
    if len(entries) > MOST_PLACES:
        raise TooManyPlaces(most=MOST_PLACES)
    found, seen = Found(), set[str]()
    for number, said in enumerate(entries, 1):
        name = _text(said, NAMES["title"])[:80] if isinstance(said, dict) else ""
        try:
            row = _row(said)
            if row.id in seen:
                raise IdTwice(id=row.id[:80])
        except Refusal as refusal:
            found.problems.append(Problem(number, name, refusal))
        else:
            seen.add(row.id)
            found.rows.append(row)
    return found


def _features(text: str) -> Iterator[Any]:
    """Of each feature: its properties, its id and its point under the names that a table would give them."""
    try:
        told = json.loads(text, parse_int=_whole)
    except (ValueError, RecursionError):
        raise FileUnreadable() from None
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list):
        raise FileUnreadable()
    return map(_flat, features)


def _flat(feature: Any) -> Any:
    if not isinstance(feature, dict):
        return None
    properties, geometry = feature.get("properties") or {}, feature.get("geometry")
    if not isinstance(properties, dict) or not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    spot = geometry.get("coordinates")
    if not isinstance(spot, list) or len(spot) < 2:
        return None
    named = {str(name).casefold(): value for name, value in properties.items()}
    named |= {"id": feature["id"]} if feature.get("id") is not None else {}
    return {**named, "longitude": spot[0], "latitude": spot[1]}


def _lines(text: str) -> Iterator[dict[str, Any]]:
    """A table with heads; comma, semicolon or tab between its columns, as its first line says. A line costs what it holds,
    however many heads there are."""
    head = text.partition("\n")[0]
    between = max(",;\t", key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        heads = [head.strip().casefold() for head in next(table, [])]
        if not set(heads) & set(_LATITUDE) or not set(heads) & set(_LONGITUDE):
            raise FileUnreadable()
        yield from (dict(zip(heads, line, strict=False)) for line in table if line)
    except csv.Error:
        raise FileUnreadable() from None


def _row(said: Any) -> Row:
    if not isinstance(said, dict):
        raise NotAPoint()
    typed = {name: _text(said, others) for name, others in NAMES.items()}
    if typed["address"].startswith(("http://", "https://")):  # our own files call a page's address so
        typed["link"], typed["address"] = typed["link"] or typed["address"], _text(said, ("place", "lieu"))
    if typed["category"] not in PlaceCategory.values:
        typed["tags"] = ", ".join(filter(None, (typed["tags"], typed["category"])))
        typed["category"] = PlaceCategory.OTHER
    spot = _angle(said, _LATITUDE), _angle(said, _LONGITUDE)
    if None in spot:
        raise NotAPoint()
    sheet = checked(Sheet(**typed, latitude=spot[0], longitude=spot[1]))
    named = _text(said, _ID)[:LONGEST_ID]
    return Row(named or f"{sheet.title.casefold()} {sheet.latitude:.4f},{sheet.longitude:.4f}", sheet)


def _text(said: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these that holds a word or a number; lists of words with commas."""
    for name in names:
        value = said.get(name)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            value = ", ".join(value)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and (text := _storable(str(value))):
            return text
    return ""


def _storable(text: str) -> str:
    """Without zeros and halves of letters, which JSON can spell and no database keeps."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode().strip()


def _angle(said: Mapping[str, Any], names: tuple[str, ...]) -> float | None:
    for name in names:
        value = said.get(name)
        if isinstance(value, str) and value.strip():
            try:
                return float(value.strip().replace(",", "."))
            except ValueError:
                return None
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
    return None


def _whole(digits: str) -> int | float:
    """Numbers of a thousand digits are read as the infinity they amount to, and refused where a number counts."""
    return int(digits) if len(digits) < 20 else float(digits)
