"""The form of what is visible to whom: two fields for each class of data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.modules import open_kinds
from wezer.core.transparency.kinds import AUDIENCES, LONGEST_DELAY, offered, transparency_classes
from wezer.ui.forms import Form


class TransparencyForm(Form):
    word = forms.CharField(
        label=_("How it was decided"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A meeting, a vote, its minutes. Everybody who reads this page reads it."),
    )  # fmt: skip

    def __init__(self, *args: Any, present: dict[str, Any], inherits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = sorted(open_kinds(transparency_classes), key=lambda each: (each.order, each.kind))
        for kind in self.kinds:
            said = present.get(kind.kind)
            silent = _("as the groups around it") if inherits else _("as from the start")
            self.fields[f"{kind.kind}_audience"] = forms.ChoiceField(
                label=kind.name, required=False, initial=said["audience"] if said else "",
                choices=[("", silent), *((name, AUDIENCES[name]) for name in offered(kind))], help_text=kind.description,
            )  # fmt: skip
            self.fields[f"{kind.kind}_days"] = forms.IntegerField(
                label=_("Days before it is shown"), required=False, min_value=0, max_value=LONGEST_DELAY,
                initial=said["delay_days"] if said else 0,
            )  # fmt: skip
        self.order_fields([name for name in self.fields if name != "word"] + ["word"])
        self.dress()

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        rules = {
            kind.kind: {"audience": kept[f"{kind.kind}_audience"], "delay_days": kept.get(f"{kind.kind}_days") or 0}
            for kind in self.kinds
            if kept.get(f"{kind.kind}_audience")
        }
        return {"rules": rules, "word": kept.get("word", "")}
