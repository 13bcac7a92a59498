"""What belonging asks in Val-Commun: evenings of watering in the garden, wood for the oven."""

from datetime import timedelta

from wezer.core.group_duties.acts.declaring import declare_duty
from wezer.core.group_duties.acts.noting import note_done
from wezer.core.group_duties.jobs import see_to_duties
from wezer.core.group_duties.progress import bearers, today
from wezer.core.models import Duty
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley


def plan_duties(valley: Valley) -> None:
    """Declared two months ago, so that a period has come out; nothing here draws on the story's chance."""
    story = valley.story
    story.at(story.end - timedelta(days=75), lambda: _declare(valley))
    story.at(story.end - timedelta(days=20), lambda: _note(valley))
    story.at(story.end - timedelta(hours=47), see_to_duties)


def _fresh(valley: Valley, name: str) -> Viewer:
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _declare(valley: Valley) -> None:
    declare_duty(
        by=_fresh(valley, "Fern"), group=valley.groups["garden"], name="Evenings of watering", measure="tasks", amount=1,
        tolerance=2, effect="talk", description="Can in hand, before the sun is gone. The list hangs in the shed.",
    )  # fmt: skip
    declare_duty(
        by=_fresh(valley, "Sage"), group=valley.groups["oven"], name="Wood for the oven", measure="hours", amount=2 * 3600,
        every="quarter", description="Sawing, splitting, stacking: two hours a quarter keep the oven hot.",
    )  # fmt: skip


def _note(valley: Valley) -> None:
    """Fern reads the list in the shed: every second of the gardeners was there."""
    watering = Duty.objects.select_related("group", "role").get(name="Evenings of watering")
    for member in list(bearers(watering).order_by("pk"))[::2]:
        for days in (0, 25):
            by, day = _fresh(valley, "Fern"), today() - timedelta(days=days)
            note_done(by=by, duty=watering, member=member, on=day, amount=1)
