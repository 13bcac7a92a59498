"""Lines of a profile that a community makes for itself (core.md 3, Custom): kept in the setting `profile.custom`.

Who reads one is said by whoever makes it; each member may only narrow that. A line taken away keeps what was written: made
again under its name, it shows it again.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_date
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wezer.core.profile_fields import Clean, ProfileKey, fold, line, paragraph
from wezer.core.refusals import SettingInvalid, ValueInvalid
from wezer.core.settings_registry import value

PREFIX = "own_"
MOST = 20
KINDS: dict[str, Any] = {
    "line": _("a few words"), "text": _("a text"), "number": _("a number"), "choice": _("one of several"),
    "date": _("a day"), "yes_no": _("yes or no"), "file": _("a picture, such as one of a paper"),
}  # fmt: skip
#: Who may read it at most; the member narrows from there.
AUDIENCES = ("stewards", "community", "public")


def custom_lines() -> list[ProfileKey]:
    return [_line(row) for row in value("profile.custom")]


def lines_at_signup() -> list[ProfileKey]:
    """What is asked of whoever signs up, beside the questions to those who ask to join."""
    return [line for line in custom_lines() if line.at_signup]


def _line(row: dict[str, Any]) -> ProfileKey:
    choices, required = tuple(row.get("choices", ())), row.get("required", False)
    return ProfileKey(
        row["key"], row["label"], "life", _asked(_clean(row["kind"], choices), required),
        kind=row["kind"], audience=row["audience"], widest=row["audience"], help=row.get("help", ""), choices=choices,
        required=required, at_signup=row.get("at_signup", False),
    )  # fmt: skip


def _asked(clean: Clean, required: bool) -> Clean:
    def asked(typed: Any) -> Any:
        said = clean(typed)
        if required and not said:
            raise ValueInvalid(why=_("this community asks everyone for it"))
        return said

    return asked if required else clean


def _clean(kind: str, choices: tuple[str, ...]) -> Clean:
    def choice(typed: Any) -> str:
        text = line(80)(typed)
        if text and text not in choices:
            raise ValueInvalid(why=_("choose one from the list"))
        return text

    special: dict[str, Clean] = {
        "choice": choice,
        "number": _number,
        "date": _day,
        "yes_no": _yes_no,
        "file": _file,
        "text": paragraph(2000),
    }
    return special.get(kind, line(200))


def _number(typed: Any) -> str:
    text = line(30)(str(typed) if isinstance(typed, int | float) else typed).replace(",", ".")
    if not text:
        return ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueInvalid(why=_("write a number, such as 12 or 1.5")) from None
    if not number.is_finite() or not text.isascii() or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueInvalid(why=_("write a number, such as 12 or 1.5"))
    return text


def _day(typed: Any) -> str:
    text = line(10)(typed)
    try:
        known = not text or parse_date(text) is not None
    except ValueError:
        known = False
    if not known:
        raise ValueInvalid(why=_("write a day, such as 2026-03-31"))
    return text


def _yes_no(typed: Any) -> str:
    text = {True: "yes", False: "no"}.get(typed, typed) if isinstance(typed, bool) else line(3)(typed)
    if text not in ("", "yes", "no"):
        raise ValueInvalid(why=_("say yes or no"))
    return text


def _file(typed: Any) -> str:
    """The uid of a picture that was received; whose it is, the act asks."""
    text = line(36)(typed)
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        raise ValueInvalid(why=_("send the picture itself")) from None


def with_line(
    rows: list[dict[str, Any]],
    *,
    label: str,
    kind: str,
    audience: str,
    choices: str = "",
    help: str = "",
    required: bool = False,
    at_signup: bool = False,
) -> list[dict[str, Any]]:
    """The setting with one more line; its key follows from its first label."""
    key = f"{PREFIX}{slugify(label).replace('-', '_')[:30] or 'line'}"
    offered = [each.strip() for each in re.split(r"[,;\n]", choices) if each.strip()]
    made = {
        "key": key,
        "label": label.strip(),
        "kind": kind,
        "audience": audience,
        "help": help.strip(),
        "required": required,
        "at_signup": at_signup,
    }
    return [*rows, {**made, **({"choices": offered} if kind == "choice" else {})}]


def check_custom(said: list[Any]) -> list[dict[str, Any]]:
    """Refuses what is no list of lines."""
    if len(said) > MOST:
        raise SettingInvalid(why=_("a profile has at most {most} lines of one's own").format(most=MOST))
    keys: set[str] = set()
    for row in said:
        _check_row(row)
        if row["key"] in keys or fold(row["label"]) in {fold(other["label"]) for other in said if other is not row}:
            raise SettingInvalid(field="label", why=_("there is a line of this name already"))
        keys.add(row["key"])
    return list(said)


def _check_row(row: Any) -> None:
    allowed = {"key", "label", "kind", "audience", "help", "required", "at_signup", "choices"}
    if not isinstance(row, dict) or not {"key", "label", "kind", "audience"} <= set(row) <= allowed:
        raise SettingInvalid(why=_("a line has a key, a label, a kind and an audience"))
    texts = [row[name] for name in ("key", "label", "kind", "audience")] + [row.get("help", "")]
    switches = [row.get(name, False) for name in ("required", "at_signup")]
    if not all(isinstance(text, str) and len(text) <= 200 for text in texts) or not all(
        isinstance(switch, bool) for switch in switches
    ):
        raise SettingInvalid(why=_("a line has a key, a label, a kind and an audience"))
    if not re.fullmatch(rf"{PREFIX}[a-z0-9_]{{1,36}}", row["key"]) or not row["label"].strip():
        raise SettingInvalid(field="label", why=_("a label has letters or figures"))
    if row["kind"] not in KINDS or row["audience"] not in AUDIENCES:
        raise SettingInvalid(why=_("there is no such line or audience"))
    if row["kind"] == "file" and any(switches):
        raise SettingInvalid(field="kind", why=_("a picture is asked of nobody: members add it when they like"))
    offered = row.get("choices", [])
    if not isinstance(offered, list) or not all(isinstance(each, str) and 0 < len(each) <= 80 for each in offered):
        raise SettingInvalid(field="choices", why=_("what may be chosen is a list of words"))
    if row["kind"] == "choice" and not 2 <= len(offered) <= 40:
        raise SettingInvalid(field="choices", why=_("offer at least two things to choose from"))
