"""What the community and its groups decide: settings with where they come from, modules, words."""

from typing import Annotated, Any

from django.conf import settings as host
from django.http import Http404
from ninja import Query
from pydantic import Field

from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.api.common import Kinds, caller, router
from wezer.core.api.groups import found_group
from wezer.core.closing import losses
from wezer.core.community import community
from wezer.core.models import Group, Setting, SettingMode
from wezer.core.settings_keys_modules import MODULES
from wezer.core.settings_registry import SettingKey, declared, explain, value
from wezer.kernel.apps import packages
from wezer.kernel.permissions import require
from wezer.ui.rest import UID, PartyOut, Schema, Strict, show_party
from wezer.ui.words import usual

Key = Annotated[str, Field(max_length=80, pattern=r"^[a-z][a-z0-9_.]*$")]
Language = Annotated[str, Field(max_length=10, pattern=r"^[a-zA-Z-]+$")]
OfGroup = Annotated[UID | None, Query(description="A group; the community when left out.")]


class SettingOut(Schema):
    """`value` is what holds; `origin` the group that said so (null: nobody, the product's own); `own` what is said here."""

    key: str
    label: str
    help: str
    scope: str
    kind: str
    choices: list[str]
    default: Any
    value: Any
    origin: PartyOut | None
    own: Any
    mode: str
    locked: bool
    locked_above: bool
    version: int


class SettingIn(Strict):
    """`version` as it was read (0 when nothing was said here) refuses when somebody else changed it meanwhile."""

    value: Any
    mode: SettingMode = SettingMode.SET
    locked: bool = False
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class ModuleOut(Schema):
    label: str
    name: str
    is_open: bool


class LossOut(Schema):
    """What would be absent if it were closed; nothing of it is deleted."""

    label: str
    menus: list[str]
    pages: int
    notices: int
    jobs: int
    rooms: int
    items: int
    needed_by: list[str]


class ModuleIn(Strict):
    is_open: bool


class WordOut(Schema):
    key: str
    usual: dict[str, str]
    own: dict[str, str]


Forms = dict[Annotated[str, Field(max_length=8)], Annotated[str, Field(max_length=200)]]


class WordsIn(Strict):
    """{word: {"one": …, "many": …, "gender": "m" or "f", "the": …, "a": …}}; a word left out is said as the product says it."""

    words: Annotated[dict[Annotated[str, Field(max_length=40)], Forms], Field(max_length=100)]


def _where(request: Any, group: UID | None) -> Group:
    caller(request)
    return found_group(request, group) if group else community()


def _known(key: str) -> SettingKey:
    found = next((each for each in declared() if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _show(keys: list[SettingKey], where: Group) -> list[dict[str, Any]]:
    rows = {row.key: row for row in Setting.objects.filter(group=where)}
    said = {each.key: explain(each.key, where) for each in keys}
    origins = Group.objects.in_bulk({each.group_id for each in said.values() if each.group_id})
    return [_setting(each, said[each.key], rows.get(each.key), origins) for each in keys]


def _setting(key: SettingKey, said: Any, row: Setting | None, origins: dict[int, Group]) -> dict[str, Any]:
    return {
        "key": key.key,
        "label": str(key.label),
        "help": str(key.help),
        "scope": key.scope,
        "kind": key.type.__name__,
        "choices": [choice for choice, _words in key.choices],
        "default": key.default,
        "value": said.value,
        "origin": show_party(origins.get(said.group_id)),
        "own": row.value if row else None,
        "mode": row.mode if row else "inherit",
        "locked": row.locked if row else False,
        "locked_above": said.locked_above,
        "version": row.version if row else 0,
    }


@router.get("/settings", response=list[SettingOut])
def settings(request: Any, group: OfGroup = None) -> Any:
    """What holds in the community, or in a group, and who said so."""
    return _show(declared(), _where(request, group))


@router.get("/settings/{key}", response=SettingOut)
def setting(request: Any, key: Key, group: OfGroup = None) -> Any:
    """One setting."""
    return _show([_known(key)], _where(request, group))[0]


@router.put("/settings/{key}", response=SettingOut)
def set_setting(request: Any, key: Key, new: SettingIn, group: OfGroup = None) -> Any:
    """Say it for the community, or for a group and those inside; `locked` is the last word for every group below."""
    where, known = _where(request, group), _known(key)
    change_setting(
        by=request.viewer, key=key, value=new.value, group=where, mode=new.mode, locked=new.locked, version=new.version
    )
    return _show([known], where)[0]


@router.delete("/settings/{key}", response=SettingOut)
def unset_setting(request: Any, key: Key, group: OfGroup = None) -> Any:
    """Say nothing any more: what is said around, or the product's own, holds again."""
    where, known = _where(request, group), _known(key)
    inherit_setting(by=request.viewer, key=key, group=where)
    return _show([known], where)[0]


def _modules() -> dict[str, Any]:
    installed = {config.label for config in packages()}
    return {label: name for label, name in MODULES.items() if label in installed}


@router.get("/modules", response=list[ModuleOut])
def modules(request: Any) -> Any:
    """The modules that a community may close. A closed one leaves no page, no route and no job; its data stays."""
    caller(request)
    closed = value("modules.closed")
    return [{"label": label, "name": str(name), "is_open": label not in closed} for label, name in _modules().items()]


@router.get("/modules/closing", response=list[LossOut])
def what_closing_takes(request: Any, modules: Kinds = "", rooms: Kinds = "") -> Any:
    """What would be absent if these modules and kinds of rooms were closed. Nothing is changed."""
    require(request.viewer, "core.tend_community", community())
    return [
        {
            "label": each.kind,
            "menus": [str(name) for name in each.menus],
            "pages": each.pages,
            "notices": each.notices,
            "jobs": each.jobs,
            "rooms": each.rooms,
            "items": each.items,
            "needed_by": [str(name) for name in each.needed_by],
        }
        for each in losses(filter(None, modules.split(",")), filter(None, rooms.split(",")))
    ]


@router.put("/modules/{label}", response=ModuleOut)
def open_or_close_module(request: Any, label: Key, new: ModuleIn) -> Any:
    """Open a module, or close it."""
    caller(request)
    found = _modules()
    if label not in found:
        raise Http404
    closed = [each for each in value("modules.closed") if each != label]
    change_setting(by=request.viewer, key="modules.closed", value=closed if new.is_open else [*closed, label])
    return {"label": label, "name": str(found[label]), "is_open": new.is_open}


@router.get("/words/{language}", response=list[WordOut])
def words(request: Any, language: Language) -> Any:
    """The words a community may rename, as the product says them and as this community does."""
    caller(request)
    return _words(language)


@router.put("/words/{language}", response=list[WordOut])
def set_words(request: Any, language: Language, new: WordsIn) -> Any:
    """The community's own words in one language, all at once."""
    caller(request)
    _words(language)
    change_setting(by=request.viewer, key="words", value={**value("words"), language: new.words})
    return _words(language)


def _words(language: str) -> list[dict[str, Any]]:
    if language not in dict(host.LANGUAGES):
        raise Http404
    own = value("words").get(language, {})
    return [
        {"key": key, "usual": {"one": one, "many": many}, "own": own.get(key, {})}
        for key, (one, many) in usual(language).items()
    ]
