"""Forms: what was typed becomes values, and an act's refusal lands beside its field."""

import re
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from wezer.kernel.money import LARGEST, Money
from wezer.kernel.refusals import NeedsConfirmation, Refusal
from wezer.ui import money as money_text

R = TypeVar("R")

CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, ""),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.HiddenInput, ""),
    (forms.MultiWidget, "input"),
    (forms.widgets.Input, "input"),
]


class Dressed:
    """What our forms add to Django's: classes, field templates, help and errors tied to their control."""

    template_name = "ui/forms/form.html"
    use_required_attribute = True
    #: Where a refusal's field has another name here: the act's name → the form's.
    field_of: ClassVar[dict[str, str]] = {}
    fields: dict[str, Any]  # of any kind: their choices, currency or viewer are set where a form is made

    def dress(self) -> None:
        """Give each control its class. A widget that already has one keeps it beside ours."""
        for field in self.fields.values():
            wanted = next((name for kind, name in CLASSES if isinstance(field.widget, kind)), "")
            known = field.widget.attrs.get("class", "")
            if field.widget.attrs.get("rows") == "10":  # Django's own; a field grows with what is typed
                field.widget.attrs.update(rows="4")
                field.widget.attrs.pop("cols", None)
            if wanted and wanted not in known.split():
                field.widget.attrs["class"] = f"{wanted} {known}".strip()


class Form(Dressed, forms.Form):
    """Base of plain forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.dress()


class ModelForm(Dressed, forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """Base of forms drawn from a model. It reads and checks; acts write: `save` is refused."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.dress()

    def save(self, commit: bool = True) -> Any:
        raise TypeError("forms do not write: hand cleaned_data to an act")


def submit(form: forms.BaseForm, act: Callable[..., R], **kwargs: Any) -> R | None:
    """Run `act(**kwargs, **form.cleaned_data)` when the form holds; its result, or None with the errors on the form.

    `kwargs` win over the form's values of the same name. A refusal goes to the field it names, else above the form;
    one that bundles several goes to each of theirs. NeedsConfirmation rises: it has a page of its own.
    """
    if not form.is_valid():
        return None
    try:
        return act(**{**form.cleaned_data, **kwargs})
    except NeedsConfirmation:
        raise
    except Refusal as refusal:
        say_on(form, refusal)
        return None


def say_on(form: forms.BaseForm, refusal: Refusal) -> None:
    """Put a refusal on a bound form."""
    for one in refusal.errors or [refusal]:
        named = getattr(form, "field_of", {}).get(one.field, one.field)
        field = named if named in form.fields else None
        form.add_error(field, ValidationError(one.sentence, code=one.code))
    form.refused_with = refusal.status  # type: ignore[attr-defined]  # what `status_of` answers


def status_of(form: forms.BaseForm) -> int:
    """The status of a page that shows this form again: that of the refusal it carries, 422 for what it found itself."""
    return getattr(form, "refused_with", 422) if form.errors else 200


# ------------------------------------------------------------------ amounts

SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'\u2019"))
PLAIN = re.compile(r"[0-9]+")
HOURS = re.compile(r"([0-9]+)(?::|\s*[hH]\s*)([0-5][0-9])?")

AMOUNT_ERRORS: dict[str, Any] = {
    "unread": _("Write an amount in figures, such as {example}."),
    "decimals": _("{unit} has at most {scale} decimals: write {example}, for instance."),
    "whole": _("{unit} is counted in whole numbers."),
    "zero": _("The amount must be above zero."),
    "large": _("This amount is too large."),
    "hours": _("Write hours and minutes, such as 1:30, or decimal hours that make whole minutes."),
}


class AmountUnread(ValueError):
    """What was typed is no amount; `reason` is a key of AMOUNT_ERRORS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_amount(typed: str, scale: int, language: str | None = None) -> int:
    """Smallest units of an amount typed by a person: comma or point, spaces between thousands; never rounded.

    A separator that could be read both ways is read as this language writes it, or refused: "1,204" is a thousand and
    more in English; in French, with two decimals, it is refused rather than guessed.
    """
    text = typed.strip().translate(SPACES)
    if not text.isascii() or not text:
        raise AmountUnread("unread")
    whole, decimals = _halves(text, scale, language)
    if not PLAIN.fullmatch(whole) or (decimals and not PLAIN.fullmatch(decimals)):
        raise AmountUnread("unread")
    if len(decimals) > scale:
        raise AmountUnread("decimals" if scale else "whole")
    if len(whole) > 18:
        raise AmountUnread("large")
    return int(whole + decimals.ljust(scale, "0"))


def _halves(text: str, scale: int, language: str | None) -> tuple[str, str]:
    """The digits before and after the decimal separator, thousands separators checked and dropped."""
    marks = [mark for mark in ",." if mark in text]
    if not marks:
        return text, ""
    last = max(marks, key=text.rindex)
    if text.count(last) == 1 and not _thousands_only(text, last, marks, language):
        whole, _mark, decimals = text.partition(last)
        return _ungrouped(whole), decimals or "?"
    return _ungrouped(text), ""


def _thousands_only(text: str, mark: str, marks: list[str], language: str | None) -> bool:
    """Whether the one `mark` stands between thousands: this language writes them so and three digits follow."""
    separator = get_format("THOUSAND_SEPARATOR", language, use_l10n=True)
    return len(marks) == 1 and mark == separator and len(text.rpartition(mark)[2]) == 3 and text[0] != "0"


def _ungrouped(whole: str) -> str:
    for mark in ",.":
        if mark in whole:
            first, *groups = whole.split(mark)
            if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
                raise AmountUnread("unread")
            return first + "".join(groups)
    return whole


def read_hours(typed: str) -> int:
    """Seconds of "1:30", "1h30", "2 h" or "1,5"; decimals must make whole minutes."""
    text = typed.strip()
    found = HOURS.fullmatch(text)
    if found:
        if len(found[1]) > 9:
            raise AmountUnread("large")
        return int(found[1]) * 3600 + int(found[2] or 0) * 60
    try:
        hundredths = read_amount(text, 2, "en" if "." in text else None)
    except AmountUnread as problem:
        raise AmountUnread("hours") from problem
    if hundredths * 36 % 60:
        raise AmountUnread("hours")
    return hundredths * 36


class AmountInput(forms.TextInput):
    """A text control (number controls refuse commas and change on scroll), with the unit beside it."""

    template_name = "ui/forms/amount.html"
    currency = ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["looks"] = money_text.describe(self.currency) if self.currency else None
        return context


class MoneyField(forms.Field):
    """An amount in one currency, typed as people write it; cleans to whole smallest units (int).

    `signed` allows a minus and zero (limits, corrections). Without `currency`, set `field.currency` before use.
    """

    widget = AmountInput

    def __init__(self, *, currency: str = "", signed: bool = False, minimum: int = 1, **kwargs: Any) -> None:
        self.signed = signed
        self.minimum = minimum
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})
        self.currency = currency

    @property
    def currency(self) -> str:
        return self._currency

    @currency.setter
    def currency(self, code: str) -> None:
        self._currency = code
        if isinstance(self.widget, AmountInput):
            self.widget.currency = code

    def to_python(self, value: Any) -> int | None:
        if value in (None, ""):
            return None
        if isinstance(value, Money):
            return value.units
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = str(value).strip().replace(money_text.MINUS, "-")
        negative = self.signed and text.startswith("-")
        units = self._read(text[1:] if negative or (self.signed and text.startswith("+")) else text)
        return self._checked(-units if negative else units)

    def _read(self, text: str) -> int:
        looks = money_text.describe(self.currency)
        try:
            if looks.display_format == "hours_minutes":
                parts: int = 10**looks.scale
                return read_hours(text) * parts
            return read_amount(text, looks.scale)
        except AmountUnread as problem:
            raise self._invalid(problem.reason) from problem

    def _checked(self, units: int) -> int:
        if abs(units) > LARGEST:
            raise self._invalid("large")
        if not self.signed and units < self.minimum:
            raise self._invalid("zero")
        return units

    def _invalid(self, reason: str) -> ValidationError:
        looks = money_text.describe(self.currency)
        example = money_text.number(125 * 10**looks.scale // 10, looks)
        sentence = str(AMOUNT_ERRORS[reason]).format(
            unit=looks.name or looks.symbol or looks.code, scale=looks.scale, example=example
        )
        return ValidationError(sentence, code=f"amount_{reason}")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Money):
            value = value.units
        if isinstance(value, int) and not isinstance(value, bool):
            sign = "-" if value < 0 else ""
            return sign + money_text.number(value, money_text.describe(self.currency)).replace(
                money_text.NARROW_SPACE, " "
            )
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class SwitchInput(forms.CheckboxInput):
    """A checkbox drawn as a switch, for settings that take effect by themselves."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "switch", "role": "switch", **(attrs or {})})


def choose_first(choices: Sequence[tuple[Any, Any]], sentence: Any = "") -> list[tuple[Any, Any]]:
    """Choices with an empty first line, so that nothing is chosen by accident."""
    return [("", sentence or _("Choose…")), *choices]
