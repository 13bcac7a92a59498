"""The tags of every page: `{% load wezer %}`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wezer.kernel import permissions
from wezer.kernel.money import Money
from wezer.ui import http, theme, times, words
from wezer.ui import money as money_text
from wezer.ui.fragments import fragment

register = template.Library()
SPRITE = Path(__file__).resolve().parent.parent / "static/ui/icons.svg"


# ------------------------------------------------------------------ icons and identity


@lru_cache
def icon_names() -> frozenset[str]:
    """The icons of the sprite; packages may use these and no others (add one in scripts/vendor_static.py)."""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text(encoding="utf-8")))


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """One icon of the sprite, hidden from screen readers unless it carries a `label`. A wrong name is a mistake."""
    if name not in icon_names():
        if settings.DEBUG or getattr(settings, "TESTING", False):
            raise template.TemplateSyntaxError(f"there is no icon “{name}”; see scripts/vendor_static.py")
        name = "circle-dot"
    return _drawn(static("ui/icons.svg") if settings.DEBUG else _sprite(), name, str(label), css)


@lru_cache
def _sprite() -> str:
    """Where the sprite lies; its name changes with its content, hence never while the process lives."""
    return static("ui/icons.svg")


@lru_cache(maxsize=2048)
def _drawn(address: str, name: str, label: str, css: str) -> SafeString:
    classes = f"i {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"/></svg>', classes, label, address, name
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, address, name)


@register.filter
def hue(value: Any) -> str:
    """The hue class (`h-150`) of a party, a group or a number of degrees."""
    hue_of = None if getattr(value, "is_veiled", False) else getattr(value, "hue", None)
    return theme.hue_class(value if isinstance(value, int) else hue_of)


@register.filter
def initials(name: Any) -> str:
    """One letter for one word, two for several: "Fern" is F, "Swap day" is SD."""
    found = [part for part in str(name).split() if part[:1].isalnum()]
    return (found[0][0] + (found[-1][0] if len(found) > 1 else "") if found else "·").upper()


@register.inclusion_tag("ui/_avatar.html")
def avatar(party: Any, size: str = "", link: bool = False) -> dict[str, Any]:
    """A person's disc, or a group's circle with its membrane ring. `size`: sm, lg, xl. `link`: to the party's page."""
    is_group = getattr(party, "kind", "member") == "group" or bool(getattr(party, "is_group", False))
    address = party.get_absolute_url() if link and hasattr(party, "get_absolute_url") else ""
    is_veiled = getattr(party, "is_veiled", False)
    return {
        "party": party,
        "name": getattr(party, "name", "") or str(party or ""),
        "is_group": is_group,
        "icon_name": getattr(party, "icon", "") if is_group else "user-round" if is_veiled else "",
        "picture": getattr(party, "picture_url", ""),
        "size": size,
        "address": address,
    }


@register.simple_tag
def party_link(party: Any) -> SafeString:
    """The name, leading to the party's page where its reader may open it."""
    address = party.get_absolute_url()
    return (
        format_html('<a class="link" href="{}">{}</a>', address, party.name)
        if address
        else format_html("{}", party.name)
    )


@register.inclusion_tag("ui/_faces.html")
def faces(parties: Iterable[Any], total: int | None = None, limit: int = 5) -> dict[str, Any]:
    """A few overlapping avatars, and how many more."""
    shown = list(parties)
    count = total if total is not None else len(shown)
    return {
        "parties": shown[:limit],
        "more": max(0, count - limit),
        "names": ", ".join(str(getattr(p, "name", p)) for p in shown[:limit]),
    }


@register.inclusion_tag("ui/_tag.html")
def tag(label: Any, tone: str = "", icon: str = "", href: str = "") -> dict[str, Any]:
    """A label. `tone`: brand, good, alert, sun, river, mineral, or a currency category (draws its shape)."""
    shape = money_text.shape(tone) if tone in money_text.SHAPES else ""
    return {"label": label, "tone": tone, "icon_name": icon, "href": href, "shape": shape}


@register.inclusion_tag("ui/_cover.html")
def cover(subject: Any = None, icon: str = "leaf", hue: Any = None, css: str = "", picture: str = "") -> dict[str, Any]:
    """The drawn ground of whatever has no photo. `css`: wide, thumb, flip."""
    degrees = hue if isinstance(hue, int) else getattr(subject, "hue", None)
    return {"icon_name": icon, "hue_class": theme.hue_class(degrees), "css": css, "picture": picture}


# ------------------------------------------------------------------ money


@register.filter(name="money")
def money_filter(value: Any, style: str = "") -> SafeString:
    """Money or a list of it, with the shape of its category. `style`: signed, big, "signed big"."""
    if value is None or value == "":
        return SafeString("")
    return money_text.html(value, signed="signed" in style, big="big" in style)


@register.filter
def money_plain(value: Money | Iterable[Money] | None, style: str = "") -> str:
    """The same as plain text, for sentences, titles and attributes."""
    return "" if value is None else money_text.text(value, signed="signed" in style)


@register.simple_tag
def category_shape(category: str) -> SafeString:
    return money_text.shape(category)


@register.inclusion_tag("ui/_gauge.html")
def gauge(
    value: int,
    low: int | None = 0,
    high: int | None = None,
    tone: str = "",
    held: int = 0,
    label: str = "",
    legend: bool = False,
) -> dict[str, Any]:
    """A balance between two limits, around zero when `low` is negative, flat otherwise.

    A missing limit is drawn far enough for the value to show. `held` is the part set aside at the end of a flat one.
    `tone`: a category or brand, good, sun, river. `label` is what a screen reader says; it is required.
    """
    bottom = low if low is not None else min(0, -abs(value) * 2 or -1)
    top = high if high is not None else max(abs(value) * 2, 1)
    span = max(top - bottom, 1)
    zero, at = (_percent(mark - bottom, span) for mark in (max(bottom, 0), value))
    return {
        "start": min(zero, at),
        "width": round(abs(at - zero), 2),
        "zero": zero if bottom < 0 < top or bottom < 0 == top else None,
        "held_start": _percent(value - held - bottom, span),
        "held_width": _percent(held, span) if held else 0,
        "tone": tone,
        "label": label,
        "legend": legend,
        "low": low,
        "high": high,
    }


def _percent(part: int, whole: int) -> float:
    return round(min(100.0, max(0.0, part * 100 / whole)), 2)


@register.inclusion_tag("ui/_bar.html")
def bar(parts: Iterable[tuple[str, int, Any]], legend: bool = True) -> dict[str, Any]:
    """A stacked bar of (tone, number, label): good, sun, alert, brand, river, mineral, none."""
    listed = list(parts)
    total = sum(number for _tone, number, _label in listed) or 1
    drawn, at = [], 0.0
    for tone, number, label in listed:
        width = _percent(number, total)
        drawn.append(
            {"tone": tone, "number": number, "label": label, "x": round(at, 2), "width": max(0, round(width - 0.4, 2))}
        )
        at += width
    said = ", ".join(f"{part['number']} {part['label']}" for part in drawn)
    return {"parts": drawn, "said": said, "legend": legend}


@register.inclusion_tag("ui/_chart.html")
def chart(drawn: Any, level: int = 2) -> dict[str, Any]:
    """A chart of `wezer.ui.charts` with its figures below; `level` of its title."""
    return {"chart": drawn, "level": level}


# ------------------------------------------------------------------ forms


@register.inclusion_tag("ui/forms/field.html")
def field(
    bound: BoundField, label: Any = None, help: Any = None, optional: bool = True, unit: str = ""
) -> dict[str, Any]:
    """One field: label, control, help and error, tied together for screen readers."""
    return field_context(bound, label, help, optional, unit)


def field_context(
    bound: BoundField, label: Any = None, help: Any = None, optional: bool = True, unit: str = ""
) -> dict[str, Any]:
    """What the field template needs of a bound field."""
    help_text = help if help is not None else bound.help_text
    errors = list(bound.errors)
    identity = bound.id_for_label or bound.auto_id or bound.html_name
    described = [f"{identity}-help"] * bool(help_text) + [f"{identity}-error"] * bool(errors)
    attributes: dict[str, Any] = {"aria-describedby": " ".join(described)} if described else {}
    if errors:
        attributes["aria-invalid"] = "true"
    kind = bound.widget_type
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attributes),
        "label": label if label is not None else bound.label,
        "help": help_text,
        "errors": errors,
        "identity": identity,
        "kind": kind,
        "is_hidden": bound.is_hidden,
        "is_check": kind in ("checkbox", "switch"),
        "is_group": bool(getattr(bound.field.widget, "use_fieldset", False)),
        "optional": optional and not bound.field.required and kind not in ("checkbox", "switch"),
        "unit": unit,
    }


@register.inclusion_tag("ui/forms/errors.html")
def form_errors(form: Any) -> dict[str, Any]:
    """The summary above a form: its own errors, and links to the fields in error when there are two or more."""
    return errors_context(form)


def errors_context(form: Any) -> dict[str, Any]:
    wrong = [bound for bound in form if bound.errors] if form.is_bound else []
    hidden = [error for bound in wrong if bound.is_hidden for error in bound.errors]
    shown = [bound for bound in wrong if not bound.is_hidden]
    return {
        "whole": [*(form.non_field_errors() if form.is_bound else []), *hidden],
        "wrong": shown if len(shown) > 1 else [],
    }


@register.simple_tag
def form_key() -> SafeString:
    """The hidden one-time key: a double click or a lost network never acts twice."""
    return format_html('<input type="hidden" name="{}" value="{}">', http.KEY_FIELD, http.new_key())


# ------------------------------------------------------------------ rights


class IfCan(template.Node):
    """`{% if_can "exchange.pay_reply" reply %}…{% else %}…{% endif_can %}`: the same function the act asks."""

    def __init__(self, right: FilterExpression, subject: FilterExpression | None, yes: NodeList, no: NodeList) -> None:
        self.right, self.subject, self.yes, self.no = right, subject, yes, no

    def render(self, context: template.Context) -> SafeString:
        request = context.get("request")
        viewer = getattr(request, "viewer", None) or context.get("viewer")
        subject = self.subject.resolve(context) if self.subject else None
        may = viewer is not None and permissions.can(viewer, self.right.resolve(context), subject)
        return (self.yes if may else self.no).render(context)


@register.tag
def if_can(parser: Parser, token: Token) -> IfCan:
    parts = token.split_contents()[1:]
    if not 1 <= len(parts) <= 2:
        raise template.TemplateSyntaxError("if_can takes a right and, at most, a subject")
    right, *subject = (parser.compile_filter(part) for part in parts)
    yes, no = parser.parse(("else", "endif_can")), NodeList()
    if parser.next_token().contents == "else":
        no = parser.parse(("endif_can",))
        parser.delete_first_token()
    return IfCan(right, subject[0] if subject else None, yes, no)


# ------------------------------------------------------------------ time

register.filter(times.ago)
register.filter(times.when)


# ------------------------------------------------------------------ reading


@register.simple_tag
def kept(template_name: str, **shown: Any) -> SafeString:
    """A part of the page that is rendered once for all who are shown the same: its template gets these values and no others."""
    return fragment(template_name, lambda: shown, shown)


@register.inclusion_tag("ui/_empty.html")
def empty(
    title: Any, text: Any = "", href: str = "", action: Any = "", icon: str = "", level: int = 2
) -> dict[str, Any]:
    """An empty state is an invitation: one sentence that says what will live here, and one action."""
    return {"title": title, "text": text, "href": href, "action": action, "icon_name": icon, "level": level}


@register.inclusion_tag("ui/_more.html")
def more(page: Any, target: str = "", label: Any = "") -> dict[str, Any]:
    """“Show more” under a list paged by keyset: the button is replaced by the next rows (its view answers with rows
    and, after them, this tag again). Without scripts it is a link to the next page."""
    return {"page": page, "label": label or _("Show more")}


@register.inclusion_tag("ui/_tabs.html")
def tabs(entries: Iterable[Any], label: Any = "", current: str = "") -> dict[str, Any]:
    """A row of links. Each entry: dict or object with label, href, icon (optional), count (optional), key or is_current."""
    return {"entries": [_tab(entry, current) for entry in entries], "label": label or _("Sections")}


def _tab(entry: Any, current: str) -> dict[str, Any]:
    def read(name: str) -> Any:
        return entry.get(name, "") if isinstance(entry, dict) else getattr(entry, name, "")

    here = read("is_current") or bool(current and read("key") == current)
    return {"label": read("label"), "href": read("href"), "icon": read("icon"), "count": read("count"), "here": here}


@register.inclusion_tag("ui/_steps.html")
def steps(labels: Iterable[Any], current: int = 0, label: Any = "") -> dict[str, Any]:
    """Where a flow stands; `current` counts from 1, and past the last means that all are done."""
    listed = [{"label": text, "done": place < current, "now": place == current} for place, text in enumerate(labels, 1)]
    return {"steps": listed, "label": label or _("Steps")}


@register.inclusion_tag("ui/_band.html")
def band(text: Any, tone: str = "", icon: str = "info", href: str = "", action: Any = "") -> dict[str, Any]:
    """An inline notice. `tone`: sun, alert, good, plain; none is calm information."""
    return {"text": text, "tone": tone, "icon_name": icon, "href": href, "action": action}


@register.simple_tag
def term(key: str, plural: bool = False, capital: bool = False) -> str:
    """The community's own word: `{% term "member" plural=True %}`."""
    found = words.word(key, plural)
    return found[:1].upper() + found[1:] if capital else found


@register.simple_tag(takes_context=True)
def here_with(context: template.Context, **changes: Any) -> str:
    """This page's address with some of its query changed (filters); the cursor goes, an empty value removes."""
    request = context["request"]
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path
