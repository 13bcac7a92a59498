"""I-12: what the house writes where no page asks calls things as the community does, too."""

import re
from pathlib import Path

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.core.acts.settings import change_setting
from wezer.core.models import Member
from wezer.core.own_archive import readable
from wezer.core.speaking import speaking
from wezer.core.testing import examples
from wezer.core.viewer import Viewer
from wezer.ui.words import WORDS, usual

SOURCE = Path(__file__).resolve().parents[2]
system = Viewer.system()
#: Beside the requests of people and `speaking`, a language is chosen where no sentence of ours with a word for things is
#: written, or where the product's own is wanted.
PLAIN = {
    "api/middleware.py": "a request: speaks the community's words itself",
    "core/acts/erasing.py": "a pseudonym that stays, whatever things are called later",
    "core/acts/nobody.py": "the name of who is nobody, which stays",
    "core/mentions.py": "names of roles in each language, to be recognised",
    "core/processing.py": "the register of what is done with data, as the law calls it",
    "core/profile_fields.py": "how a field is called in each language, to be recognised",
    "core/speaking.py": "here it is",
    "hosting/commands/import_.py": "a terminal",
    "operation/back/application.py": "the office's engine has its own words",
    "operation/checkup.py": "a terminal",
    "ui/words.py": "the product's own words",
    "workflow/worker.py": "no language at all, until somebody is written to",
}


def test_no_other_place_chooses_a_language_without_the_communitys_words():
    chooses = re.compile(r"(?<!timezone\.)\boverride\(")
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts
        and any(chooses.search(line) and "settings" not in line for line in path.read_text("utf-8").splitlines())
    }
    assert found == set(PLAIN)


noun = st.text("bdfgklmnprtvz", min_size=4, max_size=9).map(lambda word: f"{word}o")


@pytest.mark.any_database
@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=st.dictionaries(st.sampled_from(sorted(WORDS)), noun, min_size=1))
def test_i12_an_archive_and_every_word_alone_say_what_the_community_says(join, own):
    fern = Member.objects.filter(name="Fern").first() or join("Fern")
    data = {"made_at": "2026-01-01", "profile": {"name": "Fern"}}
    change_setting(by=system, key="words", value={})
    with speaking("en"):
        before = readable(fern, data)
    said = {key: {"one": word, "many": f"{word}s"} for key, word in own.items()}
    change_setting(by=system, key="words", value={"en": said})
    with speaking("en"):
        after = readable(fern, data)
        assert {key: _(usual("en")[key][0]) for key in own} == own
    for key, word in own.items():
        assert len(re.findall(rf"\b{word}s?\b", after)) >= len(re.findall(rf"\b{usual('en')[key][0]}s?\b", before))


def test_i12_an_english_sentence_with_a_context_says_what_the_community_says(join):
    join("Fern")
    change_setting(by=system, key="words", value={"en": {"member": {"one": "neighbour", "many": "neighbours"}}})
    with speaking("en"):
        assert pgettext("somewhere", "A member of ours") == "A neighbour of ours"
        assert pgettext("somewhere", "Nobody") == "Nobody"
    with speaking("fr"):
        assert pgettext("icon", "Sun") == "Soleil"
