from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class UiConfig(PackageConfig):
    name = "wezer.ui"
    label = "ui"

    def ready(self) -> None:
        """An empty field says what to do, in every form, also those that are not ours."""
        forms.Field.default_error_messages["required"] = _("Fill this in.")
        forms.ChoiceField.default_error_messages["required"] = _("Choose one.")
        forms.MultipleChoiceField.default_error_messages["required"] = _("Choose at least one.")
