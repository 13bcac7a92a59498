"""A community's own words in the product's sentences: article, contraction, elision, agreement; and nothing else is touched."""

import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.ui.rewording import rewording
from wezer.ui.words import speaks, usual, word

SOURCE = Path(__file__).resolve().parents[2]
FEMININE = {"group": {"one": "assemblée", "many": "assemblées", "gender": "f"}}
MASCULINE = {
    "offer": {"one": "don", "many": "dons", "gender": "m"},
    "community": {"one": "village", "many": "villages", "gender": "m"},
}


@pytest.fixture
def french():
    return usual("fr")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Le groupe est archivé", "L’assemblée est archivée"),
        ("dans un nouveau groupe", "dans une nouvelle assemblée"),
        ("{group} du groupe, au groupe secret", "{group} de l’assemblée, à l’assemblée secrète"),
        ("Tous les groupes", "Toutes les assemblées"),
        ("ce groupe a été fermé ; aucun autre groupe", "cette assemblée a été fermée ; aucune autre assemblée"),
        ("plus de groupes que mon groupe", "plus d’assemblées que mon assemblée"),
        ("Quel groupe ? /g/groupe/ `groupe` regroupés", "Quelle assemblée ? /g/groupe/ `groupe` regroupés"),
    ],
)
def test_a_feminine_word_takes_the_place_of_a_masculine_one(french, sentence, said):
    assert rewording("fr", FEMININE, french)(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Une offre est proposée", "Un don est proposé"),
        ("de l’offre, à l’offre, l’offre", "du don, au don, le don"),
        ("Offres et besoins", "Dons et besoins"),
        ("qui offre et s’offre", "qui offre et s’offre"),
        ("toute la communauté quitte la communauté", "tout le village quitte le village"),
    ],
)
def test_a_masculine_word_takes_the_place_of_a_feminine_one(french, sentence, said):
    assert rewording("fr", MASCULINE, french)(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("A group you tend, the groups", "An assembly you tend, the assemblies"),
        ("Offers and wants", "Gifts and wants"),
        ("What you want to offer, who offers", "What you want to offer, who offers"),
        ("an offer, your offers", "a gift, your gifts"),
    ],
)
def test_english_minds_its_article_and_leaves_verbs_alone(sentence, said):
    own = {"group": {"one": "assembly", "many": "assemblies"}, "offer": {"one": "gift", "many": "gifts"}}
    assert rewording("en", own, usual("en"))(sentence) == said


def test_a_haricot_is_not_elided_when_its_article_says_so(french):
    own = {"group": {"one": "hameau", "many": "hameaux", "the": "le"}}
    assert rewording("fr", own, french)("dans le groupe, du groupe") == "dans le hameau, du hameau"


def _sentences():
    for file in SOURCE.glob("*/locale/fr/LC_MESSAGES/django.mo"):
        with file.open("rb") as read:
            yield from (said for said in gettext.GNUTranslations(read)._catalog.values() if said)


def test_i12_every_french_sentence_of_the_product_stays_grammatical_in_other_words(french):
    """Over the whole catalogue: nothing of the old word is left, and what stands before the new one agrees."""
    assembly, gift = rewording("fr", FEMININE, french), rewording("fr", MASCULINE, french)
    wrong = []
    for sentence in _sentences():
        plain = re.sub(r"\{[^}]*\}|%\([^)]*\)s|<[^>]*>|`[^`]*`|/\S+", " ", assembly(sentence))
        if re.search(
            r"\b(groupes?|(un|du|ce|cet|aucun|quel|nouveau|au|le|la|de|seul) assemblées?|tous les assemblées)\b",
            plain,
            re.IGNORECASE,
        ):
            wrong.append(plain)
        plain = re.sub(r"\{[^}]*\}|%\([^)]*\)s|<[^>]*>|`[^`]*`|/\S+", " ", gift(sentence))
        if re.search(
            r"\b(communautés?|(une|la|cette|aucune|toute|ma|sa|de la|à la|première) (dons?|villages?))\b|[ld]’(dons?|villages?)\b",
            plain,
            re.IGNORECASE,
        ):
            wrong.append(plain)
    assert wrong == []


def test_sentences_speak_a_communitys_words_only_while_it_speaks():
    own = {"fr": {"group": {"one": "cercle", "many": "cercles"}, "member": {"one": "habitant", "many": "habitants"}}}
    with translation.override("fr"):
        before = _("Groups")
        with speaks(own):
            assert _("Groups") == "Cercles"
            assert ngettext("{number} member", "{number} members", 2) == "{number} habitants"
            assert word("group") == "cercle"
            with translation.override("en"):
                assert _("Groups") == "Groups"
            with speaks(None):
                assert _("Groups") == before
        assert _("Groups") == before == "Groupes"
