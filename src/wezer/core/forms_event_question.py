"""Questions of an event: asked by those who tend it, replied to by those who come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.acts.event_questions import LONGEST_QUESTION, LONGEST_REPLY
from wezer.core.forms_agenda import AnswerForm
from wezer.core.models import Event, EventQuestion, Rsvp
from wezer.ui.forms import Form


class QuestionForm(Form):
    words = forms.CharField(label=_("Question"), max_length=LONGEST_QUESTION)
    choices = forms.CharField(
        label=_("Choices"), required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line. Empty: the reply is written in words."),
    )  # fmt: skip
    is_required = forms.BooleanField(label=_("Whoever comes must reply"), required=False)

    def clean_choices(self) -> list[str]:
        return [line for line in self.cleaned_data["choices"].splitlines() if line.strip()]


class ComingForm(AnswerForm):
    """An answer to a date, with a field for each question of the event."""

    def __init__(self, *args: Any, event: Event, mine: Rsvp | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(EventQuestion.objects.filter(event=event).order_by("pk")) if event.asks else []
        said = {each.question_id: each.text for each in mine.replies.all()} if mine and self.questions else {}
        for question in self.questions:
            self.fields[question.field] = _field_of(question, said.get(question.pk, ""))
        self.dress()

    def asked(self) -> list[tuple[Any, bool]]:
        """Each field of a question, and whether one may leave it empty."""
        return [(self[question.field], not question.is_required) for question in self.questions]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = {question: cleaned.pop(question.field, None) for question in self.questions}
        typed = {str(question.uid): text for question, text in found.items() if text is not None}
        return {**cleaned, "replies": typed}


def _field_of(question: EventQuestion, said: str) -> forms.Field:
    named: dict[str, Any] = {"label": question.words, "required": False, "initial": said}
    if not question.choices:
        return forms.CharField(max_length=LONGEST_REPLY, **named)
    return forms.ChoiceField(choices=[("", "—"), *((each, each) for each in question.choices)], **named)
