"""Settings of the community and its groups: keys declared and typed here by each package (SETTLED row 36).

    declare("exchange.delay_days", int, default=14, label=_("Days to evaluate"), scope="group")
    value("exchange.delay_days", group)

A group without a row inherits from its parent; at the top stands the declared default. List values may be added to or
removed from. A locked value is the last word for every group below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.core.cache import cache
from django.db import transaction

from wezer.core.community import community
from wezer.core.models import Group, GroupClosure, Setting, SettingMode
from wezer.kernel.compiled import Compiled

#: What one process knows may be this old; the act that changes a setting clears its own process at once.
SECONDS = 10
_EPOCH = "wezer:settings"

Rows = dict[str, list[tuple[int, str, Any, bool]]]
#: What this process knows, by group (the community: None), as long as the cache holds the same token.
_known: tuple[float | None, dict[int | None, tuple[int, Rows]]] = (None, {})


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
    where, rows = _said(group if group is None or isinstance(group, int) else group.pk)
    for group_id, mode, said, locked in rows.get(key, ()):
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


def _said(group_id: int | None) -> tuple[int, Rows]:
    """The group's number and everything said by it and those around it, outermost first. Every page asks several times:
    kept in the process, read from the database every few seconds."""
    global _known
    token = cache.get(_EPOCH)
    if token is None or token != _known[0]:
        token = monotonic()
        _known = (token, {})
        cache.set(_EPOCH, token, SECONDS)
    known = _known[1]
    if group_id not in known:
        known[group_id] = _read(group_id)
    return known[group_id]


def _read(group_id: int | None) -> tuple[int, Rows]:
    if group_id is None:
        try:
            group_id = int(community().pk)
        except Group.DoesNotExist:  # not founded yet: nobody has said anything, the declared defaults hold
            return 0, {}
    found: Rows = {}
    depths = dict(_around(group_id))
    rows = _said_by([*depths])
    for key, where, mode, said, locked in sorted(rows, key=lambda row: -depths[row[1]]):
        found.setdefault(key, []).append((where, mode, said, locked))
    return group_id, found


_around = Compiled(lambda group: GroupClosure.objects.filter(descendant=group).values_list("ancestor_id", "depth"))
_said_by = Compiled(
    lambda groups: Setting.objects.filter(group__in=groups).values_list("key", "group_id", "mode", "value", "locked")
)


def forget_settings() -> None:
    """Read anew: now, and again after the commit (another thread may have read the old value meanwhile)."""
    cache.delete(_EPOCH)
    transaction.on_commit(lambda: cache.delete(_EPOCH))
