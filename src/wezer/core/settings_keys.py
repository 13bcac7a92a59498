"""The settings of core."""

import re
import zoneinfo
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core import accessibility as _of_accessibility  # noqa: F401
from wezer.core.maps import settings_keys as _of_the_map  # noqa: F401
from wezer.core.refusals import SettingInvalid, WordBreaks
from wezer.core.settings_keys_groups import percent as _percent
from wezer.core.settings_keys_groups import some_days as _some_days
from wezer.core.settings_keys_modules import closed as _closed
from wezer.core.settings_registry import declare

ADMISSION_MODES = (
    ("open", _("Open: whoever confirms an address is in")),
    ("moderated", _("On request: someone of the community reads the answers and decides")),
    ("invitation", _("By invitation: a member opens the door")),
    ("vouched", _("By vouching: members who know the person stand up for them")),
    ("vote", _("By vote of those who decide, or of all members")),
    ("rule", _("By a rule that holds")),
    ("fee", _("By a fee, once it is received; how much is said on the membrane’s page")),
)
PROFILE_WIDTHS = ("nobody", "stewards", "group", "community", "peers", "public")


def fee_is_said() -> bool:
    """Whether the membrane of the community says what is to be paid: only then people may come in by a fee."""
    from wezer.core.models import Group

    root = Group.objects.filter(parent=None).first()
    return root is not None and root.membrane_rules.get("mode") == "fee"


def admission_choices() -> list[tuple[str, Any]]:
    """For forms: what can be chosen now. A fee is said on the page of the membrane first."""
    return [each for each in ADMISSION_MODES if each[0] != "fee" or fee_is_said()]


def _admission(mode: str) -> str:
    if mode == "fee" and not fee_is_said():
        raise SettingInvalid(
            field="mode", why=_("say first, on the page of the community’s membrane, what is to be paid")
        )
    return mode


def _document_types(value: list[Any]) -> list[str]:
    from wezer.core.library.types import TYPES

    if not value or any(not isinstance(each, str) or each not in TYPES for each in value):
        raise SettingInvalid(why=_("choose among: {kinds}").format(kinds=", ".join(TYPES)))
    return list(dict.fromkeys(value))


def _megabytes(most: int) -> Any:
    def check(value: int) -> int:
        if not 1 <= value <= most:
            raise SettingInvalid(why=_("between 1 and {most}").format(most=most))
        return value

    return check


def _room_for_files(value: int) -> int:
    if not 0 <= value <= 1_000_000:
        raise SettingInvalid(why=_("between 0 and {most}").format(most=1_000_000))
    return value


def _hue(value: Any) -> int:
    if not 0 <= value < 360:
        raise SettingInvalid(why=_("a hue is a number from 0 to 359"))
    return int(value)


def _zone(value: str) -> str:
    if value not in zoneinfo.available_timezones():
        raise SettingInvalid(why=_("this time zone is not known"))
    return value


def _language(value: Any) -> str:
    if not isinstance(value, str) or value not in dict(settings.LANGUAGES):
        raise SettingInvalid(why=_("this language is not offered"))
    return value


def _language_list(value: list[Any]) -> list[str]:
    if not value:
        raise SettingInvalid(why=_("keep at least one language"))
    return list(dict.fromkeys(_language(each) for each in value))


def _questions(value: list[Any]) -> list[str]:
    found = [" ".join(str(each).split()) for each in value]
    found = [each for each in found if each]
    if len(found) > 10 or any(len(each) > 300 for each in found):
        raise SettingInvalid(why=_("there are at most 10 questions of at most 300 letters"))
    return found


def _grace(value: Any) -> int:
    if not 0 <= value <= 90:
        raise SettingInvalid(why=_("between 0 and 90 days"))
    return int(value)


_BREAKING = re.compile(r"[{}%<>\n\r]")


def _words(value: dict[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
    """{language: {word: {"one", "many", "gender", "the", "a"}}}. A word that would break a sentence's places is refused."""
    from wezer.ui.words import WORDS

    made: dict[str, dict[str, dict[str, str]]] = {}
    for language, words in value.items():
        _language(language)
        for key, forms in _dict(words).items():
            if key not in WORDS:
                raise SettingInvalid(why=_("“{key}” is not a word of this product").format(key=str(key)[:40]))
            said_forms = _dict(forms)
            kept = {
                form: " ".join(str(said_forms[form]).split())
                for form in ("one", "many", "gender", "the", "a")
                if said_forms.get(form)
            }
            for said in kept.values():
                if _BREAKING.search(said) or len(said) > 60:
                    raise WordBreaks(word=said[:60])
            if kept.get("gender", "m") not in ("m", "f"):
                raise SettingInvalid(why=_("a word is masculine or feminine: m or f"))
            if kept and not {"one", "many"} <= set(kept):
                raise SettingInvalid(why=_("“{key}” needs its singular and its plural").format(key=key))
            if kept:
                made.setdefault(language, {})[key] = kept
    return made


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SettingInvalid(why=_("it is of another kind than expected"))
    return value


def _days(value: int) -> int:
    if not 1 <= value <= 1000:
        raise SettingInvalid(why=_("a number between 1 and 1000 was expected"))
    return value


def _room_kinds(value: list[Any]) -> list[str]:
    """Kinds of rooms; those of packages that are not installed now are kept for when they come back."""
    for each in value:
        if not isinstance(each, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", each):
            raise SettingInvalid(why=_("a list of kinds of rooms was expected"))
    return list(dict.fromkeys(value))


def _custom(value: list[Any]) -> list[dict[str, Any]]:
    from wezer.core.custom_lines import check_custom

    return check_custom(value)


def _reactions(value: list[Any]) -> list[dict[str, Any]]:
    from wezer.core.chosen_reactions import check_reactions

    return check_reactions(value)


def _retention(value: dict[str, Any]) -> dict[str, int]:
    from wezer.core.retention import LONGEST_DAYS, retention_kinds

    for kind, days in value.items():
        if kind not in retention_kinds or not isinstance(days, int) or not 1 <= days <= LONGEST_DAYS:
            raise SettingInvalid(why=_("a class of data, and days between 1 and 3650"))
    return dict(value)


def _register(value: dict[str, Any]) -> dict[str, dict[str, str]]:
    from wezer.core.processing import FIELDS, processings

    for kind, own in value.items():
        if kind not in processings or not set(_dict(own)) <= set(FIELDS):
            raise SettingInvalid(why=_("there is no such activity or column"))
    return {kind: {field: str(text).strip()[:2000] for field, text in own.items()} for kind, own in value.items()}


def _widest(value: dict[str, Any]) -> dict[str, str]:
    from wezer.core.profile_fields import profile_key

    for key, kind in value.items():
        field = profile_key(key)
        if field is None or kind not in PROFILE_WIDTHS:
            raise SettingInvalid(why=_("there is no such line or audience"))
    return dict(value)


declare(
    "community.plum_hue",
    int,
    default=346,
    label=_("First colour"),
    help=_("Actions, links, what is selected."),
    check=_hue,
)
declare("community.sun_hue", int, default=76, label=_("Second colour"), help=_("What is new, warmth."), check=_hue)
declare("community.languages", list, default=["en", "fr"], label=_("Languages of the pages"), check=_language_list)
declare("community.language", str, default="", label=_("Main language"), help=_("For visitors whose browser says nothing."),
        check=lambda value: _language(value) if value else "")  # fmt: skip
declare(
    "community.timezone",
    str,
    default="UTC",
    label=_("Time zone"),
    help=_("Dates that bind everyone follow it."),
    check=_zone,
)
declare(
    "site.is_indexed",
    bool,
    default=True,
    label=_("Search engines may show what is meant for everyone"),
    help=_("The pages of sites and the articles of blogs; nothing else is ever told to them."),
)
declare("community.values", str, default="", label=_("What is dear to us"))
declare(
    "community.charter",
    str,
    default="",
    label=_("Charter"),
    help=_("What everybody here agrees to; read before joining."),
)
declare(
    "admission.mode", str, default="moderated", label=_("How people come in"), choices=ADMISSION_MODES, check=_admission
)
declare("admission.welcome", str, default="", label=_("What newcomers read first"))
declare("admission.questions", list, default=[], label=_("Questions to those who ask to join"), check=_questions)
declare(
    "admission.reminder_days",
    int,
    default=7,
    label=_("Days before who was asked something is reminded"),
    check=_some_days,
)
declare("invitation.members_may", bool, default=True, label=_("Every member may invite to the community"))
declare(
    "leaving.grace_days",
    int,
    default=14,
    label=_("Days between asking to leave and leaving"),
    help=_("So long one may stay after all."),
    check=_grace,
)
declare(
    "membership.again_days",
    int,
    default=30,
    label=_("Days until who was refused may ask again"),
    help=_("0: at once."),
    scope="group",
    check=_grace,
)
declare(
    "letters.from",
    str,
    default="members",
    label=_("Who may write letters to the group"),
    help=_(
        "Those who tend it read them together and answer in its name. Who is not a member writes where everybody sees the group."
    ),
    scope="group",
    choices=(
        ("members", _("Every member of the community")),
        ("anyone", _("Everyone, also from outside")),
        ("nobody", _("Nobody")),
    ),
)
declare(
    "library.most_mb",
    int,
    default=25,
    label=_("Largest document, in MB"),
    scope="group",
    check=_megabytes(200),
)
declare(
    "library.quota_mb",
    int,
    default=2_000,
    label=_("Room for all documents of a group, in MB"),
    help=_("Every version counts."),
    scope="group",
    check=_megabytes(1_000_000),
)
declare(
    "files.quota_mb",
    int,
    default=0,
    label=_("Room for all files of a group, in MB"),
    help=_(
        "Pictures and documents in all that lies in the group; 0: as many as there are. What is said for the community holds in every group that says nothing else; locked, it is the last word."
    ),
    scope="group",
    check=_room_for_files,
)
declare(
    "library.types",
    list,
    default=["pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "text"],
    label=_("Kinds of documents that are kept"),
    scope="group",
    check=_document_types,
)
declare("profile.custom", list, default=[], label=_("Lines of a profile that the community made"), check=_custom)
declare("profile.widest", dict, default={}, label=_("Widest audience of each profile line"), check=_widest)
declare(
    "security.second_factor",
    bool,
    default=True,
    label=_("A second lock for those who hold much"),
    help=_("Gardeners and those who hold rights over money sign in with a passkey or a code of an app as well."),
)
declare("security.grace_days", int, default=14, label=_("Days until it is asked for"), check=_grace)
declare(
    "talk.reactions",
    list,
    default=[],
    label=_("Reactions that can be given"),
    help=_("Empty: the six that every community begins with."),
    check=_reactions,
)
declare(
    "talk.previews",
    bool,
    default=False,
    label=_("Previews of links in posts"),
    help=_(
        "This server then asks the page that is linked first, once; it learns that somebody here wrote of it, never who reads."
    ),
    scope="group",
)
declare("words", dict, default={}, label=_("The community's own words"), check=_words)
declare("rooms.withheld", list, default=[], label=_("Rooms that only gardeners open"), check=_room_kinds)
declare("help.expire_days", int, default=30, label=_("Days until a request for help without news expires"), check=_days)
declare(
    "help.target_hours",
    int,
    default=24,
    label=_("Hours until somebody answers a request for help: the aim"),
    check=_days,
)
declare(
    "help.target_solved",
    int,
    default=80,
    label=_("Share of requests for help that are solved, in percent: the aim"),
    check=_percent,
)
declare(
    "moderation.reports_a_day",
    int,
    default=10,
    label=_("Reports that a member may make in a day"),
    check=_days,
)
declare(
    "moderation.suspension_days",
    int,
    default=3,
    label=_("Days for which one person may close the community to somebody"),
    help=_("For longer somebody is heard first, before they are excluded."),
    check=_some_days,
)
declare("rooms.closed", list, default=[], label=_("Closed kinds of rooms"), check=_room_kinds)
declare("modules.closed", list, default=[], label=_("Closed modules"), check=_closed)
declare("privacy.retention", dict, default={}, label=_("Days that classes of data are kept"), check=_retention)
declare("privacy.register", dict, default={}, label=_("The register of processing in own words"), check=_register)
