"""The page of one's webhooks: made, tried, paused, with a new secret, removed; nobody sees another's."""

import pytest
from django.test import Client

from wezer.api.acts.webhooks import TEST, make_webhook
from wezer.api.models import RequestKey, Webhook
from wezer.api.testing import Caller
from wezer.core.testing import facts_told, viewer
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db
PAGE = "/me/webhooks/"


@pytest.fixture
def fern(join):
    return join("Fern")


@pytest.fixture
def browser(fern):
    client = Client()
    client.force_login(fern.user)
    return client


@pytest.fixture
def hook(fern):
    return make_webhook(by=viewer(fern), name="board", url="https://1.1.1.1/hook", facts=["core.*"])


def test_one_is_made_of_chosen_facts_and_its_secret_shown_once(browser, fern):
    empty = browser.get(PAGE).content.decode()
    assert "You have none" in empty and "ledger.*" in empty and "core.group_created" in empty
    sent = {"name": "board", "url": "https://1.1.1.1/hook", "facts": ["ledger.*", "core.group_created"]}
    made = browser.post(PAGE, sent).content.decode()
    hook = Webhook.objects.get(owner=fern)
    assert (hook.facts, hook.secret in made) == (["core.group_created", "ledger.*"], True)
    for page in (PAGE, f"{PAGE}{hook.uid}/"):
        assert hook.secret not in browser.get(page).content.decode()


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"url": "http://example.org/"}, "url", "begins with https://"),
        ({"url": "https://192.168.1.4/"}, "url", "public internet"),
        ({"url": "https://printer.local/"}, "url", "public internet"),
        ({"facts": []}, "facts", "Choose at least one thing"),
        ({"name": "  "}, "name", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(browser, sent, field, sentence):
    told = facts_told()
    whole = {"name": "board", "url": "https://1.1.1.1/", "facts": ["core.*"]} | sent
    answer = browser.post(PAGE, whole)
    page = answer.content.decode()
    assert answer.status_code == 422 and f'id="id_{field}-error"' in page and sentence in page
    assert (Webhook.objects.count(), facts_told()) == (0, told)


def test_a_test_is_sent_once_at_a_time_and_its_fate_is_shown(browser, hook, settings):
    settings.WEZER_WEBHOOKS_PRIVATE = True  # so that a closed port of this machine answers at once
    Webhook.objects.filter(pk=hook.pk).update(url="http://127.0.0.1:9/")
    browser.post(f"{PAGE}{hook.uid}/test/")
    again = browser.post(f"{PAGE}{hook.uid}/test/")
    assert again.status_code == 409 and Flight.objects.filter(kind="webhook").count() == 1
    assert TEST in browser.get(f"{PAGE}{hook.uid}/").content.decode()
    settle()
    flight = Flight.objects.get(key__startswith="webhook-test:")
    page = browser.get(f"{PAGE}{hook.uid}/").content.decode()
    assert flight.state == "retry" and "refused" in page.lower() and "will be tried again" in page


def test_pausing_a_new_secret_and_removing(browser, hook):
    assert browser.post(f"{PAGE}{hook.uid}/pause/", {"pause": "yes"}).status_code == 303
    assert browser.post(f"{PAGE}{hook.uid}/test/").status_code == 409
    assert browser.post(f"{PAGE}{hook.uid}/pause/", {"pause": "no"}).status_code == 303
    shown = browser.post(f"{PAGE}{hook.uid}/secret/").content.decode()
    hook.refresh_from_db()
    assert hook.secret in shown and hook.state == "active"
    browser.post(f"{PAGE}{hook.uid}/removal/")
    assert not Webhook.objects.exists()


def test_nobody_reaches_anothers(hook, join):
    other = Client()
    other.force_login(join("Mint").user)
    told = facts_told()
    assert other.get(f"{PAGE}{hook.uid}/").status_code == 404
    for step in ("secret", "pause", "test", "removal"):
        assert other.post(f"{PAGE}{hook.uid}/{step}/").status_code == 404
    assert (Webhook.objects.get().secret, facts_told()) == (hook.secret, told)
    assert Client().get(PAGE).status_code == 302


def test_programs_try_it_renew_its_secret_and_read_its_deliveries(fern, hook):
    caller, before = Caller.of(fern, "api:write"), hook.secret
    where = f"api/webhooks/{hook.uid}"
    renewed = caller.post(f"{where}/secret", key="s").json()["secret"]
    assert renewed.startswith("whsec_") and renewed != before
    assert caller.post(f"{where}/secret", key="s").json() == {"secret": None}
    assert not any(renewed in kept for kept in RequestKey.objects.values_list("body", flat=True))
    assert caller.post(f"{where}/test", key="t").json()["event"] == TEST
    assert caller.post(f"{where}/test", key="t2").json()["code"] == "test_underway"
    [sent] = caller.get(f"{where}/deliveries").json()["items"]
    assert (sent["event"], sent["state"], sent["tries"]) == (TEST, "pending", 0)
