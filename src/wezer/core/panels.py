"""What packages above core add to a page of core: panels beside an item or on a party's page (SETTLED row 14).

    @item_panels.add("workflow.thread", order=80)
    def thread(item, viewer, request): return render_to_string(…)      # "" shows nothing

Templates write `{% load panels %}{% item_panels item %}` and `{% party_panels party %}`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Render = Callable[[Any, Any, Any], str]


@dataclass(frozen=True, slots=True)
class Panel:
    key: str
    order: int
    render: Render


class Panels:
    """An ordered open set; adding one under a known key replaces it."""

    def __init__(self) -> None:
        self._panels: dict[str, Panel] = {}

    def add(self, key: str, *, order: int = 50) -> Callable[[Render], Render]:
        def register(render: Render) -> Render:
            self._panels[key] = Panel(key, order, render)
            return render

        return register

    def show(self, thing: Any, viewer: Any, request: Any = None) -> list[str]:
        """The HTML of each panel that has something to say."""
        ordered = sorted(self._panels.values(), key=lambda panel: (panel.order, panel.key))
        return [html for panel in ordered if (html := panel.render(thing, viewer, request))]


item_panels = Panels()
party_panels = Panels()
