"""What somebody without scripts meets in a page, read from the HTML that the server answered.

Nothing has run in it: a control that only a script brings to life stands `hidden` until that script shows it, an element
that htmx serves is a link or a form of its own, and what loads itself again says so in a `noscript`.
"""

from collections.abc import Iterator
from urllib.parse import urldefrag

from lxml import html

#: They do something only when a script listens.
ROLES = {"button", "link", "tab", "switch", "option", "menuitem", "checkbox", "radio", "slider", "combobox"}
NATIVE = {"a", "button", "input", "select", "textarea", "summary", "option"}
ASKS = ("hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete")
CONTROLS = ("button", "input", "select", "textarea")
SENDS = {"submit", "image"}
TOKEN = ".//input[@name='csrfmiddlewaretoken']/@value"


def problems(answered: str) -> Iterator[str]:
    """Sentences about what does not work in this page."""
    page = Page(answered)
    checks = (
        page.forms,
        page.buttons,
        page.fields,
        page.links,
        page.handled,
        page.served_by_htmx,
        page.dialogs,
        page.content,
    )
    for wrong, element in (each for check in checks for each in check()):
        shown = " ".join(html.tostring(element, encoding="unicode", with_tail=False).split())
        yield f"without scripts, {wrong}: {shown[:160]}"


class Page:
    def __init__(self, answered: str) -> None:
        self.root = html.document_fromstring(answered)
        self.ids = {each.get("id"): each for each in self.root.iter() if isinstance(each.tag, str) and each.get("id")}
        self.opened = {each.get("popovertarget") for each in self.root.iter("button", "input")}
        self.shown = [each for each in self.root.body.iter() if isinstance(each.tag, str) and self.is_shown(each)]

    def is_shown(self, element) -> bool:
        """Whether it is there without scripts: a popover is when a button names it, a dialog only when it is open."""
        for each in (element, *element.iterancestors()):
            if each.get("hidden") is not None or each.tag in ("template", "script") or each.get("inert") is not None:
                return False
            if each.tag == "dialog" and each.get("open") is None:
                return False
            if each.get("popover") is not None and each.get("id") not in self.opened:
                return False
        return True

    def of(self, *tags):
        return [each for each in self.shown if each.tag in tags]

    def form_of(self, element):
        """The form a control belongs to: the one it names, or the one it stands in."""
        if (name := element.get("form")) is not None:
            return self.ids.get(name)
        return next(element.iterancestors("form"), None)

    def forms(self):
        controls = [each for each in self.of(*CONTROLS) if _kind(each) != "hidden" and each.get("disabled") is None]
        used = {self.form_of(each) for each in controls}
        sent = {self.form_of(each) for each in controls if _sends(each)}
        for form in self.of("form"):
            if form in used - sent and not self.is_sent_by_enter(form):
                yield "nothing sends this form", form
            if form in used and form.get("method", "").lower() == "post" and not form.xpath(TOKEN):
                yield "this form has no token", form

    def is_sent_by_enter(self, form) -> bool:
        """A browser sends a form that has a single line to type in and no button when one presses Enter there."""
        kinds = [_kind(each) for each in self.of(*CONTROLS) if self.form_of(each) is form]
        return [each for each in kinds if each != "hidden"] in (["search"], ["text"])

    def buttons(self):
        for each in self.of("button", "input"):
            kind, target = _kind(each), each.get("popovertarget")
            if target is not None:
                if self.ids.get(target) is None or self.ids[target].get("popover") is None:
                    yield "this button opens nothing", each
            elif kind == "button" or (kind in SENDS and self.form_of(each) is None):
                yield "this button does nothing", each

    def fields(self):
        for each in self.of(*CONTROLS):
            idle = each.get("readonly") is not None or each.get("disabled") is not None
            if _kind(each) not in {*SENDS, "button", "reset"} and self.form_of(each) is None and not idle:
                yield "what is chosen here is never sent", each

    def links(self):
        for each in self.of("a"):
            path, fragment = urldefrag(each.get("href", "#"))
            if path.lower().startswith("javascript:"):
                yield "this link needs one", each
            elif not path and fragment not in self.ids and each.get("href") != "":
                yield "this link leads nowhere", each

    def handled(self):
        for each in self.shown:
            acts = any(name.startswith("on") for name in each.attrib) or each.get("contenteditable") is not None
            if acts or (each.get("role") in ROLES and each.tag not in NATIVE):
                yield "this does nothing", each

    def served_by_htmx(self):
        """A link or a form goes where htmx asks; what asks by itself has a page that is loaded again."""
        refreshed = self.root.xpath("//noscript/meta[@http-equiv='refresh']")
        for each in self.shown:
            asked = next((each.get(name) for name in ASKS if each.get(name) is not None), None)
            if asked is None:
                continue
            if each.tag in ("form", "a"):
                if each.get("action" if each.tag == "form" else "href") != asked:
                    yield "this goes elsewhere", each
            elif each.tag in ("button", "input"):
                if self.form_of(each) is None:
                    yield "this asks nobody", each
            elif not refreshed:
                yield "this waits for ever", each

    def dialogs(self):
        """The list of keys is for those who have keys, hence scripts; any other dialog needs a page."""
        for each in self.root.iter("dialog"):
            if each.get("open") is None and each.get("id") != "keys":
                yield "this dialog never opens", each
        for each in self.root.xpath("//*[@popover]"):
            if each.get("id") not in self.opened:
                yield "nothing opens this", each

    def content(self):
        main = next(iter(self.of("main")), None)
        if main is None or len(main.text_content().split()) < 3:
            yield "the page is empty", self.root.body
        for each in self.of("img"):
            if not each.get("src") and not each.get("srcset"):
                yield "this picture never comes", each


def _kind(control) -> str:
    """How the control is typed: "submit" of a button that says nothing, "select" of a select."""
    return control.get("type", {"button": "submit", "input": "text"}.get(control.tag, control.tag)).lower()


def _sends(control) -> bool:
    return _kind(control) in SENDS and control.get("formmethod") != "dialog" and control.get("popovertarget") is None
