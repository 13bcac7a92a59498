from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from wezer.kernel.apps import PackageConfig


class UiConfig(PackageConfig):
    name = "wezer.ui"
    label = "ui"

    def ready(self) -> None:
        """Sentences are looked up in our catalogues, and the days of a month said as languages say them."""
        from wezer.ui.ordinals import say_ordinals
        from wezer.ui.words import hear

        hear()
        say_ordinals()


def _say_what_to_do() -> None:
    """An empty field says what to do, in every form, also those that are not ours.

    Before any form is declared: a field keeps the sentences that it finds then.
    """
    forms.Field.default_error_messages["required"] = _("Fill this in.")
    forms.ChoiceField.default_error_messages["required"] = _("Choose one.")
    forms.MultipleChoiceField.default_error_messages["required"] = _("Choose at least one.")
    for choosing in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField):
        choosing.default_error_messages["invalid_choice"] = _("Choose one of those offered.")
    MaxLengthValidator.message = ngettext_lazy(
        "One letter at most; you wrote %(show_value)d.",
        "%(limit_value)d letters at most; you wrote %(show_value)d.",
        "limit_value",
    )


_say_what_to_do()
