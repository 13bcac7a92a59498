"""What a browser fetches when it comes for the first time: little, and from nowhere but this community."""

from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

PASSWORD = "correct horse 42 staple"
MOST_BYTES = 150_000  # on the way, compressed: page, style sheets, scripts, fonts and pictures


class Fetched:
    """Bytes that came over the wire to this page from now on, with headers, and whom they came from."""

    def __init__(self, page):
        self.size, self.hosts = 0, set()
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        line.on("Network.loadingFinished", self._finished)
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _finished(self, told):
        self.size += told["encodedDataLength"]


def test_the_first_page_is_small_and_asks_no_other_host(instance, new_page):
    stranger = new_page()
    first = Fetched(stranger)
    stranger.goto("/account/login/", wait_until="networkidle")
    assert 10_000 < first.size < MOST_BYTES
    assert first.hosts == {urlsplit(instance.url).netloc}

    stranger.locator("[name=login]").fill("fern@example.org")
    stranger.locator("[name=password]").fill(PASSWORD)
    stranger.get_by_role("button", name="Come in").click()
    stranger.wait_for_url(lambda url: "/login/" not in url)
    home = visit(stranger.context.new_page(), "/")
    assert 10_000 < home.size < MOST_BYTES
    for fetched in (home, visit(stranger.context.new_page(), "/map/")):
        assert fetched.hosts == {urlsplit(instance.url).netloc}


def visit(page, address):
    fetched = Fetched(page)
    page.goto(address)
    page.close()
    return fetched
