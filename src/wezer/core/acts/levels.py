"""Levels of involvement: a ladder that the community names, and where each member stands on it. Set by hand for now."""

from typing import Any

from django.utils.text import slugify

from wezer.core.events import LevelChanged
from wezer.core.models import Level, Member
from wezer.core.rules import clean_name
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def create_level(*, by: Any, name: str, position: int = 0) -> Level:
    """One more step of the ladder. Its key, by which limit rules name it, follows from its first name and stays."""
    require(by, "core.tend_community", None)
    name = clean_name(name, most=80)
    return Level.objects.create(key=_free_key(slugify(name)[:40] or "level"), name=name, position=position)


@act
def change_level(*, by: Any, level: Level, name: str, position: int) -> Level:
    require(by, "core.tend_community", None)
    level.name, level.position = clean_name(name, most=80), position
    level.save(update_fields=["name", "position"])
    return level


@act
def set_level(*, by: Any, member: Member, level: Level | None) -> None:
    """Where a member stands from now on; None is nowhere. What follows from it (limits) follows from the fact."""
    require(by, "core.set_levels", member)
    if member.level_id == (level.pk if level else None):
        return
    Member.objects.filter(pk=member.pk).update(level=level)
    member.level = level
    emit(LevelChanged(subject=ref(member), level=level.key if level else ""), audit=True)


def _free_key(wanted: str) -> str:
    taken, key, number = set(Level.objects.values_list("key", flat=True)), wanted, 2
    while key in taken:
        key, number = f"{wanted[:36]}-{number}", number + 1
    return key
