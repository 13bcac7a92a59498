"""Reactions that a community chooses, and what it calls them (core.md T-3)."""

import pytest
from django.utils import translation

from wezer.api.testing import Caller
from wezer.core.acts.posts import publish_post
from wezer.core.acts.reactions import give_reaction, take_reaction
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.conversations import open_direct
from wezer.core.chat.acts.messages import react, say
from wezer.core.chosen_reactions import KEY, reaction, rows, with_reaction
from wezer.core.models import Item, Message, Room
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import value
from wezer.core.talk_refusals import ReactionClosed, ReactionUnknown
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()
SEED = {"name_en": "Plants a seed", "name_fr": "Sème une graine", "icon": "sprout", "place": "1", "is_open": "on"}


@pytest.fixture
def post(join, community):
    room = Room.objects.get(group=community, kind="talk")
    made = publish_post(by=viewer(join("Fern")), room=room, body="The frost is over.")
    return Item.objects.select_related("author", "group", "audience", "room", "count").get(pk=made.pk)


def test_gardeners_choose_the_reactions_and_their_names_and_nobody_else(client, gardener, join):
    client.force_login(gardener.user)
    assert "I can help" in client.get("/garden/reactions/").content.decode()
    assert client.post("/garden/reactions/", SEED).status_code == 303
    assert [row["kind"] for row in value(KEY)][:2] == ["own_plants_a_see", "thanks"]
    assert reaction("own_plants_a_see").name == "Plants a seed"
    with translation.override("fr"):
        assert reaction("own_plants_a_see").name == "Sème une graine" and reaction("thanks").name == "Merci"
    for wrong, field in (
        ({**SEED, "name_en": "plants a SEED"}, "name_en"),
        ({**SEED, "name_en": "<b>", "name_fr": ""}, "name_en"),
        ({**SEED, "icon": "skull"}, "icon"),
        ({**SEED, "name_en": " ", "name_fr": ""}, "name_en"),
    ):
        answer = client.post("/garden/reactions/", wrong)
        assert answer.status_code == 422 and f'id="id_{field}-error"' in answer.content.decode(), field
    said = {"name_en": "Much obliged", "icon": "sun", "place": "3"}
    assert client.post("/garden/reactions/thanks/", said).status_code == 303
    assert value(KEY)[2] == {"kind": "thanks", "icon": "sun", "names": {"en": "Much obliged"}, "is_open": False}
    assert client.get("/garden/reactions/thanks/").status_code == 200
    assert client.get("/garden/reactions/nothing/").status_code == 404
    client.force_login(join("Sage").user)
    for address in ("/garden/reactions/", "/garden/reactions/useful/"):
        assert (client.get(address).status_code, client.post(address, SEED).status_code) == (404, 404)
    with pytest.raises(SettingInvalid):
        change_setting(by=SYSTEM, key=KEY, value=[{**row, "is_open": False} for row in rows()])


def test_a_reaction_that_was_taken_away_stays_where_it_was_given_and_is_given_no_more(client, post, join):
    fern, sage, basil = post.author, join("Sage"), join("Basil")
    talk = open_direct(by=viewer(sage), members=[basil])
    said = Message.objects.get(pk=say(by=viewer(sage), conversation=talk, body="Hello").pk)
    give_reaction(by=viewer(sage), item=post, kind="smile")
    react(by=viewer(basil), message=said, kind="smile")
    change_setting(by=SYSTEM, key=KEY, value=with_reaction(rows(), kind="smile", names={}, icon="smile", is_open=False))
    caller = Caller.of(basil)
    before = facts_told()
    with pytest.raises(ReactionClosed):
        give_reaction(by=viewer(basil), item=post, kind="smile")
    with pytest.raises(ReactionClosed):
        react(by=viewer(sage), message=said, kind="smile")
    with pytest.raises(ReactionUnknown):
        give_reaction(by=viewer(basil), item=post, kind="own_never")
    refused = caller.send("put", f"core/items/{post.uid}/reactions/smile")
    assert (refused.status_code, refused.json()["code"]) == (422, "reaction_closed")
    assert facts_told() == before
    shown = {each["kind"]: each["is_open"] for each in caller.get("core/reactions").json()}
    assert shown["smile"] is False and shown["warm"] is True

    client.force_login(basil.user)
    page = client.get(f"/i/{post.uid}/", follow=True).content.decode()
    assert "Makes me smile" in page and 'value="smile"' not in page and 'value="warm"' in page
    chat = client.get(f"/c/{talk.uid}/").content.decode()
    assert 'name="take" value="smile"' in chat and 'name="give" value="smile"' not in chat
    assert [take_reaction(by=viewer(sage), item=post, kind="smile") for _ in range(2)] == [True, False]
    page = client.get(f"/i/{post.uid}/", follow=True).content.decode()
    assert "Makes me smile" not in page and fern.name in page
