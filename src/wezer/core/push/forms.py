"""Forms of pushing: which topics, and what the browser gives when it subscribes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models.push import LONGEST_ENDPOINT
from wezer.core.push.choosing import push_topics
from wezer.ui.forms import Form


class PushTopicsForm(Form):
    """Everywhere: the topics that are pushed, among all."""

    topics = forms.MultipleChoiceField(
        label=_("What is pushed"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *args: Any, chosen: Mapping[str, bool], **kwargs: Any) -> None:
        found = push_topics()
        pushed = [topic.kind for topic in found if chosen.get(topic.kind, topic.is_pushed)]
        super().__init__(*args, initial={"topics": pushed}, **kwargs)
        self.fields["topics"].choices = [(topic.kind, topic.name) for topic in found]

    def chosen(self) -> dict[str, bool | None]:
        return {topic.kind: topic.kind in self.cleaned_data["topics"] for topic in push_topics()}


class GroupPushForm(Form):
    """In one group: as everywhere, or otherwise."""

    def __init__(self, *args: Any, chosen: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("as everywhere")), ("yes", _("pushed")), ("no", _("not pushed"))]
        for topic in push_topics(in_group=True):
            said = {None: "", True: "yes", False: "no"}[chosen.get(topic.kind)]
            self.fields[topic.kind] = forms.ChoiceField(label=topic.name, choices=offered, initial=said, required=False)
        self.dress()

    def chosen(self) -> dict[str, bool | None]:
        return {topic: {"": None, "yes": True, "no": False}[said] for topic, said in self.cleaned_data.items()}


class DeviceForm(Form):
    """What the script of the page sends."""

    endpoint = forms.CharField(max_length=LONGEST_ENDPOINT)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)
    is_wordless = forms.BooleanField(required=False)
