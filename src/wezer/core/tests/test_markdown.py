"""Rule T-1: Markdown as source, rendered and sanitised on the server; nothing that runs or loads survives."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.markdown import Link, Sign, clean, excerpt, plain_text, render, signs


def test_commonmark_tables_tasks_and_bare_links_are_rendered():
    html = render(
        "# Hello\n\n**bold** ~~gone~~\n\n- [ ] seeds\n- [x] water\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nhttps://example.org/x"
    )
    assert "<h2>Hello</h2>" in html
    assert "<strong>bold</strong> <s>gone</s>" in html
    assert '<li class="task-item">☐ seeds</li>' in html and '<li class="task-item">☑ water</li>' in html
    assert '<td class="end">2</td>' in html
    assert re.search(r'<a href="https://example.org/x" rel="nofollow ugc noopener noreferrer">', html)


def test_links_inside_the_house_carry_no_rel():
    assert render("[garden](/g/garden/)") == '<p><a href="/g/garden/">garden</a></p>\n'


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="/x" hx-get="/g/" hx-trigger="load">x</a>',
        '<form action="/wallet/pay/"><input name=amount></form>',
        '<p style="position:fixed">x</p>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "![x](https://tracker.example/pixel.png)",
        '[x](/a "onmouseover=alert(1) x=\\"")',
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=//evil.example>",
        '<div data-behaviour="draft" data-hx-post="/x">x</div>',
        "`<b hx-on:click='alert(1)'>`",
        "```html\n<script src=x></script>\n```",
        "| <img src=x onerror=y> |\n|---|\n| <style>*{}</style> |",
        "[x]: javascript:alert(1)\n\n[x]",
        '<http://a.example/"onclick=alert(1)>',
        "<!-- x --><base href=//evil.example>",
    ],
)
def test_hostile_text_is_shown_not_obeyed(hostile):
    html = render(hostile)
    made = re.sub(r">[^<]*<", "><", html)  # the tags alone
    tags = re.findall(r"<\s*/?\s*([a-z0-9]+)", made)
    assert set(tags) <= {"p", "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "h2"}
    for tag in re.findall(r"<[a-z][^>]*>", made):
        assert not re.search(r"\s(on\w+|hx-|data-|style|src|action|id|name)\b", re.sub(r'"[^"]*"', '""', tag)), tag
    assert not re.search(r'href="\s*(javascript|data|vbscript)', html, re.I)


def test_the_sanitiser_alone_holds_against_html_of_any_origin():
    assert clean('<p class="x" id="y" hx-get="/z" onclick="a()" style="b">ok<script>c</script></p>') == "<p>ok</p>"
    assert clean('<a href="/i/1" class="mention btn" target="_blank">ok</a>') == '<a href="/i/1" class="mention">ok</a>'


def test_a_link_that_leaves_by_two_slashes_is_an_outside_link():
    assert 'rel="nofollow ugc' in render("[x](//evil.example/)")


def test_signs_are_found_outside_of_code_links_and_addresses():
    text = "Ask @Fern and @wild-mint. about #seeds #2026 `@Code` [@Link](/x) mail a@b.org \n\n    @block"
    assert signs(text) == [Sign("party", "Fern"), Sign("party", "wild-mint"), Sign("tag", "seeds")]


def test_a_sign_that_leads_nowhere_stays_what_was_typed():
    fern = {Sign("party", "Fern"): Link("/m/1/")}
    assert render("@Fern, @Nobody", fern) == '<p><a href="/m/1/" class="mention">@Fern</a>, @Nobody</p>\n'


def test_an_item_sign_shows_the_words_it_is_given_escaped():
    uid = "019ab000-0000-7000-8000-000000000001"
    html = render(f"see !{uid}", {Sign("item", uid): Link(f"/i/{uid}/", "<b>Seeds</b>")})
    assert html == f'<p>see <a href="/i/{uid}/" class="mention">&lt;b&gt;Seeds&lt;/b&gt;</a></p>\n'


def test_ten_thousand_mentions_are_a_text_not_a_burden():
    assert len(signs(" ".join(f"@m{number}" for number in range(10_000)))) == 50


@pytest.mark.parametrize(
    "piece",
    ["[", "*a_ ", "> ", "`", "![", "<", "|a", "- ", "](", "@a", "http://a.", "&", "\\", "~~a", "(", "_*", "#a "],
)
def test_twenty_thousand_letters_of_anything_take_little_time(piece):
    text = (piece * 20_000)[:20_000]
    began = time.process_time()
    render(text)
    assert time.process_time() - began < 3


def test_plain_text_is_the_words_alone_cut_at_a_word():
    assert plain_text("# Seeds\n\n**Come** [here](/x)\nnow") == "Seeds Come here now"
    assert plain_text("one two three", most=9) == "one two…"


def test_an_excerpt_keeps_its_lines():
    source = "Hello\nyou\n\n- [ ] seeds\n- water\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert excerpt(source) == "Hello you\n☐ seeds\nwater\na · b\n1 · 2"
    assert excerpt("x" * 500).endswith("…") and len(excerpt("x" * 500)) <= 420


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from(list("<>\"'`*_[]()!@#&;:/=\\ \n-|~ahrefjvscriptonxd0\u0000\u202e")), max_size=200)
)
def test_random_text_never_makes_a_tag_or_an_attribute_of_its_own(text):
    html = render(text)
    assert clean(html) == html  # already as clean as it gets
