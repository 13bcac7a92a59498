"""Forms of polls."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.agenda.times import moment, wall
from wezer.core.forms_talk import PostForm
from wezer.core.models import Poll
from wezer.core.models.poll import LONGEST_ANSWER, LONGEST_QUESTION, MOST_ANSWERS
from wezer.core.polls.acts.asking import Plan
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.ui.fields import Day
from wezer.ui.forms import Form

#: A poll of which nobody says when it ends goes on for so long.
USUAL_DAYS = 7


class PollForm(Form):
    """What is asked; its `poll` is None when neither a question nor an answer was typed."""

    field_of: ClassVar[dict[str, str]] = {"ends_at": "ends_on"}

    question = forms.CharField(label=_("Question"), required=False, max_length=LONGEST_QUESTION)
    answers = forms.CharField(
        label=_("Answers"), required=False, max_length=MOST_ANSWERS * (LONGEST_ANSWER + 2),
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("From two to twenty, each on a line of its own."),
    )  # fmt: skip
    is_several = forms.BooleanField(label=_("One may choose several"), required=False)
    is_anonymous = forms.BooleanField(
        label=_("Anonymous"), required=False,
        help_text=_(
            "Nobody reads who chose what. The numbers are shown when the poll has ended, if at least three have voted; "
            "then only they are kept."
        ),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=Day(), input_formats=["%Y-%m-%d"],
        help_text=_("Until the evening of that day one may vote, and vote otherwise. Empty: for a week."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        asked = {name: said.pop(name, None) for name in PollForm.base_fields}
        said["poll"] = None
        if asked["question"] or asked["answers"]:
            said["poll"] = Plan(
                question=asked["question"] or "",
                answers=tuple((asked["answers"] or "").splitlines()),
                is_several=bool(asked["is_several"]),
                is_anonymous=bool(asked["is_anonymous"]),
                ends_at=_evening(asked["ends_on"]),
            )
        return said

    @property
    def is_begun(self) -> bool:
        """Whether something stands in it, or is wrong: then it is shown open."""
        return any(self[name].value() for name in PollForm.base_fields if name != "is_several")


class WriteForm(PollForm, PostForm):
    """A post, and what it asks."""

    field_of: ClassVar[dict[str, str]] = {**PollForm.field_of, **PostForm.field_of}
    field_order = ("title", "body", "audience", "pictures", "documents", *PollForm.base_fields)


def begun_with(poll: Poll) -> dict[str, Any]:
    """What the form begins with for a poll that is there."""
    return {
        "question": poll.question,
        "answers": "\n".join(poll.answers.order_by("position").values_list("text", flat=True)),
        "is_several": poll.is_several,
        "is_anonymous": poll.is_anonymous,
        "ends_on": wall(poll.ends_at, _zone()).date(),
    }


def _evening(day: date | None) -> datetime:
    return moment(day or (wall(now(), _zone()).date() + timedelta(days=USUAL_DAYS)), time(23, 59), _zone())


def _zone() -> str:
    return str(value("community.timezone"))
