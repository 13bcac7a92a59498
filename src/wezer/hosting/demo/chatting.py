"""A chat that goes on while one looks, words between two, a letter that waits for its answer, and one from outside."""

from datetime import timedelta

from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import react, say
from wezer.core.chat.acts.outside import confirm_letter, write_from_outside
from wezer.core.chat.acts.pins import pin_message
from wezer.core.models import Conversation, Message, OutsideLetter
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

#: Hours before the end, author, words, the number of the message it answers (0: none).
CHAT = (
    (70, "Fern", "The water is off at the upper terrace until tomorrow.", 0),
    (69.5, "Clover", "Good to know. I bring two cans.", 1),
    (46, "Mélisse", "L'eau est revenue ce matin, merci !", 1),
    (22, "Basil", "Found a glove at the gate: left, green, lonely.", 0),
    (21.8, "Fern", "That is mine. Its brother cried all night.", 4),
    (3, "Clover", "Who comes on Saturday? @Basil brings the barrow, I bring soup.", 0),
    (2.5, "Basil", "Count on me and the **barrow**.", 6),
)
LETTER = "My balcony has no sun left. Is there half a bed in your garden for next spring? I can water every evening."
FROM_OUTSIDE = "We are the school of the next valley: may a class of twenty come and see how the oven is lit? Any Tuesday in March."


def plan_chat(valley: Valley) -> None:
    """In the last days; nothing here draws on the story's chance, so that the rest of the year stays as it was."""
    story = valley.story
    story.at(story.end - timedelta(hours=80), lambda: _open(valley))
    for hours, author, words, answers in CHAT:
        story.at(
            story.end - timedelta(hours=hours),
            lambda author=author, words=words, answers=answers: _say(valley, author, words, answers),  # type: ignore[misc]  # a lambda whose default keeps the loop's value
        )
    story.at(story.end - timedelta(hours=30), lambda: _write(valley, "Fern", "Sage", "Shall we bake on Thursday?"))
    story.at(
        story.end - timedelta(hours=29), lambda: _write(valley, "Sage", "Fern", "Gladly. I light the oven at five.")
    )
    story.at(story.end - timedelta(hours=9), lambda: _letter(valley))
    story.at(story.end - timedelta(hours=28), lambda: _letter_from_outside(valley))
    story.at(story.end - timedelta(hours=5), lambda: _answer_outside(valley))
    story.at(story.end - timedelta(hours=2), lambda: _pin(valley, "Fern", "Who comes on Saturday?"))


def _fresh(valley: Valley, name: str) -> Viewer:
    """A new viewer: what somebody may see has grown with the conversation."""
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _open(valley: Valley) -> None:
    open_room(by=valley.story.speaks(Viewer.system()), group=valley.groups["garden"], kind="chat")


def _channel(valley: Valley) -> Conversation:
    return Conversation.objects.select_related("channel_of", "group").get(channel_of__group=valley.groups["garden"])


def _say(valley: Valley, author: str, words: str, answers: int) -> None:
    channel, by = _channel(valley), _fresh(valley, author)
    if not by.belongs_directly(valley.groups["garden"]):
        return
    answered = Message.objects.filter(conversation=channel, number=answers).first()
    said = say(by=by, conversation=channel, body=words, answers=answered)
    if answered is not None:
        react(by=by, message=Message.objects.get(pk=answered.pk), kind="smile" if said.number % 2 else "thanks")


def _pin(valley: Valley, name: str, words: str) -> None:
    """What everybody is to find again stands at the top."""
    said = Message.objects.select_related("conversation__group").get(
        conversation=_channel(valley), body__startswith=words
    )
    pin_message(by=_fresh(valley, name), message=said)


def _write(valley: Valley, author: str, to: str, words: str) -> None:
    write_to(by=_fresh(valley, author), members=[valley.named(to)], body=words)


def _letter(valley: Valley) -> None:
    write_letter(by=_fresh(valley, "Sage"), group=valley.groups["garden"], title="Half a bed in spring?", body=LETTER)


def _letter_from_outside(valley: Valley) -> None:
    """Everybody sees the oven, and anyone may write to it; the school has opened the link in its mail."""
    oven, school = valley.groups["oven"], Viewer.anonymous()
    change_setting(by=_fresh(valley, "Sage"), key="letters.from", value="anyone", group=oven)
    write_from_outside(
        by=valley.story.speaks(school), group=oven, name="School of Combe-Neuve", email="school@example.org",
        title="A class at the oven?", body=FROM_OUTSIDE,
    )  # fmt: skip
    confirm_letter(by=school, letter=OutsideLetter.objects.select_related("group").get(group=oven))


def _answer_outside(valley: Valley) -> None:
    letter = Conversation.objects.select_related("group").get(form="outside", group=valley.groups["oven"])
    say(
        by=_fresh(valley, "Sage"), conversation=letter, body="With pleasure: the second Tuesday, at nine. Bring aprons."
    )
