"""Open sets: kinds are classes registered by a decorator and found because of where their file lies."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from wezer.kernel.later import found

T = TypeVar("T")

_registries: dict[str, "Registry[object]"] = {}


def registry_names() -> list[str]:
    """The names of all registries, which are also the folder names in which packages put their kinds."""
    return list(_registries)


def registries() -> list["Registry[object]"]:
    return list(_registries.values())


class Registry(Generic[T]):
    """A named open set of kinds. `name` is also the folder (`currency_kinds/`) where packages put theirs.

    A kind is a class with a `kind` attribute; one instance of it is kept. Registering two different classes under one
    kind is a mistake of the programmer and raises ValueError. `comes_later`: pages seldom ask for it (`kernel.later`).
    """

    def __init__(self, name: str, base: type[T], *, comes_later: bool = False) -> None:
        self.name = name
        self.base = base
        self.comes_later = comes_later
        self.is_found = False
        self._known: dict[str, T] = {}
        _registries[name] = self  # type: ignore[assignment]  # a registry of one kind among registries of any

    def add(self, cls: type[T]) -> type[T]:
        """Class decorator: keep one instance of `cls` under its `kind`."""
        if not issubclass(cls, self.base):
            raise TypeError(f"{cls.__name__} is not a {self.base.__name__}")
        kind: str = getattr(cls, "kind")
        known = self._known.get(kind)
        if known is not None and _home(type(known)) != _home(cls):
            raise ValueError(f"{self.name}: “{kind}” is already {type(known).__name__}")
        self._known[kind] = cls()
        return cls

    @property
    def _kinds(self) -> dict[str, T]:
        if not self.is_found:
            found()
        return self._known

    @_kinds.setter
    def _kinds(self, kinds: dict[str, T]) -> None:
        self._known = kinds

    def __getitem__(self, kind: str) -> T:
        return self._kinds[kind]

    def get(self, kind: str) -> T | None:
        return self._kinds.get(kind)

    def __contains__(self, kind: object) -> bool:
        return kind in self._kinds

    def __iter__(self) -> Iterator[T]:
        return iter(self._kinds.values())

    def __len__(self) -> int:
        return len(self._kinds)

    def choices(self) -> list[tuple[str, object]]:
        """(kind, name) pairs for a form."""
        return [(kind, getattr(item, "name", kind)) for kind, item in self._kinds.items()]


def _home(cls: type[object]) -> tuple[str, str]:
    return cls.__module__, cls.__qualname__
