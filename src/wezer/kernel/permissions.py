"""May I do it? One small function per right, asked by acts, pages and the API alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from wezer.kernel.refusals import NotAllowed, Refusal


class Asking(Protocol):
    """Who asks: `wezer.core.viewer.Viewer` in practice."""

    @property
    def is_system(self) -> bool: ...

    def scope_allows(self, right: str) -> bool: ...

    def is_denied(self, subject: Any) -> bool: ...

    def why_denied(self, subject: Any) -> Refusal: ...


Check = Callable[[Any, Any], bool]
F = TypeVar("F", bound=Check)


@dataclass(frozen=True, slots=True)
class Right:
    """A right as the registry knows it. `risk`: normal, personal, money or irreversible (core.md R-1). `domain`: of what
    it is, where a group may decide that by itself ("money", "membership"); `why`: a refusal that says more, or None;
    `gives_rights`: whoever has it can give rights to others, and so to themselves; `writes`: puts words before others, which
    may be denied to somebody for a time."""

    name: str
    label: Any
    risk: str
    check: Check
    refusal: type[Refusal]
    by_role: bool
    default_roles: tuple[str, ...]
    domain: str = ""
    why: Callable[[Any, Any], Refusal | None] | None = None
    gives_rights: bool = False
    writes: bool = False


_rights: dict[str, Right] = {}


def permission(
    name: str,
    *,
    label: Any = "",
    risk: str = "normal",
    refusal: type[Refusal] = NotAllowed,
    by_role: bool = False,
    default_roles: tuple[str, ...] = (),
    domain: str = "",
    why: Callable[[Any, Any], Refusal | None] | None = None,
    gives_rights: bool = False,
    writes: bool = False,
) -> Callable[[F], F]:
    """Register the function as the one answer to the right `name` (`package.verb_noun`).

    `by_role` rights can be put in a role's bundle (`default_roles`: keys of the roles that hold it from the start); the
    others follow from the thing itself (its author, its payer).
    """

    def register(check: F) -> F:
        words = label or (check.__doc__ or name).strip().splitlines()[0]
        held = by_role or bool(default_roles)
        _rights[name] = Right(name, words, risk, check, refusal, held, default_roles, domain, why, gives_rights, writes)
        return check

    return register


def rights() -> Iterator[Right]:
    return iter(_rights.values())


def default_rights(role_key: str) -> list[str]:
    """The rights that a role of this key bundles from the start."""
    return sorted(found.name for found in _rights.values() if role_key in found.default_roles)


def right(name: str) -> Right:
    return _rights[name]


def is_irreversible(name: str) -> bool:
    """Whether what the right allows cannot be undone. One of a package that is not installed allows nothing anyway."""
    return name in _rights and _rights[name].risk == "irreversible"


def is_lendable(name: str) -> bool:
    """Whether who borrows a role has the right: neither what cannot be undone, nor what would make it theirs for good."""
    return name not in _rights or not (is_irreversible(name) or _rights[name].gives_rights)


def can(viewer: Asking, name: str, subject: Any = None) -> bool:
    """Whether `viewer` may do `name` to `subject`. An unknown right is a bug and raises KeyError."""
    found = _rights[name]
    if viewer.is_system:
        return True
    if found.writes and viewer.is_denied(subject):
        return False
    return viewer.scope_allows(name) and bool(found.check(viewer, subject))


def require(viewer: Asking, name: str, subject: Any = None) -> None:
    """Raise the right's refusal (403) unless `viewer` may."""
    if not can(viewer, name, subject):
        found = _rights[name]
        if found.writes:
            require_voice(viewer, subject)
        raise (found.why and found.why(viewer, subject)) or found.refusal()


def require_voice(viewer: Asking, subject: Any = None) -> None:
    """Raise where the viewer was denied to write for a time. For what only its author changes: those are words too."""
    if not viewer.is_system and viewer.is_denied(subject):
        raise viewer.why_denied(subject)
