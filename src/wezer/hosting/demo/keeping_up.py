"""What members follow, where they have been lately, how they want to hear of it, and what they say others can do."""

from datetime import timedelta

from wezer.core.acts.channels import choose_channels, plan_mail
from wezer.core.acts.endorsements import endorse_skill
from wezer.core.acts.following import follow, visit_room
from wezer.core.acts.profile import set_profile_field
from wezer.core.models import ProfileField, Room
from wezer.core.profile_fields import skill_of
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

#: Who says so of whose first skill.
ENDORSED = (
    ("Fern", "Sage"),
    ("Fern", "Oak"),
    ("Fern", "Mélisse"),
    ("Sage", "Fern"),
    ("Basil", "Hazel"),
    ("Basil", "Fern"),
)


def plan_keeping_up(valley: Valley) -> None:
    """In the last weeks; nothing here draws on the story's chance, so that the rest of the year stays as it was."""
    story = valley.story
    story.at(story.end - timedelta(days=20), lambda: _endorse(valley))
    story.at(story.end - timedelta(days=12), lambda: _follow(valley))
    story.at(story.end - timedelta(days=3), lambda: _look_around(valley))


def _speaks(valley: Valley, name: str) -> Viewer:
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _endorse(valley: Valley) -> None:
    fern = ProfileField.objects.get(member=valley.named("Fern"), key="skills")
    first, *others = (skill_of(str(each)) for each in fern.value)
    said = [first._replace(wish="on_request"), *others[:-1], others[-1]._replace(wish="not_now")]
    set_profile_field(by=_speaks(valley, "Fern"), key="skills", value=[skill.written() for skill in said])
    for whose, who in ENDORSED:
        row = ProfileField.objects.filter(member=valley.named(whose), key="skills").first()
        if row is not None:
            skill = skill_of(str(row.value[0])).term
            endorse_skill(by=_speaks(valley, who), member=valley.named(whose), term=skill)


def _follow(valley: Valley) -> None:
    follow(by=_speaks(valley, "Fern"), target=valley.groups["garden"])
    follow(by=_speaks(valley, "Fern"), target=valley.named("Sage"))
    follow(by=_speaks(valley, "Basil"), target=valley.talk_room("garden"))
    plan_mail(by=_speaks(valley, "Basil"), rhythm="weekly", weekday=4, hour=18, quiet_from=21, quiet_to=7)
    choose_channels(by=_speaks(valley, "Basil"), chosen={"mentions": "digest"})
    choose_pushes(
        by=_speaks(valley, "Basil"), chosen={"lending": True, "money": False}
    )  # for a browser that he will add


def _look_around(valley: Valley) -> None:
    """What was written since then is new to them."""
    for name in ("Oak", "Fern", "Sage", "Basil", "Mélisse"):
        by = _speaks(valley, name)
        for room in Room.objects.filter(kind="talk", group__in=by.direct_group_ids):
            visit_room(by=by, room=room, visit=None)
