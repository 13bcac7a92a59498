"""Tags of the account pages: allauth's forms in our clothes."""

from typing import Any

from django import template
from django.forms import BaseForm, PasswordInput
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.sudo import what_waits as waiting_words
from wezer.ui.forms import Dressed

register = template.Library()
#: What allauth's fields are called here.
LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "oldpassword": _("Password you use now"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The same once more"),
    "code": _("Code"),
}


@register.simple_tag(takes_context=True)
def what_waits(context: template.Context) -> str:
    """What is done once the person has shown that it is them."""
    return waiting_words(context["request"])


@register.filter
def dressed(form: BaseForm) -> BaseForm:
    """A form that is not ours, drawn as ours are: classes, no placeholder standing for a label."""
    form.label_suffix = ""
    Dressed.dress(form)  # type: ignore[arg-type]  # allauth's forms, dressed like ours
    for bound in form:  # a form that was sent has read its labels already: say them on what is drawn
        attrs = bound.field.widget.attrs
        attrs.pop("placeholder", None)
        if bound.name != "password1" or "password2" in form.fields:
            bound.label = LABELS.get(bound.name, bound.label)
        if isinstance(bound.field.widget, PasswordInput):
            is_new = attrs.get("autocomplete") == "new-password" and bound.name != "password2"
            bound.help_text = _("Four or five unrelated words make a good one.") if is_new else ""
        elif attrs.get("autocomplete") == "one-time-code":
            attrs.update({"inputmode": "text", "class": "input code"})
    return form


_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),  # untranslated: words to be recognised
    ("Linux", "Linux"),
)


@register.filter
def device(agent: str) -> str:
    """A browser as people name it: “Firefox, Linux”. What is not known stays as it was told."""
    known = [next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, known)) or agent[:60] or "?"


@register.filter
def is_password(bound: Any) -> bool:
    return isinstance(bound.field.widget, PasswordInput)


class KeepTitle(template.Node):
    """Shows its content and remembers it for the heading: a block can only be shown once."""

    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes

    def render(self, context: template.Context) -> SafeString:
        title = mark_safe(" ".join(self.nodes.render(context).split()))  # noqa: S308  (rendered, so escaped already)
        context["request"].page_title = title
        return title


@register.tag
def keep_title(parser: Parser, token: Token) -> KeepTitle:
    nodes = parser.parse(("endkeep_title",))
    parser.delete_first_token()
    return KeepTitle(nodes)
