"""The first steps, on the home page of whoever is new."""

from typing import Any

from django.template.loader import render_to_string

from wezer.core.kinds import HomePanel, home_panels
from wezer.core.welcome.reading import first_steps_of, is_new


@home_panels.add
class FirstStepsGlance(HomePanel):
    kind = "first_steps"
    is_before = True

    def visible(self, viewer: Any) -> bool:
        """Not for who put it away, nor after sixty days: without a statement."""
        member = viewer.member
        return member is not None and member.first_steps and is_new(member) and viewer.is_inside

    def render(self, request: Any) -> str:
        """Nothing once all are taken. One statement."""
        mine = first_steps_of(request.viewer.member)
        return "" if mine.all_done else render_to_string("core/home/_first_steps.html", {"mine": mine}, request=request)
