"""The journey of a young community, beside the feed of whoever tends it."""

from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string

from wezer.core.community import member_count
from wezer.core.journey.reading import journey, progress, standings
from wezer.core.kinds import HomePanel, home_panels
from wezer.kernel.clock import now

#: A journey left lying so long is not asked about any more; it is found in the garden.
ASKED_FOR = timedelta(days=90)


@home_panels.add
class JourneyGlance(HomePanel):
    kind = "journey"

    def visible(self, viewer: Any) -> bool:
        return bool(viewer.has_right("core.tend_community"))

    def render(self, request: Any) -> str:
        """Nothing once it is over, nor where a grown community never began one. Two statements."""
        begun = journey()
        if begun is None:
            is_young = member_count() <= 1
        else:
            is_young = begun.launched_at is None and begun.begun_at > now() - ASKED_FOR
        if not is_young:
            return ""
        steps = standings()
        following = next((step for step in steps if not step.is_done), None)
        if following is None:
            return ""
        context = {"begun": begun, "progress": progress(steps), "next": following}
        return render_to_string("core/journey/_glance.html", context, request=request)
