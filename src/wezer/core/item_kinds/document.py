from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.core.library.refusals import KeptUntil
from wezer.core.models import Document
from wezer.kernel.clock import now
from wezer.ui.times import day_text


@item_kinds.add
class DocumentKind(ItemKind):
    kind = "document"
    name = _("Document")
    many = _("Documents")
    icon = "file-text"
    model = "core.Document"
    is_record = True
    card_template = "core/library/_card.html"

    def url(self, item: Any) -> str:
        return reverse("documents:document", args=[item.group.slug, item.uid])

    def reindex(self, item: Any) -> None:
        from wezer.core.library.acts.documents import index_document

        index_document(item)

    def check_withdrawal(self, item: Any) -> None:
        held = Document.objects.filter(pk=item.pk).values_list("kept_until", flat=True).get()
        if held is not None and held >= now().date():
            raise KeptUntil(day=day_text(held))
