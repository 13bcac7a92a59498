"""The open set of what can be reported. Found in `<package>/reportable_kinds/*.py`:

@reportable_kinds.add
class APost(Reportable):
    kind, name = "item", _("What somebody published")
    def find(self, viewer, uid): ...
"""

from typing import Any

from wezer.core.community import community
from wezer.core.models import Group, Measure, Party
from wezer.kernel.ref import Ref, ref, resolve
from wezer.kernel.registry import Registry

MODERATE, SUSPEND_MEMBERS = "core.moderate", "core.suspend_members"
#: What everybody who is reported may be told, or asked to keep to.
ALWAYS = (Measure.NONE, Measure.MESSAGE, Measure.RESTRICT, Measure.SUSPEND)


class Reportable:
    """One kind of thing that members may report."""

    kind: str
    name: Any
    #: The right, in its group, of those who decide about it.
    right = MODERATE
    #: A hiding is told to its author by a notice of its own.
    tells_of_hiding = False
    #: Measures that may be taken because of it.
    measures: tuple[str, ...] = ALWAYS

    def find(self, viewer: Any, uid: Any) -> Any:
        """The thing, if this viewer may see it; raises NotFound otherwise."""
        raise NotImplementedError

    def reference(self, thing: Any) -> Ref:
        return ref(thing)

    def thing(self, subject: str) -> Any:
        """The thing of a reference, whoever asks; None when it is gone."""
        return resolve(subject)

    def party(self, thing: Any) -> Party:
        """Whose it is."""
        raise NotImplementedError

    def person(self, thing: Any) -> Any:
        """The member who did it, if it is known; a group did what it published in its own name."""
        raise NotImplementedError

    def group(self, thing: Any) -> Group:
        """Whose moderators decide."""
        return community()

    def quote(self, thing: Any) -> str:
        """What it says now: kept with the report, so that it is judged by what was read."""
        return ""

    def url(self, thing: Any) -> str:
        raise NotImplementedError

    def measures_for(self, thing: Any) -> tuple[str, ...]:
        return self.measures

    def is_hidden(self, thing: Any) -> bool:
        return thing.hidden_at is not None

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        """An act: nobody but its author reads it any more."""
        raise NotImplementedError

    def show(self, *, by: Any, thing: Any) -> Any:
        """An act that takes the hiding back."""
        raise NotImplementedError


reportable_kinds: Registry[Reportable] = Registry("reportable_kinds", Reportable)


def right_of(kind: str) -> str:
    """Of those who decide about things of this kind."""
    return reportable_kinds[kind].right if kind in reportable_kinds else MODERATE
