"""What every package owes the person its rows speak of: giving it to them, and forgetting it (core.md V-3, V-4).

    # exchange/own_data/searches.py
    @own_data.add
    class Searches(OwnData):
        kind = "searches"
        name = _("Saved searches")
        forgets = ("exchange.SavedSearch.member",)
        def export(self, member, viewer): ...

A package whose tables point at parties, members or logins and that has no `own_data/` is refused at start.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from wezer.kernel.apps import packages
from wezer.kernel.clock import now
from wezer.kernel.registry import Registry


class OwnData:
    """One part of what is kept of a person. Found in `<package>/own_data/*.py`."""

    kind: str  # also its name in data.json
    name: Any
    #: Columns that point at the person ("core.Follow.member"): on erasure these rows go.
    forgets: tuple[str, ...] = ()
    #: Columns that go on pointing at what is left of the person, a pseudonym: others rely on these rows.
    keeps: tuple[str, ...] = ()
    #: On erasure, parts with a lower number come first; the login goes last.
    order = 50

    def export(self, member: Any, viewer: Any) -> Any:
        """Plain JSON values of this member's own things; of others only what the member sees. None: nothing to say."""
        return None

    def files(self, member: Any, viewer: Any) -> Iterator[tuple[str, bytes]]:
        """Files that go into the archive: (a name without folders, its bytes)."""
        return iter(())

    def erase(self, *, by: Any, member: Any, wish: str) -> None:
        """Inside the act that erases, before `forgets`: blank the words, close what is open. Must not mind to run twice."""

    def lawful(self, member: Any) -> str:
        """What the law has us keep with the person's name for a time, in a sentence; empty when there is nothing."""
        return ""


own_data: Registry[OwnData] = Registry("own_data", OwnData, comes_later=True)


def parts() -> list[OwnData]:
    """Everything kept of a person, in the order in which it is erased."""
    return sorted(own_data, key=lambda each: (each.order, each.kind))


def data_of(member: Any, viewer: Any) -> dict[str, Any]:
    """Everything a member may take away, by part."""
    found = {part.kind: part.export(member, viewer) for part in sorted(own_data, key=lambda each: each.kind)}
    return {"made_at": now().isoformat(), **{kind: value for kind, value in found.items() if value is not None}}


def personal_keys(app_label: str | None = None) -> list[str]:
    """Every column of every table (or a package's) that points at a party, a member or a login: "core.Follow.member"."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if app_label in (None, model._meta.app_label) and model._meta.managed
        for field in model._meta.local_fields
        if field.is_relation and _is_person(field.related_model)
    ]


@cache
def _people() -> frozenset[Any]:
    return frozenset(apps.get_model("core", name) for name in ("Party", "Member", "User"))


def _is_person(model: Any) -> bool:
    return model in _people()


def refuse_who_forgets_nobody(configs: Iterable[Any] | None = None) -> None:
    """At start: a package that keeps people's things and does not say how to give and to forget them does not run."""
    for package in packages() if configs is None else configs:
        if find_spec(f"{package.name}.own_data") is None and (keys := personal_keys(package.label)):
            raise ImproperlyConfigured(
                f"{package.name} keeps data of people ({', '.join(keys[:3])}) and has no own_data/: "
                "see docs/develop/own-data.md"
            )
