"""Words that must meet, words that must not, and the same answers from two real engines for whatever is typed."""

import os
import sqlite3
import threading

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.search.normalise import (
    Query,
    beginnings,
    fts5_match,
    parse_query,
    query_words,
    tokens,
    tsquery,
    tsvector,
)

FRENCH_NUMBERS = """
vélo:vélos épargne:épargnes réparation:réparations cheval:chevaux journal:journaux gâteau:gâteaux bureau:bureaux
jeu:jeux feu:feux cheveu:cheveux bijou:bijoux genou:genoux chou:choux tuyau:tuyaux noyau:noyaux travail:travaux
bail:baux œil:yeux ciel:cieux animal:animaux local:locaux activité:activités énergie:énergies légume:légumes
marché:marchés réunion:réunions association:associations communauté:communautés maison:maisons jardin:jardins
outil:outils perceuse:perceuses ami:amis vie:vies rue:rues pain:pains œuf:œufs bœuf:bœufs cœur:cœurs nœud:nœuds
sœur:sœurs clé:clés café:cafés thé:thés forêt:forêts fête:fêtes hôtel:hôtels île:îles tâche:tâches crèche:crèches
élève:élèves école:écoles étudiant:étudiants étudiante:étudiantes adhérent:adhérents membre:membres groupe:groupes
cercle:cercles projet:projets atelier:ateliers semaine:semaines année:années heure:heures minute:minutes
monnaie:monnaies échange:échanges service:services besoin:besoins offre:offres demande:demandes annonce:annonces
réponse:réponses paiement:paiements facture:factures coopérative:coopératives épicerie:épiceries boulanger:boulangers
menuisier:menuisiers plombier:plombiers électricien:électriciens musicien:musiciens chanson:chansons concert:concerts
théâtre:théâtres bibliothèque:bibliothèques livre:livres vêtement:vêtements chaussure:chaussures enfant:enfants
bébé:bébés voisin:voisins voisine:voisines quartier:quartiers ville:villes village:villages graine:graines
plante:plantes fleur:fleurs arbre:arbres pomme:pommes abeille:abeilles poule:poules fromage:fromages bière:bières
eau:eaux bateau:bateaux château:châteaux couteau:couteaux panneau:panneaux niveau:niveaux règle:règles
décision:décisions idée:idées événement:événements formation:formations leçon:leçons trajet:trajets aide:aides
bénévole:bénévoles solidarité:solidarités heureux:heureuse national:nationaux municipal:municipaux hôpital:hôpitaux
signal:signaux vitrail:vitraux monsieur:messieurs madame:mesdames pneu:pneus caillou:cailloux trou:trous clou:clous
neveu:neveux vœu:vœux lieu:lieux
"""

ENGLISH_NUMBERS = """
bike:bikes child:children man:men woman:women foot:feet tooth:teeth knife:knives leaf:leaves loaf:loaves
shelf:shelves half:halves bus:buses box:boxes church:churches dish:dishes potato:potatoes tomato:tomatoes
activity:activities community:communities city:cities story:stories berry:berries party:parties repair:repairs
garden:gardens tool:tools saving:savings member:members meeting:meetings offer:offers want:wants market:markets
payment:payments wallet:wallets reply:replies circle:circles group:groups house:houses horse:horses course:courses
lesson:lessons language:languages class:classes glass:glasses business:businesses address:addresses
analysis:analyses crisis:crises criterion:criteria person:people café:cafés photo:photos hero:heroes wolf:wolves
life:lives mouse:mice goose:geese quiz:quizzes tax:taxes watch:watches peach:peaches apple:apples key:keys day:days
baby:babies family:families library:libraries currency:currencies decision:decisions volunteer:volunteers
"""

WRITTEN_OTHERWISE = """
l'épargne:epargne l’épargne:épargne d'outils:outil d’œufs:oeuf qu'échange:échange jusqu'école:école s'épargner:epargner
n'offre:offre j'aide:aide m'aide:aide t'aide:aide c'est-l'eau:eau aujourd'hui:aujourd’hui entr'aide:entraide
presqu'île:presqu’île quelqu'heure:heure œuvre:oeuvre ŒUVRE:oeuvre cœur:coeur curriculum-vitæ:curriculum-vitae
Straße:strasse naïve:naive NOËL:noel garçon:garcon être-humain:etre-humain MAÏS:maïs Ålesund:alesund søster:soster
Fern's:fern Fern’s:Fern ﬁnance:finance ｖéｌｏ:velo co-voiturage:co_voiturage
"""

APART = {
    "fr": """
    poule:poulet pain:pin maison:main banque:banc port:portail vélo:velours chou:choc livre:lit travail:travers
    thé:théâtre prix:prise monnaie:moine pomme:pompe marteau:marcher vin:vingt pâte:patate fil:fille poisson:poison
    dessert:désert cousin:coussin boule:boulanger laine:lait bois:boire lieu:lien feu:feuille école:écologie
    général:génération service:serviette offre:office besoin:besace nation:natation cuisine:cuisse couture:coutume
    cercle:cerceau chat:château car:carte fort:forêt
    """,
    "en": """
    garden:guard market:marker house:hose bike:bake bread:bred communism:community university:universe
    policy:police general:generous news:new wander:wand child:chill tool:toll offer:office save:savage circle:circus
    repair:repeat bus:business hen:hence tax:taxi party:part pain:paint
    """,
}


def pairs(text):
    return [tuple(pair.split(":")) for pair in text.split()]


MEETING = [
    *(("fr", *pair) for pair in pairs(FRENCH_NUMBERS)),
    *(("en", *pair) for pair in pairs(ENGLISH_NUMBERS)),
    *(("fr", *pair) for pair in pairs(WRITTEN_OTHERWISE)),
]


def without_accents(word):
    return word.translate(str.maketrans("éèêëàâäçîïôöûüù", "eeeeaaaciioouuu"))


def test_two_hundred_pairs_of_words_meet_accented_or_not():
    apart = [
        (language, one, other)
        for language, one, other in MEETING
        if not tokens(one, language)
        == tokens(other, language)
        == tokens(without_accents(one), language)
        == tokens(without_accents(other).upper(), language)
    ]
    assert apart == [] and len(MEETING) >= 200


def test_words_that_only_look_alike_do_not_meet():
    assert [
        pair
        for language in APART
        for pair in pairs(APART[language])
        if tokens(pair[0], language) == tokens(pair[1], language)
    ] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L’épargne des vélos", "fr", ["epargn", "velo"]),
        ("Je vous la prête jusqu'à demain", "fr", ["pret", "demain"]),
        ("The gardens of the children", "en", ["garden", "child"]),
        ("aujourd'hui d'aujourd’hui", "fr", ["aujourdhui", "aujourdhui"]),
        ("don't rock'n'roll o'clock", "en", ["dont", "rocknrol", "oclock"]),
        ("le de la", "fr", ["le", "de", "la"]),
        ("the", "en", ["the"]),
        ("", "fr", []),
        ("!? … 😀 \0", "fr", []),
        ("3,50 € x² nº12", "fr", ["3", "50", "x2", "no12"]),
        ("мир", "fr", ["043c04380440"]),
        ("vélos", "xx", ["velos"]),
        ("vélos", "fr-CA", ["velo"]),
        ("a" * 200, "en", ["a" * 64]),
        ("one_two-three/four", "en", ["one", "two", "three", "four"]),
    ],
)
def test_tokens(text, language, expected):
    assert tokens(text, language) == expected


def test_a_text_gives_at_most_ten_thousand_tokens():
    assert len(tokens("velo " * 12_000, "fr")) == 10_000


def test_operators_phrases_and_negatives():
    text = '"maison de quartier" -bruit tag:vélo Tag:bio group:“Les Lilas” in:talk by:Fern before:2026-03-01 near:12km foo:bar pain'
    assert parse_query(text) == Query(
        terms=("foo:bar", "pain"),
        phrases=("maison de quartier",),
        negatives=("bruit",),
        filters={
            "tag": ("vélo", "bio"),
            "group": ("Les Lilas",),
            "in": ("talk",),
            "by": ("Fern",),
            "before": ("2026-03-01",),
            "near": ("12km",),
        },
        unfinished="pain",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Query()),
        ('- -- "" tag: : \'', Query(terms=("tag:",))),
        ('-"pas de bruit" pain ', Query(terms=("pain",), negatives=("pas de bruit",))),
        ("-tag:bio", Query(negatives=("tag:bio",))),
        ('"unbalanced quote', Query(phrases=("unbalanced quote",))),
        ('pain"frais', Query(terms=("pain",), phrases=("frais",))),
        ("https://example.org/x", Query(terms=("https://example.org/x",), unfinished="https://example.org/x")),
        ("a\0b \ud800c tag:x\0y", Query(terms=("a", "b", "c", "y"), filters={"tag": ("x",)}, unfinished="y")),
        ("«pain frais»", Query(phrases=("pain frais",))),
    ],
)
def test_what_is_not_an_operator_is_a_word(text, expected):
    assert parse_query(text) == expected


def test_sixteen_words_count():
    words = [f"w{number}" for number in range(30)]
    assert parse_query(" ".join(words)).terms == tuple(words[:16])
    assert parse_query("-".join(words)).terms == (" ".join(words[:16]),)
    assert len(parse_query(" ".join(f"tag:t{number}" for number in range(99))).filters["tag"]) == 16
    assert len(parse_query("tag:" + "x" * 4_000).filters["tag"][0]) == 64


def test_what_a_question_says_to_each_engine():
    query = parse_query('le vélo "maison de quartier" -bruits')
    assert query_words(query, "fr") == [("velo",)]
    assert fts5_match(query, "fr") == '(("velo") AND ("maison quart" OR "maison de quartier")) NOT (("bruit"))'
    assert (
        tsquery(query, "fr")
        == "((('velo')) & (('maison' <-> 'quart') | ('maison' <-> 'de' <-> 'quartier'))) & !((('bruit')))"
    )
    assert fts5_match(parse_query("le"), "fr") == '("le")'
    assert fts5_match(parse_query("tag:x"), "fr") == tsquery(parse_query(""), "fr") == ""


# --- real engines -------------------------------------------------------------------------------------------------
CORPUS = [
    ("fr", "Je répare les vélos et l'électricité du quartier"),
    ("fr", "Maison de quartier : réunion sur l’épargne"),
    ("en", "Bike repairs in the garden, children welcome"),
    ("en", "Réparation de vélo écrite en français sans le dire"),
    ("fr", "Cœur de bœuf, œufs et pain frais"),
    ("en", "House of bread"),
    ("fr", "Aujourd'hui : мир 中文 12e5 0x1f 007 1e 3.14"),
    ("fr", "la de le"),
]


#: Once where both engines are there: a run on PostgreSQL has SQLite, too. One on SQLite alone asks SQLite alone.
both_engines = pytest.mark.any_database("postgresql")


class Engines:
    """The same little corpus in SQLite's FTS5 and, when the tests run on it, in PostgreSQL."""

    def __init__(self):
        self.lite = sqlite3.connect(":memory:")
        self.lite.execute('CREATE VIRTUAL TABLE words USING fts5(tokens, tokenize = "unicode61 remove_diacritics 0")')
        self.big = None
        if connection.vendor == "postgresql":
            import psycopg

            self.big = psycopg.connect(os.environ["WEZER_DATABASE_URL"], autocommit=True)
            self.big.execute("CREATE TEMPORARY TABLE words (id integer, tokens tsvector)")

    def fill(self, corpus):
        self.lite.execute("DELETE FROM words")
        if self.big:
            self.big.execute("TRUNCATE words")
        for number, (language, text) in enumerate(corpus):
            stored = " ".join(tokens(text, language))
            self.lite.execute("INSERT INTO words (rowid, tokens) VALUES (?, ?)", [number, stored])
            if self.big:
                self.big.execute("INSERT INTO words VALUES (%s, %s::tsvector)", [number, tsvector(stored.split())])

    def found(self, text, language="fr", completing=False):
        query = parse_query(text)
        match = fts5_match(query, language, completing=completing)
        asked = tsquery(query, language, completing=completing)
        assert bool(match) == bool(asked)
        if not match:
            return None
        found = {row[0] for row in self.lite.execute("SELECT rowid FROM words WHERE words MATCH ?", [match])}
        if self.big:
            rows = self.big.execute("SELECT id FROM words WHERE tokens @@ %s::tsquery", [asked]).fetchall()
            assert {row[0] for row in rows} == found
        return found


@pytest.fixture(scope="module")
def engines():
    made = Engines()
    yield made
    made.lite.close()
    if made.big:
        made.big.close()


@both_engines
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("vélo", "fr", {0, 3}),
        ("VELOS", "en", {0, 3}),
        ("réparations vélos", "fr", {0, 3}),
        ("epargne", "fr", {1}),
        ("l'épargne", "en", {1}),
        ('"maison de quartier"', "fr", {1}),
        ('"quartier maison"', "fr", set()),
        ("maison quartier -réunion", "fr", set()),
        ("quartier -réunion", "fr", {0}),
        ("-vélo", "fr", {1, 2, 4, 5, 6, 7}),
        ("child", "fr", {2}),
        ("le pain", "fr", {4}),
        ("oeufs boeuf", "fr", {4}),
        ("мир", "fr", {6}),
        ("aujourd’hui", "en", {6}),
        ("12e5", "fr", {6}),
        ("0x1f", "fr", {6}),
        ("007 1e 14", "fr", {6}),
        ("le", "fr", {3, 7}),
        ("NEAR AND OR NOT", "en", set()),
        ("tag:bio", "fr", None),
    ],
)
def test_s1_both_engines_find_the_same(engines, text, language, expected):
    engines.fill(CORPUS)
    assert engines.found(text, language) == expected


@both_engines
@pytest.mark.parametrize(
    "typed", ["ré", "rép", "répa", "répara", "réparat", "réparati", "réparatio", "réparation", "réparations"]
)
def test_typing_finds_a_word_at_every_letter(engines, typed):
    engines.fill(CORPUS)
    assert 3 in engines.found(typed, completing=True)
    assert 3 in engines.found(f"vélo {typed}", completing=True)


def test_beginnings_of_a_word_still_being_typed():
    query = parse_query("les vélos répara")
    assert query_words(query, "fr", completing=True) == [("velo",)]
    assert beginnings("l'ép") == (["ep"], []) and beginnings("!") == ([], [])
    begun, whole = beginnings("réparati")
    assert begun[0] == "reparati" and "repar" in whole
    assert query_words(parse_query("le vé"), "fr", completing=True) == []


@both_engines
def test_a_finished_word_is_no_beginning(engines):
    engines.fill(CORPUS)
    assert (engines.found("vél", completing=True), engines.found("vél ", completing=True)) == ({0, 3}, set())
    assert engines.found("le vél", completing=True) == {0, 3}


HOSTILE = [
    '"',
    "'",
    "\\",
    "*",
    "^",
    "(",
    ")",
    "{",
    "}",
    ":",
    "-",
    "+",
    "NEAR(",
    "AND",
    "OR",
    "NOT",
    "&",
    "|",
    "!",
    "<->",
    "%",
    ";",
    "--",
    "\0",
]
HOSTILE += [
    "tag:",
    "-tag:x",
    "before:x",
    "l'",
    "qu’",
    "vélo",
    "vélos",
    "pain",
    "мир",
    "😀",
    "\ud800",
    "œ",
    "ß",
    "é",
    "le",
    "x" * 99,
    "12e5",
]
typed = st.one_of(
    st.lists(st.sampled_from(HOSTILE), max_size=12).map(" ".join),
    st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join),
    st.text(max_size=40),
)
written = st.lists(
    st.sampled_from(
        [
            "vélo",
            "vélos",
            "pain",
            "quartier",
            "maison",
            "le",
            "de",
            "the",
            "bread",
            "œufs",
            "мир",
            "l'eau",
            "12e5",
            "repairs",
        ]
    ),
    max_size=8,
)


@both_engines
@settings(max_examples=300, deadline=None)
@given(typed, st.sampled_from(["fr", "en", "xx", ""]), st.booleans())
def test_no_text_can_upset_an_engine_and_both_agree(engines, text, language, completing):
    if not engines.lite.execute("SELECT count(*) FROM words").fetchone()[0]:
        engines.fill(CORPUS)
    engines.found(text, language, completing)


@both_engines
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["fr", "en"]), written.map(" ".join) | typed), max_size=6),
    st.lists(written, min_size=1, max_size=4),
)
def test_both_engines_agree_on_any_corpus(engines, corpus, questions):
    engines.fill(corpus)
    for words in questions:
        for text in (
            " ".join(words),
            f'"{" ".join(words)}"',
            " -".join(words),
            f'{" ".join(words[:2])} -"{" ".join(words[2:])}"',
        ):
            for completing in (False, True):
                engines.found(text, "fr", completing)


@both_engines
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789e0x", min_size=1, max_size=12), min_size=1, max_size=6))
def test_every_stored_token_is_one_token_to_both_engines(engines, words):
    engines.fill([("xx", " ".join(words))])
    for word in words:
        assert engines.found(word, "xx") == {0}


@settings(max_examples=400, deadline=None)
@given(typed | st.text(max_size=200), st.sampled_from(["fr", "en", "xx"]))
def test_normalising_twice_changes_nothing(text, language):
    once = tokens(text, language)
    assert tokens(" ".join(once), language) == once
    assert all(word.isascii() and word.isalnum() and word == word.lower() and len(word) <= 64 for word in once)


@settings(max_examples=300, deadline=None)
@given(st.text("abcdeghilmnoprstuvyéèxz", min_size=2, max_size=14), st.sampled_from(["fr", "en"]))
def test_accents_never_matter(word, language):
    assert tokens(word, language) == tokens(without_accents(word), language)


@both_engines
def test_five_thousand_characters_of_anything_are_answered(engines):
    engines.fill(CORPUS)
    for text in (
        "a" * 5_000,
        '"' * 5_000,
        "-" * 5_000,
        "a:" * 2_500,
        "é" * 6_000,
        "' " * 2_500,
        "l'" * 2_500,
        "(" * 5_000,
    ):
        engines.found(text)
        engines.found(text, completing=True)


def test_several_threads_may_stem_at_once():
    wanted, wrong = tokens("réparations coopératives électriciens", "fr"), []

    def work(start):
        for number in range(200):
            tokens(f"mot{'s' * number} vélo{'x' * start}{'y' * number}", "fr")
            if tokens("réparations coopératives électriciens", "fr") != wanted:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=[start]) for start in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert wrong == []
