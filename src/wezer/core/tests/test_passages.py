"""Why something was found: what is marked, and what of a long text is shown. Words are compared as the index holds them."""

import re
from datetime import time, timedelta

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.acts.events import publish_event
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.community import community as the_community
from wezer.core.models import Room
from wezer.core.search.passages import MOST, Sought
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now


def marks(text, asked, language="fr"):
    return re.findall("<mark>(.*?)</mark>", Sought(asked, language).marked(text))


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("velo", "Je répare les vélos, et un Vélo.", ["vélos", "Vélo"]),
        ("épargne", "Réunion sur l’épargne : épargnons", ["l’épargne"]),
        ("child", "Children welcome, a child too", ["Children", "child"]),
        (
            '"maison de quartier"',
            "Une maison du quartier",
            ["maison", "quartier"],
        ),  # the words of a phrase, each for itself
        ("pain -bœuf", "Du pain et du bœuf", ["pain"]),
        ("the house", "The house of the rising bread", ["house"]),  # a word without meaning is not what it was found by
        ("tag:garden by:fern", "The garden of Fern", []),
        ("", "Anything", []),
        ("b", "<b>b & b</b>", ["b", "b", "b", "b"]),
    ],
)
def test_words_are_marked_as_the_index_finds_them(asked, text, expected):
    assert marks(text, asked, "en" if asked.isascii() and asked not in ("velo",) else "fr") == expected


def test_what_somebody_wrote_stays_text():
    assert Sought("b", "en").marked("<b>bread</b> & 'b'") == (
        "&lt;<mark>b</mark>&gt;bread&lt;/<mark>b</mark>&gt; &amp; &#x27;<mark>b</mark>&#x27;"
    )


def test_a_passage_begins_a_little_before_the_first_word_that_was_sought():
    text = "So many words came first. " * 20 + "Then a pumpkin grew. " + "More words came after it. " * 20
    shown = Sought("pumpkins", "en").passage(text)
    plain = re.sub("</?mark>", "", shown)

    assert "Then a <mark>pumpkin</mark> grew." in shown
    assert plain.startswith("… ") and plain.endswith("…")
    assert len(plain) <= MOST + 3
    assert Sought("turnip", "en").passage("No root here.\nNone at all.") == "No root here. None at all."


@given(text=st.text(max_size=600), asked=st.text(max_size=60))
def test_marking_changes_no_word_and_lets_no_markup_through(text, asked):
    sought = Sought(asked, "en")
    assert re.sub("</?mark>", "", sought.marked(text)) == escape(text)
    passage = re.sub("</?mark>", "", sought.passage(text))
    assert passage.removeprefix("… ").removesuffix("…") in escape(" ".join(text.split()))


def test_results_show_why_they_were_found(join, client):
    fern = join("Fern")
    calendar = open_room(by=Viewer.system(), group=the_community(), kind="calendar", if_there=True)
    publish_event(
        by=viewer(fern), room=calendar, title="Open oven", body="Flour of the valley. Loaves are baked on Fridays.",
        starts_on=now().date() + timedelta(days=3), starts_time=time(19), zone="Europe/Paris",
    )  # fmt: skip
    talk = Room.objects.select_related("group").get(group=the_community(), kind="talk")
    publish_post(by=viewer(fern), room=talk, body="Who takes a loaf on Friday? <b>Not</b> me")
    client.force_login(fern.user)

    page = client.get("/search/?q=loaf").content.decode()

    assert (
        '<b>Open oven</b><span class="sm passage">Flour of the valley. <mark>Loaves</mark> are baked on Fridays.</span>'
    ) in page
    assert "Who takes a <mark>loaf</mark> on Friday?" in page
