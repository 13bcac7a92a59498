"""Somebody of Val-Commun who has not been here for long: warned twice, then dormant."""

from datetime import timedelta

from wezer.core.acts.dormancy import see_to_the_silent
from wezer.core.acts.login import note_visit
from wezer.core.acts.settings import change_setting
from wezer.core.dormancy import FIRST, SECOND, dormant_months
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.hosting.demo import people
from wezer.hosting.demo.valley import Valley

NAME = "Woodruff"
#: Half a year in which nobody came by is long in a valley.
MONTHS = 6


def plan_silence(valley: Valley) -> None:
    """Here on one spring day only; nothing of it draws on the story's chance."""
    story = valley.story
    story.at(story.day(43, 20), lambda: _one_visit(valley))
    dormant = story.end - timedelta(days=60)
    for before in (FIRST, SECOND, timedelta()):
        story.at(dormant - before, lambda: _see_to_it(valley))


def _one_visit(valley: Valley) -> None:
    change_setting(by=valley.by("Oak"), key="membership.dormant_months", value=MONTHS)
    system = valley.story.speaks(Viewer.system())
    made = add_person(by=system, name=NAME, email="woodruff@example.org", password=people.PASSWORD)
    note_visit(by=system, member=made)


def _see_to_it(valley: Valley) -> None:
    see_to_the_silent(by=valley.story.speaks(Viewer.system()), months=dormant_months())
