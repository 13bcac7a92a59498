"""One address, two callers; and how a refusal reaches each."""

import json
from importlib import import_module

import pytest
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import clear_url_caches, path

from wezer.kernel.refusals import Invalid, NeedsConfirmation, NotAllowed, Refusal
from wezer.ui import http
from wezer.ui.forms import Form, forms, submit
from wezer.ui.middleware import policy

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
FULL = {"HX-Request": "true", "HX-Request-Type": "full"}


class TooLate(Refusal):
    code = "too_late"
    message = "“{title}” is over."


class Sure(NeedsConfirmation):
    message = "This closes the shop."


class Wish(Form):
    title = forms.CharField()
    seats = forms.IntegerField(required=False)


def refuse(request):
    raise TooLate(title="<b>Swap day</b>")


def several(request):
    raise Invalid([TooLate(title="One", field="title"), TooLate(title="Two")])


def sure(request):
    raise Sure(token="t1")


def forbidden(request):
    raise NotAllowed()


def missing(request):
    raise Http404


def broken(request):
    raise RuntimeError("a bug")


def lost(request):
    return HttpResponseRedirect("/account/login/?next=/wish/42/")


def elsewhere(request):
    return HttpResponseRedirect("/fine/")


def wish(request):
    form = Wish(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return http.answer(request, "ui/_tag.html", {"label": "Wished"}, page="/fine/", said="Wished.", undo="/undo/")
    return http.show(
        request,
        "ui/refusal.html",
        "ui/forms/form.html",
        {"form": form, "sentences": ["Again"]},
        status=422 if form.is_bound else 200,
    )


def fine(request):
    return HttpResponse("fine")


urlpatterns = [
    path(f"{view.__name__}/", view)
    for view in (refuse, several, sure, forbidden, missing, broken, lost, elsewhere, wish, fine)
] + [path("api/v1/refuse/", refuse)]


@pytest.fixture
def visit(client, db, monkeypatch, settings):
    ours = import_module(settings.ROOT_URLCONF)
    monkeypatch.setattr(ours, "urlpatterns", [*urlpatterns, *ours.urlpatterns])
    clear_url_caches()
    client.raise_request_exception = False

    def ask(address, headers=None, **sent):
        return client.post(address, sent, headers=headers or {}) if sent else client.get(address, headers=headers or {})

    yield ask
    clear_url_caches()


def told_htmx(response):
    return {name: response.get(name) for name in ("HX-Retarget", "HX-Reswap", "Cache-Control") if response.get(name)}


TO_REFUSALS = {"HX-Retarget": "#refusals", "HX-Reswap": "innerHTML show:top", "Cache-Control": "no-store"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/refuse/", 422),
        ("/several/", 422),
        ("/sure/", 409),
        ("/forbidden/", 403),
        ("/missing/", 404),
        ("/broken/", 500),
    ],
)
@pytest.mark.parametrize("headers", [PART, FULL], ids=["part", "full"])
def test_row_28_no_error_ever_replaces_the_card_that_was_clicked(visit, address, status, headers):
    response = visit(address, headers)
    assert (response.status_code, told_htmx(response)) == (status, TO_REFUSALS)
    assert response.content.count(b'class="refusal') == 1 and b"<html" not in response.content


def test_a_refusal_says_its_sentence_escaped_in_a_fragment_or_on_a_page_with_a_way_back(visit):
    fragment = visit("/refuse/", PART)
    assert "“&lt;b&gt;Swap day&lt;/b&gt;” is over." in fragment.content.decode()
    page = visit("/refuse/", {"Referer": "http://testserver/market/?kind=offer"})
    text = page.content.decode()
    assert page.status_code == 422 and "is over." in text and text.count("<h1") == 1
    assert 'href="/market/?kind=offer"' in text
    assert 'href="/"' in visit("/refuse/", {"Referer": "http://elsewhere.example/x"}).content.decode()


def test_several_refusals_are_all_said(visit):
    text = visit("/several/", PART).content.decode()
    assert "“One” is over." in text and "“Two” is over." in text


def test_a_confirmation_sends_the_same_form_again_with_its_token(visit):
    text = visit("/sure/?a=1", PART, amount="5", tags=["x", "y"]).content.decode()
    for expected in (
        'action="/sure/?a=1"',
        'name="amount" value="5"',
        'name="tags" value="x"',
        'name="tags" value="y"',
        'name="confirmation" value="t1"',
    ):
        assert expected in text


def test_the_api_says_refusals_in_its_own_shape(visit):
    response = visit("/api/v1/refuse/", PART)
    assert (
        response.status_code == 500
        and b"refusal" not in response.content
        and not told_htmx(response).get("HX-Retarget")
    )


def test_row_28_a_lost_session_loads_the_login_page_and_comes_back_to_the_page_one_was_on(visit):
    response = visit("/lost/", PART | {"HX-Current-URL": "http://testserver/market/?kind=offer"})
    assert response.status_code == 200 and response.content == b""
    assert response["HX-Redirect"] == "/account/login/?next=%2Fmarket%2F%3Fkind%3Doffer"
    assert visit("/lost/")["Location"] == "/account/login/?next=/wish/42/"
    assert visit("/elsewhere/", PART).status_code == 302


def test_a_bug_shows_a_page_with_a_reference_and_no_detail(visit):
    page = visit("/broken/")
    assert page.status_code == 500 and "a bug" not in page.content.decode()
    assert page["X-Request-ID"][:12] in page.content.decode()


def test_an_act_answers_a_part_to_htmx_and_a_redirect_to_a_browser(visit):
    part = visit("/wish/", PART, title="Bike")
    text = part.content.decode()
    assert (
        part.status_code == 200
        and "Wished" in text
        and 'hx-swap-oob="beforeend:#toasts"' in text
        and 'action="/undo/"' in text
    )
    assert part["Cache-Control"] == "no-store"
    assert {"HX-Request", "HX-Request-Type", "Cookie", "Accept-Language"} <= {
        name.strip() for name in part["Vary"].split(",")
    }

    for headers in ({}, FULL):
        moved = visit("/wish/", headers, title="Bike")
        assert (moved.status_code, moved["Location"]) == (303, "/fine/")
        assert [(str(m), m.extra_tags) for m in get_messages(moved.wsgi_request)][-1] == ("Wished.", "/undo/")


def test_row_28_restored_history_gets_the_page_though_it_says_it_is_htmx(visit):
    """The trap: history restore and body-wide requests send HX-Request too, with HX-Request-Type full."""
    assert "<html" in visit("/wish/", FULL).content.decode()
    assert "<html" in visit("/wish/", {"HX-Request": "true"}).content.decode()
    assert "<html" not in visit("/wish/", PART).content.decode()


def test_a_form_with_errors_stays_where_it_was(visit):
    response = visit("/wish/", PART, seats="x")
    assert response.status_code == 422 and "HX-Retarget" not in response
    text = response.content.decode()
    assert 'aria-invalid="true"' in text and 'id="id_title-error"' in text and 'href="#id_seats"' in text


def test_every_page_carries_a_strict_policy(visit):
    page = visit("/fine/")
    assert page["Content-Security-Policy"] == policy()
    assert "unsafe" not in policy() and "default-src 'self'" in policy() and "frame-ancestors 'none'" in policy()
    assert page["Permissions-Policy"] and page["Referrer-Policy"] == "same-origin"


def test_a_host_may_add_a_source_to_the_policy(settings):
    settings.WEZER_CONTENT_POLICY = {"form-action": ["https://login.example"], "img-src": ["https://tiles.example"]}
    assert (
        "form-action 'self' https://login.example" in policy()
        and "img-src 'self' data: blob: https://tiles.example" in policy()
    )


def test_leaving_for_another_page_is_a_full_load_for_htmx(rf, db):
    assert http.go(rf.post("/", headers=PART), "/fine/")["HX-Redirect"] == "/fine/"
    assert http.go(rf.post("/"), "/fine/").status_code == 303


def test_events_for_the_page_add_up(rf):
    response = http.trigger(http.trigger(HttpResponse(), market_changed={"n": 1}), said="é")
    assert (
        json.loads(response["HX-Trigger"]) == {"market-changed": {"n": 1}, "said": "é"}
        and response["HX-Trigger"].isascii()
    )


def test_a_key_is_required_and_comes_from_the_form_or_the_header(rf):
    assert http.form_key(rf.post("/", {"key": "k1"})) == "k1"
    assert http.form_key(rf.post("/", headers={"Idempotency-Key": "k2"})) == "k2"
    with pytest.raises(http.KeyRequired):
        http.form_key(rf.post("/"))
    with pytest.raises(http.KeyRequired):
        http.form_key(rf.post("/", {"key": "k" * 101}))


def bound(**sent):
    return Wish(sent)


def test_submit_gives_the_acts_result():
    assert submit(bound(title="Bike", seats="2"), lambda **given: given, by="fern") == {
        "title": "Bike",
        "seats": 2,
        "by": "fern",
    }


def test_a_refusal_lands_beside_the_field_it_names_or_above_the_form():
    def act(*, title, seats):
        raise {
            "field": TooLate(title="A", field="title"),
            "whole": TooLate(title="A"),
            "unknown": TooLate(title="A", field="nowhere"),
            "several": Invalid([TooLate(title="A", field="title"), TooLate(title="B")]),
        }[title]

    def errors(case):
        form = bound(title=case)
        assert submit(form, act) is None
        return {field: [error.message for error in listed] for field, listed in form.errors.as_data().items()}

    assert [errors(case) for case in ("field", "whole", "unknown", "several")] == [
        {"title": ["“A” is over."]},
        {"__all__": ["“A” is over."]},
        {"__all__": ["“A” is over."]},
        {"title": ["“A” is over."], "__all__": ["“B” is over."]},
    ]


def test_an_act_is_not_tried_with_a_form_that_does_not_hold_and_bugs_and_confirmations_rise():
    def never(**given):
        raise AssertionError("tried")

    def confirm(**given):
        raise Sure(token="t")

    assert submit(bound(title=""), never) is None
    with pytest.raises(NeedsConfirmation):
        submit(bound(title="x"), confirm)
    with pytest.raises(AssertionError):
        submit(bound(title="x"), never)
