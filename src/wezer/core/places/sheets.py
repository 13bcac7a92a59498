"""What a place says of itself, and how it is kept: plain values, no database."""

from dataclasses import dataclass, replace

from wezer.core.forum.rules import read_tags
from wezer.core.maps.placing import checked_point
from wezer.core.models import PlaceCategory
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.places.refusals import CategoryUnknown, LineTooLong, LinkInvalid
from wezer.core.places.rules import LONGEST_LINE
from wezer.core.profile_fields import links
from wezer.core.refusals import ValueInvalid
from wezer.core.rules import clean_name
from wezer.core.talk_refusals import TextTooLong


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    title: str
    category: str = PlaceCategory.OTHER
    body: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    hours: str = ""
    link: str = ""
    source: str = ""
    licence: str = ""
    tags: str = ""


def checked(said: Sheet) -> Sheet:
    """As it is kept, or the refusal of the first line that cannot be."""
    body = said.body.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(body) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    if said.category not in PlaceCategory.values:
        raise CategoryUnknown()
    latitude, longitude = checked_point(said.latitude, said.longitude)
    return replace(
        said, title=clean_name(said.title, most=200, field="title"), body=body, category=str(said.category),
        address=line(said.address, "address", most=200), latitude=latitude, longitude=longitude,
        hours=line(said.hours, "hours"), link=_link(said.link), source=line(said.source, "source"),
        licence=line(said.licence, "licence"), tags=", ".join(read_tags(said.tags)),
    )  # fmt: skip


def line(typed: str, field: str, most: int = LONGEST_LINE) -> str:
    """One line, or nothing."""
    if not typed.strip():
        return ""
    if len(typed) > most:
        raise LineTooLong(field=field, most=most)
    return clean_name(typed, most=most, field=field)


def _link(typed: str) -> str:
    try:
        found = links(typed)
    except ValueInvalid:
        raise LinkInvalid() from None
    if len(found) > 1:
        raise LinkInvalid()
    return found[0] if found else ""
