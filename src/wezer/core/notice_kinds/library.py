"""What becomes of documents, in sentences."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfDocument(NoticeKind):
    #: With {title} and {name} of who acted.
    words: Any = ""
    icon, topic = "file-text", "documents"

    def sentence(self, notice: Any) -> str:
        title = notice.item.title if notice.item else ""
        return str(self.words).format(title=title[:60], name=notice.actor.name if notice.actor else "")

    def url(self, notice: Any) -> str:
        if not notice.item_id or not notice.item.group:
            return reverse("library:documents")
        return reverse("documents:document", args=[notice.item.group.slug, notice.item.uid])


@notice_kinds.add
class NewVersion(_OfDocument):
    kind, name = "document_version", gettext_lazy("A document of mine has a new version")
    words = gettext_lazy("{name} brought a new version of “{title}”")


@notice_kinds.add
class ProposedDocument(_OfDocument):
    kind, name, waits = "document_proposed", gettext_lazy("A document waits for my approval"), True
    words = gettext_lazy("{name} proposes “{title}” for approval")


@notice_kinds.add
class ApprovedDocument(_OfDocument):
    kind, name, icon = "document_approved", gettext_lazy("A document of mine is approved"), "check"
    words = gettext_lazy("“{title}” is approved")


@notice_kinds.add
class DocumentGivenBack(_OfDocument):
    kind, name = "document_given_back", gettext_lazy("A document of mine is given back")
    words = gettext_lazy("“{title}” is given back: it is a draft again")
