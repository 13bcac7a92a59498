"""What the community decides about its map."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.geo import point
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare

_ORIGIN = r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?"


def _votes(value: int) -> int:
    if not 1 <= value <= 50:
        raise SettingInvalid(why=_("between 1 and 50"))
    return value


def _tiles(value: str) -> str:
    address = value.strip()
    if not address:
        return ""
    whole = re.fullmatch(rf"{_ORIGIN}/[^\s;,'\"<>]{{1,300}}", address)
    if not whole or any(part not in address for part in ("{z}", "{x}", "{y}")):
        raise SettingInvalid(why=_("the address begins with https:// and holds {z}, {x} and {y}"))
    return address


def _credit(value: str) -> str:
    return " ".join(value.split())[:200]


def _centre(value: str) -> str:
    if not value.strip():
        return ""
    found = point(value)
    if found is None:
        raise SettingInvalid(why=_("a latitude and a longitude were expected, such as 46.52, 6.63"))
    return f"{found[0]:.5f}, {found[1]:.5f}"


def _origins(value: list[Any]) -> list[str]:
    found = [str(each).strip().rstrip("/").lower() for each in value]
    if len(found) > 50 or not all(re.fullmatch(_ORIGIN, each) for each in found):
        raise SettingInvalid(why=_("a site is named by its beginning only, such as https://association.example"))
    return list(dict.fromkeys(found))


declare(
    "map.tiles",
    str,
    default="",
    label=_("Pictures under the map"),
    help=_("The address of a tile server, such as https://tiles.example/{z}/{x}/{y}.png. Each reader is asked first."),
    check=_tiles,
)
declare("map.tiles_credit", str, default="", label=_("Whom the pictures are owed to"), check=_credit)
declare(
    "map.centre",
    str,
    default="",
    label=_("Where an empty map begins"),
    help=_("A latitude and a longitude, such as 46.52, 6.63."),
    check=_centre,
)
declare("map.votes", int, default=3, label=_("Members who confirm a place, or call it outdated"), check=_votes)
declare(
    "map.embed_origins",
    list,
    default=[],
    label=_("Sites that may show the map"),
    help=_("Such as https://association.example. They show what everybody may read."),
    check=_origins,
)
