"""What a group decides, key by key: what holds, who said it, and what the group itself says about it (core.md G-5)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.models import Group, Setting
from wezer.core.settings_registry import SettingKey, declared, explain


@dataclass(frozen=True, slots=True)
class Rule:
    """One setting as its page shows it. `origin` is the group that said what holds; None: the product's own default."""

    key: SettingKey
    value: Any
    origin: Group | None
    own: Setting | None
    locked_above: bool
    is_here: bool

    @property
    def words(self) -> str:
        """What holds, in words."""
        return in_words(self.key, self.value)

    @property
    def own_words(self) -> str:
        return in_words(self.key, self.own.value) if self.own else ""

    @property
    def mode(self) -> str:
        return self.own.mode if self.own else "inherit"


def in_words(key: SettingKey, value: Any) -> str:
    if key.choices:
        return str(dict(key.choices).get(value, value))
    if key.type is bool:
        return _("yes") if value else _("no")
    if key.type is list:
        return ", ".join(map(str, value)) or _("nothing")
    return str(value)


def rules_of(group: Group) -> list[Rule]:
    """Every setting that a group may say for itself. Two statements, and what the process keeps of settings anyway."""
    keys = [key for key in declared() if key.scope == "group" and key.type in (bool, int, str, list)]
    own = {row.key: row for row in Setting.objects.filter(group=group, key__in=[key.key for key in keys])}
    said = {key.key: explain(key.key, group) for key in keys}
    origins = Group.objects.in_bulk({each.group_id for each in said.values() if each.group_id})
    return [
        Rule(
            key=key,
            value=said[key.key].value,
            origin=origins.get(said[key.key].group_id or 0),
            own=own.get(key.key),
            locked_above=said[key.key].locked_above,
            is_here=said[key.key].group_id == group.pk,
        )
        for key in keys
    ]
