"""What Val-Commun sold, bought and spent this year: plain lists."""

from dataclasses import dataclass
from typing import Any

Line = tuple[str, int, int, str]


@dataclass(frozen=True)
class Sale:
    """`moment` orders them through the year (0 to 100); `fate` is what became of it."""

    moment: int
    partner: str
    title: str
    lines: tuple[Line, ...]
    fate: str = "paid"
    val: int = 0
    direction: str = "out"
    reference: str = ""
    role: str = "revenue_service"
    nature: str = "service"

    @property
    def is_out(self) -> bool:
        return self.direction == "out"


@dataclass(frozen=True)
class SpentBy:
    by: str
    group: str
    title: str
    lines: tuple[tuple[str, int, str, int, int | None], ...]
    wish: str = "legal"
    fate: str = "submitted"


PARTNERS: dict[str, dict[str, str]] = {
    "Moulin du Coude": {
        "email": "moulin@example.org",
        "street": "Route du moulin",
        "postcode": "26400",
        "city": "Crest",
        "country": "FR",
        "language": "fr",
    },
    "Mairie de Basse-Vallée": {
        "email": "mairie@example.org",
        "street": "1 place de la Mairie",
        "postcode": "26400",
        "city": "Basse-Vallée",
        "country": "FR",
        "language": "fr",
    },
    "Orchard School": {
        "email": "school@example.org",
        "street": "12 rue des Pommiers",
        "postcode": "26400",
        "city": "Crest",
        "country": "FR",
        "language": "en",
    },
    "Imprimerie du Pont": {
        "email": "pont@example.org",
        "street": "4 quai du Pont",
        "postcode": "26400",
        "city": "Crest",
        "country": "FR",
        "language": "fr",
    },
    "Électricité des Trois Rivières": {
        "street": "8 rue de la Turbine",
        "postcode": "26400",
        "city": "Crest",
        "country": "FR",
        "language": "fr",
    },
    "Riverbank Insurance": {
        "street": "20 avenue de la Gare",
        "postcode": "26000",
        "city": "Valence",
        "country": "FR",
        "language": "en",
    },
}

H, U = "hour", "unit"
INVOICES: tuple[Sale, ...] = (
    Sale(1, "Mairie de Basse-Vallée", "Ateliers de réparation, hiver", (("Atelier de réparation", 18000, 4, U),)),
    Sale(3, "Orchard School", "Grafting with the third class", (("Grafting lesson", 6000, 3, H), ("Scions", 250, 24, U))),
    Sale(6, "Fern", "Workshop for a day", (("Workshop, one day", 4000, 1, U),), val=60),
    Sale(8, "Moulin du Coude", "Carte de la vallée, 2 000 exemplaires", (("Dessin de la carte", 45000, 1, U), ("Suivi d'impression", 4500, 3, H))),
    Sale(11, "Basil", "Tool shed, a year", (("Place in the tool shed", 6000, 1, U),), val=120),
    Sale(13, "Mairie de Basse-Vallée", "Tenue du compost communal, janvier", (("Tenue du compost", 3500, 6, H),)),
    Sale(16, "Orchard School", "Bicycle check", (("Brakes, lights, chain", 1800, 22, U),)),
    Sale(18, "Imprimerie du Pont", "Location de la salle", (("Salle, une journée", 12000, 1, U),)),
    Sale(21, "Mélisse", "Stage de taille", (("Stage de taille, deux jours", 8000, 1, U),), val=180),
    Sale(23, "Mairie de Basse-Vallée", "Tenue du compost communal, février", (("Tenue du compost", 3500, 6, H),)),
    Sale(26, "Oak", "Workshop for a day", (("Workshop, one day", 4000, 1, U),), "credited"),
    Sale(28, "Moulin du Coude", "Fête des moissons, régie", (("Régie", 3800, 14, H), ("Matériel de scène", 9000, 1, U))),
    Sale(31, "Orchard School", "Seed library, spring", (("Seed boxes", 3500, 6, U),)),
    Sale(33, "Rowan", "Tool shed, a year", (("Place in the tool shed", 6000, 1, U),)),
    Sale(36, "Mairie de Basse-Vallée", "Tenue du compost communal, mars", (("Tenue du compost", 3500, 6, H),)),
    Sale(38, "Hazel", "Hall for a birthday", (("Hall, one evening", 5000, 1, U),), val=60),
    Sale(41, "Moulin du Coude", "Animation du marché", (("Animation", 3500, 8, H),)),
    Sale(44, "Orchard School", "Grafting with the fourth class", (("Grafting lesson", 6000, 3, H),), "credited"),
    Sale(47, "Mairie de Basse-Vallée", "Tenue du compost communal, avril", (("Tenue du compost", 3500, 6, H),)),
    Sale(50, "Clover", "Seeds for a terrace", (("Seed boxes", 3500, 2, U),), val=120),
    Sale(53, "Imprimerie du Pont", "Location de la salle", (("Salle, une journée", 12000, 1, U),)),
    Sale(56, "Mairie de Basse-Vallée", "Tenue du compost communal, mai", (("Tenue du compost", 3500, 6, H),)),
    Sale(60, "Juniper", "Oven day", (("Oven, half a day", 3000, 1, U),), "part"),
    Sale(64, "Moulin du Coude", "Carte de la vallée, réimpression", (("Suivi d'impression", 4500, 2, H),)),
    Sale(68, "Orchard School", "Holiday workshop", (("Workshop for children", 4200, 10, H),), "part"),
    Sale(72, "Mairie de Basse-Vallée", "Forum des associations", (("Tables et tentes", 600, 40, U), ("Montage", 3500, 9, H))),
    Sale(75, "Laurel", "Tool shed, a year", (("Place in the tool shed", 6000, 1, U),), "open"),
    Sale(78, "Imprimerie du Pont", "Location de la salle", (("Salle, une journée", 12000, 1, U),), "open"),
    Sale(82, "Moulin du Coude", "Journées du patrimoine", (("Visites guidées", 4000, 7, H),)),
    Sale(86, "Orchard School", "Bicycle check, autumn", (("Brakes, lights, chain", 1800, 19, U),), "part"),
    Sale(90, "Mairie de Basse-Vallée", "Ateliers de réparation, automne", (("Atelier de réparation", 18000, 3, U),), "open"),
    Sale(93, "Fern", "Workshop for two days", (("Workshop, one day", 4000, 2, U),), "open", val=120),
    Sale(96, "Basil", "Hall for a concert", (("Hall, one evening", 5000, 1, U), ("Sound", 4500, 1, U)), "open"),
    Sale(98, "Moulin du Coude", "Marché de Noël, acompte", (("Préparation", 3800, 6, H),), "draft"),
    Sale(99, "Orchard School", "Winter lessons", (("Lesson", 6000, 4, H),), "draft"),
    Sale(100, "Hazel", "Hall for a birthday", (("Hall, one evening", 5000, 1, U),), "cancelled"),
)  # fmt: skip

SERVICES: dict[str, Any] = {"direction": "in", "role": "expense_services"}
GOODS: dict[str, Any] = {"direction": "in", "role": "expense_supplies", "nature": "goods"}
BILLS: tuple[Sale, ...] = (
    Sale(5, "Riverbank Insurance", "Insurance of the hall", (("A year of insurance", 42000, 1, U),), reference="RB-0117", **SERVICES),
    Sale(24, "Électricité des Trois Rivières", "Électricité, hiver", (("Électricité", 31250, 1, U),), reference="E-4471", **SERVICES),
    Sale(45, "Imprimerie du Pont", "Impression de la carte", (("2 000 cartes", 39000, 1, U),), reference="P-2093", **SERVICES),
    Sale(58, "Électricité des Trois Rivières", "Électricité, printemps", (("Électricité", 24400, 1, U),), reference="E-5102", **SERVICES),
    Sale(80, "Moulin du Coude", "Bois pour l'atelier", (("Planches de mélèze", 1450, 20, U),), "open", reference="M-88", **GOODS),
    Sale(95, "Électricité des Trois Rivières", "Électricité, automne", (("Électricité", 27800, 1, U),), "open", reference="E-5890", **SERVICES),
)  # fmt: skip

CLAIMS: tuple[SpentBy, ...] = (
    SpentBy("Fern", "Garden circle", "Seeds for the terraces", (("Seed order", 20, "expense_supplies", 4850, None),), fate="owed"),
    SpentBy("Basil", "Repair café", "Train to the tool fair", (("Train, there and back", 34, "expense_travel", 4850, None), ("Lunch", 34, "expense_reception", 1450, None)), fate="submitted"),
    SpentBy("Mélisse", "Upper Valley", "Transport des tables", (("Trajets avec la remorque", 12, "expense_travel", 0, 64),), "community", "owed"),
    SpentBy("Rowan", "Upper Valley", "Paint for the shared shed", (("Two buckets of paint", 41, "expense_supplies", 6720, None),), "waive", "given"),
    SpentBy("Hazel", "Garden circle", "Twine and labels", (("Twine", 9, "expense_supplies", 1290, None),), fate="refused"),
    SpentBy("Fern", "Repair café", "Spare parts", (("Inner tubes", 3, "expense_goods", 3560, None),), fate="draft"),
)  # fmt: skip
