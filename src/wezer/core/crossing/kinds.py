"""The conditions a membrane may put (core.md 5.1), an open set.

A membrane is a few ways in, any of which suffices; a way is a few conditions, all of which must hold:
`[[{"kind": "invitation"}, {"kind": "rule", "expression": …}], [{"kind": "vote", …}]]`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from wezer.core.crossing.refusals import MembraneInvalid
from wezer.kernel.registry import Registry

if TYPE_CHECKING:
    from wezer.core.models import Crossing, Group, Member, Voice

YES, NO, WAITS = "yes", "no", "waits"


@dataclass(frozen=True, slots=True)
class Knob:
    """One setting of a condition, typed: what its form shows and what it takes."""

    type: type  # int, str, list
    default: Any
    label: Any
    help: Any = ""
    least: int = 0
    most: int = 0
    choices: tuple[tuple[str, Any], ...] = ()
    lines: int = 3  # of a text: how much is written there

    def clean(self, name: str, said: Any) -> Any:
        if type(said) is not self.type:
            raise MembraneInvalid(field=name, why=_("it is of another kind than expected"))
        if isinstance(said, int) and not self.least <= said <= self.most:
            raise MembraneInvalid(
                field=name, why=_("choose between {least} and {most}").format(least=self.least, most=self.most)
            )
        if self.choices and said not in dict(self.choices):
            raise MembraneInvalid(field=name, why=_("choose one of those offered"))
        return said


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody before a membrane: what a condition may look at. `crossing` is None before anything was begun."""

    group: "Group"
    member: "Member"
    at: datetime
    invited: bool = False
    crossing: "Crossing | None" = None
    voices: "Sequence[Voice]" = ()


@dataclass(frozen=True, slots=True)
class Todo:
    """What a condition waits for, and the page on which this viewer does it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one condition says: yes, no, or it waits for others; `inputs` is what it knew, kept with the step."""

    answer: str
    inputs: Mapping[str, Any] = field(default_factory=dict)


class MembraneKind:
    """A condition of a way in. Found in `<package>/membrane_kinds/*.py`."""

    kind: str
    name: Any
    #: What it means, in a sentence for those who choose it.
    description: Any = ""
    icon = "door-open"
    order = 50
    knobs: Mapping[str, Knob] = {}
    #: Others have to say something: the attempt waits for them.
    asks_others = False
    #: There is no such condition before its settings are said: those it begins with are refused.
    is_said_first = False
    #: It goes with no other condition in one way.
    stands_alone = False
    #: An attempt has one of it, whatever its ways: why a second way cannot have it too.
    only_once: Any = ""

    def clean(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The settings complete and checked; raises MembraneInvalid, which names the knob."""
        if unknown := set(said) - set(self.knobs) - {"kind"}:
            raise MembraneInvalid(field=sorted(unknown)[0], why=_("there is no such setting"))
        return {name: knob.clean(name, said.get(name, knob.default)) for name, knob in self.knobs.items()}

    def refuse_for(self, settings: Mapping[str, Any], group: "Group") -> None:
        """Raises MembraneInvalid where a group cannot ask it so."""

    def todo(self, settings: Mapping[str, Any], crossing: "Crossing", viewer: Any) -> Todo | None:
        """Where this viewer does what it waits for: pays, subscribes, notes a receipt. None: nothing for them to do."""
        return None

    def awaited_page(self, group: "Group", viewer: Any) -> Todo | None:
        """Where those who decide who enters read of everybody for whom it waits. Asks for no statement of its own."""
        return None

    def sentence(self, settings: Mapping[str, Any]) -> str:
        """What it asks, in words a newcomer understands; continues “One enters when …”."""
        raise NotImplementedError

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        """Whether it holds now."""
        raise NotImplementedError


membrane_kinds: Registry[MembraneKind] = Registry("membrane_kinds", MembraneKind)
