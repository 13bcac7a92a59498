"""Forms of those who tend the market."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.exchange.models import Category
from wezer.exchange.queries.categories import Tree
from wezer.ui.forms import Form


class CategoryForm(Form):
    name = forms.CharField(label=_("Name"), max_length=60)
    parent = forms.ChoiceField(label=_("Inside"), required=False)
    icon = forms.ChoiceField(label=_("Picture"))
    hue = forms.IntegerField(label=_("Hue, from 0 to 359"), min_value=0, max_value=359, required=False)
    position = forms.IntegerField(label=_("Order"), min_value=0, max_value=1000, required=False)
    is_open = forms.BooleanField(label=_("Open to new announcements"), required=False, initial=True)

    def __init__(self, *args: Any, category: Category | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"icon": "store", "is_open": True}
        if category is not None:
            initial = {name: getattr(category, name) for name in ("name", "icon", "hue", "position", "is_open")}
            initial["parent"] = str(category.parent.uid) if category.parent else ""
        super().__init__(*args, initial=initial, **kwargs)
        self.tree = Tree.read()
        self.fields["parent"].choices = [("", _("At the top"))] + [
            (str(each.category.uid), each.indented) for each in self.tree.walk(closed=True)
        ]
        self.fields["icon"].choices = [(name, label) for name, label in ICONS]
        self.dress()

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        clean["parent"] = self.tree.named(clean.get("parent", ""))
        clean["position"] = clean.get("position") or 0
        return clean


#: Pictures that say something about what is exchanged, among those of the sprite.
ICONS = (
    ("store", _("Stall")), ("wrench", _("Repair")), ("hammer", _("Tools, building")), ("bike", _("Bicycles")),
    ("truck", _("Transport")), ("carrot", _("Vegetables")), ("salad", _("Meals")), ("croissant", _("Bakery")),
    ("sprout", _("Garden")), ("house", _("House")), ("sofa", _("Furniture")), ("armchair", _("Seats")),
    ("shirt", _("Clothes")), ("scissors", _("Sewing, hair")), ("baby", _("Children")), ("heart-pulse", _("Health")),
    ("graduation-cap", _("Lessons")), ("languages", _("Languages")), ("guitar", _("Music")), ("music", _("Concerts")),
    ("book-open", _("Books")), ("laptop", _("Computers")), ("code", _("Programming")), ("smartphone", _("Phones")),
    ("camera", _("Pictures")), ("paintbrush", _("Painting")), ("palette", _("Arts")), ("drill", _("Lending")),
    ("package", _("Things")), ("users-round", _("Together")), ("handshake", _("Services")), ("coffee", _("Company")),
    ("pen-line", _("Writing")), ("scale", _("Advice")), ("recycle", _("Second life")),
)  # fmt: skip


class CriterionForm(Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    description = forms.CharField(label=_("In a sentence"), max_length=300, required=False)
    is_global = forms.BooleanField(label=_("Asked everywhere, unless a category removes it"), required=False)
