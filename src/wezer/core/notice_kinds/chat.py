"""What was said to a member in a conversation."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.kinds import NoticeKind, notice_kinds


def _who(notice: Any) -> str:
    return notice.actor.name if notice.actor else _("Someone")


def _title(notice: Any) -> str:
    return str(notice.detail.get("title", ""))


@notice_kinds.add
class DirectMessage(NoticeKind):
    kind, name, icon = "direct_message", gettext_lazy("Someone writes to me"), "message-circle"
    topic = "messages"

    def sentence(self, notice: Any) -> str:
        if notice.count > 1:
            said = ngettext("{name}: {number} message", "{name}: {number} messages", notice.count)
            return said.format(name=_who(notice), number=notice.count)
        return _("{name} writes to you").format(name=_who(notice))


@notice_kinds.add
class ChatAnswer(NoticeKind):
    kind, name, icon = "chat_answer", gettext_lazy("Someone answers me in a chat"), "reply"
    topic = "answers"

    def sentence(self, notice: Any) -> str:
        group = notice.group.name if notice.group else ""
        return _("{name} answered you in the chat of {group}").format(name=_who(notice), group=group)


@notice_kinds.add
class ChatMention(NoticeKind):
    kind, name, icon = "chat_mention", gettext_lazy("Someone mentions me in a chat"), "at-sign"
    topic = "mentions"

    def sentence(self, notice: Any) -> str:
        group = notice.group.name if notice.group else ""
        return _("{name} mentions you in the chat of {group}").format(name=_who(notice), group=group)


@notice_kinds.add
class ChatMessage(NoticeKind):
    kind, name, icon = "chat_message", gettext_lazy("Something is said in a chat I want to hear of"), "message-circle"
    topic = "following"

    def sentence(self, notice: Any) -> str:
        group = notice.group.name if notice.group else ""
        if notice.count > 1:
            said = ngettext(
                "{number} message in the chat of {group}", "{number} messages in the chat of {group}", notice.count
            )
            return said.format(number=notice.count, group=group)
        return _("{name} wrote in the chat of {group}").format(name=_who(notice), group=group)


@notice_kinds.add
class Letter(NoticeKind):
    kind, name, icon = "letter", gettext_lazy("Someone writes a letter to a group I tend"), "mail"
    topic = "messages"

    def sentence(self, notice: Any) -> str:
        group = notice.group.name if notice.group else ""
        if notice.detail.get("outside"):
            return _("A letter from outside to {group}: “{title}”").format(group=group, title=_title(notice))
        said = _("{name} wrote to {group}: “{title}”")
        return said.format(name=_who(notice), group=group, title=_title(notice))


@notice_kinds.add
class LetterAnswer(NoticeKind):
    kind, name, icon = "letter_answer", gettext_lazy("A group answers my letter"), "mail"
    topic = "messages"

    def sentence(self, notice: Any) -> str:
        return _("{name} answered “{title}”").format(name=_who(notice), title=_title(notice))
