"""What people of Val-Commun write to each other: posts, comments, words on payments and after exchanges."""

#: Group key, author, language, title, text. `{a}` and `{b}` are mentioned.
POSTS = (
    ("", "Oak", "en", "Welcome to Val-Commun", "This is our place to meet, trade and decide. Say hello, write one thing you can give and one you need. #welcome"),
    ("", "Oak", "en", "How our four currencies live together", "**VAL** count what we do for each other: 60 VAL are an hour, about 10 EUR. **Hours** are for those who count time. **EUR** are paid outside and confirmed here. **Merci** costs nothing: give it freely. #currencies"),
    ("", "Mélisse", "fr", "Bienvenue aux nouvelles et nouveaux", "Ici on parle français et anglais, souvent dans la même phrase. @{a}, merci d'avoir préparé la soupe. #bienvenue"),
    ("", "Holly", "en", "The store has a name", "After three evenings it is called *The Common Store*. Next step: shelves, and a first order of dry goods. @{a} and @{b} keep the list. #store"),
    ("", "Iris", "en", "Water of the lower river", "Nitrates are down since spring. The numbers hang in the hall; ask me if they look odd. #water"),
    ("upper", "Rowan", "en", "The shed has a roof again", "Eleven people, two ladders, one thunderstorm. Thank you, @{a}. Tools go back where the drawing says. #shed"),
    ("upper", "Mélisse", "fr", "Qui a vu la brouette verte ?", "Elle manque depuis dimanche. Elle grince à gauche, on l'entend venir."),
    ("upper", "Hazel", "en", "Snow list", "Who can clear the path of an older neighbour this winter? Put your street in a comment. #winter"),
    ("lower", "Laurel", "en", "Station Road is closed on Tuesday", "Water pipes. Bread can be collected at @{a}'s until noon."),
    ("lower", "Nettle", "en", "Found: a grey cat with opinions", "It sleeps in our laundry. It answers to nothing."),
    ("garden", "Fern", "en", "Sowing calendar for the terraces", "- [x] broad beans\n- [x] peas\n- [ ] tomatoes, under glass\n- [ ] beans, when the ground is warm\n\nTell me if your bed has room. #sowing"),
    ("garden", "Clover", "en", "Slugs", "They came, they ate. Beer traps are at the gate, @{a} has the recipe."),
    ("garden", "Mélisse", "fr", "Récolte de dimanche", "Quarante kilos de courgettes. Recettes bienvenues, urgence réelle. #courgettes"),
    ("garden", "Fern", "en", "Apple harvest, second weekend", "Nine o'clock at the upper terrace. Bring crates and gloves; soup by @{a}. Hours count in VAL or in hours, as you like. #apples"),
    ("seeds", "Clover", "en", "What we have kept this year", "Nineteen kinds of beans, seven of tomatoes, one mystery squash. Lists are in the drawer and in the library."),
    ("repair", "Basil", "en", "Saturday in numbers", "31 things came, 24 went home alive. Two toasters now make one. Thanks to @{a} for the zips. #repair"),
    ("repair", "Quince", "en", "Wanted: a good multimeter", "Ours measures hope. If you have one to lend, leave it with @{a}."),
    ("repair", "Basil", "en", "Next café: bicycles", "@{a} brings stands. Come early if your chain is dry. #bicycle"),
    ("oven", "Sage", "en", "New hours of the oven", "Bakes on Tuesday and Friday. Orders until the noon before. Whoever bakes eats first."),
    ("oven", "Juniper", "en", "Grain of the valley", "The miller keeps 900 kg for us. Price and quality stand in the note; @{a} has seen the field. #flour"),
    ("flour", "Thyme", "en", "How we stand, in one table", "| month | loaves | VAL | EUR |\n|---|---|---|---|\n| September | 410 | 7,380 | 1,025 |\n| October | 452 | 8,136 | 1,130 |\n\nTwo signatures are asked above 100 VAL: please look at your notices."),
    ("store", "Holly", "en", "First order: what shall be in it?", "Oats, lentils, oil, soap. Write what you would buy every month, and what you would never. #store"),
    ("store", "Mélisse", "fr", "Horaires des permanences", "Qui peut tenir la caisse le jeudi soir ? On commence petit: deux heures, deux personnes."),
    ("deliveries", "Aster", "en", "Rain plan", "If it pours, baskets go by van with @{a}. Nobody needs to be a hero."),
    ("rivers", "Iris", "en", "Letter to the three villages", "Draft in the library. @{a}, would you read it with a kind eye and a red pencil? #water"),
    ("music", "Lupin", "en", "Songs for the long evening", "Bring one song and one story. Keys: G, D, whatever. @{a} reads in French. #music"),
    ("music", "Mélisse", "fr", "Histoires de la vallée", "Je cherche celles que vos grands-parents racontaient. Je les lirai vendredi."),
)  # fmt: skip
#: The newest first: these stand on top of the home page.
LATELY = (
    ("", "Oak", "en", "Evening of the valley on Friday", "Seven o'clock in the hall: what worked this year, what we want next. @{a} cooks, @{b} plays. #evening"),
    ("garden", "Fern", "en", "Beds are asleep", "Leaves on everything, garlic in the ground. Seed orders go out in January; write yours below. #sowing"),
    ("oven", "Sage", "en", "Bake before the feast", "Orders until Wednesday noon. Who can help from five in the morning? There is coffee, @{a}."),
    ("", "Mélisse", "fr", "Atelier couture de décembre", "On raccommode, on bavarde, on goûte. Huit places. #couture"),
    ("repair", "Basil", "en", "The café mended its thousandth thing", "A music box, of all things. It plays again. Thank you, @{a}. #repair"),
    ("store", "Holly", "en", "Shelves are found", "Twelve of them, steel, second hand. Can you carry on Saturday? #store"),
    ("music", "Lupin", "en", "Story of the miller's cat", "@{a} told it in two languages at once. I wrote it down as well as one can write a meow."),
)  # fmt: skip
COMMENTS = {
    "en": (
        "Count me in.", "Thank you for carrying this.", "I can bring two crates and a thermos.", "Is there still room on Saturday?",
        "Good to know. I tell my neighbours.", "We tried that in spring: it works if somebody holds the list.", "I have one you can borrow.",
        "Not this week, next week gladly.", "Could we do it an hour later?", "That made my day.", "@{a}, this is for you, I think.",
        "I add it to the calendar.",
    ),
    "fr": (
        "Je viens avec plaisir.", "Merci pour tout ce travail.", "J'en ai deux à prêter.", "Est-ce qu'il reste de la place ?",
        "Plutôt la semaine prochaine pour moi.", "@{a}, ça devrait te plaire.", "Bonne idée, je le dis autour de moi.",
    ),
}  # fmt: skip
MEMOS = {
    "en": (
        "Help on Saturday", "Eggs and a chat", "Ride to town", "An hour in the garden", "Borrowed the ladder", "Bread for the week", "Child watched",
        "Jam, two jars", "Bicycle lights", "Soup for the meeting", "Translation of a letter", "Watering in August", "Piano moved", "Wood stacked",
        "Computer freed of dust", "Seedlings", "Curtains shortened", "Cake", "Haircut", "Snow cleared",
    ),
    "fr": (
        "Coup de main samedi", "Trajet en ville", "Une heure au jardin", "Confiture", "Garde du petit", "Ourlet", "Œufs", "Relecture",
        "Arrosage", "Bois rangé",
    ),
}  # fmt: skip
HELLOS = {
    "en": (
        "I would be glad to. Would next week suit you?", "This is for me. When shall I come?", "I can do it, and bring my own tools.",
        "Count on me. A coffee first?", "Happy to help; tell me where.",
    ),
    "fr": ("Avec plaisir. La semaine prochaine ?", "C'est pour moi. Quand puis-je passer ?", "Je m'en occupe volontiers."),
}  # fmt: skip
WORDS = {
    "en": (
        "On time, friendly, and it works.", "We laughed a lot; the result is solid.", "Exactly what was agreed.", "A bit late, yet well done.",
        "I learned something on the way.", "Careful work. I would ask again.", "Clear words, quick answer.", "Generous with time and advice.",
        "It took longer than we thought; we talked it over.",
    ),
    "fr": (
        "Très bon moment, travail soigné.", "À l'heure et souriant.", "Je recommande les yeux fermés.", "Un peu en retard, mais impeccable.",
        "On a appris l'un de l'autre.",
    ),
}  # fmt: skip
