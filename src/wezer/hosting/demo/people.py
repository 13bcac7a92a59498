"""Who lives in Val-Commun, and which groups they made. Everybody is called after a plant."""

from dataclasses import dataclass

#: Those who can sign in; the password is told by `wezer demo` and in the README.
PASSWORD = "demo-valley-2026"  # noqa: S105 the demo's password is public on purpose
LOGINS = {
    "Oak": "oak@example.org",
    "Fern": "fern@example.org",
    "Sage": "sage@example.org",
    "Basil": "basil@example.org",
    "Mélisse": "melisse@example.org",
}
#: Groups with a sign of their own; the others wear that of their kind.
ICONS = {"oven": "croissant", "repair": "wrench", "garden": "sprout", "store": "shopping-basket", "flour": "wheat"}
#: What some of them need, and when they are free.
NEEDS = {
    "Fern": "baking, German, plumbing", "Sage": "bicycle repair, sewing", "Basil": "grafting, cooking", "Clover": "soldering",
    "Mélisse": "bicycle repair", "Rowan": "baking", "Quince": "German",
}  # fmt: skip
FREE = (
    ["mon-evening", "sat-morning"],
    ["tue-afternoon", "tue-evening"],
    ["wed-morning", "sun-afternoon", "sun-evening"],
)
FRENCH = ("Mélisse", "Sureau", "Coquelicot", "Pervenche", "Genêt", "Bleuet", "Capucine", "Tilleul")
NAMES = (
    *LOGINS, *FRENCH[1:],
    "Mint", "Rowan", "Hazel", "Clover", "Aster", "Iris", "Juniper", "Laurel", "Maple", "Nettle", "Olive", "Poppy", "Quince",
    "Rosemary", "Sorrel", "Tansy", "Thyme", "Violet", "Willow", "Yarrow", "Alder", "Birch", "Borage", "Bramble", "Camellia",
    "Cedar", "Chervil", "Chicory", "Comfrey", "Dahlia", "Elder", "Fennel", "Gentian", "Heather", "Holly", "Hyssop", "Ivy",
    "Jasmine", "Larch", "Lavender", "Lovage", "Lupin", "Mallow", "Marjoram", "Peony", "Primrose", "Wild Thyme", "Verbena",
)  # fmt: skip

#: Tagline and skills of some; the others take turns with what is left.
SAYS = {
    "Oak": ("Tends the community; asks more than he answers.", "facilitation, mediation, bookkeeping"),
    "Fern": ("Bicycles, seeds, patience.", "bicycle repair (teaches), pruning, sowing (learning)"),
    "Sage": ("Flour on the sleeves since four o'clock.", "baking (teaches), fermenting (able), accounting"),
    "Basil": ("Mends what others throw away.", "soldering, woodwork, teaching"),
    "Mélisse": (
        "Tisanes, couture et longues marches.",
        "couture (enseigne), herboristerie (apprend), lecture à voix haute",
    ),
}
TAGLINES = {
    "en": (
        "New in the valley, glad to lend a hand.", "Keeps bees and secrets.", "Wood, wool, walks.", "Night owl, early garden.",
        "Grandparent of six, free on Thursdays.", "Plays the accordion when asked twice.", "Learns by doing, breaks by doing too.",
        "Soup for twenty is no trouble.", "Retired nurse, active neighbour.", "Maps, mountains, mushrooms.",
        "Teaches numbers to those who fear them.", "Has a van and some time.",
    ),
    "fr": (
        "Nouvelle dans la vallée, ravie d'aider.", "Abeilles, bois et bonne humeur.", "Cuisine pour vingt sans trembler.",
        "Apprend en faisant.", "Libre le jeudi.", "Marche, chante, répare.", "Un potager, des histoires.", "Toujours une corde en réserve.",
    ),
}  # fmt: skip
SKILLS = (
    "sewing, knitting", "plumbing, tiling", "web pages, spreadsheets", "childcare, storytelling", "pruning, grafting",
    "driving, moving house", "French, German", "guitar, singing", "cooking, preserving", "first aid, massage",
    "carpentry, sharpening", "photography, layout", "maths, physics", "gardening, composting", "painting, plastering",
)  # fmt: skip
#: Name, latitude, longitude: a valley that is on no map.
PLACES = (
    ("Upper Valley", 44.912, 5.231), ("Mill Bridge", 44.897, 5.214), ("Church Square", 44.905, 5.222),
    ("Lower Valley", 44.884, 5.196), ("Les Terrasses", 44.918, 5.24), ("Station Road", 44.879, 5.188),
)  # fmt: skip


@dataclass(frozen=True)
class GroupPlan:
    """A group to found: where it hangs, who begins it, who comes in."""

    key: str
    name: str
    type: str
    parent: str
    founder: str
    purpose: str
    people: int
    membrane: str = ""
    second_holder: str = ""
    sight: str = ""
    named: tuple[str, ...] = ()


GROUPS = (
    GroupPlan("upper", "Upper Valley", "local", "", "Rowan", "Neighbours above the bridge: news, help, a shared shed.", 24, "request", named=("Fern", "Mélisse", "Hazel")),
    GroupPlan("lower", "Lower Valley", "local", "", "Laurel", "From the station to the mill: who needs what, who has what.", 22, "open", named=("Basil", "Sage", "Nettle")),
    GroupPlan("garden", "Garden circle", "circle", "upper", "Fern", "Grow food together on the terraces, share tools, seeds and harvest.", 15, "request", "Hazel", "open", named=("Mélisse", "Clover")),
    GroupPlan("seeds", "Seed library", "project", "garden", "Clover", "Keep, multiply and lend open-pollinated seeds of the valley.", 7, named=("Fern",)),
    GroupPlan("repair", "Repair café", "project", "lower", "Basil", "Every second Saturday: bring it broken, mend it together.", 16, "open", "Nettle", "open", named=("Fern", "Quince")),
    GroupPlan("oven", "The Common Oven", "organisation", "", "Sage", "A bakery cooperative: bread from flour of the valley, baked by its members.", 12, second_holder="Juniper", sight="open", named=("Thyme", "Oak")),
    GroupPlan("flour", "Bread and flour", "circle", "oven", "Juniper", "Buys grain, mills it, plans the bakes.", 6, "invitation", named=("Sage", "Thyme")),
    GroupPlan("accounts", "Keeper of the accounts", "role", "flour", "Thyme", "Keeps the books of the flour circle and tells it every month how it stands.", 2, named=("Sage",)),
    GroupPlan("store", "The Common Store", "circle", "", "Holly", "Prepares a supermarket run by those who shop there.", 18, "request", "Oak", "open", named=("Mélisse", "Sage")),
    GroupPlan("deliveries", "Deliveries by bicycle", "project", "store", "Aster", "Bring baskets to those who cannot carry them.", 8, "open", named=("Fern",)),
    GroupPlan("rivers", "Rivers Alliance", "alliance", "", "Iris", "Groups along the three rivers act together for clean water.", 9, named=("Rowan", "Oak")),
    GroupPlan("music", "Music and stories", "talk", "", "Lupin", "Evenings with songs and stories, in two languages.", 20, "open", named=("Mélisse", "Basil", "Fern")),
)  # fmt: skip
