"""What the gallery page (`/styleguide/`, while developing) shows: sample values only, nothing from the database."""

from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest

from wezer.kernel.money import Money
from wezer.ui import money as money_text
from wezer.ui.context import Link, Shell
from wezer.ui.forms import Form, MoneyField, SwitchInput
from wezer.ui.paging import Page
from wezer.ui.shell import Start

LOOKS = {
    "VAL": money_text.Looks("VAL", "VAL", 0, "sufficient"),
    "EUR": money_text.Looks("EUR", "€", 2, "rare"),
    "H": money_text.Looks("H", "h", 0, "sufficient", "hours_minutes"),
    "MERCI": money_text.Looks("MERCI", "Merci", 0, "abundant"),
}


@dataclass(frozen=True)
class Someone:
    """A party that is nobody."""

    name: str
    hue: int
    kind: str = "member"
    icon: str = ""


class SampleForm(Form):
    title = django_forms.CharField(help_text="What a neighbour reads first.", max_length=80)
    kind = django_forms.ChoiceField(choices=[("offer", "Offer"), ("want", "Want")])
    words = django_forms.CharField(widget=django_forms.Textarea, required=False, label="In a few words")
    price = MoneyField(currency="VAL", required=False)
    seen = django_forms.ChoiceField(
        choices=[("all", "Everyone"), ("in", "Members")], widget=django_forms.RadioSelect, label="Who sees it"
    )
    agreed = django_forms.BooleanField(label="I have read how this place pays")
    picture = django_forms.FileField(required=False)
    until = django_forms.DateField(required=False, widget=django_forms.DateInput(attrs={"type": "date"}))


class SampleShell(Shell):
    """The shell with sample entries, so that the gallery looks the same whatever is open."""

    signed_in = True
    badge = Someone("Sage", 178)
    unread_notices = 4
    notices_url = messages_url = "#"
    menu = [
        Start("me", "Your page", "user-round", "/styleguide/"),
        Start("set", "Your settings", "settings-2", "/styleguide/"),
    ]
    starts = [
        Start("offer", "Offer something", "gift", "/styleguide/", "Goods, time, skills, space"),
        Start("want", "Ask for something", "hand-heart", "/styleguide/", "A want, a call for help, a collection"),
        Start("pay", "Pay or thank", "send", "/styleguide/", "In one currency or several"),
    ]

    @property
    def entries(self) -> list[Link]:
        listed = [
            ("Home", "house", "", 0, True), ("Groups", "users-round", "", 3, True), ("Calendar", "calendar-days", "", 0, False),
            ("Market", "store", "exchange", 0, True), ("Wallet", "wallet", "exchange", 0, True), ("Emergence", "sprout", "act", 1, False),
            ("Action", "square-check-big", "act", 0, False), ("Library", "book-open", "know", 0, False), ("Map", "map", "know", 0, False),
        ]  # fmt: skip
        return [
            Link(label, "/styleguide/", icon, label, count, label == "Home", section, tab)
            for label, icon, section, count, tab in listed
        ]


def gallery(request: HttpRequest) -> dict[str, Any]:
    """Sample values for every component, in every state. Amounts look as LOOKS says while this page renders."""
    sage, fern, mint = Someone("Sage", 178), Someone("Fern", 95), Someone("Basil Mint", 260)
    wrong = SampleForm({"title": "", "kind": "offer", "price": "12,345.678", "seen": ""})
    with money_text.shown_by(lambda code: LOOKS.get(code) or money_text.Looks(code, code)):
        from django.template.loader import render_to_string

        context = {
            "people": [sage, fern, mint, Someone("Clover", 20), Someone("Thyme", 140), Someone("Lily", 320)],
            "sage": sage, "fern": fern, "mint": mint,
            "garden": Someone("Garden", 140, "group", "sprout"), "shop": Someone("Supermarket", 345, "group", "shopping-basket"),
            "val": Money(185, "VAL"), "euro": Money(120450, "EUR"), "hours": Money(-5400, "H"), "merci": Money(9, "MERCI"),
            "mixed": [Money(75, "VAL"), Money(800, "EUR")], "form": SampleForm(initial={"price": 60}), "wrong": wrong,
            "votes": [("good", 12, "consent"), ("sun", 4, "with a concern"), ("alert", 2, "object"), ("none", 8, "not yet")],
            "rooms": [{"label": "Hall", "href": "#", "icon": "house", "is_current": True}, {"label": "Talk", "href": "#", "icon": "messages-square", "count": 3},
                      {"label": "Decide", "href": "#", "icon": "scale", "count": 1}, {"label": "Market", "href": "#", "icon": "store"}],
            "flow": ["Reply", "Terms", "Task", "Payment", "Thanks"], "page": Page([], "x", 20, "#more"), "hues": range(0, 360, 15),
            "switch": SwitchInput({"aria-label": "Trust grows"}).render("switch", True), "shell": SampleShell(request),
            "sentences": ["“Vegetable box” is not awaiting payment.", "34.60 € may still be paid: lower the amount or pay the rest in VAL."],
        }  # fmt: skip
        body = render_to_string("ui/gallery/all.html", context, request=request)
    return {"body": body, "shell": context["shell"]}
