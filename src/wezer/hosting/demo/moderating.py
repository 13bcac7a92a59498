"""What Val-Commun reports, decides and appeals against, and what is looked into: one of each, the last two days old."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import resolve

from wezer.core.acts.comments import add_comment
from wezer.core.acts.roles import grant_role
from wezer.core.glass.acts import end_glass, note_page, open_glass
from wezer.core.glass.reading import audiences_of, may_look, reads, under_glass
from wezer.core.kinds import item_kinds
from wezer.core.models import Comment, GlassOpening, Group, Item, ModerationCase, Role
from wezer.core.models.group import LIVING
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision
from wezer.core.moderation.acts.cases import claim_case, decide_case
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

TOPIC = "How to ask so that somebody answers"
#: Days before the end, author and their comment, who reports it and why.
SAID = (
    (16, "Rowan", "Whoever asks about slugs once more is one.", "Mélisse", "hurts", "I asked about slugs."),
    (11, "Quince", "My cousin sells record players, half price, call him any time!", "Fern", "unwanted", "Third time."),
    (7, "Laurel", "Iris never answers because she is ill again, you know what I mean.", "Sage", "private", "That is hers to tell."),
    (2, "Juniper", "The mill water is poisoned, everybody knows it.", "Basil", "deceit", "I drink it every day."),
)  # fmt: skip


def plan_moderating(valley: Valley) -> None:
    """Sage moderates beside Oak, so that somebody else answers appeals."""
    story = valley.story
    story.at(story.end - timedelta(days=20), lambda: _second_moderator(valley))
    for days, *said in SAID:
        story.at(story.end - timedelta(days=days, hours=6), lambda row=said: _say(valley, *row))  # type: ignore[misc]  # a default keeps the loop's value
    story.at(
        story.end - timedelta(days=15),
        lambda: _decide(valley, "Rowan", "message", "It was meant as a joke, and it hurt somebody who had only asked."),
    )
    story.at(
        story.end - timedelta(days=10),
        lambda: _decide(valley, "Quince", "restrict", "Advertising from outside, for the third time.", days=30),
    )
    story.at(story.end - timedelta(days=9), lambda: _appeal(valley))
    story.at(
        story.end - timedelta(days=6), lambda: _decide(valley, "Laurel", "hide", "It tells of somebody else's health.")
    )
    story.at(story.end - timedelta(hours=30), lambda: _look_into(valley))
    story.at(story.end - timedelta(hours=28), lambda: _look_away(valley))
    story.at(story.end - timedelta(hours=20), lambda: claim_case(by=valley.by("Oak"), case=_case(valley, "Juniper")))


def _second_moderator(valley: Valley) -> None:
    role = Role.objects.get(group=valley.groups[""], key="moderator")
    grant_role(by=valley.by("Oak"), role=role, member=valley.named("Sage"))


def _say(valley: Valley, author: str, body: str, reporter: str, ground: str, words: str) -> None:
    topic = Item.objects.select_related("group", "room", "audience").get(title=TOPIC)
    made = add_comment(by=valley.by(author), item=topic, body=body)
    report_thing(by=valley.by(reporter), kind="comment", uid=made.uid, ground=ground, words=words)


def _case(valley: Valley, author: str) -> ModerationCase:
    said = Comment.objects.get(author=valley.named(author), body=next(row[2] for row in SAID if row[1] == author))
    cases = ModerationCase.objects.select_related("group", "party", "claimed_by", "decided_by")
    return cases.get(subject=f"core.comment/{said.uid}")


def _decide(valley: Valley, author: str, decision: str, reason: str, days: int | None = None) -> None:
    decide_case(by=valley.by("Oak"), case=_case(valley, author), decision=decision, reason=reason, days=days)


def _appeal(valley: Valley) -> None:
    """Sage hears what Quince has to say, and overturns what Oak decided."""
    appeal_decision(
        by=valley.by("Quince"), case=_case(valley, "Quince"), words="He repairs them too. I will say it once."
    )
    words = "Once is fine. Put it into the market, where one looks for such things."
    answer_appeal(by=valley.by("Sage"), case=_case(valley, "Quince"), uphold=False, words=words)


def _look_away(valley: Valley) -> None:
    for opening in GlassOpening.objects.all():
        end_glass(by=valley.by("Oak"), opening=opening)


def _look_into(valley: Valley) -> None:
    """Oak opens a group he is not in, that which says most of those he may look into, and reads its hall and what is newest there."""
    oak = valley.story.speaks(Viewer.of(valley.named("Oak")))
    groups = Group.objects.exclude(parent=None).filter(state__in=LIVING).order_by("pk")
    shut = [group for group in groups if may_look(oak, group) and not reads(oak, group)]
    if not shut:  # who is in which group is drawn: in some years Oak is in all of them
        return
    group = max(shut, key=lambda each: _said_in(each).count())
    words = "Somebody wrote to me that they are threatened in there, and did not dare to say by whom."
    opening = open_glass(by=oak, group=group, reason=words)
    newest = _said_in(group).order_by("-published_at")[:1]
    for path in (group.get_absolute_url(), *(item_kinds[item.kind].url(item) for item in newest)):
        if (reader := under_glass(oak, str(opening.uid), resolve(path))) is not None:
            note_page(by=reader, path=path)


def _said_in(group: Group) -> QuerySet[Item]:
    return Item.objects.filter(
        group=group, audience__in=audiences_of(group), published_at__isnull=False, hidden_at=None
    )
