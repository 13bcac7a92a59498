"""The help desk by its acts, pages and API: core.md 16."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.answers import withdraw_answer
from wezer.core.helpdesk.acts.articles import edit_article, make_article, translate_article, write_article
from wezer.core.helpdesk.acts.tickets import (
    age_tickets,
    answer_ticket,
    ask_for_help,
    escalate_ticket,
    give_back_ticket,
    reopen_ticket,
    send_ticket,
    solve_ticket,
    take_ticket,
)
from wezer.core.helpdesk.reading import articles_of, targets, tickets_of
from wezer.core.helpdesk.refusals import LanguageTaken, NotMadePublic, TicketElsewhere, TooLateToReopen
from wezer.core.helpdesk.rules import MOVES
from wezer.core.models import Audience, AudienceKind, HelpArticle, Item, ItemAnswer, Member, Notice, Ticket, TicketState
from wezer.core.search.find import search
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


def who(name):
    return viewer(Member.objects.get(name=name))


@pytest.fixture
def desk(gardener, join, community):
    """The community's help desk: Oak is its team; Basil mends bicycles, Fern and Sage are members."""
    room = open_room(by=system, group=community, kind="help")
    for name in ("Fern", "Sage", "Basil"):
        join(name)
    set_profile_field(by=who("Basil"), key="skills", value="bicycles")
    return room


def fresh(ticket):
    rows = Ticket.objects.select_related("group", "room", "audience", "accepted")
    return rows.get(pk=ticket.pk)


@pytest.fixture
def ask(desk):
    def one(title="My chain jumps off", by="Fern", **more):
        return fresh(ask_for_help(by=who(by), room=desk, title=title, body="Every hill.", **more))

    return one


def answered(ticket, by="Basil", body="Shorten it by one link."):
    made = answer_ticket(by=who(by), ticket=fresh(ticket), body=body)
    return ItemAnswer.objects.select_related("item").get(pk=made.pk)


def told(name):
    return sorted(Notice.objects.filter(member__name=name, item__isnull=False).values_list("kind", flat=True))


def test_a_withdrawn_request_is_forgotten_with_what_was_attached(ask):
    ticket = ask(skill="Bicycles", context={"page": "/market/", "refusal": "Too far."})
    assert (ticket.skill, ticket.context["page"]) == ("bicycles", "/market/")
    withdraw_item(by=who("Fern"), item=ticket)
    assert blank_withdrawn_items(by=system, before=now()) == 1
    assert (fresh(ticket).body, fresh(ticket).skill, fresh(ticket).context) == ("", "", {})


def test_every_state_of_a_request_is_in_the_table():
    assert set(MOVES) == set(TicketState.values)
    assert {target for targets in MOVES.values() for target in targets} == set(TicketState.values) - {"new"}


def test_scenario_18_a_question_gets_two_suggestions_then_a_neighbour_answers_and_it_becomes_an_article_in_two_languages(
    desk, ask
):
    for title in ("How long is a bicycle chain", "When the chain of a bicycle jumps"):
        write_article(by=who("Oak"), room=desk, title=title, body="Count the links.", language="en")
    ticket = ask("The chain of my bicycle jumps", skill="Bicycles")
    assert (ticket.state, len(ticket.card["suggested"])) == ("suggested", 2)
    assert not Ticket.objects.visible_to(who("Basil")).exists()  # nobody reads it before it is sent
    send_ticket(by=who("Fern"), ticket=ticket)
    with pytest.raises(TicketElsewhere):
        send_ticket(by=who("Fern"), ticket=fresh(ticket))
    deliver()
    assert told("Basil") == ["help_wanted"] and told("Sage") == told("Oak") == []
    with pytest.raises(NotAllowed):
        take_ticket(by=who("Sage"), ticket=fresh(ticket))  # has not the skill
    take_ticket(by=who("Basil"), ticket=fresh(ticket))
    answer = answered(ticket)
    assert (fresh(ticket).state, fresh(ticket).taken_by.name) == ("answered", "Basil")
    with pytest.raises(NotMadePublic):
        make_article(by=who("Oak"), ticket=fresh(ticket))
    solve_ticket(by=who("Fern"), ticket=fresh(ticket), answer=answer)
    deliver()
    assert told("Fern") == ["answer_given"] and told("Basil") == ["answer_accepted", "help_wanted"]
    with pytest.raises(NotAllowed):
        make_article(by=who("Sage"), ticket=fresh(ticket))
    article = make_article(by=who("Basil"), ticket=fresh(ticket))
    assert make_article(by=who("Oak"), ticket=fresh(ticket)).pk == article.pk
    assert (article.title, article.body, article.language, article.made_from_id) == (
        "The chain of my bicycle jumps", "Shorten it by one link.", "en", ticket.pk,
    )  # fmt: skip
    other = translate_article(
        by=who("Oak"), article=article, language="fr", title="Ma chaîne saute", body="Un maillon de moins."
    )
    with pytest.raises(LanguageTaken):
        translate_article(by=who("Oak"), article=other, language="fr", title="Encore", body="x")
    assert list(article.translations.all()) == [other] and search(who("Sage"), "maillon").total == 1
    assert article in articles_of(who("Sage")) and other not in articles_of(who("Sage"))


def test_what_is_private_stays_with_the_team_which_is_a_right_of_a_role(desk, ask, community):
    ticket = ask("Somebody reads my mail", is_private=True)
    assert ticket.state == "open" and ticket.audience.kind == "team"
    deliver()
    assert told("Oak") == ["help_wanted"] and told("Sage") == told("Basil") == []
    seen = {name: Ticket.objects.visible_to(who(name)).exists() for name in ("Fern", "Oak", "Sage")}
    assert seen == {"Fern": True, "Oak": True, "Sage": False}
    assert not search(who("Sage"), "mail").hits
    role = create_role(by=system, group=community, name="Helper", rights=["core.give_help"])
    grant_role(by=system, role=role, member=Member.objects.get(name="Sage"))
    assert Ticket.objects.visible_to(who("Sage")).exists()
    take_ticket(by=who("Sage"), ticket=ticket)
    solve_ticket(by=who("Fern"), ticket=fresh(ticket), answer=answered(ticket, by="Sage", body="Change it."))
    with pytest.raises(NotMadePublic):
        make_article(by=who("Oak"), ticket=fresh(ticket))


def test_a_suggestion_that_helps_settles_it_before_anybody_reads_it(desk, ask):
    write_article(by=who("Oak"), room=desk, title="When the chain jumps", body="x", language="en")
    ticket = ask("My chain jumps")
    solve_ticket(by=who("Fern"), ticket=ticket)
    deliver()
    assert fresh(ticket).state == "solved" and not Ticket.objects.visible_to(who("Oak")).exists()
    with pytest.raises(TicketElsewhere):
        reopen_ticket(by=who("Fern"), ticket=fresh(ticket))


def test_a_request_goes_back_and_forth_and_is_solved_for_two_weeks(desk, ask):
    ticket = ask()
    take_ticket(by=who("Sage"), ticket=ticket)
    with pytest.raises(TicketElsewhere):
        take_ticket(by=who("Basil"), ticket=fresh(ticket))
    with pytest.raises(NotAllowed):
        give_back_ticket(by=who("Basil"), ticket=fresh(ticket))
    give_back_ticket(by=who("Sage"), ticket=fresh(ticket))
    answer = answered(ticket)
    withdraw_answer(by=who("Basil"), answer=answer)
    assert fresh(ticket).state == "open"
    escalate_ticket(by=who("Fern"), ticket=fresh(ticket))
    deliver()
    assert "help_wanted" in told("Oak")
    second = answered(ticket, by="Oak", body="Bring it on Saturday.")
    with pytest.raises(NotAllowed):
        solve_ticket(by=who("Oak"), ticket=fresh(ticket), answer=second)
    solve_ticket(by=who("Fern"), ticket=fresh(ticket), answer=second)
    assert not tickets_of(desk, who("Sage")).exists() and tickets_of(desk, who("Sage"), state="solved").count() == 1
    reopen_ticket(by=who("Fern"), ticket=fresh(ticket))
    solve_ticket(by=who("Fern"), ticket=fresh(ticket))
    with clock.at(now() + timedelta(days=15)):
        with pytest.raises(TooLateToReopen):
            reopen_ticket(by=who("Fern"), ticket=fresh(ticket))
        assert age_tickets(by=system) == 1
    assert fresh(ticket).state == "closed"


def test_what_nobody_answers_expires_and_its_author_is_asked(desk, ask):
    ticket = ask()
    with clock.at(now() + timedelta(days=31)):
        assert age_tickets(by=system) == 1 and age_tickets(by=system) == 0
        deliver()
        assert fresh(ticket).state == "expired" and told("Fern") == ["help_expired"]
        reopen_ticket(by=who("Fern"), ticket=fresh(ticket))
    assert fresh(ticket).state == "open"


def test_targets_are_read_off_what_one_may_read(desk, ask):
    start = now()
    with clock.at(start):
        first, second, private = ask(), ask("My brakes squeal"), ask("A secret", is_private=True)
    with clock.at(start + timedelta(hours=4)):
        answer = answered(first)
        answered(private, by="Oak", body="x")
        solve_ticket(by=who("Fern"), ticket=fresh(first), answer=answer)
        found = targets(desk, who("Sage"))
    assert (found.asked, found.answered, found.hours, found.solved, found.solved_share, found.helpers) == (
        2,
        1,
        4.0,
        1,
        100,
        1,
    )
    assert targets(desk, who("Oak")).asked == 3 and second.pk


def test_articles_explain_pages_and_keep_what_they_said(desk):
    article = write_article(
        by=who("Oak"), room=desk, title="Paying", body="x", language="en", pages=["wallet", "nonsense"]
    )
    assert list(articles_of(who("Fern"), page="wallet")) == [article] and not articles_of(who("Fern"), page="market")
    edit_article(
        by=who("Oak"),
        article=HelpArticle.objects.select_related("group", "audience").get(),
        title="Paying",
        body="y",
        pages=["market"],
    )
    assert not articles_of(who("Fern"), page="wallet") and list(articles_of(who("Fern"), page="market")) == [article]
    with pytest.raises(NotAllowed):
        write_article(by=who("Fern"), room=desk, title="Mine", body="x", language="en")


def test_the_pages_lead_from_a_refusal_to_a_solved_request_without_scripts(desk, client):
    client.force_login(Member.objects.get(name="Fern").user)
    home = client.get("/").content.decode()
    assert 'href="/help/?page=home' in home
    assert (
        client.get("/help/?page=home:home").headers["Location"] == "/g/community/help-desk/?page=home"
        or "help" in client.get("/help/").headers["Location"]
    )
    address = client.get("/help/").headers["Location"]
    refused = client.post("/g/community/settings/pause/")
    assert "/help/ask/?" in refused.content.decode() and "code=" in refused.content.decode()
    form = client.get("/help/ask/?page=groups:leave&code=leave_elsewhere", follow=True)
    page = form.content.decode()
    assert (
        "leave_elsewhere" in page and 'name="attach"' in page and "checked" not in page.split('name="attach"')[1][:40]
    )
    sent = {
        "title": "How do I leave?",
        "body": "It says no.",
        "page": "groups:leave",
        "code": "leave_elsewhere",
        "key": "a",
    }
    where = form.redirect_chain[-1][0].partition("?")[0]
    client.post(where, sent)
    client.post(where, {**sent, "title": "How could one leave again", "key": "b", "attach": "yes"})
    assert [ticket.context for ticket in Ticket.objects.order_by("pk")] == [
        {},
        {"page": "groups:leave", "code": "leave_elsewhere"},
    ]
    ticket = Ticket.objects.order_by("pk").first()
    client.force_login(Member.objects.get(name="Sage").user)
    here = f"/help/tickets/{ticket.uid}/"
    assert "How do I leave?" in client.get(address).content.decode()
    client.post(f"{here}steps/take/")
    client.post(f"{here}answers/", {"body": "Under My settings.", "key": "c"})
    client.force_login(Member.objects.get(name="Fern").user)
    client.post(f"{here}steps/solve/", {"answer": str(ItemAnswer.objects.get().uid)})
    assert "solved" in client.get(here).content.decode()
    client.force_login(Member.objects.get(name="Oak").user)
    made = client.post(f"{here}article/", follow=True).content.decode()
    article = HelpArticle.objects.get()
    assert "Under My settings." in made and list(article.pages.values_list("page", flat=True)) == []
    client.post(
        f"/help/articles/{article.uid}/translation/", {"title": "Partir", "body": "x", "language": "fr", "key": "d"}
    )
    assert HelpArticle.objects.count() == 2 and "Partir" in client.get("/search/?q=partir").content.decode()
    client.post(f"/help/articles/{article.uid}/edit/", {"title": "Leaving", "body": "See settings.", "pages": ["me"]})
    assert "Leaving" in client.get("/help/?page=me", follow=True).content.decode()
    for rest in ("targets/", "articles/", "articles/new/"):
        assert client.get(address.partition("?")[0] + rest).status_code == 200, rest
    client.logout()
    assert client.get(here).status_code == 404


def test_the_number_of_statements_does_not_grow(desk, ask, client):
    client.force_login(Member.objects.get(name="Sage").user)
    address = client.get("/help/").headers["Location"]

    def cost():
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    ask("Zero")
    before = cost()
    for number, name in enumerate(("Apples", "Brakes", "Candles", "Doors", "Eggs")):
        ask(name)
        write_article(by=who("Oak"), room=desk, title=f"Gates {number}", body="x", language="en")
    assert cost() == before <= 14, before


def test_a_program_asks_helps_and_writes(desk):
    fern, basil, oak = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Basil", "Oak"))
    made = fern.post(
        f"core/rooms/{desk.uid}/tickets", {"title": "Chain", "body": "Jumps.", "skill": "bicycles"}, key="1"
    ).json()
    assert made["state"] == "open" and made["suggested"] == []
    here = f"core/tickets/{made['uid']}"
    assert basil.post(f"{here}/steps", {"step": "take"}).json()["taken_by"]["name"] == "Basil"
    given = basil.post(f"{here}/answers", {"body": "Shorten it."}, key="2").json()
    assert basil.post(f"{here}/steps", {"step": "solve", "answer": given["uid"]}).status_code == 403
    assert fern.post(f"{here}/steps", {"step": "solve", "answer": given["uid"]}).json()["accepted"] == given["uid"]
    article = basil.send("put", f"{here}/article").json()
    assert (article["body"], article["language"]) == ("Shorten it.", "en")
    other = oak.post(
        f"core/help-articles/{article['uid']}/translations", {"title": "Chaîne", "body": "x", "language": "fr"}, key="3"
    )
    assert other.json()["translations"] == [article["uid"]]
    assert fern.get(f"core/rooms/{desk.uid}/targets").json()["solved_share"] == 100
    assert [each["uid"] for each in fern.get("core/help-articles").json()["items"]] == [article["uid"]]
    assert fern.get(f"core/rooms/{desk.uid}/tickets?state=solved").json()["items"][0]["uid"] == made["uid"]


def test_translations_are_told_to_who_reads_them_in_as_many_statements_for_many(desk):
    made = [write_article(by=who("Oak"), room=desk, title=f"Page {n}", body="x", language="fr") for n in range(3)]
    for each in made:
        translate_article(by=who("Oak"), article=each, title="Page", body="x", language="en")
    fern = Caller.of(Member.objects.get(name="Fern"), "*")

    def seen():
        with CaptureQueriesContext(connection) as asked:
            items = fern.get("core/help-articles").json()["items"]
        return [each["translations"] for each in items], len(asked)

    told, many = seen()
    assert sorted(told) == sorted([str(each.uid)] for each in made)
    withdraw_item(by=who("Oak"), item=made[0])
    hidden = Audience.objects.get(key=f"{AudienceKind.TEAM}:{desk.group_id}")
    Item.objects.filter(pk=made[1].pk).update(audience=hidden)
    told, few = seen()
    assert sorted(told) == sorted([[], [], [str(made[2].uid)]]) and few <= min(6, many)
