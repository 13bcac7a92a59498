"""The reactions that a community chose (core.md T-3): kept in the setting `talk.reactions`.

    [{"kind": "thanks", "icon": "sun", "names": {"fr": "Merci !"}, "is_open": true}, …]

Empty, it is the product's own six. A name that is not said in a language is the product's, or said in another language.
One that was taken away stays where it was given, and is given no more.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from wezer.core.modules import open_kinds
from wezer.core.reactions import ordered, reaction_effects, reaction_kinds
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import value

KEY = "talk.reactions"
PREFIX = "own_"
MOST = 24
#: So many can be given at a time: they are offered in one small menu.
MOST_OPEN = 12
LONGEST_NAME = 30
#: What a reaction may look like: icons of the sprite, each with a word for those who hear the page.
ICONS: dict[str, Any] = {
    "heart": pgettext_lazy("icon", "Heart"), "sun": pgettext_lazy("icon", "Sun"),
    "lightbulb": pgettext_lazy("icon", "Light bulb"), "thumbs-up": pgettext_lazy("icon", "Thumb up"),
    "smile": pgettext_lazy("icon", "Smile"), "hand-heart": pgettext_lazy("icon", "Hand with a heart"),
    "sparkles": pgettext_lazy("icon", "Sparkles"), "star": pgettext_lazy("icon", "Star"),
    "sprout": pgettext_lazy("icon", "Sprout"), "leaf": pgettext_lazy("icon", "Leaf"),
    "flower-2": pgettext_lazy("icon", "Flower"), "bean": pgettext_lazy("icon", "Bean"),
    "apple": pgettext_lazy("icon", "Apple"), "croissant": pgettext_lazy("icon", "Croissant"),
    "coffee": pgettext_lazy("icon", "Coffee"), "gift": pgettext_lazy("icon", "Gift"),
    "handshake": pgettext_lazy("icon", "Handshake"), "heart-handshake": pgettext_lazy("icon", "Hands and a heart"),
    "badge-check": pgettext_lazy("icon", "Badge"), "check": pgettext_lazy("icon", "Tick"),
    "eye": pgettext_lazy("icon", "Eye"), "hand": pgettext_lazy("icon", "Hand"),
    "coins": pgettext_lazy("icon", "Coins"), "music": pgettext_lazy("icon", "Notes of music"),
    "bike": pgettext_lazy("icon", "Bicycle"), "hammer": pgettext_lazy("icon", "Hammer"),
    "flag": pgettext_lazy("icon", "Flag"), "zap": pgettext_lazy("icon", "Lightning"),
    "moon": pgettext_lazy("icon", "Moon"), "snowflake": pgettext_lazy("icon", "Snowflake"),
    "circle-help": pgettext_lazy("icon", "Question mark"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """A reaction as it is called here, in the reader's language."""

    kind: str
    name: str
    icon: str
    is_open: bool
    note: str = ""  # what it does beside counting: "1 VAL"


def rows() -> list[dict[str, Any]]:
    """What the setting says, written out when nobody has said anything."""
    return value(KEY) or [{"kind": each.kind, "icon": each.icon, "names": {}, "is_open": True} for each in ordered()]


def reactions() -> list[Chosen]:
    """All that are known here, in their order: those that can be given, then those of former times."""
    notes = _notes()
    known = [
        Chosen(row["kind"], name_of(row), row["icon"], row["is_open"], notes.get(row["kind"], "")) for row in rows()
    ]
    named = {each.kind for each in known}
    others = [Chosen(each.kind, str(each.name), each.icon, False) for each in ordered() if each.kind not in named]
    return sorted([*known, *others], key=lambda each: not each.is_open)


def reaction(kind: str) -> Chosen | None:
    return next((each for each in reactions() if each.kind == kind), None)


def name_of(row: Mapping[str, Any]) -> str:
    """What it is called in the language of the page."""
    names, language = row["names"], (get_language() or "").partition("-")[0]
    kind = reaction_kinds.get(row["kind"])
    return str(names.get(language) or (kind.name if kind else "") or next(iter(names.values()), row["kind"]))


def _notes() -> dict[str, str]:
    return {kind: note for effect in open_kinds(reaction_effects) for kind, note in effect.notes().items()}


def stamp() -> str:
    """Changes whenever what is offered does: part of the keys of kept fragments."""
    return hashlib.sha256(repr(reactions()).encode()).hexdigest()[:12]


def line(given: Mapping[str, int], mine: Collection[str], *, is_barred: bool = False) -> list[dict[str, Any]]:
    """Each reaction of one text as its buttons need it: how often it was given, whether by this viewer, whether it can be.
    `is_barred`: this viewer gives none here that does more than count."""
    known = reactions()
    lost = [Chosen(kind, _("A reaction of former times"), "heart", False) for kind in given if kind not in {each.kind for each in known}]  # fmt: skip
    return [
        {
            "kind": each.kind,
            "name": each.name,
            "icon": each.icon,
            "note": each.note,
            "number": given.get(each.kind, 0),
            "mine": each.kind in mine,
            "may_give": each.is_open and not (each.note and is_barred),
        }
        for each in [*known, *lost]
        if each.is_open or given.get(each.kind) or each.kind in mine
    ]


def is_barred(thing: Any, viewer: Any) -> bool:
    """Whether the viewer gives no reaction to it that does more than count: it is their own, or they act for a group."""
    me = viewer.member.pk if viewer.member is not None else 0
    return me in (thing.author_id, thing.written_by_id) or viewer.acting_for is not None


# ------------------------------------------------------------------ what a community says


def with_reaction(
    said: list[dict[str, Any]],
    *,
    names: Mapping[str, str],
    icon: str,
    kind: str = "",
    is_open: bool = True,
    place: int | None = None,
) -> list[dict[str, Any]]:
    """The setting with one more reaction, or with `kind` said otherwise. `place` counts from 1."""
    names = {language: " ".join(name.split()) for language, name in names.items() if name.strip()}
    made = {"kind": kind or _key(said, names), "icon": icon, "names": names, "is_open": is_open}
    at = next((number for number, row in enumerate(said) if row["kind"] == made["kind"]), len(said))
    others = [row for row in said if row["kind"] != made["kind"]]
    others.insert(at if place is None else place - 1, made)
    return others


def _key(said: list[dict[str, Any]], names: Mapping[str, str]) -> str:
    """From its first name; a number behind it when another has it."""
    begun = f"{PREFIX}{slugify(next(iter(names.values()), '')).replace('-', '_')[:12] or 'reaction'}"
    taken = {row["kind"] for row in said}
    return next(key for key in (begun, *(f"{begun}_{number}" for number in range(2, MOST + 3))) if key not in taken)


def check_reactions(said: list[Any]) -> list[dict[str, Any]]:
    """Refuses what is no list of reactions."""
    if len(said) > MOST:
        raise SettingInvalid(why=_("there are at most {most} reactions").format(most=MOST))
    found = [_checked(row) for row in said]
    if len({row["kind"] for row in found}) < len(found):
        raise SettingInvalid(field="name", why=_("each reaction stands there once"))
    if said and not any(row["is_open"] for row in found):
        raise SettingInvalid(field="is_open", why=_("keep at least one reaction"))
    if sum(row["is_open"] for row in found) > MOST_OPEN:
        raise SettingInvalid(field="is_open", why=_("at most {most} can be given at a time").format(most=MOST_OPEN))
    for language in dict(settings.LANGUAGES):
        _refuse_twins(found, language)
    return found


def _refuse_twins(found: list[dict[str, Any]], language: str) -> None:
    """Nobody could tell two open ones of one name apart."""
    told = [row["names"][language].casefold() for row in found if row["is_open"] and language in row["names"]]
    if len(set(told)) < len(told):
        raise SettingInvalid(field=f"name_{language}", why=_("two reactions have this name"))


def _checked(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict) or set(row) != {"kind", "icon", "names", "is_open"}:
        raise SettingInvalid(why=_("a reaction has a kind, an icon, names and whether it can be given"))
    kind, icon, names, is_open = row["kind"], row["icon"], row["names"], row["is_open"]
    if not isinstance(kind, str) or not (kind in reaction_kinds or re.fullmatch(rf"{PREFIX}[a-z0-9_]{{1,16}}", kind)):
        raise SettingInvalid(why=_("there is no such reaction"))
    if icon not in ICONS:
        raise SettingInvalid(field="icon", why=_("choose one of the pictures"))
    if not isinstance(is_open, bool) or not isinstance(names, dict):
        raise SettingInvalid(why=_("a reaction has a kind, an icon, names and whether it can be given"))
    for language, name in names.items():
        _check_name(language, name)
    if not names and kind not in reaction_kinds:
        raise SettingInvalid(field="name", why=_("give it a name in at least one language"))
    return {"kind": kind, "icon": icon, "names": dict(names), "is_open": is_open}


def _check_name(language: Any, name: Any) -> None:
    if language not in dict(settings.LANGUAGES):
        raise SettingInvalid(why=_("this language is not offered"))
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME or re.search(r"[{}<>\n\r]", name):
        why = _("a name has 1 to {most} letters, without brackets").format(most=LONGEST_NAME)
        raise SettingInvalid(field=f"name_{language}", why=why)
