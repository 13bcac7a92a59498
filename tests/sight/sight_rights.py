"""I-2, the other way round: what somebody sees, they may also use as whoever sees it may, unless something named stands in
the way. A right that is silently narrower than sight would show a thing and refuse it without a word."""

from wezer.core.forum.rules import TAKES_ANSWERS
from wezer.core.helpdesk.rules import LIVE
from wezer.core.kinds import item_kinds
from wezer.core.models import (
    AudienceKind,
    Conversation,
    ConversationForm,
    Event,
    Exclusion,
    ExclusionVoice,
    Group,
    Item,
    ItemAnswer,
    Place,
    Question,
    RoomState,
    Thing,
    Ticket,
)
from wezer.core.settings_registry import value
from wezer.exchange.models import Announcement
from wezer.kernel.permissions import can


def stands_back(seen, thing):
    """In the way of whatever one would do there: one is outside, only reads, was denied to write; or nothing goes on there."""
    group = thing if isinstance(thing, Group) else thing.group
    if seen.member is None or not seen.is_inside or seen.is_denied(thing) or seen.only_reads(group):
        return True
    return group is not None and group.state != "active"


def is_closed(thing):
    return not thing.is_published or (thing.room is not None and thing.room.state != RoomState.OPEN)


def takes_no_words(seen, item):
    """What is for the group alone is answered by those who write there."""
    kind = item_kinds.get(item.kind)
    if is_closed(item) or (kind is not None and kind.is_place) or item.card.get("comments") is False:
        return True
    for_the_group = item.audience.kind == AudienceKind.GROUP and item.group is not None
    return for_the_group and not can(seen, "core.write_in_group", item.group)


def is_ones_own(seen, thing):
    return seen.may_act_for(thing.author_id) or thing.written_by_id == seen.member_id


def hears_nobody(seen, conversation):
    if conversation.form == ConversationForm.CHANNEL:
        room = conversation.channel_of
        return room.state != RoomState.OPEN or not can(seen, "core.write_in_group", conversation.group)
    if conversation.form == ConversationForm.DIRECT:
        return conversation.audience_id not in seen.audience_ids
    return not (is_ones_own(seen, conversation) or seen.has_right("core.answer_letters", conversation.group))


#: Rights of whoever sees the thing, and what else stands in the way.
WHOEVER_SEES = {
    Group: {
        "core.enter_group": lambda seen, group: seen.belongs_directly(group),
        "core.write_letter": lambda seen, group: value("letters.from", group) == "nobody",
        "core.ask_for_help": lambda seen, group: False,
        "core.see_trust": lambda seen, group: False,
    },
    Item: {
        "core.comment_item": takes_no_words,
        "core.vote_in_poll": lambda seen, item: is_closed(item),
    },
    Event: {"core.answer_event": lambda seen, event: not event.is_published},
    Thing: {"core.borrow_thing": lambda seen, thing: not thing.is_published},
    Announcement: {"exchange.reply": lambda seen, one: not one.is_published and not seen.may_act_for(one.author_id)},
    Question: {"core.answer_question": lambda seen, one: takes_no_words(seen, one) or one.state not in TAKES_ANSWERS},
    ItemAnswer: {
        "core.vote_useful": lambda seen, answer: (
            not answer.is_shown or takes_no_words(seen, answer.item) or is_ones_own(seen, answer)
        )
    },
    Ticket: {"core.answer_ticket": lambda seen, one: takes_no_words(seen, one) or one.state not in LIVE},
    Place: {
        "core.judge_place": lambda seen, one: takes_no_words(seen, one) or not one.stands or is_ones_own(seen, one)
    },
    Conversation: {"core.write_in_conversation": hears_nobody},
}


def check_what_is_seen(seen):
    for model, rights in WHOEVER_SEES.items():
        for thing in model.objects.visible_to(seen):
            place = thing.item if isinstance(thing, ItemAnswer) else thing
            if stands_back(seen, place):
                continue
            for name, is_barred in rights.items():
                assert can(seen, name, thing) or is_barred(seen, thing), (seen, name, str(thing))
    for exclusion in Exclusion.objects.visible_to(seen):
        assert has_a_say(seen, exclusion), (seen, str(exclusion))


def has_a_say(seen, exclusion):
    """Nobody else reads the file: who is charged or charged them, who governs there or where it is appealed to, who votes."""
    place = exclusion.appeal_group
    governs = place is not None and any(
        seen.has_right(right, place) for right in ("core.decide_membership", "core.suspend_members")
    )
    spoke = ExclusionVoice.objects.filter(exclusion=exclusion, member=seen.member).exclude(choice="").exists()
    return (
        governs
        or spoke
        or any(can(seen, f"core.{name}", exclusion) for name in ("speak_on_exclusion", "vote_on_exclusion"))
    )
