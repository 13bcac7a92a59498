"""What the signs of a text mean, looked up for its author: nobody and nothing they may not see is ever named (T-2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from wezer.core.acts.roles import STANDARD
from wezer.core.markdown import Link, Sign, signs
from wezer.core.models import ACTIVE_STATES, Audience, AudienceKind, Belonging, Group, Item, Member, RoleHolding
from wezer.core.viewer import Viewer

#: So many holdings are looked at for the roles that one text names.
MOST_HOLDERS = 500
#: A group of more people than this is mentioned only on purpose, and with the right to (core.md T-2).
MANY = 30


@dataclass(slots=True)
class Mentions:
    links: dict[Sign, Link] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)  # roles that more hold than are told by one sign


def mentions(source: str, viewer: Any, *, group: Group | None, audience: Audience) -> Mentions:
    """Who and what `viewer` names in a text for `audience`. At most four statements, none for a text without signs.

    A role of the group names those who hold it as the text is written. A member's or a group's own name comes before.
    """
    found, typed = Mentions(), signs(source)
    words = [sign.word for sign in typed if sign.kind == "party"]
    people, circles = _members(words, group), _groups(words, viewer)
    items = _items([sign.word for sign in typed if sign.kind == "item"], viewer)
    roles = _roles([word for word in words if _key(word) not in people and _key(word) not in circles], group, viewer)
    for sign in typed:
        if sign.kind == "tag":
            found.tags.append(sign.word)
            found.links[sign] = Link(f"/search/?q={quote(f'tag:{sign.word}')}")
        elif sign.kind == "item" and (item := items.get(sign.word)):
            found.items.append(item)
            found.links[sign] = Link(f"/i/{item.uid}/", _words_for(item, audience))
        elif member := people.get(_key(sign.word)):
            found.members.append(member)
            found.links[sign] = Link(f"/m/{member.uid}/")
        elif circle := circles.get(_key(sign.word)):
            found.groups.append(circle)
            found.links[sign] = Link(f"/g/{circle.slug}/")
        elif (role := roles.get(_key(sign.word))) and group is not None:
            found.links[sign] = Link(f"/g/{group.slug}/people/")
            if len(role.holders) <= MANY:
                found.members += [each for each in role.holders if each not in found.members]
            else:
                found.crowded.append(role.name)
    return found


def author_notes(source: str, viewer: Any, *, group: Group | None, audience: Audience) -> list[str]:
    """What the author should know about a text just written: what it names and not every reader may open, and who it
    names and may not read it (core.md T-2). Nothing is revealed to those others; the author is told so."""
    named = mentions(source, viewer, group=group, audience=audience)
    veiled = [item for item in named.items if not _words_for(item, audience)]
    notes = [
        _("Not everyone who reads this may open “{title}”: they see its address, without the title.").format(
            title=item.title or str(item.card.get("text") or item.card.get("excerpt") or item.uid)[:80]
        )
        for item in veiled
    ]
    notes += [
        _("More than {number} people are “{role}”: nobody is told. Name the group, or some of them.").format(
            number=MANY, role=role
        )
        for role in named.crowded
    ]
    unheard = [one.name for one in named.members[:MANY] if audience.pk not in Viewer.of(one).audience_ids]
    if unheard:
        notes.append(_("{names} cannot read this, and will not be told.").format(names=", ".join(unheard)))
    return notes


def many_people(groups: Iterable[Group]) -> list[tuple[Group, int]]:
    """Those of the groups that have more than MANY direct members, with the number."""
    counted = [(group, Belonging.objects.filter(group=group, state__in=ACTIVE_STATES).count()) for group in groups]
    return [(group, number) for group, number in counted if number > MANY]


def _words_for(item: Item, audience: Audience) -> str:
    """The item's title where every reader of the text may read the item too; elsewhere the sign stays as typed."""
    same = item.audience_id == audience.pk or item.audience.kind == AudienceKind.PUBLIC
    return item.title if same and item.is_published else ""


def _key(word: str) -> str:
    return word.replace("-", " ").replace("_", " ").casefold()


def _spellings(words: Iterable[str]) -> list[str]:
    """How a name may have been typed: `wild-mint` for Wild Mint. Exact spellings, so that the index of names serves."""
    made = set()
    for word in words:
        for form in (word, word.replace("-", " ").replace("_", " "), word.replace("_", " ")):
            made |= {form, form.lower(), form.capitalize(), form.title()}
    return sorted(made)


def _members(words: list[str], group: Group | None) -> dict[str, Member]:
    if not words:
        return {}
    inside = Member.objects.filter(
        name__in=_spellings(words), belongings__group__parent=None, belongings__state__in=ACTIVE_STATES
    )
    named: dict[str, list[Member]] = {}
    for member in inside:
        named.setdefault(_key(member.name), []).append(member)
    doubles = [member for some in named.values() if len(some) > 1 for member in some]
    near = _near(doubles, group) if doubles else set()
    chosen = {}
    for key, some in named.items():
        candidates = some if len(some) == 1 else [member for member in some if member.pk in near]
        if len(candidates) == 1:  # two of the same name, neither or both in the group: nobody is meant for certain
            chosen[key] = candidates[0]
    return chosen


def _near(members: list[Member], group: Group | None) -> set[int]:
    return set(
        Belonging.objects.filter(group=group, member__in=members, state__in=ACTIVE_STATES).values_list(
            "member_id", flat=True
        )
    )


def _groups(words: list[str], viewer: Any) -> dict[str, Group]:
    if not words:
        return {}
    seen = Group.objects.visible_to(viewer)
    found = seen.filter(name__in=_spellings(words)) | seen.filter(slug__in=[word.lower() for word in words])
    by_key: dict[str, Group] = {}
    for group in found.order_by("pk"):
        by_key.setdefault(_key(group.name), group)
        by_key.setdefault(_key(group.slug), group)
    return by_key


@dataclass(slots=True)
class _Role:
    name: str
    holders: list[Member] = field(default_factory=list)


def _roles(words: list[str], group: Group | None, viewer: Any) -> dict[str, _Role]:
    """The group's roles by these words, each with who holds it now, one more than MANY at most; none in a group that the
    viewer may not know."""
    if not words or group is None:
        return {}
    meant = Q(role__name__in=_spellings(words)) | Q(role__key__in=_standard_keys(words) | {w.lower() for w in words})
    known = Group.objects.visible_to(viewer).filter(pk=group.pk)
    rows = RoleHolding.objects.current().filter(meant, role__group__in=known).select_related("role", "member")
    by_key: dict[str, _Role] = {}
    for row in rows.order_by("role", "pk")[:MOST_HOLDERS]:
        role = by_key.setdefault(_key(row.role.key), _Role(row.role.name))
        for name in (row.role.name, *_names_of(row.role.key, row.role.name)):
            by_key.setdefault(_key(name), role)
        if row.member not in role.holders:
            role.holders.append(row.member)
    return by_key


def _names_of(key: str, name: str) -> list[str]:
    """What a standard role is called in every language; a role of the group's own has the name it was given."""
    if STANDARD.get(key) != name:
        return []
    names = []
    for language, _words in settings.LANGUAGES:
        with override(language):
            names.append(_(name))
    return names


def _standard_keys(words: list[str]) -> set[str]:
    """Keys of the standard roles that the words name, in whichever language."""
    wanted = {_key(word) for word in words}
    return {key for key, name in STANDARD.items() if wanted & {_key(each) for each in _names_of(key, name)}}


def _items(uids: list[str], viewer: Any) -> dict[str, Item]:
    if not uids:
        return {}
    found = Item.objects.visible_to(viewer).filter(uid__in=uids).select_related("audience")
    return {str(item.uid): item for item in found}
