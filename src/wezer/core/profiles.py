"""Who sees which line of a profile. The one layer that page, directory, map, API and export ask (core.md P-2).

A line a viewer cannot read cannot be filtered, sorted or counted on: everything below starts from `readable_fields`, and lists
from `listed_fields`.
"""

from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wezer.core.acts.looks import read_lines
from wezer.core.community import community
from wezer.core.custom_lines import custom_lines
from wezer.core.forms_week import week_of
from wezer.core.geo import Circle
from wezer.core.models import (
    ACTIVE_STATES,
    Audience,
    AudienceKind,
    Belonging,
    Group,
    GroupClosure,
    MapPoint,
    Member,
    ProfileField,
    ProfileTerm,
)
from wezer.core.profile_fields import (
    PARTS,
    SECTIONS,
    SKILL_LEVELS,
    SKILL_WISHES,
    WIDTHS,
    ProfileKey,
    Skill,
    declare_more,
    fold,
    profile_key,
    profile_keys,
    skill_of,
    slot_words,
    width,
)
from wezer.core.settings_registry import value
from wezer.core.stretches import read_stretches, still_to_come

declare_more(custom_lines)

#: Metres by which a place is moved for others, at most.
MOVED_METRES = {"near": 500, "town": 3000}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a profile as one viewer sees it."""

    field: ProfileKey
    value: Any
    is_guarded: bool = False  # read by holders of a role alone

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def kind(self) -> str:
        return self.field.kind

    @property
    def words(self) -> list[str]:
        """Lists as people read them: languages by their names."""
        if self.kind == "languages":
            return [language_name(code) for code in self.value]
        if self.kind == "hours":
            return [slot_words(slot) for slot in self.value]
        if self.kind == "skills":
            return [shown for _term, shown in self.tags]
        return [str(each) for each in self.value] if isinstance(self.value, list) else [self.text]

    @property
    def week(self) -> list[dict[str, Any]]:
        """Of a line that says when somebody is free."""
        return week_of(self.value)

    @property
    def parts(self) -> list[Any]:
        return list(PARTS.values())

    @property
    def tags(self) -> list[tuple[str, str]]:
        """(word by which the directory finds it, as it is shown) of a list of words."""
        if self.kind == "skills":
            return [(skill.term, skill_words(skill)) for skill in map(skill_of, map(str, self.value))]
        return [(str(each), str(each)) for each in self.value]

    @property
    def text(self) -> str:
        """One value as people read it."""
        if self.kind == "yes_no":
            return str(_("Yes") if self.value == "yes" else _("No"))
        if self.kind == "days":
            return ", ".join(each.words for each in read_stretches(self.value))
        day = parse_date(self.value) if self.kind == "date" else None
        return date_format(day, "DATE_FORMAT") if day else str(self.value)


def skill_words(skill: Skill) -> str:
    """ "Bicycles · teaches · on request"."""
    more = [SKILL_LEVELS.get(skill.level, ""), SKILL_WISHES.get(skill.wish, "")]
    return " · ".join([skill.term, *(str(each) for each in more if each)])


@dataclass(frozen=True)
class Profile:
    """What one viewer sees of one member."""

    member: Member
    lines: dict[str, Line]

    def section(self, key: str) -> list[Line]:
        shown = ("name", "photo", "tagline", "pronouns")
        return [line for line in self.lines.values() if line.field.section == key and line.key not in shown]

    @property
    def sections(self) -> list[dict[str, Any]]:
        found = [{"key": key, "title": title, "lines": self.section(key)} for key, title in SECTIONS.items()]
        return [section for section in found if section["lines"]]

    def get(self, key: str) -> Any:
        line = self.lines.get(key)
        return line.value if line else None

    @property
    def tagline(self) -> str:
        return self.get("tagline") or ""

    @property
    def pronouns(self) -> str:
        return self.get("pronouns") or ""

    @property
    def has_photo(self) -> bool:
        return "photo" in self.lines and self.member.photo_id is not None

    def as_dict(self) -> dict[str, Any]:
        """The API's and the export's shape: the same lines, nothing else."""
        return {
            "uid": str(self.member.uid),
            "name": self.member.name,
            "profile": {key: line.value for key, line in self.lines.items() if key not in ("name", "photo")},
        }


def readable_fields(viewer: Any) -> QuerySet[ProfileField]:
    """Every line of every profile that `viewer` may read."""
    fields = ProfileField.objects.all()
    if viewer.is_system:
        return fields
    allowed = Q(audience_id__in=viewer.audience_ids)
    return fields.filter(allowed | Q(member=viewer.member) if viewer.member else allowed)


def listed_fields(viewer: Any) -> QuerySet[ProfileField]:
    """Of those, what lists show and are searched by. What only a role lets the viewer read is read on its member's page
    alone, where it is written down who looked (core.md V-8)."""
    fields = readable_fields(viewer)
    if viewer.is_system or not viewer.role_group_ids:
        return fields
    by_role = Q(audience__kind=AudienceKind.STEWARDS)
    return fields.filter(~by_role | Q(member=viewer.member))


def members_visible_to(viewer: Any) -> QuerySet[Member]:
    """Whose page `viewer` may open: inside, every member; from outside, those who show their name to everyone."""
    members = Member.objects.filter(erased_at=None)
    if viewer.is_inside:
        return members
    shown = Q(Exists(readable_fields(viewer).filter(member=OuterRef("pk"), key="name")))
    return members.filter(shown | Q(pk=viewer.member.pk) if viewer.member else shown)


def profile_of(member: Member, viewer: Any) -> Profile:
    """The lines of `member` that `viewer` may read, in the order of the registry. One statement; what only a role lets
    them read is written down, and the member sees who looked (core.md V-8)."""
    found = profiles_of([member], viewer)[member.pk]
    guarded = [line.key for line in found.lines.values() if line.is_guarded]
    if guarded and viewer.member is not None and viewer.member.pk != member.pk:
        read_lines(by=viewer, member=member, lines=guarded)
    return found


def cards_of(members: list[Member], viewer: Any) -> dict[int, Profile]:
    """The same for a list, still in one statement: without what only a role lets the viewer read."""
    return profiles_of(members, viewer, listed_fields(viewer))


def profiles_of(members: list[Member], viewer: Any, fields: QuerySet[ProfileField] | None = None) -> dict[int, Profile]:
    """For several at once, nothing written down: whoever shows more than a list may asks `profile_of`."""
    found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
    guarded: set[tuple[int, str]] = set()
    rows = readable_fields(viewer) if fields is None else fields
    for row in rows.filter(member_id__in=found).select_related("audience"):
        if row.audience is not None and row.audience.kind == AudienceKind.STEWARDS:
            guarded.add((row.member_id, row.key))
        mine = viewer.is_system or (viewer.member is not None and viewer.member.pk == row.member_id)
        told = row.value if mine else _for_others(row)
        found[row.member_id][row.key] = still_to_come(told) if row.key == "away" else told
    result = {}
    for member in members:
        kept = found[member.pk]
        if viewer.is_inside:
            kept.setdefault("photo", "") if member.photo_id else None
        lines = {
            field.key: Line(field, kept[field.key], (member.pk, field.key) in guarded)
            for field in profile_keys()
            if field.key in kept and kept[field.key] is not None
        }
        result[member.pk] = Profile(member, lines)
    return result


def _for_others(row: ProfileField) -> Any:
    """A place is never told as typed unless its member says "exact": others get the moved point, or none (P-4)."""
    if row.key != "place":
        return row.value
    said = row.value
    shown: dict[str, Any] = {"name": said.get("name", ""), "shown": said.get("shown", "town")}
    point = (said.get("latitude"), said.get("longitude")) if shown["shown"] == "exact" else said.get("moved")
    if shown["shown"] != "hidden" and point and point[0] is not None:
        shown |= {"latitude": point[0], "longitude": point[1]}
    return shown


# --- the directory ---


@dataclass(frozen=True, slots=True)
class Search:
    """What a directory is asked for."""

    text: str = ""
    key: str = "skills"
    term: str = ""
    group: Group | None = None
    near: Circle | None = None


def directory(viewer: Any, search: Search) -> QuerySet[Member]:
    """Members of the community that match; every condition reads only what `viewer` may read."""
    root = community()
    inside = Belonging.objects.filter(member=OuterRef("pk"), group=root, state__in=ACTIVE_STATES)
    # Its kind says nothing of a member, and lets an index give them by name.
    members = members_visible_to(viewer).filter(Exists(inside), kind="member")
    if search.text:
        members = members.filter(_named(viewer, search.text))
    if search.term:
        members = members.filter(pk__in=members_with(viewer, search.key, search.term))
    if search.group is not None:
        below = GroupClosure.objects.filter(ancestor=search.group, is_open=True).values("descendant")
        belonging = Belonging.objects.filter(member=OuterRef("pk"), group__in=below, state__in=ACTIVE_STATES)
        members = members.filter(Exists(belonging))
    if search.near is not None:
        members = members.filter(pk__in=_living_near(viewer, search.near))
    return members.select_related("photo")


def _living_near(viewer: Any, around: Circle) -> QuerySet[Any]:
    """By the points that others see, of places that `viewer` may read: as the map says it (core.md P-2, P-4)."""
    points = MapPoint.objects.filter(around.near(), layer="members", is_listed=True)
    if not viewer.is_system:
        points = points.filter(audience_id__in=viewer.audience_ids)
    return points.annotate(km=around.kilometres()).filter(km__lte=around.km).values("party_id")


def _named(viewer: Any, text: str) -> Q:
    """In the name, or a word of a readable list: one box finds both."""
    return Q(name__icontains=text.strip()) | Q(pk__in=members_with(viewer, None, text))


def members_with(viewer: Any, key: str | None, term: str) -> QuerySet[Any]:
    """Members in whose line, of those that lists show to `viewer`, this word stands."""
    fields = listed_fields(viewer).filter(terms__term=fold(term))
    return (fields.filter(key=key) if key else fields).values("member_id")


def common_terms(viewer: Any, key: str = "skills", most: int = 12) -> list[tuple[str, int]]:
    """The words most often read in this line, with how many members `viewer` would find by them."""
    words = (
        ProfileTerm.objects.filter(
            field__in=listed_fields(viewer).filter(key=key), field__member__in=directory(viewer, Search())
        )
        .values("term")
        .annotate(number=Count("id"))
        .order_by("-number", "term")[:most]
    )
    return [(row["term"], row["number"]) for row in words]


# --- audiences of lines ---


def widest(field: ProfileKey) -> str:
    """How wide the community lets this line be shown."""
    said = value("profile.widest").get(field.key, field.widest)
    return min(said, field.widest, key=width)


def audience_label(kind: str, group: Group | None = None) -> str:
    """Who sees it, in words."""
    if group is not None and not group.is_root and kind in ("group", "stewards", "branch"):
        return str(group.name)
    return {
        "nobody": _("Only me"),
        "stewards": _("Those who tend the community"),
        "community": _("Members"),
        "peers": _("Members and partner communities"),
        "public": pgettext("audience", "Everyone, also outside"),
    }.get(kind, kind)


def audience_choices(field: ProfileKey, member: Member, groups: list[Group]) -> list[tuple[str, str]]:
    """What a member may choose for a line: keys of audience rows, narrowest first."""
    most, least = width(widest(field)), width(field.narrowest)
    choices: list[tuple[str, str]] = []
    for kind in WIDTHS:
        if not least <= width(kind) <= most or kind == "peers":
            continue
        if kind == "group":
            choices += [(f"group:{group.pk}", _("Only {group}").format(group=group.name)) for group in groups]
        elif kind == "stewards":
            choices.append((f"stewards:{community().pk}", audience_label(kind)))
        else:
            choices.append((kind, audience_label(kind)))
    return choices


def audience_key(audience: Audience | None) -> str:
    return audience.key if audience else "nobody"


def default_audience(field: ProfileKey) -> str:
    """The key of the audience a new line starts with."""
    kind = min(field.audience, widest(field), key=width)
    return f"stewards:{community().pk}" if kind == "stewards" else kind


#: Languages offered first; any other tag can be typed in the API.
SPOKEN = [
    "ar", "bn", "br", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr",
    "hu", "hy", "id", "it", "ja", "ka", "ko", "lb", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh-hans",
]  # fmt: skip


def spoken_languages() -> list[tuple[str, str]]:
    """Those that people may say, by their names."""
    names = [(code, language_name(code)) for code in SPOKEN if code in LANG_INFO]
    return sorted(names, key=lambda pair: pair[1].casefold())


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    from django.utils.translation import gettext as translated

    found = LANG_INFO.get(code, {})
    return translated(found["name"]) if "name" in found else code


__all__ = [
    "Line",
    "Profile",
    "Search",
    "audience_choices",
    "audience_key",
    "audience_label",
    "cards_of",
    "common_terms",
    "default_audience",
    "directory",
    "language_name",
    "listed_fields",
    "members_visible_to",
    "members_with",
    "profile_key",
    "profile_of",
    "profiles_of",
    "readable_fields",
    "skill_words",
    "spoken_languages",
    "widest",
]  # fmt: skip
