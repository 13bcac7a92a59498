"""The locks of one's login, in a real browser: a passkey (a device that Chromium plays), an app's codes, codes on paper."""

import base64
import hmac
import re
import struct
import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

PASSWORD = "correct horse 42 staple"
FOUND = ("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org")
ANOTHER = f"""
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
add_person(by=Viewer.system(), name="Sage", email="sage@example.org", password="{PASSWORD}", language="en")
"""
# A device that knows its owner, keeps keys, and says yes.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def valley(make_instance):
    instance = make_instance(init=FOUND, typed=PASSWORD + "\n")
    instance.python(ANOTHER)
    instance.start()
    yield instance
    instance.stop()


@pytest.fixture
def page(browser, valley):
    """A page of a browser of its own, at a name: a passkey belongs to a name, never to an address of figures."""
    context = browser.new_context(base_url=valley.url.replace("127.0.0.1", "localhost"), locale="en-GB")
    context.set_default_timeout(20_000)
    made, wrong = context.new_page(), []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield made
    context.close()
    assert wrong == []


def give_password(page, email):
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()


def greeting(page):
    page.wait_for_url(re.compile(r"://[^/]+/$"))
    return page.get_by_role("heading", level=1).inner_text()


def press(page, name):
    page.locator("main").get_by_role("button", name=name).first.click()


def open_lock(page, path):
    """A page about one's login: it asks once more for the password."""
    page.goto(path)
    if "/reauthenticate/" in page.url:
        page.locator("[name=password]").fill(PASSWORD)
        press(page, "Go on")
        page.wait_for_url(f"**{path}")


def give_code(page, code):
    page.locator("[name=code]").fill(code)
    page.locator("[name=code]").press("Enter")


def code_of_app(secret):
    """What an authenticator app shows now (RFC 6238), or in a moment if that is about to change."""
    left = 30 - time.time() % 30
    if left < 10:
        time.sleep(left)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_a_passkey_opens_the_door_by_itself_and_no_longer_once_it_is_removed(page, axe):
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    device = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    give_password(page, "fern@example.org")
    assert greeting(page) == "Hello Fern"
    open_lock(page, "/account/2fa/webauthn/add/")
    assert axe(page) == []
    page.get_by_label("Name of this passkey").fill("My desk")
    press(page, "Add this passkey")
    page.wait_for_url(re.compile(r"/2fa/(?!webauthn/add)"))
    kept = line.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert [(one["rpId"], one["isResidentCredential"]) for one in kept] == [("localhost", True)]
    open_lock(page, "/account/2fa/webauthn/")
    assert "My desk" in page.locator("main").inner_text() and axe(page) == []

    # Alone, and as the second half beside the password.
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    assert greeting(page) == "Hello Fern"
    give_password(page, "fern@example.org")
    page.wait_for_url("**/2fa/authenticate/**")
    assert axe(page) == []
    page.locator("#mfa_webauthn_authenticate").click()
    assert greeting(page) == "Hello Fern"

    # Removed here, it is refused although the device still offers it; the password alone is enough again.
    open_lock(page, "/account/2fa/webauthn/")
    open_lock(page, page.locator("main a[href*='remove']").first.get_attribute("href"))
    page.locator("main form[action*='remove'] button").click()
    page.wait_for_url(re.compile(r"/2fa/(?!.*remove)"))
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_load_state("networkidle")
    page.goto("/account/login/")
    assert page.locator("[name=password]").count() == 1, "still outside"
    give_password(page, "fern@example.org")
    assert greeting(page) == "Hello Fern"


def test_an_app_gives_the_second_half_and_each_code_on_paper_opens_once(page, axe):
    give_password(page, "sage@example.org")
    assert greeting(page) == "Hello Sage"
    open_lock(page, "/account/2fa/totp/activate/")
    assert axe(page) == []
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.content()).group()
    give_code(page, "000000" if code_of_app(secret) != "000000" else "111111")
    assert "/totp/activate/" in page.url, "a wrong code turns nothing on"
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.content()).group()
    give_code(page, code_of_app(secret))
    page.wait_for_url(re.compile(r"/2fa/(?!totp/activate)"))
    open_lock(page, "/account/2fa/recovery-codes/")
    on_paper = re.findall(r"\b\d{8}\b", page.locator("main").inner_text() + page.content())
    assert len(set(on_paper)) == 10 and axe(page) == []

    def second_half(code):
        give_password(page, "sage@example.org")
        page.wait_for_url("**/2fa/authenticate/**")
        with page.expect_navigation():
            give_code(page, code if isinstance(code, str) else code())
        return "/2fa/authenticate/" not in page.url

    assert not second_half("000000" if code_of_app(secret) != "000000" else "111111")
    assert "code" in page.locator("main").inner_text().lower()
    assert second_half(lambda: code_of_app(secret)) and greeting(page) == "Hello Sage"
    assert second_half(on_paper[0]) and greeting(page) == "Hello Sage"
    assert not second_half(on_paper[0]), "a code on paper opens once"
    assert second_half(on_paper[1]) and greeting(page) == "Hello Sage"
