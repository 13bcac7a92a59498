"""Runs inside the instance of the sweep: asks for each page in letters that only translated sentences have, and in words
that no community ever chose (core.md I-12). What stands there in plain letters, or kept the product's word, is printed.
"""

import json
import random
import re
from html.parser import HTMLParser
from zoneinfo import available_timezones

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as quick
from hypothesis import strategies as st

from wezer.core.acts.settings import change_setting
from wezer.core.models import User
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.ledger.limits import limit_context
from wezer.ui import words
from wezer.ui.rewording import _KEPT

TIMES = 3  # words are drawn so often, each time for some of the pages
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WIDE = {ord(each): ord(each) + 0xFEE0 for each in PLAIN}  # ＡＢＣ…: letters no sentence of the product is written in
BACK = {wide: plain for plain, wide in WIDE.items()}
KEPT = re.compile(rf"{_KEPT.pattern[:-1]}|%[sd])")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b\w*\d\w*\b")
LETTERS = re.compile(r"[^\W\d_]+")
UNREAD = {"script", "style", "code", "kbd", "pre", "template"}
SPOKEN = ("alt", "aria-description", "aria-label", "label", "placeholder", "title")
#: Verbs as well: where in a sentence they are nouns is for rewording to see, and for its own tests.
VERBS = {"offer", "want", "reply"}
#: What is called so in every language: programs, formats, units, codes that are typed as they stand.
NAMES = set(
    re.findall(
        r"\w+",
        "WeZer AGPL community-forge timeoverflow GeoJSON JSON-LD PAIR CSV Atom QR IBAN UTC GMT docx odp ods odt pdf pptx xlsx GRAIN"
        " PDF km min kB MB GB cm EN FR en fr English Français Ctrl Esc Enter Alt Shift Mac OS https nothingatall",
    )
)


def marked(sentence):
    return "".join(part if at % 2 else part.translate(WIDE) for at, part in enumerate(KEPT.split(sentence)))


def hear(said=words.Worded._said):
    words.Worded._said = lambda catalogue, sentence: marked(said(catalogue, sentence))


class Reading(HTMLParser):
    """What people read on a page, or hear of it: its texts, one after the other."""

    def __init__(self, page):
        super().__init__()
        self.inside, self.texts = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in UNREAD or given.get("translate") == "no":
            self.inside.append(tag)
        if not self.inside:
            self.texts += [given[name] for name in SPOKEN if given.get(name)]
            if tag == "input" and given.get("type") in ("submit", "button"):
                self.texts.append(given.get("value") or "")

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.texts.append(data)


def written_here():
    """Every word that somebody or something wrote into this community, in order: “ one two | three ”."""
    found = set()
    for model in apps.get_models():
        columns = [
            field.attname
            for field in model._meta.local_fields
            if isinstance(field, CharField | TextField | JSONField) and not field.choices
        ]
        if columns and model._meta.managed:
            for row in model._base_manager.values_list(*columns):
                found |= {
                    each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in row if each
                }
    found |= {part for zone in available_timezones() for part in zone.split("/")} | set(limit_context().names)
    return " | ".join(f" {' '.join(words_of(each))} " for each in found)


def words_of(text):
    return [each for each in LETTERS.findall(ADDRESS.sub(" ", text)) if len(each) > 1 and each not in NAMES]


def bare(text, known):
    """Words in plain letters that nobody here wrote: “ in a row”, between two signs."""
    for run in re.split(r"[Ａ-Ｚａ-ｚ]+|[^\w\s’'-]+|_+|\n", ADDRESS.sub(" ", text)):
        found = words_of(run)
        if found and f" {' '.join(found)} " not in known:
            yield f"{' '.join(run.split())}, in “{' '.join(text.translate(BACK).split())[:120]}”"


def kept(text, gone):
    """Sentences that say the product's word where the community has its own."""
    said = "".join(re.findall(r"[Ａ-Ｚａ-ｚ\W]+", text)).translate(BACK)
    if found := re.search(rf"\b(?:{gone})\b", said, re.IGNORECASE):
        yield f"still “{found.group()}”, in “{' '.join(text.translate(BACK).split())[:120]}”"


noun = st.text("bdfgklmnprtvz", min_size=4, max_size=8)
nouns = st.lists(noun, min_size=len(words.WORDS), max_size=len(words.WORDS), unique=True)


def look_at(pages, step):
    """Asks for each `step`th page under each of the words drawn; prints how many, and what is wrong."""
    settings.ALLOWED_HOSTS = ["*"]
    first, written, usual = random.randrange(step), written_here(), words.usual("en")
    clients, asked, wrong = {}, [], {}
    for email in {email for email, _path in pages}:
        clients[email] = Client()
        if email:
            clients[email].force_login(User.objects.get(email=email))
    turns = iter(range(first, first + TIMES))

    @quick(
        max_examples=TIMES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=nouns, left=st.sets(st.sampled_from(sorted(words.WORDS)), max_size=3))
    def under(drawn, left):
        own = {
            key: {"one": f"{one}o", "many": f"{one}os"}
            for key, one in zip(words.WORDS, drawn, strict=True)
            if key not in left
        }
        change_setting(by=Viewer.system(), key="words", value={"en": own})
        gone = "|".join(sorted({said for key in own if key not in VERBS for said in usual[key]}))
        mine = "".join(f" | {one} | {one.capitalize()} " for said in own.values() for one in said.values())
        for email, path in pages[next(turns, first) % step :: step]:
            answer = clients[email].get(path, headers={"accept-language": "en"}, follow=True)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                asked.append(path)
                for text in Reading(answer.content.decode()).texts:
                    for each in (*bare(text, written + mine), *kept(text, gone)):
                        wrong.setdefault(each, path)

    before = value("words")
    hear()
    try:
        under()
    finally:
        change_setting(by=Viewer.system(), key="words", value=before)
    print(json.dumps([len(asked), sorted(f"{path}: {each}" for each, path in wrong.items())]))
