"""Settings of the community and its groups: keys declared and typed here by each package (SETTLED row 36).

    declare("exchange.delay_days", int, default=14, label=_("Days to evaluate"), scope="group")
    value("exchange.delay_days", group)

A group without a row inherits from its parent; at the top stands the declared default. List values may be added to or
removed from. A locked value is the last word for every group below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction

from wezer.core.community import community
from wezer.core.models import Group, GroupClosure, Setting, SettingMode

#: What one process knows may be this old; the act that changes a setting clears its own process at once.
SECONDS = 10
_EPOCH = "wezer:settings"


@dataclass(frozen=True, slots=True)
class SettingKey:
    """One thing a community (or any group) may decide."""

    key: str
    type: type
    default: Any
    label: Any
    help: Any = ""
    scope: str = "community"  # or "group": every group may say its own
    choices: tuple[tuple[str, Any], ...] = ()
    check: Callable[[Any], Any] | None = None  # returns the clean value, or raises a Refusal


_keys: dict[str, SettingKey] = {}


def declare(
    key: str,
    type: type,
    *,
    default: Any,
    label: Any,
    help: Any = "",
    scope: str = "community",
    choices: Iterable[tuple[str, Any]] = (),
    check: Callable[[Any], Any] | None = None,
) -> SettingKey:
    """Declare a setting from a package's `settings_keys.py`. Twice the same key with another meaning is a mistake."""
    made = SettingKey(key, type, default, label, help, scope, tuple(choices), check)
    known = _keys.get(key)
    if known is not None and (known.type, known.default) != (type, default):
        raise ValueError(f"setting {key} is declared twice")
    _keys[key] = made
    return made


def declared() -> list[SettingKey]:
    return [_keys[key] for key in sorted(_keys)]


def setting_key(key: str) -> SettingKey:
    return _keys[key]


@dataclass(frozen=True, slots=True)
class Said:
    """What holds for a group, and who said it (None: the declared default)."""

    value: Any
    group_id: int | None
    locked_above: bool


def value(key: str, group: Group | int | None = None) -> Any:
    """What holds for `group` (the community when None)."""
    return explain(key, group).value


def explain(key: str, group: Group | int | None = None) -> Said:
    """What holds, and where it comes from."""
    found = _keys[key]
    result, origin, locked_by = found.default, None, None
    where = _number(group)
    for group_id, mode, said, locked in _rows(where).get(key, ()):
        result, origin = _fold(result, mode, said), group_id
        if locked:
            locked_by = group_id
            break
    return Said(result, origin, locked_by is not None and locked_by != where)


def _fold(before: Any, mode: str, said: Any) -> Any:
    if mode == SettingMode.ADD:
        return [*before, *(each for each in said if each not in before)]
    if mode == SettingMode.REMOVE:
        return [each for each in before if each not in said]
    return said


def _number(group: Group | int | None) -> int:
    if group is None:
        try:
            return int(community().pk)
        except Group.DoesNotExist:  # not founded yet: nobody has said anything, the declared defaults hold
            return 0
    return group if isinstance(group, int) else group.pk


def _rows(group_id: int) -> dict[str, list[tuple[int, str, Any, bool]]]:
    """Everything said by the group and those around it, outermost first. One statement every few seconds per process."""
    name = f"{_EPOCH}:{cache.get(_EPOCH, 0)}:{group_id}"
    found: dict[str, list[tuple[int, str, Any, bool]]] | None = cache.get(name)
    if found is None:
        found = {}
        depths = dict(GroupClosure.objects.filter(descendant=group_id).values_list("ancestor_id", "depth"))
        rows = Setting.objects.filter(group_id__in=depths).values_list("key", "group_id", "mode", "value", "locked")
        for key, where, mode, said, locked in sorted(rows, key=lambda row: -depths[row[1]]):
            found.setdefault(key, []).append((where, mode, said, locked))
        cache.set(name, found, SECONDS)
    return found


def forget_settings() -> None:
    """Read anew: now, and again after the commit (another thread may have read the old value meanwhile)."""
    _turn()
    transaction.on_commit(_turn)


def _turn() -> None:
    cache.set(_EPOCH, cache.get(_EPOCH, 0) + 1, None)
