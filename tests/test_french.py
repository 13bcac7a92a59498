"""French pages are French: no sentence that has a translation stays in English, and catalogues keep French typography."""

import re
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest

from wezer.core.acts.posts import publish_post
from wezer.core.models import Member, Room
from wezer.core.testing import viewer

CATALOGUES = sorted((Path(__file__).resolve().parent.parent / "src/wezer").glob("*/locale/fr/LC_MESSAGES/django.po"))
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-confirm")
PLAIN_SPACE = re.compile(r" [;:!?»]|«(?!\u202f)|\w[;!?](?=\s|$)")


@pytest.fixture
def valley(circle, gardener, join):
    """A community with a tended group, a post in it, and somebody who is new."""
    join("Fern")
    group = circle("Willow", founder=gardener, purpose="Saules")
    room = Room.objects.get(group=group, kind="talk")
    publish_post(by=viewer(gardener), room=room, title="Bonjour", body="Bonjour")
    return group


def sentences():
    """English → French, of all packages, where they differ."""
    found = {}
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            said = entry.msgstr or entry.msgstr_plural.get(0, "")
            if said != entry.msgid and "%" not in entry.msgid and "{" not in entry.msgid:
                found[entry.msgid] = said
    return found


class Visible(HTMLParser):
    """What a person reads or hears of a page."""

    def __init__(self):
        super().__init__()
        self.said, self.silent = set(), 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        self.said |= {value.strip() for name, value in attrs if name in SPOKEN and value}

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.said.add(" ".join(data.split()))


def said_on(answer):
    page = Visible()
    page.feed(answer.content.decode())
    return page.said


def is_english(said):
    """Words that are French as well (“Invitations”) are nobody's mistake: only what the catalogues change counts."""
    english = sentences()
    french = set(english.values())
    return sorted(text for text in said if text in english and text not in french)


OUTSIDE = ["/", "/account/login/", "/account/signup/", "/account/password/reset/", "/join/", "/nowhere/"]
INSIDE = [
    *(
        "/",
        "/g/",
        "/g/willow/",
        "/g/willow/people/",
        "/g/willow/settings/",
        "/g/willow/talk/",
        "/g/new/",
        "/directory/",
    ),
    *("/search/?q=saule", "/notices/", "/me/", "/me/preferences/", "/me/invitations/", "/account/2fa/"),
    *("/garden/identity/", "/garden/admission/", "/garden/words/", "/garden/modules/", "/garden/members/"),
    *("/market/", "/wallet/"),
]


@pytest.mark.parametrize("page", OUTSIDE)
def test_pages_for_visitors_are_french(client, community, page):
    answer = client.get(page, headers={"accept-language": "fr"}, follow=True)
    assert b'lang="fr' in answer.content
    assert is_english(said_on(answer)) == []


def test_an_english_page_would_be_noticed(client, community):
    assert "Password" in is_english(said_on(client.get("/account/login/", headers={"accept-language": "en"})))


def test_pages_for_members_are_french(client, valley):
    oak = Member.objects.get(name="Oak")
    Member.objects.filter(pk=oak.pk).update(language="fr")
    client.force_login(oak.user)
    english = {page: is_english(said_on(client.get(page, follow=True))) for page in INSIDE}
    assert {page: found for page, found in english.items() if found} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_catalogues_keep_french_typography(path):
    """Narrow no-break spaces before ; : ! ? and inside « », curved apostrophes."""
    wrong = []
    for entry in polib.pofile(str(path)):
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            text = re.sub(r"<[^>]*>|https?://", "", said)
            if PLAIN_SPACE.search(text) or re.search(r"\w'\w", text):
                wrong.append(said)
    assert wrong == []
