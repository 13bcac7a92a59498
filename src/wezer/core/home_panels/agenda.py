"""What comes next, beside the feed of the home page."""

from typing import Any

from django.template.loader import render_to_string

from wezer.core.agenda.queries import my_next
from wezer.core.kinds import HomePanel, home_panels


@home_panels.add
class AgendaGlance(HomePanel):
    kind = "agenda"

    def render(self, request: Any) -> str:
        """Nothing when nothing comes. One statement."""
        return render_to_string("core/agenda/_glance.html", {"coming": my_next(request.viewer)}, request=request)
