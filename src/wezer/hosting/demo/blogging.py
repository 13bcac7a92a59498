"""What the groups of Val-Commun tell: articles in every state, one of them in two languages, and the site of the garden."""

from datetime import timedelta
from functools import partial
from typing import Any

from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import begin_article, change_article
from wezer.core.blog.acts.proposals import propose_change
from wezer.core.blog.acts.states import archive_article, propose_article, publish_article
from wezer.core.models import Article, Role, Room
from wezer.core.pages.acts import change_page, make_page, show_page
from wezer.hosting.demo.drawings import picture
from wezer.hosting.demo.valley import Valley

#: Days before the end, group, author, title, lead, text, tags, what else.
ARTICLES: tuple[tuple[int, str, str, str, str, str, str, dict[str, Any]], ...] = (
    (120, "", "Oak", "A valley that keeps its own accounts", "Why we trade in VAL, and what the euro is still for.",
     "Three years ago **eleven** of us sat in the mill with a school notebook.\n\n## What we wanted\n\n* to pay each other in hours and things\n* to stop asking the bank\n\nThe notebook is full. This page is its sequel.",
     "currencies, history", {"drawn": True}),
    (75, "garden", "Fern", "First frost", "What the first cold night left, bed by bed.",
     "It came on a Monday, two weeks early.\n\n| bed | what stands |\n| --- | --- |\n| 1 | leeks, all of them |\n| 2 | kale |\n| 3 | nothing, and that is a lesson |\n\nCover the beans by the fifteenth next year.",
     "frost, beds", {"authors": ["Clover"], "drawn": True}),
    (40, "repair", "Basil", "What one repairs with an inner tube", "Belts, handles, gaskets: seven uses for what lies in every shed.",
     "1. A belt for a record player, cut flat.\n2. A gasket, doubled.\n3. A handle that does not slip.\n\nThe other four are shown on Tuesday.", "spares", {}),
    (18, "garden", "Fern", "Rooms for hedgehogs", "", "A heap of leaves, a plank, and nobody who tidies.", "animals", {"audience": "group"}),
)  # fmt: skip


def plan_blogs(valley: Valley) -> None:
    """The first article is four months old; the last one waits to be read."""
    story = valley.story
    for number, row in enumerate(ARTICLES):
        story.at(story.end - timedelta(days=row[0], hours=6), partial(_tell, valley, number))
    story.at(story.end - timedelta(days=60), partial(_translate, valley))
    story.at(story.end - timedelta(days=3), partial(_propose, valley))
    story.at(story.end - timedelta(days=2), partial(_say_better, valley))
    story.at(story.end - timedelta(days=50), partial(_open_site, valley))


def _room(valley: Valley, key: str) -> Room:
    found = Room.objects.select_related("group").filter(group=valley.groups[key], kind="blog").first()
    by = valley.by(valley.holder_of(key) if key else "Oak")
    room = found or open_room(by=by, group=valley.groups[key], kind="blog")
    assert room is not None
    return room


def _tell(valley: Valley, number: int) -> None:
    _days, group, author, title, lead, body, tags, said = ARTICLES[number]
    more = dict(said)
    cover = picture(title)[0] if more.pop("drawn", False) else None
    by = valley.by(author)
    article = begin_article(
        by=by,
        room=_room(valley, group),
        title=title,
        lead=lead,
        body=body,
        tags=tags,
        cover=cover,
        language="en",
        **more,
    )
    publish_article(by=by, article=article)


def _translate(valley: Valley) -> None:
    """The frost again in French, for everyone too: the garden made its translator an editor. And a correction of the English."""
    frost = Article.objects.select_related("group", "room", "audience", "author").get(title="First frost")
    editor = Role.objects.get(group=valley.groups["garden"], key="editor")
    grant_role(by=valley.by("Fern"), role=editor, member=valley.named("Mélisse"))
    valley.story.forget()
    by = valley.by("Mélisse")
    french = begin_article(
        by=by, room=_room(valley, "garden"), title="Premières gelées", language="fr", original=frost,
        body="Elles sont venues un lundi, deux semaines trop tôt. Couvrez les haricots avant le quinze.",
    )  # fmt: skip
    publish_article(by=by, article=french)
    change_article(
        by=valley.by("Fern"), article=frost, title=frost.title, lead=frost.lead, tags=", ".join(frost.tags),
        body=frost.body.replace("fifteenth", "tenth"),
    )  # fmt: skip


def _propose(valley: Valley) -> None:
    by = valley.by("Clover")
    article = begin_article(
        by=by, room=_room(valley, "garden"), title="Three more beds, or paths?", language="en",
        body="What we said on Saturday, for those who could not come.",
    )  # fmt: skip
    propose_article(by=by, article=article)
    old = Article.objects.select_related("group", "room", "audience", "author").get(title="Rooms for hedgehogs")
    archive_article(by=valley.by("Fern"), article=old)


def _say_better(valley: Valley) -> None:
    """Clover, who wrote about the frost with Fern, would add a bed; Fern finds it waiting."""
    frost = Article.objects.select_related("group", "room", "audience", "author").get(title="First frost")
    propose_change(
        by=valley.by("Clover"), article=frost, title=frost.title, lead=frost.lead, tags=", ".join(frost.tags),
        body=frost.body.replace("| 3 | nothing", "| 3 | one chard, under a bucket |\n| 4 | nothing"),
    )  # fmt: skip


#: Title, text.
SITE = (
    ("Garden circle", "We grow food together on the terraces above the bridge, and share what there is.\n[[numbers]]\n[[pages]]\n[[events 3]]\n[[articles 2]]\n[[map]]\n[[button Come in | /join/]]"),
    ("The beds", "Eleven beds, three of them under glass.\n\n| bed | who |\n| --- | --- |\n| 1 to 4 | everybody |\n| 5 to 11 | whoever asked first |"),
    ("How one comes in", "Come on a Tuesday, with boots. After three Tuesdays you are one of us."),
)  # fmt: skip


def _open_site(valley: Valley) -> None:
    """The garden's site: a first page, two below it, one of them changed since."""
    by = valley.by("Fern")
    room = open_room(by=by, group=valley.groups["garden"], kind="pages")
    assert room is not None
    first = None
    for title, body in SITE:
        page = make_page(by=by, room=room, title=title, body=body, is_first=first is None, parent=first, language="en")
        show_page(by=by, page=page)
        first = first or page
    change_page(by=by, page=page, title=page.title, body=f"{page.body} Some need two.", parent=first)
