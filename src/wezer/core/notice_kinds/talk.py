"""What people say to one another."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.kinds import NoticeKind, notice_kinds


def _who(notice: Any) -> str:
    return notice.actor.name if notice.actor else _("Someone")


def _what(notice: Any) -> str:
    title = notice.item.title or " ".join(notice.item.card.get("excerpt", "").split()) if notice.item else ""
    return title if len(title) <= 60 else f"{title[:59].rsplit(' ', 1)[0]}…"


class _OfItem(NoticeKind):
    def url(self, notice: Any) -> str:
        address = reverse("items:item", args=[notice.item.uid]) if notice.item_id else reverse("home:home")
        return address


@notice_kinds.add
class Mention(_OfItem):
    kind, name, icon = "mention", gettext_lazy("Someone mentions me"), "at-sign"
    topic = "mentions"

    def sentence(self, notice: Any) -> str:
        return _("{name} mentions you in “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class CommentOnMine(_OfItem):
    kind, name, icon = "comment_on_mine", gettext_lazy("Someone comments on what I wrote"), "message-circle"
    topic = "answers"

    def sentence(self, notice: Any) -> str:
        if notice.count > 1:
            said = ngettext("{number} comments on “{title}”", "{number} comments on “{title}”", notice.count)
            return said.format(number=notice.count, title=_what(notice))
        return _("{name} commented on “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class AnswerToMe(_OfItem):
    kind, name, icon = "answer_to_me", gettext_lazy("Someone answers me"), "reply"
    topic = "answers"

    def sentence(self, notice: Any) -> str:
        return _("{name} answered you in “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class ReactionToMine(_OfItem):
    kind, name, icon = "reaction", gettext_lazy("Someone reacts to what I wrote"), "sun"
    topic = "reactions"

    def sentence(self, notice: Any) -> str:
        if notice.count > 1:
            said = ngettext("{number} reactions to “{title}”", "{number} reactions to “{title}”", notice.count)
            return said.format(number=notice.count, title=_what(notice))
        return _("{name} reacted to “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class ReactionToMyComment(_OfItem):
    kind, name, icon = "comment_reaction", gettext_lazy("Someone reacts to my comment"), "sun"
    topic = "reactions"

    def sentence(self, notice: Any) -> str:
        if notice.count > 1:
            said = ngettext(
                "{number} reaction to what you said on “{title}”",
                "{number} reactions to what you said on “{title}”",
                notice.count,
            )
            return said.format(number=notice.count, title=_what(notice))
        return _("{name} reacted to what you said on “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class Followed(_OfItem):
    kind, name, icon = "followed", gettext_lazy("Something new in what I follow"), "bookmark"
    topic = "following"

    def sentence(self, notice: Any) -> str:
        return _("{name} wrote “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class CommentFollowed(_OfItem):
    kind, name, icon = "comment_followed", gettext_lazy("Someone comments on something I follow"), "message-circle"
    topic = "following"

    def sentence(self, notice: Any) -> str:
        if notice.count > 1:
            said = ngettext("{number} comments on “{title}”", "{number} comments on “{title}”", notice.count)
            return said.format(number=notice.count, title=_what(notice))
        return _("{name} commented on “{title}”").format(name=_who(notice), title=_what(notice))


@notice_kinds.add
class Endorsed(NoticeKind):
    kind, name, icon = "endorsed", gettext_lazy("Someone endorses a skill of mine"), "check"
    topic = "reactions"

    def sentence(self, notice: Any) -> str:
        return _("{name} says that you can do it: {skill}").format(
            name=_who(notice), skill=notice.detail.get("term", "")
        )

    def url(self, notice: Any) -> str:
        return str(notice.member.get_absolute_url())


@notice_kinds.add
class Hidden(_OfItem):
    kind, name, icon = "hidden", gettext_lazy("A moderator hides what I wrote"), "eye-off"
    topic = "moderation"

    def sentence(self, notice: Any) -> str:
        return _("A moderator hid “{title}”. The reason stands on its page.").format(title=_what(notice))
