"""The tags of every page."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.utils import translation

from wezer.kernel import clock, permissions
from wezer.ui import context, shell, times, words
from wezer.ui.templatetags import wezer as tags


def render(text, request=None, **values):
    return engines["django"].from_string("{% load wezer %}" + text).render(values, request)


@pytest.fixture
def viewer(rf, monkeypatch):
    monkeypatch.setattr(permissions, "_rights", dict(permissions._rights))
    permissions.permission("ui.test_open_door")(lambda viewer, door: door == "open")
    request = rf.get("/market/?kind=offer&after=abc")
    request.viewer = SimpleNamespace(
        is_system=False,
        is_anonymous=False,
        member=None,
        scope_allows=lambda right: True,
        is_denied=lambda subject: False,
    )
    return request


def test_if_can_asks_the_same_function_as_the_act(viewer):
    text = '{% if_can "ui.test_open_door" door %}yes{% else %}no{% endif_can %}'
    assert [render(text, viewer, door=door) for door in ("open", "shut")] == ["yes", "no"]
    assert render('{% if_can "ui.test_open_door" door %}yes{% endif_can %}', viewer, door="shut") == ""
    with pytest.raises(KeyError):
        render('{% if_can "ui.no_such_right" %}x{% endif_can %}', viewer)
    with pytest.raises(TemplateSyntaxError):
        render("{% if_can %}x{% endif_can %}")


def test_nobody_may_do_anything_where_there_is_no_viewer():
    assert (
        engines["django"]
        .engine.from_string('{% load wezer %}{% if_can "x" %}yes{% else %}no{% endif_can %}')
        .render(Context())
        == "no"
    )


def test_a_group_wears_its_ring_and_a_person_does_not():
    group = render("{% avatar p %}", p=SimpleNamespace(name="Garden", kind="group", hue=141, icon="sprout"))
    person = render("{% avatar p %}", p=SimpleNamespace(name="Fern", kind="member", hue=95))
    assert "avatar circle h-135" in group and "#sprout" in group
    assert "circle" not in person and ">F<" in person and 'aria-hidden="true"' in person


def test_a_gauge_around_zero_starts_at_zero_on_either_side():
    above, below, flat = (
        tags.gauge(*given, label="x") for given in ((250, -500, 500), (-250, -500, 500), (25, 0, 100))
    )
    assert [(g["start"], g["width"], g["zero"]) for g in (above, below, flat)] == [
        (50.0, 25.0, 50.0),
        (25.0, 25.0, 50.0),
        (0.0, 25.0, None),
    ]
    assert (
        tags.gauge(10**9, None, None)["width"] > 0
        and tags.gauge(900, -500, 500)["start"] + tags.gauge(900, -500, 500)["width"] <= 100
    )


def test_a_form_key_is_new_each_time():
    assert render("{% form_key %}") != render("{% form_key %}")


def test_a_filter_keeps_the_rest_of_the_address_but_not_the_cursor(viewer):
    assert render("{% here_with near=2 %}", viewer) == "/market/?kind=offer&amp;near=2"
    assert render('{% here_with kind="" %}', viewer) == "/market/"


def test_how_long_ago_is_said_in_words():
    now = clock.now()
    with clock.at(now):
        said = [times.since(now - passed) for passed in (timedelta(seconds=5), timedelta(minutes=12))]
        assert said == ["just now", "12 min ago"]
        assert "<time" in times.ago(now - timedelta(days=40)) and times.ago(None) == ""


def test_a_community_says_its_own_words(monkeypatch):
    assert render('{% term "member" plural=True capital=True %}') == "Members"
    monkeypatch.setattr(words, "_source", lambda key, plural, language: "villagers" if key == "member" else None)
    assert render('{% term "member" plural=True %}, {% term "offer" %}') == "villagers, offer"


@pytest.fixture
def small_house():
    """The shell is told of a community and of what it has closed, by the doors through which core tells it."""
    closed = shell.set_closed(lambda: lambda address: address.startswith("/cellar/"))
    community = context.set_community(lambda: context.Community(name="Small House"))
    yield
    shell.set_closed(closed)
    context.set_community(community)


def test_what_is_not_open_or_not_ones_own_is_absent_from_the_menu(rf, small_house):
    shell.spaces.add(shell.Space("here", "Here", "house", "/here/"))
    shell.spaces.add(shell.Space("cellar", "Cellar", "lock", "/cellar/apples/"))
    shell.spaces.add(shell.Space("unknown", "Not installed", "lock", "no:such-route"))
    shell.spaces.add(shell.Space("office", "Office", "briefcase-business", "/office/", visible=lambda viewer: False))
    shell.spaces.add(shell.Space("more", "More", "plus", "/here/more/", prefix="/elsewhere/"))
    viewer = SimpleNamespace(is_anonymous=False)
    assert [space.key for space in shell.spaces.shown_to(viewer)] == ["here", "more"]
    assert shell.spaces.shown_to(None) == []

    from wezer.ui.context import Shell

    def lit(path):
        request = rf.get(path)
        request.viewer = viewer
        return [entry.key for entry in Shell(request).entries if entry.here]

    assert [lit(path) for path in ("/here/", "/here/more/x/", "/elsewhere/", "/")] == [["here"], ["more"], ["more"], []]


def test_the_shell_itself_asks_nothing_of_the_database(rf, small_house, django_assert_num_queries, db):
    shell.spaces.add(shell.Space("here", "Here", "house", "/here/", tab=True))
    request = rf.get("/here/")
    request.viewer = SimpleNamespace(
        is_anonymous=False, member=SimpleNamespace(name="Fern", hue=95, kind="member"), party=None
    )
    with django_assert_num_queries(0):
        made = engines["django"].get_template("ui/page.html").render({}, request)
    assert 'aria-current="page"' in made and made.count('href="/here/"') == 3 and "Small House" in made


def test_one_browser_may_differ_from_what_the_member_settled(client):
    response = client.post("/screen/", {"theme": "dark", "density": "rude", "next": "https://elsewhere.example/"})
    assert (response.status_code, response["Location"], {n: c.value for n, c in response.cookies.items()}) == (
        302,
        "/",
        {"theme": "dark"},
    )


def test_the_name_of_a_day_is_small_inside_a_sentence_where_the_language_wants_it():
    friday = date(2026, 11, 27)
    for language, name in (("en", "Friday"), ("fr", "vendredi")):
        with translation.override(language):
            assert times.weekday(friday) == name


@pytest.mark.parametrize(
    ("language", "first", "second", "moment"),
    [
        ("en", "1 December 2020", "2 December 2020", "1 December, 1 December 2020, 09:00, 1st"),
        ("fr", "1er décembre 2020", "2 décembre 2020", "1er décembre, 1er décembre 2020 09:00, 1er"),
    ],
)
def test_french_says_the_first_of_a_month_as_an_ordinal_and_english_as_a_number(language, first, second, moment):
    page = '{{ at|date:"MONTH_DAY_FORMAT" }}, {{ at|date:"DATETIME_FORMAT" }}, {{ at|date:"jS" }}'
    with translation.override(language):
        assert [times.day_text(date(2020, 12, day)) for day in (1, 2)] == [first, second]
        assert render(page, at=datetime(2020, 12, 1, 9)) == moment
