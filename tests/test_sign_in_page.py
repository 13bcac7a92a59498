"""The first page a person sees: in a browser, on a phone and a desk, without scripts, and for assistive technology."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.any_database
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_the_sign_in_page_can_be_used_by_everyone(new_page, axe, width, dark):
    page = new_page(width=width, dark=dark)
    page.goto("/account/login/")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_signing_in_works_without_scripts(new_page):
    page = new_page(scripts=False)
    page.goto("/account/login/")
    page.locator("[name=login]").fill("fern@example.org")
    page.locator("[name=password]").fill("correct horse 42 staple")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    assert page.locator("body").inner_text()
