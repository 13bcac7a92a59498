"""What somebody outside reads of a member who shows their name to members only: "A member", no picture, no page.

It is the member's row that answers so, wherever it stands: a card, a comment, a feed, the API. The requests of somebody
outside lie under a veil, which asks once for all the people it has met. What is stored stays as it is; acts, which tell
members, read it as it is (docs/decisions/0082).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _

from wezer.kernel.acts import is_acting

NAME, PHOTO = "name", "photo"
_ALL = frozenset((NAME, PHOTO))
_veil: ContextVar["Veil | None"] = ContextVar("wezer_veil", default=None)


class Veil:
    """Of one request. `is_lifted`: asked each time, since a token or a sign-in may yet say who reads."""

    def __init__(self, is_lifted: Callable[[], bool] = lambda: False) -> None:
        self.is_lifted = is_lifted
        self._met: set[int] = set()
        self._shown: dict[int, frozenset[str]] = {}

    def meet(self, number: int) -> None:
        """A member was read, and is asked for together with the next one whose name is wanted."""
        if number not in self._shown:
            self._met.add(number)

    def introduce(self, number: int) -> None:
        """This member told the reader who they are: they invited them."""
        self._shown[number] = _ALL

    def shows(self, number: int, what: str) -> bool:
        if number not in self._shown:
            self._ask({*self._met, number})
        return what in self._shown[number]

    def _ask(self, numbers: set[int]) -> None:
        """One statement. Whoever was erased bears a name that is nobody's; whatever is no member hides nothing."""
        self._met.clear()
        said = apps.get_model("core.ProfileField").objects.filter(member=OuterRef("pk"), audience__kind="public")
        rows = apps.get_model("core.Member").objects.filter(pk__in=numbers)
        shown = [Exists(said.filter(key=key)) for key in (NAME, PHOTO)]
        self._shown |= dict.fromkeys(numbers, _ALL)
        for number, erased_at, name, photo in rows.values_list("pk", "erased_at", *shown):
            is_named = name or erased_at is not None
            self._shown[number] = frozenset(
                key for key, is_shown in ((NAME, is_named), (PHOTO, is_named and photo)) if is_shown
            )


def named_outside() -> QuerySet[Any]:
    """The numbers of members who show their name to everyone."""
    lines = apps.get_model("core.ProfileField").objects.filter(key=NAME, audience__kind="public")
    return lines.values("member")


@contextmanager
def veiled(veil: Veil | None) -> Iterator[None]:
    token = _veil.set(veil)
    try:
        yield
    finally:
        _veil.reset(token)


@contextmanager
def read_by(viewer: Any) -> Iterator[None]:
    """Inside, things are read by `viewer`, whoever sent the request: a feed that asks nobody, or asks a secret address."""
    with veiled(Veil() if viewer.is_anonymous else None):
        yield


def introduce(party: Any) -> None:
    """Lift the veil from one member who made themselves known to the reader."""
    if veil := _veil.get():
        veil.introduce(party.pk)


def is_under_veil() -> bool:
    """Whether somebody outside reads."""
    veil = _veil.get()
    return veil is not None and not veil.is_lifted()


def hides(party: models.Model, what: str = NAME) -> bool:
    """Whether the reader may not know this of the party. Groups hide nothing: whoever sees one may know it."""
    veil = _veil.get()
    if veil is None or party.__dict__.get("kind") == "group" or party.pk is None or is_acting() or veil.is_lifted():
        return False
    return not veil.shows(party.pk, what)


def meet(party: models.Model) -> None:
    if (veil := _veil.get()) and party.__dict__.get("kind") != "group":
        veil.meet(party.pk)


class _Name(DeferredAttribute):
    """Reads a name as its reader may; writing, and what is stored, know no veil."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        if _veil.get() is not None and hides(instance):
            return _("A member")
        return super().__get__(instance, cls)

    def __set__(self, instance: Any, value: str) -> None:
        instance.__dict__[self.field.attname] = value  # type: ignore[attr-defined]  # of Django's own attribute


class NameField(models.CharField):  # type: ignore[type-arg]  # generic for the type checker only
    """The name of a party: to the database a text like any other."""

    descriptor_class = _Name

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
