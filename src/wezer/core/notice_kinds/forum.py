"""What becomes of what one asked, or answered."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfAnswer(NoticeKind):
    #: With {name} and {title}.
    words: Any = ""
    icon = "message-circle-question-mark"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return str(self.words).format(name=name, title=notice.item.title[:60] if notice.item else "")

    def url(self, notice: Any) -> str:
        if not notice.item_id:
            return reverse("home:home")
        page, answer = reverse("items:item", args=[notice.item.uid]), notice.detail.get("answer", "")
        return f"{page}#answer-{answer}" if answer else page


@notice_kinds.add
class AnswerGiven(_OfAnswer):
    kind, name, topic = "answer_given", gettext_lazy("Someone answers what I asked"), "answers"
    words = gettext_lazy("{name} answered “{title}”")


@notice_kinds.add
class AnswerFollowed(_OfAnswer):
    kind, name, topic = "answer_followed", gettext_lazy("Someone answers a question I follow"), "following"
    words = gettext_lazy("{name} answered “{title}”")


@notice_kinds.add
class AnswerAccepted(_OfAnswer):
    kind, name, topic = "answer_accepted", gettext_lazy("My answer helped"), "reactions"
    icon = "check"
    words = gettext_lazy("Your answer helped: “{title}”")
