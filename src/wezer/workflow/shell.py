"""What workflow adds to other pages: the thread of life beside every item, and the map of arrows in the menu."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from wezer.core.panels import item_panels
from wezer.ui.shell import Space, spaces
from wezer.workflow.queries import thread_of


@item_panels.add("workflow.thread", order=80)
def thread(item: Any, viewer: Any, request: Any) -> str:
    found = thread_of(item, viewer)
    return render_to_string("workflow/_thread.html", {"thread": found, "item": item}, request=request) if found else ""


spaces.add(
    Space(
        key="arrows", label=_("Arrows"), icon="workflow", url="workflow:map", section="run", order=80,
        visible=lambda viewer: viewer is not None and viewer.has_right("workflow.switch_arrows"),
    )
)  # fmt: skip
spaces.add(
    Space(
        key="flights", label=_("What leaves the house"), icon="send", url="flights:list", section="run", order=85,
        visible=lambda viewer: viewer is not None and viewer.has_right("workflow.tend_flights"),
    )
)  # fmt: skip
