"""What people write: items of any kind, comments, answers, messages; and people themselves."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.comments import hide_comment, show_comment
from wezer.core.acts.items import hide_item, show_item
from wezer.core.chat.acts.messages import hide_message, show_message
from wezer.core.community import community
from wezer.core.forum.acts.answers import hide_answer, show_answer
from wezer.core.kinds import item_kinds
from wezer.core.markdown import plain_text
from wezer.core.models import Comment, Group, Item, ItemAnswer, Measure, Member, Message, Party
from wezer.core.moderation.kinds import ALWAYS, Reportable, reportable_kinds
from wezer.kernel.refusals import NotFound

LONGEST_QUOTE = 1000
WITH_HIDING = (*ALWAYS, Measure.HIDE)


class _Written(Reportable):
    measures = WITH_HIDING

    def party(self, thing: Any) -> Party:
        return thing.author  # type: ignore[no-any-return]  # Django says Any

    def person(self, thing: Any) -> Any:
        return thing.written_by or Member.objects.filter(pk=thing.author_id).first()

    def quote(self, thing: Any) -> str:
        return plain_text(thing.body, LONGEST_QUOTE)


@reportable_kinds.add
class ItemReported(_Written):
    kind, name = "item", _("What somebody published")
    tells_of_hiding = True

    def find(self, viewer: Any, uid: Any) -> Any:
        rows = Item.objects.visible_to(viewer).select_related("author", "group", "written_by")
        found = rows.filter(uid=uid, published_at__isnull=False).first()
        if found is None or found.kind not in item_kinds or item_kinds[found.kind].is_place:
            raise NotFound()
        return found

    def group(self, thing: Any) -> Group:
        return thing.group or community()

    def quote(self, thing: Any) -> str:
        said = [thing.title, *item_kinds[thing.kind].search_parts(thing)] if thing.kind in item_kinds else [thing.title]
        if not any(said[1:]):
            said = [thing.title, str(thing.card.get("excerpt", ""))]
        return plain_text("\n\n".join(part for part in said if part), LONGEST_QUOTE)

    def measures_for(self, thing: Any) -> tuple[str, ...]:
        return ALWAYS if thing.kind in item_kinds and item_kinds[thing.kind].is_agreed else WITH_HIDING

    def url(self, thing: Any) -> str:
        return reverse("items:item", args=[thing.uid])

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        return hide_item(by=by, item=thing, reason=reason)

    def show(self, *, by: Any, thing: Any) -> Any:
        return show_item(by=by, item=thing)


@reportable_kinds.add
class CommentReported(_Written):
    kind, name = "comment", _("A comment")

    def find(self, viewer: Any, uid: Any) -> Any:
        rows = Comment.objects.filter(uid=uid, withdrawn_at=None, hidden_at=None)
        found = rows.select_related("author", "written_by", "item__group").first()
        if found is None or not Item.objects.visible_to(viewer).filter(pk=found.item_id).exists():
            raise NotFound()
        return found

    def group(self, thing: Any) -> Group:
        return thing.item.group or community()

    def url(self, thing: Any) -> str:
        return f"{reverse('items:item', args=[thing.item.uid])}#comment-{thing.uid}"

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        return hide_comment(by=by, comment=thing, reason=reason)

    def show(self, *, by: Any, thing: Any) -> Any:
        return show_comment(by=by, comment=thing)


@reportable_kinds.add
class AnswerReported(_Written):
    kind, name = "answer", _("An answer in a forum")
    tells_of_hiding = True

    def find(self, viewer: Any, uid: Any) -> Any:
        rows = ItemAnswer.objects.visible_to(viewer).filter(uid=uid, withdrawn_at=None, hidden_at=None)
        found = rows.select_related("author", "written_by", "item__group").first()
        if found is None:
            raise NotFound()
        return found

    def group(self, thing: Any) -> Group:
        return thing.item.group or community()

    def url(self, thing: Any) -> str:
        return f"{reverse('items:item', args=[thing.item.uid])}#answer-{thing.uid}"

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        return hide_answer(by=by, answer=thing, reason=reason)

    def show(self, *, by: Any, thing: Any) -> Any:
        return show_answer(by=by, answer=thing)


@reportable_kinds.add
class MessageReported(_Written):
    """Between members nobody moderates: what one of them reports is read as it was quoted, and nothing around it."""

    kind, name = "message", _("A message")

    def find(self, viewer: Any, uid: Any) -> Any:
        rows = Message.objects.visible_to(viewer).filter(uid=uid, withdrawn_at=None, hidden_at=None)
        found = rows.select_related("author", "written_by", "conversation__group", "conversation__channel_of").first()
        if found is None:
            raise NotFound()
        return found

    def group(self, thing: Any) -> Group:
        return thing.conversation.group if thing.conversation.channel_of_id else community()

    def measures_for(self, thing: Any) -> tuple[str, ...]:
        return WITH_HIDING if thing.conversation.channel_of_id else ALWAYS

    def url(self, thing: Any) -> str:
        return f"{reverse('chat:conversation', args=[thing.conversation.uid])}#m-{thing.uid}"

    def hide(self, *, by: Any, thing: Any, reason: str) -> Any:
        return hide_message(by=by, message=thing, reason=reason)

    def show(self, *, by: Any, thing: Any) -> Any:
        return show_message(by=by, message=thing)


@reportable_kinds.add
class MemberReported(Reportable):
    kind, name = "member", _("A member")

    def find(self, viewer: Any, uid: Any) -> Any:
        found = Member.objects.filter(uid=uid, erased_at=None).first() if viewer.is_inside else None
        if found is None:
            raise NotFound()
        return found

    def party(self, thing: Any) -> Party:
        return thing.party_ptr  # type: ignore[no-any-return]  # Django says Any

    def person(self, thing: Any) -> Any:
        return thing

    def quote(self, thing: Any) -> str:
        return str(thing.name)

    def url(self, thing: Any) -> str:
        return str(thing.get_absolute_url())
