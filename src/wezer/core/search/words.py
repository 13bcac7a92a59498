"""Words that search must know by heart: those that carry no meaning, and plurals that no rule finds.

All are folded (lower case, without accents). Words that also name a thing people look for stay out of the lists: or
(gold), été (summer), avions (planes), can, will, may.
"""

# ruff: noqa: SIM905 - lists of words read better as text

#: What stands before an apostrophe and is cut with it. “aujourd'hui” and “entr'aide” are not here: they join.
ELISIONS = frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu".split())

STOP_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        "l d j m t s n c qu a ai ait as au aux avec c ca ce ceci cela celle celles celui ces cet cette ceux chez comme "
        "dans de des donc du elle elles en est et etait eu eux il ils je la le les leur leurs lui ma mais me mes moi "
        "mon ne ni nos notre nous on ont ou par pas plus pour qu quand que quel quelle quelles quels qui quoi sa sans "
        "se sera ses si soit son sont sous sur ta te tes toi ton toujours tous tout toute toutes tres tu un une vos "
        "votre vous y".split()
    ),
    "en": frozenset(
        "a about after all also am an and any are as at be because been before being but by could did do does for from "
        "had has have he her here hers him his how i if in into is it its just me my no nor not of on or our ours out "
        "over s she should so some such t than that the their theirs them then there these they this those through to "
        "too under up us very was we were what when where which while who whom why with would you your yours".split()
    ),
}

#: Plural → singular, where endings do not tell.
IRREGULAR: dict[str, dict[str, str]] = {
    "fr": {
        "yeux": "oeil",
        "cieux": "ciel",
        "aieux": "aieul",
        "messieurs": "monsieur",
        "mesdames": "madame",
        "mesdemoiselles": "mademoiselle",
        "travaux": "travail",
        "vitraux": "vitrail",
        "baux": "bail",
        "coraux": "corail",
        "emaux": "email",
        "soupiraux": "soupirail",
        "ans": "an",
        "tuyaux": "tuyau",
        "noyaux": "noyau",
        "joyaux": "joyau",
        "boyaux": "boyau",
    },
    "en": {
        "children": "child",
        "men": "man",
        "women": "woman",
        "people": "person",
        "persons": "person",
        "feet": "foot",
        "teeth": "tooth",
        "geese": "goose",
        "mice": "mouse",
        "oxen": "ox",
        "knives": "knife",
        "wives": "wife",
        "lives": "life",
        "leaves": "leaf",
        "loaves": "loaf",
        "shelves": "shelf",
        "halves": "half",
        "calves": "calf",
        "wolves": "wolf",
        "scarves": "scarf",
        "thieves": "thief",
        "hooves": "hoof",
        "buses": "bus",
        "gases": "gas",
        "lenses": "lens",
        "criteria": "criterion",
        "crises": "crisis",
        "analyses": "analysis",
        "theses": "thesis",
        "hypotheses": "hypothesis",
        "diagnoses": "diagnosis",
        "bases": "base",
        "axes": "axe",
        "quizzes": "quiz",
    },
}

#: Endings of French plurals that the stemmer leaves (it knows -eaux and -aux): the first that fits is replaced. A word
#: that only looks like a plural (doux) still meets itself.
FRENCH_PLURALS = (("oux", "ou"), ("eux", "eu"), ("ss", "ss"), ("s", ""))

#: Letters that fold to several, or that Unicode does not take apart.
LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ＇′´ʹ‛", "'"))
QUOTES = str.maketrans(dict.fromkeys("“”„«»‟＂", '"'))
