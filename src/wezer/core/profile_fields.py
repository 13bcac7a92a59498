"""The lines of a profile: what each holds, who sees it from the start, and how wide it may ever be shown (core.md P-1).

Packages add their own with `declare_field`. A community narrows the widest audience in its setting `profile.widest`.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wezer.core.refusals import ValueInvalid
from wezer.core.stretches import stretches

#: From nobody to everyone; an audience may be any group's own between stewards and community.
WIDTHS = ("nobody", "stewards", "group", "community", "peers", "public")
Clean = Callable[[Any], Any]

SECTIONS: dict[str, Any] = {
    "identity": _("Who I am"),
    "life": _("What I know, need and like"),
    "contact": _("How to reach me"),
    "place": _("Where I live"),
}


@dataclass(frozen=True, slots=True)
class ProfileKey:
    """One line of a profile."""

    key: str
    label: Any
    section: str
    clean: Clean
    kind: str = "line"  # how it is typed and shown: line, text, terms, languages, links, place, email, phone, days
    audience: str = "community"
    widest: str = "public"
    narrowest: str = "nobody"
    help: Any = ""
    icon: str = "info"
    autocomplete: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    at_signup: bool = False

    @property
    def has_terms(self) -> bool:
        """Whether a directory may be filtered by its words."""
        return self.kind in ("terms", "skills", "languages", "hours")


_fields: dict[str, ProfileKey] = {}
_sources: list[Callable[[], list[ProfileKey]]] = []


def declare_field(field: ProfileKey) -> ProfileKey:
    known = _fields.get(field.key)
    if known is not None and known.label != field.label:
        raise ValueError(f"profile line {field.key} is declared twice")
    _fields[field.key] = field
    return field


def declare_more(source: Callable[[], list[ProfileKey]]) -> None:
    """Lines that are not known when the program starts: those a community makes for itself (`custom_lines.py`)."""
    _sources.append(source)


def profile_keys() -> list[ProfileKey]:
    return [*_fields.values(), *(field for source in _sources for field in source())]


def profile_key(key: str) -> ProfileKey | None:
    return _fields.get(key) or next((field for field in profile_keys() if field.key == key), None)


def width(kind: str) -> int:
    """How wide an audience of this kind is."""
    return WIDTHS.index("group" if kind in ("branch", "parties") else kind)


def fold(term: str) -> str:
    """A word as it is compared: lower case, accents folded, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", term.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.split())[:80]


def terms_of(field: ProfileKey, value: Any) -> list[str]:
    """The words under which a directory finds this value."""
    if not (field.has_terms and isinstance(value, list)):
        return []
    words = [skill_of(str(each))[0] if field.kind == "skills" else str(each) for each in value]
    return sorted({fold(word) for word in words} - {""})


# --- what may be typed ---


def _visible(text: str) -> str:
    """Without right-to-left overrides, zero-width letters and other controls."""
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )


def line(most: int) -> Clean:
    def clean(typed: Any) -> str:
        text = " ".join(_visible(_text(typed)).split())
        if len(text) > most:
            raise ValueInvalid(why=_("it is longer than {most} letters").format(most=most))
        return text

    return clean


def paragraph(most: int) -> Clean:
    def clean(typed: Any) -> str:
        text = _visible(_text(typed).replace("\r\n", "\n")).strip()
        if len(text) > most:
            raise ValueInvalid(why=_("it is longer than {most} letters").format(most=most))
        return text

    return clean


def terms(typed: Any) -> list[str]:
    """Words separated by commas or lines, but not within brackets, each once however it is written."""
    parts = typed if isinstance(typed, list) else re.split(r"[,;\n](?![^()\n]*\))", _text(typed))
    found: dict[str, str] = {}
    for part in parts:
        term = " ".join(_visible(_text(part)).split())
        if len(term) > 80:
            raise ValueInvalid(why=_("one of the words is longer than 80 letters"))
        if fold(term):
            found.setdefault(fold(term), term)
    if len(found) > 40:
        raise ValueInvalid(why=_("there are more than 40 words"))
    return list(found.values())


#: How well somebody does what they name, and whether they would (core.md 3).
SKILL_LEVELS: dict[str, Any] = {"learning": _("learning"), "able": _("able"), "teaches": _("teaches")}
SKILL_WISHES: dict[str, Any] = {"offer": _("I offer it"), "on_request": _("on request"), "not_now": _("not now")}
_SKILL = re.compile(r"^(?P<term>.*\S)\s*\((?P<more>[^()]+)\)$")


class Skill(NamedTuple):
    """What somebody can do; level and wish are keys, "" when none was said."""

    term: str
    level: str = ""
    wish: str = ""

    def written(self, *, in_words: bool = False) -> str:
        """ "Bicycles (teaches, on_request)"; in the reader's words: "Bicycles (teaches, on request)"."""
        keys = [(SKILL_LEVELS, self.level), (SKILL_WISHES, self.wish)]
        more = [str(names[key]) if in_words else key for names, key in keys if key]
        return f"{self.term} ({', '.join(more)})" if more else self.term


def skill_of(said: str) -> Skill:
    """What "Bicycles (teaches, on request)" says, in whatever language it was typed; other brackets are part of the word."""
    found = _SKILL.match(said)
    level = wish = ""
    for part in re.split(r"[,;]", found["more"]) if found else []:
        typed = fold(part)
        as_level, as_wish = _named(typed, SKILL_LEVELS), _named(typed, SKILL_WISHES)
        if not (as_level or as_wish):
            return Skill(said)
        level, wish = as_level or level, as_wish or wish
    return Skill(found["term"], level, wish) if found else Skill(said)


def _named(typed: str, names: dict[str, Any]) -> str:
    for code, _name in settings.LANGUAGES:
        with override(code):
            for key, label in names.items():
                if typed in (key, fold(str(label))):
                    return key
    return ""


def skills(typed: Any) -> list[str]:
    """Words, each with how well and whether one would, if they say so: "Bicycles (teaches, on request), Wood"."""
    found: dict[str, str] = {}
    for each in terms(typed):
        skill = skill_of(each)
        found.setdefault(fold(skill.term), skill.written())
    return list(found.values())


def languages(typed: Any) -> list[str]:
    """Language tags that are known."""
    codes = typed if isinstance(typed, list) else re.split(r"[,\s]+", _text(typed))
    found = [_text(code).strip() for code in codes if _text(code).strip()]
    if unknown := [code for code in found if code not in LANG_INFO or "name" not in LANG_INFO[code]]:
        raise ValueInvalid(why=_("the language “{code}” is not known").format(code=unknown[0][:20]))
    return list(dict.fromkeys(found))[:40]


#: The week in which somebody says when they are free, in their own hours.
DAYS: dict[str, Any] = {
    "mon": _("Monday"), "tue": _("Tuesday"), "wed": _("Wednesday"), "thu": _("Thursday"), "fri": _("Friday"),
    "sat": _("Saturday"), "sun": _("Sunday"),
}  # fmt: skip
PARTS: dict[str, Any] = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
SLOTS = [f"{day}-{part}" for day in DAYS for part in PARTS]


def slots(typed: Any) -> list[str]:
    """Parts of days, in the order of the week."""
    said = typed if isinstance(typed, list) else re.split(r"[,\s]+", _text(typed))
    if unknown := [each for each in said if each and each not in SLOTS]:
        raise ValueInvalid(why=_("“{slot}” is no part of a day, such as mon-evening").format(slot=str(unknown[0])[:20]))
    return [slot for slot in SLOTS if slot in said]


def slot_words(slot: str) -> str:
    """ "mon-evening": Monday evening."""
    day, _dash, part = slot.partition("-")
    return f"{DAYS[day]} {PARTS[part]}" if slot in SLOTS else slot


def links(typed: Any) -> list[str]:
    """Addresses of pages, one a line."""
    found = []
    for part in typed if isinstance(typed, list) else _text(typed).split():
        address = _visible(_text(part)).strip()
        if not address:
            continue
        parts = _split(address)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or len(address) > 300:
            raise ValueInvalid(
                why=_("“{address}” is not the address of a page; it starts with https://").format(address=address[:60])
            )
        found.append(address)
    if len(found) > 12:
        raise ValueInvalid(why=_("there are more than 12 addresses"))
    return list(dict.fromkeys(found))


def place(typed: Any) -> dict[str, Any]:
    """{"name", "latitude", "longitude", "shown"}: a town or quarter in words, and a point that may be left out."""
    if isinstance(typed, str):
        typed = {"name": typed}
    if not isinstance(typed, dict):
        raise ValueInvalid(why=_("a place is a name, and a point if you like"))
    made: dict[str, Any] = {"name": line(120)(typed.get("name", "")), "shown": typed.get("shown") or "town"}
    if made["shown"] not in ("exact", "near", "town", "hidden"):
        raise ValueInvalid(why=_("choose how precisely it is shown"))
    latitude, longitude = _angle(typed.get("latitude"), 90), _angle(typed.get("longitude"), 180)
    if (latitude is None) != (longitude is None):
        raise ValueInvalid(why=_("a point has a latitude and a longitude"))
    if latitude is not None:
        made |= {"latitude": latitude, "longitude": longitude}
    return made if made["name"] or latitude is not None else {}


def _angle(typed: Any, most: int) -> float | None:
    if typed in (None, ""):
        return None
    try:
        angle = float(str(typed).replace(",", "."))
    except ValueError:
        raise ValueInvalid(why=_("latitude and longitude are numbers, such as 45.76 and 4.85")) from None
    if not -most <= angle <= most:
        raise ValueInvalid(why=_("latitude and longitude are numbers, such as 45.76 and 4.85"))
    return round(angle, 6)


def phone(typed: Any) -> str:
    text = line(40)(typed)
    if text and not re.fullmatch(r"\+?[\d ().\-/]{4,40}", text):
        raise ValueInvalid(why=_("a telephone number has digits, and a + at its beginning"))
    return text


def email(typed: Any) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    text = line(254)(typed)
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise ValueInvalid(why=_("this is not an e-mail address")) from None
    return text


def _text(typed: Any) -> str:
    if typed is None:
        return ""
    if not isinstance(typed, str):
        raise ValueInvalid(why=_("a text was expected"))
    return typed


def _split(address: str) -> Any:
    try:
        return urlsplit(address)
    except ValueError:
        return None


# --- the lines every community has ---

for _field in (
    ProfileKey(
        "name", _("Display name"), "identity", line(120), narrowest="community", icon="user-round",
        help=_("Members always see it. “Everyone” also lets people outside find you."),
    ),
    ProfileKey("photo", _("Photo"), "identity", line(60), kind="photo", narrowest="community", icon="camera"),
    ProfileKey("pronouns", _("Pronouns"), "identity", line(40), icon="user-round"),
    ProfileKey(
        "tagline", _("In a few words"), "identity", line(140), icon="quote",
        help=_("Stands under your name: “Bicycles, wood, patience.”"),
    ),
    ProfileKey("presentation", _("Presentation"), "identity", paragraph(4000), kind="text", icon="text"),
    ProfileKey(
        "skills", _("Skills"), "life", skills, kind="skills", icon="wrench",
        help=_(
            "Separate them with commas. Say how well, and whether you would: Bicycles (teaches, on request), Wood"
            " (learning), Bread (able, not now)."
        ),
    ),
    ProfileKey("needs", _("Needs"), "life", terms, kind="terms", icon="hand-heart", help=_("Separate them with commas.")),
    ProfileKey("interests", _("Interests"), "life", terms, kind="terms", icon="heart", help=_("Separate them with commas.")),
    ProfileKey("languages", _("Languages I speak"), "life", languages, kind="languages", icon="languages"),
    ProfileKey(
        "availability", _("When I am free"), "life", slots, kind="hours", audience="nobody", icon="clock",
        help=_("In a usual week. Whoever reads it finds you by it."),
    ),
    ProfileKey(
        "away", _("When I am away"), "life", stretches, kind="days", audience="nobody", widest="community", icon="calendar-x",
        help=_("One stretch a line: 2026-12-24 to 2027-01-02, or one day. You are reminded of it where you answer to an event."),
    ),
    ProfileKey("links", _("Links"), "life", links, kind="links", icon="link", help=_("One address a line.")),
    ProfileKey(
        "email", _("E-mail for members"), "contact", email, kind="email", audience="nobody", widest="community",
        icon="mail", help=_("It may differ from the one you sign in with, which nobody sees."), autocomplete="email",
    ),
    ProfileKey("phone", _("Telephone"), "contact", phone, kind="phone", audience="nobody", widest="community", icon="phone", autocomplete="tel"),
    ProfileKey("messaging", _("Messaging"), "contact", line(200), audience="nobody", widest="community", icon="message-circle"),
    ProfileKey(
        "address", _("Postal address"), "contact", paragraph(400), kind="text", audience="nobody", widest="community",
        icon="house", autocomplete="street-address",
    ),
    ProfileKey(
        "emergency", _("Whom to call in an emergency"), "contact", line(200), audience="nobody", widest="stewards", icon="heart-pulse"
    ),
    ProfileKey(
        "place", _("Place"), "place", place, kind="place", icon="map-pin",
        help=_("Unless you say “exact”, others see a point moved at random, always by the same amount."),
    ),
):  # fmt: skip
    declare_field(_field)
