"""What is offered and wanted in Val-Commun. One line each: sense, title, words, category, prices, unit, quantity, tags."""

from dataclasses import dataclass

#: (name, parent, icon, hue); parents come first.
CATEGORIES = (
    ("Food", "", "carrot", 90), ("Vegetables and fruit", "Food", "salad", 105), ("Bread and preserves", "Food", "croissant", 45),
    ("Garden", "", "sprout", 120), ("Seeds and plants", "Garden", "flower-2", 135),
    ("Home", "", "house", 30), ("Repairs", "Home", "wrench", 30), ("Moving and cleaning", "Home", "truck", 210),
    ("Care", "", "heart", 345), ("Children", "Care", "baby", 330),
    ("Learning", "", "graduation-cap", 255), ("Languages", "Learning", "languages", 270), ("Music", "Learning", "guitar", 285),
    ("IT", "", "laptop", 225), ("Programming", "IT", "code", 225), ("Free software", "Programming", "git-branch", 225),
    ("Transport", "", "bike", 195), ("To lend and borrow", "", "recycle", 165),
)  # fmt: skip
CRITERIA = ("Cordial", "Meets needs", "On time")


@dataclass(frozen=True)
class Plan:
    """An announcement to be. Prices as "60 VAL + 5 EUR" (all together) or "60 VAL / 1h" (one of them)."""

    sense: str
    title: str
    words: str
    category: str
    price: str
    unit: str = ""
    quantity: int = 1
    tags: tuple[str, ...] = ()
    author: str = ""
    language: str = "en"


_O, _W = "offer", "want"
_ROWS: tuple[tuple[str, ...], ...] = (
    (_O, "Bicycle tune-up", "Brakes, gears, chain: an hour in my shed, you learn along.", "Repairs", "60 VAL", "bicycle", "0", "bicycle,repair", "Fern"),
    (_O, "Wheel truing", "Bring the wheel; ready the next day.", "Repairs", "40 VAL", "wheel", "0", "bicycle"),
    (_O, "Sourdough loaf, 1 kg", "Flour of the valley, baked on Fridays. Collect at the oven.", "Bread and preserves", "18 VAL + 2.50 EUR", "loaf", "0", "bread", "@oven"),
    (_O, "Rye bread with seeds", "Keeps a week. Order before Wednesday.", "Bread and preserves", "20 VAL + 3 EUR", "loaf", "0", "bread", "@oven"),
    (_O, "Baking morning: four hours at the oven", "Come at five, leave with bread and knowing how.", "Learning", "120 VAL", "seat", "12", "bread,workshop", "@oven"),
    (_O, "Vegetable basket of the week", "Whatever the terraces give: six to eight kinds.", "Vegetables and fruit", "30 VAL + 6 EUR", "basket", "0", "vegetables", "@garden"),
    (_O, "Seedlings of old tomatoes", "Five kinds, grown without heat, hardy.", "Seeds and plants", "6 VAL", "plant", "80", "tomatoes,seeds", "@seeds"),
    (_O, "Bag of bean seeds", "Open-pollinated. Bring a handful back next year.", "Seeds and plants", "gift", "bag", "60", "seeds", "@seeds"),
    (_O, "An hour with a repairer", "Toasters, lamps, zips, chairs: Saturday at the café.", "Repairs", "60 VAL / 1h", "hour", "0", "repair", "@repair"),
    (_O, "Soldering for beginners", "Six at a table, you build a small radio.", "Learning", "90 VAL + 8 EUR", "seat", "6", "electronics,workshop", "Basil"),
    (_O, "Chair mending", "Loose joints, broken seats in straw or cane.", "Repairs", "100 VAL", "chair", "0", "wood", "Basil"),
    (_O, "Sharpening of knives and tools", "Kitchen knives, secateurs, planes.", "Repairs", "10 VAL", "blade", "0", "tools"),
    (_O, "Accounting made simple", "For associations: one evening, your own numbers.", "Learning", "80 VAL", "evening", "4", "bookkeeping", "Sage"),
    (_O, "Retouches et ourlets", "Pantalons, rideaux, fermetures éclair. Machine et fil compris.", "Repairs", "45 VAL", "pièce", "0", "couture", "Mélisse", "fr"),
    (_O, "Tisanes de la vallée", "Verveine, tilleul, menthe: séchés à l'ombre.", "Bread and preserves", "12 VAL", "sachet", "40", "plantes", "Mélisse", "fr"),
    (_O, "Cours de couture du mardi", "Quatre personnes, chacune son projet.", "Learning", "60 VAL / 1h", "séance", "20", "couture,atelier", "Mélisse", "fr"),
    (_O, "Conversation en français", "Une heure de marche, on parle de tout.", "Languages", "1h", "heure", "0", "français", "Tilleul", "fr"),
    (_O, "Garde d'enfants le mercredi", "Chez moi, jardin clos, goûter maison.", "Children", "60 VAL / 1h", "heure", "0", "enfants", "Capucine", "fr"),
    (_O, "Confitures d'automne", "Coing, mûre, poire-gingembre.", "Bread and preserves", "15 VAL + 1.50 EUR", "pot", "36", "confiture", "Coquelicot", "fr"),
    (_O, "Dépannage informatique", "Lenteurs, sauvegardes, courriels perdus.", "IT", "60 VAL / 1h", "heure", "0", "ordinateur", "Bleuet", "fr"),
    (_O, "Atelier vannerie", "Une journée, un panier en osier.", "Learning", "150 VAL + 10 EUR", "place", "8", "osier,atelier", "Genêt", "fr"),
    (_O, "Miel de printemps", "Pots de 500 g, ruches au-dessus du pont.", "Bread and preserves", "25 VAL + 4 EUR", "pot", "50", "miel", "Sureau", "fr"),
    (_O, "Traduction anglais vers français", "Lettres, notices, textes d'association.", "Languages", "50 VAL", "page", "0", "traduction", "Pervenche", "fr"),
    (_O, "Guitar for fingers that never played", "At your pace; an old guitar can be lent.", "Music", "60 VAL / 1h", "hour", "0", "guitar", "Lupin"),
    (_O, "Accordion for your feast", "Two hours, waltzes and more.", "Music", "200 VAL", "evening", "4", "music"),
    (_O, "Singing together on Mondays", "No notes needed, windows open.", "Music", "what", "evening", "0", "singing"),
    (_O, "German conversation", "Tea included. From shy to fluent.", "Languages", "1h", "hour", "0", "german"),
    (_O, "Help with maths, 12 to 16 years", "Patient, with pencils and potatoes.", "Learning", "60 VAL / 1h", "hour", "0", "maths"),
    (_O, "Van with driver", "Up to 3 m³, in the valley and to the town.", "Transport", "70 VAL + 0.30 EUR", "hour", "0", "van"),
    (_O, "Ride to the market on Saturdays", "Three seats, 7:30 at the bridge.", "Transport", "10 VAL + 1 EUR", "seat", "0", "ride"),
    (_O, "Cargo bicycle to borrow", "Carries two children or eighty kilos.", "To lend and borrow", "15 VAL", "day", "0", "bicycle", "@deliveries"),
    (_O, "Baskets brought to your door", "Within six kilometres, Tuesdays and Fridays.", "Transport", "12 VAL", "delivery", "0", "delivery", "@deliveries"),
    (_O, "Ladder, 6 m", "Collect and bring back dry.", "To lend and borrow", "gift", "day", "1", "tools"),
    (_O, "Apple press with know-how", "Juice and pulp are yours.", "To lend and borrow", "60 VAL", "half day", "20", "apples", "@garden"),
    (_O, "Pruning of fruit trees", "January to March; I explain each cut.", "Garden", "60 VAL / 1h", "hour", "0", "pruning", "Fern"),
    (_O, "Compost, well rotted", "Bring bags and a shovel.", "Garden", "5 VAL", "bag", "120", "compost", "@garden"),
    (_O, "Hedge cutting", "By hand, before and after the nests.", "Garden", "60 VAL", "hour", "0", "garden"),
    (_O, "Graft your own apple tree", "Scions of nine local kinds.", "Seeds and plants", "40 VAL", "tree", "30", "grafting", "@seeds"),
    (_O, "Pumpkins, all sizes", "From soup to carriage.", "Vegetables and fruit", "8 VAL", "piece", "60", "vegetables"),
    (_O, "Eggs of happy hens", "Six in a box, bring the box back.", "Food", "6 VAL + 1 EUR", "box", "0", "eggs"),
    (_O, "Soup for your meeting", "For ten to thirty people, with bread.", "Food", "12 VAL + 1 EUR", "bowl", "0", "cooking"),
    (_O, "Fermented vegetables", "Carrot-ginger, cabbage, beetroot.", "Bread and preserves", "16 VAL", "jar", "48", "fermenting", "Sage"),
    (_O, "Walnuts in the shell", "Dried on the loft, this year's.", "Food", "14 VAL", "kg", "40", "nuts"),
    (_O, "Goat cheese", "Fresh or three weeks old.", "Food", "10 VAL + 2 EUR", "piece", "0", "cheese"),
    (_O, "Web page for your association", "Plain, quick, yours to change.", "Programming", "400 VAL", "page", "3", "web"),
    (_O, "Scripts that save an hour a week", "Tell me what you type again and again.", "Free software", "60 VAL / 1h", "hour", "0", "python"),
    (_O, "First steps with a spreadsheet", "Bring a real table.", "IT", "60 VAL", "hour", "0", "spreadsheet"),
    (_O, "Old laptop made quick again", "Free system, your files kept.", "Free software", "90 VAL", "laptop", "0", "linux", "Basil"),
    (_O, "Photos of your hall or harvest", "Twenty pictures, edited.", "IT", "120 VAL", "session", "6", "photo"),
    (_O, "Reading aloud to those who see little", "Novels, letters, the newspaper.", "Care", "gift", "hour", "0", "reading"),
    (_O, "Foot massage", "Half an hour of silence.", "Care", "40 VAL", "session", "0", "massage"),
    (_O, "First aid in two evenings", "With plasters and laughter.", "Care", "60 VAL + 5 EUR", "seat", "24", "first aid,workshop"),
    (_O, "Watching your pets in the holidays", "Cats, hens, one patient dog.", "Care", "30 VAL", "day", "0", "pets"),
    (_O, "Babysitting in the evening", "I come to you, with stories.", "Children", "50 VAL", "evening", "0", "children"),
    (_O, "Toys to borrow for a month", "Wooden trains, bricks, a dolls' house.", "To lend and borrow", "gift", "box", "10", "toys"),
    (_O, "Lime plaster advice", "An hour on your wall, trowel in hand.", "Home", "60 VAL", "hour", "0", "building"),
    (_O, "Leaking tap, running flush", "Parts at cost.", "Repairs", "50 VAL + 5 EUR", "visit", "0", "plumbing"),
    (_O, "Window cleaning", "With a long pole and vinegar.", "Moving and cleaning", "60 VAL", "hour", "0", "cleaning"),
    (_O, "Two pairs of arms for your move", "Saturdays; boxes can be lent.", "Moving and cleaning", "120 VAL", "hour", "0", "moving"),
    (_O, "Hand-spun wool", "Undyed or walnut brown.", "Home", "35 VAL", "skein", "25", "wool"),
    (_O, "Bean-to-cup coffee on Saturdays", "At the café counter; cakes by whoever baked.", "Food", "6 VAL", "cup", "0", "coffee", "@repair"),
    (_O, "Pantry box of the store", "Oil, lentils, oats: what the first order brings.", "Food", "20 VAL + 14 EUR", "box", "60", "store", "@store"),
    (_O, "Membership talk over soup", "What a store of our own asks of each of us.", "Learning", "free", "seat", "40", "store", "@store"),
    (_O, "Water testing kit for a weekend", "Nitrates, pH, a short manual.", "To lend and borrow", "free", "weekend", "10", "water", "@rivers"),
    (_O, "Drawing with children", "Large paper, no rubber.", "Children", "50 VAL", "hour", "0", "drawing"),
    (_O, "Elderflower syrup", "Half a litre, glass comes back.", "Bread and preserves", "15 VAL", "bottle", "30", "syrup"),
    (_O, "Mushroom walk", "We look, name and mostly leave.", "Learning", "what", "seat", "15", "mushrooms"),
    (_O, "Tandem seat to the lake", "I pedal too.", "Transport", "gift", "ride", "10", "bicycle"),
    (_O, "Wood splitting", "Your wood, my axe.", "Home", "60 VAL", "hour", "0", "wood"),
    (_O, "Letters and forms", "Offices write strangely; I translate.", "Care", "40 VAL", "letter", "0", "forms", "Oak"),
    (_O, "Facilitation of a difficult evening", "Two hours, rounds, a result.", "Learning", "120 VAL", "evening", "6", "facilitation", "Oak"),
    (_O, "Garlic braids", "Twelve heads each.", "Vegetables and fruit", "14 VAL", "braid", "24", "garlic"),
    (_O, "Chestnuts, peeled", "By the kilo, vacuum-free.", "Food", "18 VAL", "kg", "20", "chestnuts"),
    (_O, "Draught stopping before winter", "Curtains, brushes, putty.", "Home", "60 VAL", "hour", "0", "energy"),
    (_O, "Raised beds built with you", "Larch, screws, two hours.", "Garden", "150 VAL + 25 EUR", "bed", "8", "wood,garden"),
    (_O, "Ukulele evening course", "Five Wednesdays.", "Music", "150 VAL", "seat", "8", "music"),
    (_W, "Someone to prune two old pear trees", "Tall, neglected, dear to me.", "Garden", "180 VAL", "", "1", "pruning", "Fern"),
    (_W, "Two chairs mended", "Oak, loose joints.", "Repairs", "100 VAL", "chair", "2", "wood"),
    (_W, "Help to carry a wardrobe", "Second floor, ten metres, no lift.", "Moving and cleaning", "60 VAL", "", "1", "moving"),
    (_W, "Driver for the market stall", "Fridays in December, bread boxes.", "Transport", "120 VAL + 15 EUR", "morning", "4", "van", "@oven"),
    (_W, "Flour sacks sewn", "Linen is here, thread too.", "Home", "20 VAL", "sack", "30", "sewing", "@flour"),
    (_W, "Old bicycles for parts", "Any state.", "Repairs", "30 VAL", "bicycle", "10", "bicycle", "@repair"),
    (_W, "A person who welcomes at the café", "Saturday 14 to 17 h, tea and names.", "Care", "180 VAL / 3h", "afternoon", "12", "welcome", "@repair"),
    (_W, "Drawings of ten seeds for our labels", "Ink, black, simple.", "Seeds and plants", "25 VAL", "drawing", "10", "drawing", "@seeds"),
    (_W, "Watering of the terraces in August", "Mornings, two hours.", "Garden", "60 VAL / 1h", "hour", "40", "garden", "@garden"),
    (_W, "Place for thirty kilos of potatoes", "Dark, cool, frost-free.", "Home", "30 VAL", "", "1", "cellar"),
    (_W, "Someone to play chess with", "Tuesdays, badly is fine.", "Care", "gift", "", "1", "games"),
    (_W, "French lessons for a beginner", "I know ten words.", "Languages", "60 VAL / 1h", "hour", "10", "french"),
    (_W, "Une personne pour arroser mes tomates", "Du 5 au 20 août, le soir.", "Garden", "100 VAL", "", "1", "jardin", "Mélisse", "fr"),
    (_W, "Bocaux vides avec couvercle", "350 ou 500 g, lavés.", "Bread and preserves", "1 VAL", "bocal", "80", "bocaux", "Coquelicot", "fr"),
    (_W, "Aide pour repeindre un volet", "Bleu, évidemment.", "Home", "80 VAL", "volet", "4", "peinture", "Capucine", "fr"),
    (_W, "Accompagnement chez le médecin", "Une fois par mois, en ville.", "Care", "60 VAL + 4 EUR", "trajet", "6", "trajet", "Tilleul", "fr"),
    (_W, "Leçons de vélo pour adulte", "J'ai peur des descentes.", "Learning", "60 VAL", "heure", "5", "vélo", "Pervenche", "fr"),
    (_W, "Relecture d'un mémoire", "Quarante pages sur les haies.", "Languages", "200 VAL", "", "1", "relecture", "Genêt", "fr"),
    (_W, "Piano tuner, or someone who dares", "It stands in the hall and sulks.", "Music", "150 VAL", "", "1", "music", "@music2"),
    (_W, "Babysitter for the general meeting", "Eight children, one evening.", "Children", "120 VAL", "", "2", "children", "@store"),
    (_W, "Shelves, 2 m, second hand", "Steel or pine, for dry goods.", "Home", "40 VAL + 10 EUR", "shelf", "12", "store", "@store"),
    (_W, "Spreadsheet that adds up our shifts", "It must survive its author.", "IT", "240 VAL", "", "1", "spreadsheet", "@store"),
    (_W, "Web form for bread orders", "Before Wednesday noon, please.", "Programming", "300 VAL", "", "1", "web", "@oven"),
    (_W, "Samples from the lower river", "Twice a month, bottle and boots provided.", "Care", "30 VAL", "sample", "10", "water", "@rivers"),
    (_W, "Lift to the hospital on Thursdays", "Nine o'clock, back at noon.", "Transport", "60 VAL + 3 EUR", "ride", "8", "ride"),
    (_W, "Firewood, half a cubic metre", "Dry, split, brought.", "Home", "120 VAL + 30 EUR", "", "1", "wood"),
    (_W, "Hands for the apple harvest", "Two weekends, soup at noon.", "Garden", "60 VAL / 1h", "hour", "60", "apples", "@garden"),
    (_W, "Someone to explain my heating", "It blinks.", "Repairs", "60 VAL", "", "1", "heating"),
    (_W, "Sewing machine to borrow", "For one week of curtains.", "To lend and borrow", "30 VAL", "week", "1", "sewing"),
    (_W, "Walking company for an old dog", "And for me.", "Care", "gift", "", "1", "pets"),
    (_W, "Pictures of my mother's embroidery", "For a small booklet.", "IT", "90 VAL", "", "1", "photo"),
    (_W, "Cellar cleared", "Three hours, heavy in places.", "Moving and cleaning", "180 VAL", "", "1", "cleaning"),
    (_W, "Bread, every Friday, for six people", "Rye if possible.", "Bread and preserves", "60 VAL + 8 EUR", "week", "10", "bread"),
    (_W, "Cake for sixty candles", "Nuts are fine.", "Food", "90 VAL", "", "1", "cooking"),
    (_W, "Translator for a letter in German", "Two pages, old handwriting.", "Languages", "80 VAL", "", "1", "german"),
    (_W, "Fence posts", "Chestnut or larch, 1.80 m.", "Garden", "12 VAL + 2 EUR", "post", "20", "wood"),
    (_W, "Company for a museum afternoon", "I pay the ticket.", "Care", "gift", "", "1", "outing"),
    (_W, "Help with a grant form", "Twelve pages; deadline in spring.", "Care", "150 VAL", "", "1", "forms"),
    (_W, "Guitar teacher for a left-hander", "Twelve years old, stubborn.", "Music", "60 VAL / 1h", "hour", "8", "guitar"),
    (_W, "Someone who mends umbrellas", "Seven of them.", "Repairs", "15 VAL", "umbrella", "7", "repair"),
    (_W, "Ground floor room for seed sorting", "Two evenings in January.", "Seeds and plants", "60 VAL", "evening", "2", "seeds", "@seeds"),
    (_W, "Old doors for a cold frame", "With glass.", "Garden", "40 VAL", "door", "4", "garden"),
    (_W, "Neighbour with a drill", "Three holes, ten minutes.", "Home", "15 VAL", "", "1", "tools"),
    (_W, "Beginner's help with my tax form", "Bring patience.", "Care", "70 VAL", "", "1", "forms"),
    (_W, "Space in a freezer until spring", "One drawer of berries.", "Home", "25 VAL", "month", "5", "freezer"),
)  # fmt: skip


def plans() -> list[Plan]:
    """All of them, in a fixed order."""
    made = []
    for row in _ROWS:
        sense, title, words, category, price, unit, quantity, tags, *rest = row
        author = rest[0] if rest else ""
        language = rest[1] if len(rest) > 1 else "en"
        made.append(
            Plan(sense, title, words, category, price, unit, int(quantity), tuple(tags.split(",")), author, language)
        )
    return made


#: What repeats with the seasons: announcements made again later in the year.
AGAIN = ("spring", "summer", "autumn")
AGAIN_FRENCH = {"spring": "printemps", "summer": "été", "autumn": "automne"}
