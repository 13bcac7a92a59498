"""Forms of sites."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.forum.forms import body_field, title_field
from wezer.core.models import Room, SitePage
from wezer.core.pages.reading import flat, tree
from wezer.core.posting import audiences_of
from wezer.ui.fields import PhotosField
from wezer.ui.forms import Form

LINES = gettext_lazy(
    "Markdown. Lines of their own stand for something: [[events]], [[articles 3]], [[pages]] (those below), "
    "[[map]], [[numbers]], [[picture 1 | what it shows]], [[button Come in | /join/]]."
)


class PageForm(Form):
    title = title_field(gettext_lazy("Title"))
    body = body_field(gettext_lazy("Text"), rows=18, help_text=LINES)
    pictures = PhotosField(label=gettext_lazy("Pictures"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("Who reads it"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    parent = forms.ChoiceField(label=gettext_lazy("Stands below"), required=False)
    in_menu = forms.BooleanField(label=gettext_lazy("Stands in the menu"), required=False, initial=True)
    name = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Empty: made of the title."),
    )

    field_of: ClassVar[dict[str, str]] = {"photo": "pictures"}

    def __init__(
        self, *args: Any, room: Room, pages: list[SitePage], page: SitePage | None = None, **kwargs: Any
    ) -> None:
        if page is not None:
            said = {name: getattr(page, name) for name in ("title", "body", "language", "in_menu", "name")}
            above = next((each for each in pages if each.pk == page.parent_id), None)
            said |= {"audience": page.audience.kind, "parent": str(above.uid) if above else ""}
            kwargs["initial"] = {**said, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.pages = {str(each.uid): each for each in pages if page is None or each.pk != page.pk}
        choices = audiences_of(room.group)
        self.fields["audience"].choices = choices
        if page is None:
            self.fields["audience"].initial = choices[-1][0]
        below = [
            (str(row.page.uid), f"{'· ' * row.depth}{row.page.title}")
            for row in flat(tree(pages))
            if page is None or row.page.pk != page.pk
        ]
        self.fields["parent"].choices = [("", _("Nothing: it stands at the top")), *below]
        if page is not None and not page.name:
            del self.fields["name"], self.fields["parent"]

    def clean_parent(self) -> SitePage | None:
        return self.pages.get(self.cleaned_data["parent"])
