"""Letters from outside: written, confirmed, answered, stopped, forgotten; and addresses a group takes none from."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import Count, Q

from wezer.core.acts.audiences import audience
from wezer.core.acts.nobody import somebody
from wezer.core.acts.posts import clean_text
from wezer.core.chat.acts.conversations import forget_words, open_conversation
from wezer.core.chat.acts.messages import tick, where
from wezer.core.chat.acts.outside_mail import call_letters_back, mail_confirmation, read_on
from wezer.core.chat.events import MessageSaid, OutsideLetterForgotten, OutsideMailStopped, OutsideWriterBlocked
from wezer.core.chat.outside import (
    LONGEST_LETTER,
    checked_address,
    confirmed_within,
    is_blocked,
    mailbox,
    one_key,
    takes_from_outside,
)
from wezer.core.chat.refusals import BlockedAlready, LetterHeld, LettersClosedOutside, LettersFull
from wezer.core.markdown import RENDERER, plain_html
from wezer.core.models import (
    Conversation,
    ConversationForm,
    Group,
    Item,
    LetterBlock,
    Message,
    Notice,
    OutsideLetter,
    OutsideLetterState,
)
from wezer.core.retention import held
from wezer.core.rules import clean_name
from wezer.core.search.column import column_of
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.talk_refusals import TextTooLong
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

#: So many letters from outside, confirmed ones, one group takes in a day.
MOST_A_DAY = 100
#: So many that nobody has confirmed are written to one group in an hour: made-up addresses close its form no longer.
MOST_WAITING = 50
#: So many are written to all groups in a day, confirmed or not: each sends a mail to an address that somebody typed.
MOST_IN_ALL = 500


@act
def write_from_outside(
    *, by: Any, group: Group, name: str, email: str, title: str, body: str, language: str = "", key: str = ""
) -> None:
    """Keep a letter of somebody outside until they confirm their address by the link that is mailed to it. The same `key` twice
    is one letter. Nothing tells whether the address is a member's, or one that the group hears no more from."""
    require(by, "core.write_from_outside", group)
    said: dict[str, Any] = {
        "name": clean_name(name, most=120),
        "email": checked_address(email),
        "title": clean_name(title, most=200, field="title"),
        "body": _text(body),
    }
    once = one_key("letter", key)
    if once and OutsideLetter.objects.filter(key=once).exists():
        return
    _refuse_more(group)
    if is_blocked(group, said["email"]):
        return
    try:
        with attempt():
            letter = OutsideLetter.objects.create(group=group, language=language[:12], key=once, **said)
    except IntegrityError:  # the same key at the same moment
        return
    mail_confirmation(letter)


@act
def confirm_letter(*, by: Any, letter: OutsideLetter) -> Conversation | None:
    """Its writer came by the link: those who tend the group have the letter from now on. None: they take none from this address,
    it is gone, and its writer is not told."""
    group = letter.group
    if confirmed_within(letter) <= now():
        raise NotFound()
    if not takes_from_outside(group):
        raise LettersClosedOutside()
    if is_blocked(group, letter.email):
        call_letters_back([letter.uid])
        OutsideLetter.objects.filter(pk=letter.pk, state=OutsideLetterState.WAITING).delete()
        return None
    if not move(letter, OutsideLetterState.WAITING, OutsideLetterState.HANDED_OVER):
        raise NotFound()
    stewards = audience("stewards", group)
    conversation = open_conversation(
        by, ConversationForm.OUTSIDE, stewards, author=somebody(), group=group, title=letter.title,
        card={"writer": letter.name},
    )  # fmt: skip
    words, letter.body = letter.body, ""
    OutsideLetter.objects.filter(pk=letter.pk).update(conversation=conversation, body="")
    letter.conversation = conversation
    read_on(letter)
    _say(letter, conversation, words)
    return conversation


@act
def answer_from_outside(*, by: Any, letter: OutsideLetter, body: str, key: str = "") -> Message | None:
    """Its writer goes on, from the page of their letter. The same `key` twice is one answer. None: the group takes nothing from
    this address, nothing is written, and its writer is not told."""
    conversation = letter.conversation
    if conversation is None or not letter.is_readable:
        raise NotFound()
    if not takes_from_outside(letter.group):
        raise LettersClosedOutside()
    text, once = _text(body), one_key(str(letter.uid), key)
    if is_blocked(letter.group, letter.email):
        return None
    if once and (known := Message.objects.filter(conversation=conversation, key=once).first()):
        return known
    try:
        with attempt():
            message = _say(letter, conversation, text, once)
    except IntegrityError:  # the same key at the same moment
        return Message.objects.get(conversation=conversation, key=once)
    read_on(letter)
    return message


@act
def stop_letter_mail(*, by: Any, letter: OutsideLetter) -> None:
    """Its writer wants no more mail about it: answers stand on its page alone. Twice is once."""
    if OutsideLetter.objects.filter(pk=letter.pk, stopped_at=None).update(stopped_at=now()):
        conversation = letter.conversation
        if conversation is not None:
            emit(OutsideMailStopped(subject=ref(conversation)), **where(conversation))


@act
def forget_letter(*, by: Any, letter: OutsideLetter) -> None:
    """Its writer has it forgotten, with the answers: nothing of it is read any more, by anybody. What the group made of it stays."""
    conversation = letter.conversation
    if conversation is not None and conversation.uid in held().uids():
        raise LetterHeld()
    _forget([letter])
    if conversation is not None:
        emit(OutsideLetterForgotten(subject=ref(conversation)), **where(conversation), audit=True)


@act
def forget_old_letters(*, by: Any, before: datetime, spared: Sequence[Any] = (), limit: int = 200) -> int:
    """Letters from outside of which nothing was heard since; some at a time."""
    rows = OutsideLetter.objects.filter(conversation__newest_at__lt=before).exclude(conversation__uid__in=spared)
    old = list(rows.select_related("conversation").order_by("pk")[:limit])
    _forget(old)
    return len(old)


@act
def forget_unconfirmed_letters(*, by: Any, before: datetime) -> int:
    """Letters whose writer never confirmed their address."""
    old = OutsideLetter.objects.filter(state=OutsideLetterState.WAITING, created_at__lt=before)
    call_letters_back(old.values_list("uid", flat=True))
    return old.delete()[0]


@act
def block_writer(*, by: Any, group: Group, email: str) -> LetterBlock:
    """The group takes no letters from this address outside, nor with something added to it. Its writer is not told."""
    require(by, "core.answer_letters", group)
    made, is_new = LetterBlock.objects.get_or_create(group=group, email=mailbox(checked_address(email)))
    if not is_new:
        raise BlockedAlready()
    _tell_block(group, is_blocked=True)
    return made


@act
def unblock_writer(*, by: Any, block: LetterBlock) -> None:
    """The group takes letters from this address again."""
    require(by, "core.answer_letters", block.group)
    if LetterBlock.objects.filter(pk=block.pk).delete()[0]:
        _tell_block(block.group, is_blocked=False)


def _refuse_more(group: Group) -> None:
    """One statement."""
    here, waiting = Q(group=group), Q(state=OutsideLetterState.WAITING)
    written = OutsideLetter.objects.filter(created_at__gt=now() - timedelta(days=1)).aggregate(
        all=Count("pk"),
        confirmed=Count("pk", filter=here & ~waiting),
        waiting=Count("pk", filter=here & waiting & Q(created_at__gt=now() - timedelta(hours=1))),
    )
    if written["all"] >= MOST_IN_ALL or written["confirmed"] >= MOST_A_DAY or written["waiting"] >= MOST_WAITING:
        raise LettersFull()


def _tell_block(group: Group, *, is_blocked: bool) -> None:
    told = OutsideWriterBlocked(subject=ref(group), blocked=is_blocked)
    emit(told, group=group, audience=audience("stewards", group), audit=True)


def _say(letter: OutsideLetter, conversation: Conversation, text: str, key: str = "") -> Message:
    """What somebody outside says names nobody and leads nowhere: the words, as they were typed."""
    tick(conversation, said=True)
    if not OutsideLetter.objects.filter(pk=letter.pk).exists():  # forgotten at this very moment
        raise NotFound()
    message = Message.objects.create(
        conversation=conversation, number=conversation.newest, changed=conversation.clock, key=key,
        author_id=conversation.author_id, body=text, body_html=plain_html(text), renderer=RENDERER,
        tokens=column_of(text, letter.language or DEFAULT_LANGUAGE), created_at=conversation.newest_at,
    )  # fmt: skip
    said = MessageSaid(subject=ref(conversation), message=ref(message), answers="", members=(), groups=())
    emit(said, **where(conversation))
    return message


def _forget(letters: Sequence[OutsideLetter]) -> None:
    """A conversation without words stays in its place; who wrote and all that was said are gone."""
    for conversation in (letter.conversation for letter in letters if letter.conversation is not None):
        tick(conversation)  # under its lock: who answers now is refused, or gone with it
        forget_words(conversation)
        Notice.objects.filter(item=conversation.pk).delete()
        Item.objects.filter(pk=conversation.pk).update(title="", card={}, withdrawn_at=now())
    call_letters_back([letter.uid for letter in letters])  # once: all mail of a month is looked through for them
    OutsideLetter.objects.filter(pk__in=[letter.pk for letter in letters]).delete()


def _text(typed: str) -> str:
    text = clean_text(typed)
    if len(text) > LONGEST_LETTER:
        raise TextTooLong(most=LONGEST_LETTER)
    return text
