"""The contract of room kinds, looked at when a process starts: whoever breaks it is refused with a sentence."""

import re
from collections.abc import Iterator

from django.apps import apps

from wezer.core.rooms.kind import RoomKind
from wezer.core.settings_registry import declare
from wezer.kernel.apps import PackageRefused

#: The version of this contract. The second number grows when something is added, the first when something is taken away.
CORE_API = "1.0"
DUTIES = ("export", "erase", "anonymise")
_RANGE = re.compile(r"\s*(>=|<=|==|<|>)\s*(\d+(?:\.\d+)*)\s*")
_VERSION = re.compile(r"\d+(\.\d+){1,2}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


def check_room_kinds() -> None:
    """Refuse to start with a kind that does not keep the contract; declare the settings of those that do."""
    from wezer.core.kinds import room_kinds

    for kind in room_kinds:
        for fault in faults_of(kind):
            raise PackageRefused(f"Room kind “{kind.kind}” ({type(kind).__module__}): {fault}")
        declare_settings(kind)


def declare_settings(kind: RoomKind) -> None:
    for each in kind.settings_schema:
        declare(
            f"room.{kind.kind}.{each.name}",
            each.type,
            default=each.default,
            label=each.label,
            help=each.help,
            scope="group",
            choices=each.choices,
            check=each.check,
        )


def faults_of(kind: RoomKind) -> Iterator[str]:
    """What is wrong with a kind, in plain sentences for whoever runs or writes it."""
    if not _NAME.fullmatch(kind.kind):
        yield "its kind is a word of at most 32 small letters, figures and underscores."
    if not _VERSION.fullmatch(kind.version):
        yield f"its version “{kind.version}” is not written like 1.0 or 1.0.2."
    yield from _fault_of_range(kind)
    for duty in DUTIES:
        if getattr(type(kind), duty) is getattr(RoomKind, duty):
            yield (
                f"it has no {duty}(). Every room says what it keeps of a person; a room that keeps only items is a RoomOfItems."
            )
    for label in kind.requires:
        if not apps.is_installed(label) and label not in _labels():
            yield f"it needs the package “{label}”, which is not installed. Name it in packages, or take this one off."
    for label in kind.conflicts:
        if label in _labels():
            yield f"it cannot stand beside the package “{label}”, which is installed. Take one of the two off."
    yield from _undeclared(kind)


def _labels() -> set[str]:
    return {config.label for config in apps.get_app_configs()}


def _fault_of_range(kind: RoomKind) -> Iterator[str]:
    parts = kind.core_api.split(",")
    if not all(_RANGE.fullmatch(part) for part in parts):
        yield f"its core_api “{kind.core_api}” is not a range such as >=1.0,<2."
    elif not covers(kind.core_api, CORE_API):
        yield (
            f"it was written for versions {kind.core_api} of the contract of rooms, and this is {CORE_API}."
            f" Look for another version of the package (this one is {kind.version})."
        )


def covers(wanted: str, version: str) -> bool:
    """Whether a version lies in a range like `>=1.0,<2`."""
    ours = _numbers(version)
    found = [match for part in wanted.split(",") if (match := _RANGE.fullmatch(part))]
    return all(_compare(ours, sign, _numbers(number)) for sign, number in (match.groups() for match in found))


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".")]
    return tuple([*numbers, 0, 0, 0][:3])


def _compare(ours: tuple[int, ...], sign: str, other: tuple[int, ...]) -> bool:
    return {
        ">=": ours >= other,
        "<=": ours <= other,
        "==": ours == other,
        ">": ours > other,
        "<": ours < other,
    }[sign]


def _undeclared(kind: RoomKind) -> Iterator[str]:
    """Kinds and rights that it names and nobody registers."""
    from wezer.core.kinds import item_kinds, notice_kinds
    from wezer.kernel.permissions import rights

    known = {right.name for right in rights()}
    for name in kind.item_kinds:
        if name not in item_kinds:
            yield f"it names the item kind “{name}”, which nothing registers (item_kinds/)."
    for name in kind.notice_kinds:
        if name not in notice_kinds:
            yield f"it names the notice kind “{name}”, which nothing registers (notice_kinds/)."
    for name in kind.rights:
        if name not in known:
            yield f"it names the right “{name}”, which nothing registers (permissions.py)."
    for setting in kind.settings_schema:
        if setting.type not in (bool, int, str, list) or type(setting.default) is not setting.type:
            yield f"its setting “{setting.name}” is bool, int, str or list, and so is its default."


def is_offered(kind: RoomKind) -> bool:
    """Whether the community has what such a room stands on: its own package and those it requires are open."""
    from wezer.core.modules import closed_modules, closed_room_kinds, package_of

    closed = closed_modules()
    return (
        kind.kind not in closed_room_kinds()
        and package_of(type(kind)) not in closed
        and not closed.intersection(kind.requires)
    )
