"""What the journey is made of: steps with their form, moves that change one thing, presets that fill every step.

Higher packages put theirs into `<package>/journey_steps/`, `journey_moves/` and `journey_presets/`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wezer.kernel.registry import Registry

#: One thing to do: a kind of `journey_moves` and what is wanted of it.
Wanted = tuple[str, dict[str, Any]]


class JourneyMove:
    """One change of the community, made by an act; it knows whether it is done already, and how it is taken back."""

    kind: str

    def says(self, wanted: Mapping[str, Any]) -> str:
        """One line: what it does."""
        raise NotImplementedError

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        raise NotImplementedError

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Do it; what is returned takes it back later."""
        raise NotImplementedError

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        """Undo it; False when it was used or changed meanwhile and stays."""
        return False


class JourneyStep:
    """One step: why, what to talk about, what is asked, and what comes of the answers."""

    kind: str
    name: Any
    icon = "sprout"
    order = 50
    #: Why this step, and what to talk about.
    why: Any = ""
    #: Applied with the others when a preset is taken whole.
    is_whole = True
    #: Shown below the form: a page of the garden where the same can be done at leisure.
    place = ""
    template = "core/journey/_form.html"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        """The form over what is proposed; its `value()` gives it back as JSON."""
        raise NotImplementedError

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        """What applying does."""
        return ()

    def applied(self, by: Any) -> None:
        """Called inside the act that applied the step."""

    def proposal(self) -> dict[str, Any]:
        """What is proposed when nobody has said anything."""
        return {}


class JourneyPreset:
    """Good defaults for a kind of community: a value for each step."""

    kind: str
    name: Any
    icon = "sprout"
    order = 50
    about: Any = ""

    def steps(self) -> dict[str, dict[str, Any]]:
        """{step: value}, in the language of who asks."""
        raise NotImplementedError


journey_steps: Registry[JourneyStep] = Registry("journey_steps", JourneyStep)
journey_moves: Registry[JourneyMove] = Registry("journey_moves", JourneyMove)
journey_presets: Registry[JourneyPreset] = Registry("journey_presets", JourneyPreset)
