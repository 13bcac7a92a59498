"""Words that name a person, found wherever a row still says them, and replaced: every text of every table (core.md I-9).

An address, a telephone number, a line of the profile that is theirs alone, and a name of several words are replaced in all
prose. A name of one word (“Rose”) is replaced where it stands for the person: as a mention, or as a value by itself; the
flower in somebody's sentence stays. What somebody else bears or says of themselves too (a namesake's name, the telephone
of a couple in the other's profile) is theirs and stays.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection, models
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from wezer.core.kinds import item_kinds
from wezer.core.models import DocumentVersion, Item, ItemAnswer, Member, Message, Party, ProfileField, SearchDoc
from wezer.kernel.acts import current

#: Lines of a profile whose words belong to one person.
OWN_LINES = ("email", "phone", "messaging", "address")
SHORTEST = 5
_TEXTS = (models.CharField, models.TextField)
#: Columns that hold a word of the program (a state, a digest, a key), never one of a person.
_MACHINE = re.compile(
    r"(^|_)(state|kind|digest|hash|sha256|token|secret|link|password|crossing|mode|type|path|purpose)$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What names a person. `name` is empty when somebody else is called the same."""

    everywhere: tuple[str, ...]
    name: str


def words_that_name(member: Member) -> Words:
    """Read before anything is forgotten."""
    found = set(EmailAddress.objects.filter(user_id=member.user_id).values_list("email", flat=True))
    if member.user and member.user.email:
        found.add(member.user.email)
    for line in ProfileField.objects.filter(member=member, key__in=OWN_LINES):
        found |= {text.strip() for text in _strings(line.value)}
    others = EmailAddress.objects.exclude(user_id=member.user_id).filter(email__in=found)
    found -= set(others.values_list("email", flat=True))
    name = member.name.strip()
    if Party.objects.filter(name__iexact=name).exclude(pk=member.pk).exists():
        name = ""
    elif " " in name:
        found.add(name)
    longest_first = sorted((word for word in found if len(word) >= SHORTEST), key=lambda word: (-len(word), word))
    return Words(tuple(longest_first), name)


def replace_everywhere(words: Words, pseudonym: str, *, spared: Iterable[str] = ()) -> None:
    """Replace them in all tables but those of the packages that are `spared`. For acts only."""
    current()
    patterns = _patterns(words)
    spared = {*spared, "kernel"}  # facts hold ids only, and there are millions
    items: set[int] = set()
    for model in apps.get_models(include_auto_created=True):
        if model is not Party and model._meta.managed and model._meta.app_label not in spared:
            changed = _sweep(model, words, patterns, pseudonym)
            if model is Message:  # the worker reads them again
                Message.objects.filter(pk__in=changed).update(tokens="")
            items.update(changed if issubclass(model, Item) else _items_of(model, changed))
    _index_anew(items)


def _items_of(model: Any, rows: list[int]) -> set[int]:
    """The items that are found by the words of these rows: an answer's by what it answers, a version's by its document."""
    column = {ItemAnswer: "item_id", DocumentVersion: "document_id"}.get(model)
    return set(model._base_manager.filter(pk__in=rows).values_list(column, flat=True)) if column and rows else set()


def _patterns(words: Words) -> list[re.Pattern[str]]:
    whole = [re.compile(rf"(?<![\w@.]){re.escape(word)}(?!\w)", re.IGNORECASE) for word in words.everywhere]
    if not words.name:
        return whole
    sign = re.sub(r"\\? ", r"[ ._-]?", re.escape(words.name))
    return [
        *whole,
        re.compile(rf"(?<=@){sign}(?!\w)", re.IGNORECASE),
        re.compile(rf'(?<="){re.escape(words.name)}(?=")'),
    ]


def _sweep(model: Any, words: Words, patterns: list[re.Pattern[str]], pseudonym: str) -> list[int]:
    """The rows that were changed."""
    columns = [field for field in model._meta.local_fields if _holds_words(field)]
    if not columns or getattr(model, "is_append_only", False):
        return []
    rows = model._base_manager.all()
    if model is ProfileField:
        rows = rows.exclude(key__in=OWN_LINES)
    asked = Q(pk__in=())
    for field in columns:
        rows = rows.annotate(**{f"_{field.name}_text": Cast(field.name, TextField())})
        for sought in _spellings(words):
            asked |= Q(**{f"_{field.name}_text__icontains": sought})
    changed = []
    for row in rows.filter(asked).only("pk", *(field.name for field in columns)).iterator(chunk_size=500):
        fresh = {
            field.name: _cut(field, _clean(getattr(row, field.name), patterns, words, pseudonym)) for field in columns
        }
        fresh = {name: value for name, value in fresh.items() if value != getattr(row, name)}
        if fresh:
            model._base_manager.filter(pk=row.pk).update(**fresh)
            changed.append(row.pk)
    return changed


def _holds_words(field: Any) -> bool:
    if field.is_relation or field.primary_key or field.choices or _MACHINE.search(field.name):
        return False
    return isinstance(field, models.JSONField) or (
        isinstance(field, _TEXTS) and (field.max_length is None or field.max_length >= 12)
    )


def _spellings(words: Words) -> set[str]:
    """As the database may hold them: SQLite keeps JSON with escaped letters."""
    plain = {*words.everywhere, words.name, words.name.replace(" ", "_"), words.name.replace(" ", "")} - {""}
    return plain | {json.dumps(word)[1:-1] for word in plain} if connection.vendor == "sqlite" else plain


def _clean(value: Any, patterns: list[re.Pattern[str]], words: Words, pseudonym: str) -> Any:
    if isinstance(value, str):
        if words.name and value.strip() == words.name:
            return pseudonym
        for pattern in patterns:
            value = pattern.sub(pseudonym, value)
        return value
    if isinstance(value, list):
        return [_clean(each, patterns, words, pseudonym) for each in value]
    if isinstance(value, dict):
        return {
            _clean(key, patterns, words, pseudonym): _clean(each, patterns, words, pseudonym)
            for key, each in value.items()
        }
    return value


def _cut(field: Any, value: Any) -> Any:
    return value[: field.max_length] if isinstance(value, str) and field.max_length else value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _index_anew(numbers: Iterable[int]) -> None:
    """What search knows of a text that was changed."""
    for number, kind in SearchDoc.objects.filter(item__in=numbers).values_list("item_id", "kind"):
        if kind in item_kinds and item_kinds[kind].model:
            item_kinds[kind].reindex(apps.get_model(item_kinds[kind].model)._base_manager.get(pk=number))
