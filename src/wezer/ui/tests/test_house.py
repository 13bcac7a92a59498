"""What holds for every template and static file of the house."""

import ast
import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template

from wezer.ui.templatetags.wezer import icon, icon_names

SRC = Path(__file__).resolve().parents[2]
STATIC = SRC / "ui/static/ui"
TEMPLATES = sorted(path for path in SRC.glob("**/templates/**/*.html"))
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.S)
#: What a mail program needs has no content policy to obey: mails style themselves.
MAILS = ("mail", "email", "print", "pdf")


def pages():
    return [path for path in TEMPLATES if not any(word in part for part in path.parts[-3:] for word in MAILS)]


def source(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def where(pattern):
    return [
        f"{path.relative_to(SRC)}: {found[0][:60]}"
        for path in pages()
        for found in re.finditer(pattern, source(path), re.I)
    ]


def test_no_template_holds_an_inline_style_or_script():
    assert where(r"\sstyle\s*=") == []
    assert where(r"<style\b") == []
    assert where(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>") == []
    assert where(r"\son[a-z]+\s*=\s*[\"']") == []
    assert where(r"javascript:") == []
    assert where(r"hx-(on|vars)[:=]|\bjs:") == []


def test_no_template_or_stylesheet_asks_anything_of_another_site():
    assert where(r"(?:src|href|action)=\"(?:https?:)?//") == []
    styles = list(SRC.glob("**/static/**/*.css"))
    assert [
        str(path)
        for path in styles
        if re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8"))
    ] == []


def test_every_template_can_be_read(settings):
    names = [
        str(path).split("/templates/", 1)[1]
        for path in TEMPLATES
        if f"wezer.{path.relative_to(SRC).parts[0]}" in settings.INSTALLED_APPS
    ]
    broken = []
    for name in names:
        try:
            get_template(name)
        except TemplateSyntaxError as problem:
            broken.append(f"{name}: {problem}")
    assert broken == []


IN_TEMPLATE = re.compile(
    r"""{% icon "([^"]+)"|\bicon(?:_name)?="([a-z0-9-]+)"|{% (?:tag|band) [^%"]*"[a-z]*" "([a-z0-9-]+)\""""
)


def icons_of_template(text):
    return {name for found in IN_TEMPLATE.findall(text) for name in found if name}


def words_of(value):
    """Every word that a value may become: `a if x else b` names two."""
    if isinstance(value, ast.IfExp):
        return words_of(value.body) | words_of(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value else set()


def placed(target, value):
    """What an assignment gives to a name `icon`, alone or among others."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return set().union(*(placed(one, its) for one, its in zip(target.elts, value.elts, strict=True)))
    return words_of(value) if getattr(target, "id", getattr(target, "attr", "")) == "icon" else set()


def columns(node):
    """The columns of a table written in the code: rows of one length, listed or under keys."""
    rows = node.values if isinstance(node, ast.Dict) else node.elts
    if len(rows) < 2 or not all(isinstance(row, ast.Tuple) for row in rows) or len({len(row.elts) for row in rows}) > 1:
        return []
    return [set().union(*map(words_of, column)) for column in zip(*(row.elts for row in rows), strict=True)]


def icons_of_code(text):
    """By keyword, attribute, key or place; and every word of a table's column where most words are icons."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign):
            found |= set().union(*(placed(target, node.value) for target in node.targets))
        elif isinstance(node, ast.AnnAssign) and node.value:
            found |= placed(node.target, node.value)
        elif isinstance(node, ast.keyword) and node.arg == "icon":
            found |= words_of(node.value)
        elif isinstance(node, ast.Call):  # Section("tokens", _("Tokens"), "key-round", …), Entry("eye", …)
            found |= set().union(set(), *(words_of(each) for each in node.args[2:3] if is_name(node.func, "Section")))
        if isinstance(node, ast.Dict):
            keyed = zip(node.keys, node.values, strict=True)
            found |= set().union(set(), *(words_of(value) for key, value in keyed if key and words_of(key) == {"icon"}))
        if isinstance(node, ast.Dict | ast.Tuple | ast.List):
            found |= set().union(set(), *(one for one in columns(node) if len(one & icon_names()) * 2 > len(one)))
    return found


def is_name(node, name):
    return getattr(node, "id", getattr(node, "attr", "")) == name


def test_the_search_for_icons_finds_each_way_of_naming_one():
    code = """
kind, name, icon = "mention", _("Someone mentions me"), "no-at-sign"
class Kind:
    icon: str = "no-sun"
    def draw(self):
        self.icon = "no-sprout"
        return {"icon": "no-gift" if self.offers else "no-hand", "word": "late"}
Section("tokens", _("Tokens"), "no-key", "tokens:list", icon="no-second-key")
STEPS = (("answer", "handshake"), ("terms", "pencil"), ("message", "no-message"))
ENTER = {Membrane.OPEN: ("door-open", _("Freely")), Membrane.REQUEST: ("log-in", _("One asks")), 3: ("no-lock", "")}
"""
    template = """{% icon "house" %}{% empty title text icon="send" %}{% tag done "good" "check" %}{% icon section.icon %}
{% include "x.html" with icon_name="pencil" %}"""
    unknown = {"at-sign", "sun", "sprout", "gift", "hand", "key", "second-key", "message", "lock"}
    assert icons_of_code(code) - icon_names() == {f"no-{name}" for name in unknown}
    assert icons_of_template(template) == {"house", "send", "check", "pencil"}


def test_every_icon_named_anywhere_is_in_the_sprite():
    named = [(path, icons_of_template(source(path))) for path in TEMPLATES]
    named += [
        (path, icons_of_code(path.read_text(encoding="utf-8")))
        for path in SRC.glob("**/*.py")
        if "tests" not in path.parts
    ]
    assert [f"{path.relative_to(SRC)}: {name}" for path, names in named for name in names - icon_names()] == []


def test_an_unknown_icon_fails_a_test_but_never_a_page(settings):
    with pytest.raises(TemplateSyntaxError):
        icon("no-such-thing")
    settings.TESTING = False
    assert "#circle-dot" in icon("no-such-thing")


def test_an_icon_is_silent_unless_it_has_a_name_of_its_own():
    assert 'aria-hidden="true"' in icon("house")
    assert 'role="img" aria-label="Late &amp; lost"' in icon("house", "Late & lost")


def test_what_others_made_is_what_was_vendored():
    listed = tomllib.loads((STATIC / "vendor/vendor.toml").read_text(encoding="utf-8"))["file"]
    changed = [
        each["path"]
        for each in listed
        if hashlib.sha256((STATIC / each["path"]).read_bytes()).hexdigest() != each["sha256"]
    ]
    assert changed == []
    there = {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")} | {
        f"vendor/{path.name}" for path in (STATIC / "vendor").glob("*.js")
    }
    assert there <= {each["path"] for each in listed}
    assert all(each["licence"] and each["version"] and each["origin"].startswith("npm:") for each in listed)


def test_both_faces_of_a_first_visit_weigh_less_than_75_kilobytes():
    assert sum((STATIC / f"fonts/{name}-latin.woff2").stat().st_size for name in ("bricolage", "atkinson")) < 75_000


def test_package_styles_use_tokens_only():
    """A raw colour outside the design system would not follow the theme."""
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.I)
    styles = [path for path in SRC.glob("**/static/**/*.css") if "ui" not in path.relative_to(SRC).parts[:1]]
    assert [str(path.relative_to(SRC)) for path in styles if raw.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", ["ui/page.html", "ui/door.html", "ui/public.html"])
def test_every_shell_has_landmarks_a_skip_link_and_a_place_for_refusals(name, rf):
    made = engines["django"].get_template(name).render({}, rf.get("/nowhere/"))
    assert made.count("<main") == 1 and 'href="#main"' in made and 'id="refusals"' in made
    assert re.search(r'<html lang="[a-z-]+" dir="(ltr|rtl)"', made)
    identities = re.findall(r'\sid="([^"]+)"', made)
    assert len(identities) == len(set(identities))
