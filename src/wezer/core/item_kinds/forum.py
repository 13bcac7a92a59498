"""What forums hold: topics and questions."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class TopicKind(ItemKind):
    kind = "topic"
    name = _("Topic")
    icon = "messages-square"
    model = "core.Topic"
    card_template = "core/forum/_card.html"

    def url(self, item: Any) -> str:
        return reverse("forum:topic", args=[item.group.slug, item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.topic.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.forum.acts.writing import reindex_text

        reindex_text(item)


@item_kinds.add
class QuestionKind(ItemKind):
    kind = "question"
    name = _("Question")
    many = _("Questions")
    icon = "message-circle-question-mark"
    model = "core.Question"
    card_template = "core/forum/_card.html"

    def url(self, item: Any) -> str:
        return reverse("forum:question", args=[item.group.slug, item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.question.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.forum.acts.writing import reindex_text

        reindex_text(item)
