"""Forms of the journey's steps: plain ones, and rows of the same fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.kinds import JourneyStep
from wezer.core.models.journey import Method
from wezer.kernel.refusals import Refusal
from wezer.ui.forms import Form

Columns = Mapping[str, Callable[[], forms.Field]]


class StepForm(Form):
    """The answers of one step, as JSON."""

    def value(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class RowsForm(StepForm):
    """So many rows of the same fields. A row whose first field is empty is left out; two empty ones wait at the end."""

    columns: Columns = {}
    spare = 2
    most = 40
    #: What the value calls its rows.
    key = "rows"

    def __init__(self, data: Any = None, rows: Sequence[Mapping[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        sent = self.data.get("rows", "") if data is not None else ""
        shown = int(sent) if sent.isdecimal() and len(sent) < 4 else len(rows) + self.spare
        self.count = min(self.most, shown)
        for number in range(self.count):
            said = rows[number] if number < len(rows) else {}
            for name, make in self.columns.items():
                field = make()
                field.required = False
                field.initial = said.get(name, field.initial)
                self.fields[f"r{number}_{name}"] = field
        self.dress()

    @property
    def rows(self) -> list[list[Any]]:
        return [[self[f"r{number}_{name}"] for name in self.columns] for number in range(self.count)]

    def read(self) -> list[dict[str, Any]]:
        first = next(iter(self.columns))
        found = [
            {name: self.cleaned_data.get(f"r{number}_{name}") for name in self.columns} for number in range(self.count)
        ]
        return [row for row in found if row[first] not in (None, "")]

    def value(self) -> dict[str, Any]:
        return {self.key: self.read()}


class ProposalUnread(Refusal):
    code = "journey_proposal_unread"
    message = _("This is not what the step asks: {why}")
    field = "value"


def read_value(kind: JourneyStep, value: Mapping[str, Any]) -> dict[str, Any]:
    """What a program proposes, as the step's form reads it when a person types the same."""
    try:
        shown = kind.form(None, value)
        typed = {name: _typed(shown[name].value()) for name in shown.fields}
        if hasattr(shown, "count"):
            typed["rows"] = str(shown.count)
        form = kind.form({name: said for name, said in typed.items() if said is not None}, value)
        if form.is_valid():
            read: dict[str, Any] = form.value()
            return read
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ProposalUnread(why=_("its shape is another.")) from error
    name, errors = next(iter(form.errors.items()))
    raise ProposalUnread(why=f"{name}: {errors[0]}")


def _typed(said: Any) -> Any:
    """As a browser sends it: a box that is not ticked is not sent."""
    if isinstance(said, bool):
        return "on" if said else None
    return said if said is None or isinstance(said, list) else str(said)


class DecisionForm(Form):
    """Who took part, how it was decided, and the minutes."""

    people = forms.CharField(
        label=_("Who took part"),
        required=False,
        max_length=200,
        help_text=_("Such as: the founders, the circle of the kitchen, everybody who came."),
    )
    method = forms.ChoiceField(label=_("How you decide"), choices=Method.choices)
    minutes = forms.CharField(
        label=_("Minutes"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was said for and against, and what was kept. They stay with the step."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = "proposal"  # sent with what the step proposes: nothing typed there is lost
