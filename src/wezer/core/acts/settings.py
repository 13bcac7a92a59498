"""Changing settings: versioned, with their author, told as a fact."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.acts.narrowing import OF_LINES, narrow_lines
from wezer.core.clearing.acts import stop_clearings
from wezer.core.community import community
from wezer.core.events import ModuleClosed, ModuleOpened, SettingChanged
from wezer.core.models import Group, Setting, SettingMode
from wezer.core.modules import ROOMS_CLOSED
from wezer.core.refusals import SettingInvalid, SettingLocked
from wezer.core.settings_registry import SettingKey, explain, forget_settings, setting_key
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion

CLOSED = "modules.closed"


@act
def change_setting(
    *,
    by: Any,
    key: str,
    value: Any,
    group: Group | None = None,
    mode: str = SettingMode.SET,
    locked: bool | None = None,
    version: int | None = None,
) -> Setting:
    """Say a value for a group (the community when None). `locked`: the last word for every group below, or no more; None leaves
    it as it is. `version` refuses when somebody else changed it meanwhile."""
    declared, where = _checked(by, key, group)
    clean = _clean(declared, value)
    if mode != SettingMode.SET and declared.type is not list:
        raise SettingInvalid(why=_("only lists can be added to"))
    row = Setting.objects.select_for_update().filter(group=where, key=key).first()
    if version is not None and version != (row.version if row else 0):
        raise StaleVersion()
    if locked is None:
        locked = row is not None and row.locked
    if row is not None and (row.value, row.mode, row.locked) == (clean, str(mode), locked):
        return row
    before = row.value if row is not None else declared.default
    row = row or Setting(group=where, key=key, version=0)
    row.value, row.mode, row.locked = clean, mode, locked
    row.version += 1
    row.author, row.changed_at = by.member, now()
    row.save()
    _tell(where, key)
    if key == CLOSED:
        _tell_modules(where, before, row.value)
    if key in OF_LINES:
        narrow_lines()
    return row


@act
def inherit_setting(*, by: Any, key: str, group: Group | None = None) -> None:
    """Say nothing any more: what is said around, or the declared default, holds again."""
    declared, where = _checked(by, key, group)
    before = Setting.objects.filter(group=where, key=key).values_list("value", flat=True).first()
    if Setting.objects.filter(group=where, key=key).delete()[0]:
        _tell(where, key)
        if key == CLOSED:
            _tell_modules(where, before or [], declared.default)


def _checked(by: Any, key: str, group: Group | None) -> tuple[SettingKey, Group]:
    declared = setting_key(key)
    where = group or community()
    if where.is_root:
        require(by, "core.tend_community", where)
    else:
        require(by, "core.tend_group", where)
        if declared.scope != "group":
            raise SettingInvalid(why=_("the whole community decides this"))
        if explain(key, where).locked_above:
            raise SettingLocked()
    return declared, where


def _clean(declared: SettingKey, value: Any) -> Any:
    if type(value) is not declared.type:
        raise SettingInvalid(why=_("it is of another kind than expected"))
    if declared.choices and value not in dict(declared.choices):
        raise SettingInvalid(why=_("choose one of the possibilities"))
    if isinstance(value, str) and len(value) > 10_000:
        raise SettingInvalid(why=_("it is too long"))
    return declared.check(value) if declared.check else value


def _tell(group: Group, key: str) -> None:
    forget_settings()
    if key == ROOMS_CLOSED:
        stop_clearings()
    emit(SettingChanged(subject=ref(group), key=key), group=group, audit=True)


def _tell_modules(group: Group, before: list[str], after: list[str]) -> None:
    for label in sorted({*before} - {*after}):
        emit(ModuleOpened(subject=ref(group), module=label), group=group, audit=True)
    for label in sorted({*after} - {*before}):
        emit(ModuleClosed(subject=ref(group), module=label), group=group, audit=True)


@act
def change_settings(*, by: Any, values: dict[str, Any], group: Group | None = None) -> None:
    """Several settings at once: all of them or, when one is refused, none."""
    for key, value in values.items():
        change_setting(by=by, key=key, value=value, group=group)
