"""What the people of Val-Commun ask each other: forums with topics, answers, votes, and questions in every state."""

from datetime import timedelta
from functools import partial
from typing import Any

from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.answers import edit_answer, find_useful
from wezer.core.forum.acts.questions import (
    accept_answer,
    answer_question,
    close_question,
    mark_duplicate,
    reopen_question,
)
from wezer.core.forum.acts.threads import ask_question, open_topic, pin_item
from wezer.core.models import ItemAnswer, Question, Room
from wezer.hosting.demo.valley import Valley

#: Group key, author, title, text, tags, answers: (author, text, how many found it useful).
QUESTIONS = (
    ("", "Fern", "What do I do with a wallet in two currencies?", "I got 60 VAL and 5 EUR for one tune-up. Do I have to spend both?", "currencies", (
        ("Oak", "No. Each currency has its own balance; an offer says which it takes, and you choose when you pay.", 7),
        ("Sage", "I keep the euros for flour and the VAL for everything else.", 3),
    )),
    ("", "Basil", "Who may open a group?", "We would like one for bicycles.", "groups", (
        ("Oak", "Any member may open a conversation. For a circle ask those who tend the valley.", 5),
    )),
    ("", "Mélisse", "Comment traduire une annonce ?", "Mes voisins lisent l'anglais, moi le français. Faut-il écrire deux annonces ?", "langues", ()),
    ("garden", "Clover", "How do we keep slugs off the lettuce?", "They come at night, whatever we plant around it.", "slugs, lettuce", (
        ("Fern", "A plank to hide under, lifted every morning. Give them to the ducks.", 9),
        ("Mélisse", "De la cendre sèche autour des plants, à refaire après la pluie.", 4),
        ("Rowan", "Beer, in a saucer. It is the only good use of that beer.", 1),
    )),
    ("garden", "Mélisse", "Slugs again: what helps?", "The lettuce is gone, the beans are next.", "slugs", ()),
    ("garden", "Clover", "When is garlic planted up here?", "Books say October. Our books are written by the sea.", "garlic", (
        ("Hazel", "When the walnut is bare. Three weeks later than the books say.", 6),
    )),
    ("repair", "Quince", "Where do spare belts come from?", "For record players, flat, 200 mm and about.", "spares", (
        ("Basil", "An old inner tube, cut straight. It plays a little slow and nobody minds.", 4),
    )),
    ("oven", "Juniper", "Does the oven take a goose?", "For the feast. It is a large goose.", "feast", ()),
)  # fmt: skip
TOPICS = (
    ("", "Oak", "How to ask so that somebody answers", "One question at a time, a title that says it, and thanks for what helped.", "help"),
    ("garden", "Fern", "The year in the garden", "Three more beds, or paths one can walk on in winter? Both, some year. What first?", "plans"),
    ("repair", "Basil", "Tools we would share with the next village", "They have a lathe. We have patience, and the good soldering iron.", "tools"),
)  # fmt: skip


def plan_asking(valley: Valley) -> None:
    """Forums open a month before the end; the last question is some hours old."""
    story = valley.story
    story.at(story.end - timedelta(days=32, hours=3), lambda: _open(valley))
    for place, row in enumerate(TOPICS):
        story.at(story.end - timedelta(days=30 - 2 * place), partial(_topic, valley, *row))
    for place, asked in enumerate(QUESTIONS):
        moment = story.end - timedelta(days=24 - 3 * place, hours=5)
        story.at(moment, partial(_ask, valley, *asked[:5]))
        for number, given in enumerate(asked[5]):
            story.at(moment + timedelta(hours=9 + 7 * number), partial(_answer, valley, asked[2], *given))
    story.at(story.end - timedelta(hours=30), lambda: _become(valley))


def _open(valley: Valley) -> None:
    for key in ("", "garden", "repair", "oven"):
        open_room(by=valley.by(valley.holder_of(key) if key else "Oak"), group=valley.groups[key], kind="forum")


def _forum(valley: Valley, group: str) -> Room:
    return Room.objects.select_related("group").get(group=valley.groups[group], kind="forum")


def _topic(valley: Valley, group: str, author: str, title: str, body: str, tags: str) -> None:
    room = _forum(valley, group)
    open_topic(by=valley.by(author), room=room, title=title, body=body, tags=tags, audience="community")


def _ask(valley: Valley, group: str, author: str, title: str, body: str, tags: str) -> None:
    room = _forum(valley, group)
    ask_question(by=valley.by(author), room=room, title=title, body=body, tags=tags, audience="community")


def _named(title: str) -> Question:
    return Question.objects.select_related("group", "room", "audience").get(title=title)


def _answer(valley: Valley, title: str, author: str, body: str, useful: int) -> None:
    question = _named(title)
    shared = title.startswith("How do we keep slugs") and author == "Fern"
    made = answer_question(by=valley.by(author), question=question, body=body, is_wiki=shared)
    answer = ItemAnswer.objects.select_related("item__group", "item__room", "item__audience").get(pk=made.pk)
    assert question.group is not None
    inside: Any = (
        valley.joined
        if question.group.is_root
        else next(people for key, people in valley.inside.items() if valley.groups[key].pk == question.group_id)
    )
    readers = [member for member in inside if member.name != author]
    for member in readers[:useful]:
        find_useful(by=valley.story.by(member), answer=answer)


def _become(valley: Valley) -> None:
    """Two are solved, one is open again, one was asked before, one is closed; two still wait."""
    slugs, garlic = _named("How do we keep slugs off the lettuce?"), _named("When is garlic planted up here?")
    first = ItemAnswer.objects.select_related("item__group", "item__room", "item__audience").get(
        item=slugs, author__name="Fern"
    )
    edit_answer(by=valley.by("Rowan"), answer=first, body=f"{first.body}\n\nTwo planks a bed are enough.")
    accept_answer(by=valley.by("Clover"), question=slugs, answer=first)
    mark_duplicate(by=valley.by("Mélisse"), question=_named("Slugs again: what helps?"), same_as=slugs)
    accept_answer(by=valley.by("Clover"), question=garlic, answer=ItemAnswer.objects.get(item=garlic))
    belts = _named("Where do spare belts come from?")
    accept_answer(by=valley.by("Quince"), question=belts, answer=ItemAnswer.objects.get(item=belts))
    reopen_question(by=valley.by("Quince"), question=belts)
    close_question(by=valley.by("Basil"), question=_named("Who may open a group?"))
    pinned = valley.groups[""].items.get(title="How to ask so that somebody answers")
    pin_item(by=valley.by("Oak"), item=pinned, pinned=True)
