"""The thread of life, on every item's page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.panels import ItemPanel, item_panels
from wezer.workflow.queries import thread_of


@item_panels.add
class ThreadOfLife(ItemPanel):
    kind = "thread"
    name = _("Thread of life")
    order = 80
    template = "workflow/_thread.html"

    def context(self, item: Any, viewer: Any) -> dict[str, Any]:
        return {"thread": thread_of(item, viewer)}
