"""The heart of the product, walked as two people walk it, each in a browser of their own.

Fern invites Mint by mail; Mint comes in, says who she is, and asks for help. They agree, Fern mends, Mint pays in three
currencies at once, and each says a word about the other. Then the same things without scripts.
"""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

PASSWORD = "correct horse 42 staple"
MINTS_PASSWORD = "nine calm herons waiting"


@pytest.fixture(scope="module")
def valley(make_instance, _smtp):
    """A community with three currencies and what one says of an exchange; its mail goes to a real server."""
    instance = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed=PASSWORD + "\n",
        mail="smtp",
        mail_host="127.0.0.1",
        mail_port=str(_smtp.port),
    )
    instance.python(_PREPARE)
    instance.start()
    yield instance
    instance.stop()


_PREPARE = """
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.exchange.acts.categories import create_criterion
from wezer.hosting.acts import add_person
from wezer.ledger.acts.currencies import create_currency
fern = Viewer.of(Member.objects.get(name="Fern"))
create_currency(by=fern, code="VAL", name="Valeureux", kind="mutual_credit", rules={"floor": -500, "ceiling": 500})
create_currency(by=fern, code="EUR", name="Euro", symbol="€", kind="external", scale=2)
create_currency(by=fern, code="MERCI", name="Merci", symbol="Merci", kind="gratitude", display_format="counter")
for place, name in enumerate(("Cordial", "On time")):
    create_criterion(by=fern, name=name, is_global=True, position=place)
add_person(by=Viewer.system(), name="Sage", email="sage@example.org", password="nine calm herons waiting", language="en")
"""


@pytest.fixture
def person(browser, valley):
    """`person(width=1280)`: somebody in front of a browser of their own; script errors and refused scripts fail the test."""
    contexts, wrong = [], []

    def one(*, width=1280, scripts=True):
        context = browser.new_context(
            base_url=valley.url, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="en-GB",
            reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield one
    for context in contexts:
        context.close()
    assert wrong == []


def sign_in(page, email, password):
    page.goto("/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(re.compile(r"/$"))


def code_in(mail):
    """The code of a mail that asks to confirm an address: it stands on a line of its own."""
    body = mail.get_payload(decode=True).decode()
    return re.search(r"^\s*([A-Z0-9][A-Z0-9-]{3,})\s*$", body, re.MULTILINE).group(1)


def press(page, name, scope="#main"):
    page.locator(scope).get_by_role("button", name=name).first.click()


def follow(page, name):
    page.locator("#main").get_by_role("link", name=name).first.click()


def test_two_members_agree_pay_in_three_currencies_and_evaluate_each_other(valley, person, mailbox, look_inside):
    inside = look_inside(valley)
    fern, mint = person(), person(width=390)

    # Fern invites by mail; Mint follows the link, confirms her address by the code, and is in.
    sign_in(fern, "fern@example.org", PASSWORD)
    fern.goto("/me/invitations/")
    fern.get_by_label("Their e-mail").fill("mint@example.org")
    fern.get_by_label("A word to them").fill("Come and trade with us.")
    press(fern, "Make the invitation")
    inside.wait_until_idle()
    invitation = mailbox.wait_for("mint@example.org").get_payload(decode=True).decode()
    mint.goto(re.search(r"http://\S+/join/\S+", invitation).group())
    assert "Come and trade with us." in mint.locator("main").inner_text()
    mint.get_by_role("link", name="Join us").click()
    mint.get_by_label("Name").fill("Mint")
    mint.get_by_label("E-mail").fill("mint@example.org")
    mint.locator("[name=password1]").fill(MINTS_PASSWORD)
    mailbox.received.clear()
    mint.get_by_role("button", name="Send me the code").click()
    inside.wait_until_idle()
    mint.locator("[name=code]").fill(code_in(mailbox.wait_for("mint@example.org")))
    mint.get_by_role("button", name="Go on").click()
    mint.wait_for_url(re.compile(r"/$"))
    assert mint.get_by_role("heading", level=1).inner_text() == "Hello Mint"

    # Who she is.
    mint.goto("/me/")
    mint.locator("[name=tagline]").fill("I grow herbs and mend nothing.")
    press(mint, "Keep my profile")
    mint.goto("/directory/")
    assert "I grow herbs and mend nothing." in mint.locator("main").inner_text()

    # She asks; Fern finds it on the market and answers.
    mint.goto("/market/new/?sense=want")
    mint.get_by_label("Title").fill("Mend my garden gate")
    mint.get_by_label("In more words").fill("A hinge came off. Wood is here.")
    mint.locator("[name=price_VAL]").fill("90")
    press(mint, "Publish")
    mint.wait_for_url(re.compile(r"/market/[0-9a-f-]{36}/"))
    want_address = mint.url
    fern.goto("/market/?sense=want")
    follow(fern, "Mend my garden gate")
    fern.wait_for_url(want_address)
    fern.locator("[name=message]").fill("I can, on Saturday. I need a new hinge for it.")
    press(fern, "Send my answer")
    fern.wait_for_url(re.compile("/market/replies/"))
    inside.wait_until_idle()

    # It waits for Mint at home; she proposes other terms: more time, the hinge in euros, and a thank you.
    mint.goto("/")
    mint.locator("#waiting").get_by_role("link").first.click()
    mint.wait_for_url(re.compile("/market/replies/"))
    reply_address = mint.url
    follow(mint, "Change the terms")
    mint.locator("[name=price_VAL]").fill("120")
    mint.locator("[name=price_EUR]").fill("15")
    mint.locator("[name=price_MERCI]").fill("1")
    mint.locator("[name=message]").fill("Fifteen euros for the hinge, and my thanks.")
    press(mint, "Propose these terms")
    mint.wait_for_url(reply_address)

    # Fern agrees: what was agreed is set aside in Mint's wallet, and nothing has moved.
    fern.goto(reply_address)
    assert "Version 2" in fern.locator("#agreement").inner_text()
    press(fern, re.compile("^Agree to"))
    fern.locator("[data-state=accepted]").wait_for()
    mint.goto("/wallet/")
    assert "Set aside: 120" in mint.locator("#purse-VAL").inner_text()
    assert "Mend my garden gate" in mint.locator("section", has_text="Set aside and waiting").last.inner_text()

    # Done, paid in one movement, and the euros received.
    fern.goto(reply_address)
    press(fern, "done")
    fern.locator("[data-state=delivered]").wait_for()
    mint.goto(reply_address)
    pay = mint.locator("#agreement").get_by_role("button", name=re.compile("^Pay "))
    assert re.sub(r"\s", " ", pay.inner_text()) == PAY_WORDS
    pay.click()
    mint.locator("[data-state=confirming]").wait_for()
    fern.goto(reply_address)
    press(fern, "received")
    fern.locator("[data-state=evaluating], [data-state=paid]").first.wait_for()

    # A word each; they are shown once both wrote.
    give_words(mint, reply_address, "Fern", "The gate closes again, quickly done.")
    assert "The gate closes again" not in (fern.goto(reply_address) and fern.locator("#agreement").inner_text())
    give_words(fern, reply_address, "Mint", "Tea, herbs and good company.")
    for page in (fern, mint):
        page.goto(reply_address)
        shown = page.locator("#agreement").inner_text()
        assert "The gate closes again, quickly done." in shown and "Tea, herbs and good company." in shown
    inside.wait_until_idle()

    # Both statements, in each currency, name the one movement; the thread of life runs from the want to the payment.
    movements = set()
    for page, other, vals, euros in (
        (mint, "Fern", ["−120"], ["+15.00", "−15.00"]),
        (fern, "Mint", ["+120"], ["−15.00", "+15.00"]),
    ):
        for currency, amounts in (("VAL", vals), ("EUR", euros)):
            page.goto("/wallet/")
            page.locator(f"#purse-{currency}").get_by_role("link", name="Statement").click()
            page.wait_for_url(re.compile("/wallet/statement/"))
            rows = page.locator("tbody tr").all()
            assert [amount for amount in amounts for row in rows if amount in row.inner_text()] == amounts
            assert len(rows) == len(amounts) and all(other in row.inner_text() for row in rows)
            movements |= {row.get_by_role("link").first.get_attribute("href") for row in rows}
    fern.goto("/wallet/")
    assert "Received 1 Merci" in re.sub(r"\s", " ", fern.locator("#purse-MERCI").inner_text())
    assert len(movements) == 1
    mint.goto(movements.pop())
    assert re.sub(r"\s", " ", mint.get_by_role("heading", level=1).inner_text()).startswith("Payment of 120")
    thread = mint.locator(".thread-of-life").first.inner_text()
    assert "Mend my garden gate" in thread
    mint.goto(want_address)
    mint.wait_for_url(re.compile("/market/"))
    thread = mint.locator(".thread-of-life").first
    assert thread.get_by_role("link").count() >= 2  # the agreement, and the payment that came of it
    assert inside("from wezer.ledger.audit import audit; print(audit().is_clean)") == "True"


PAY_WORDS = "Pay 120 VAL, 15.00 € and 1 Merci"


def give_words(page, reply_address, other, words):
    page.goto(reply_address)
    follow(page, f"Give {other} your words")
    for row in page.locator("fieldset.marks").all():
        row.get_by_text("Wonderfully").click()
    page.locator("[name=comment]").fill(words)
    press(page, "Give these words")
    page.wait_for_url(reply_address)


def test_without_scripts_one_reads_writes_answers_and_pays(valley, person, look_inside):
    inside = look_inside(valley)
    fern, sage = person(scripts=False), person(scripts=False, width=390)
    sign_in(fern, "fern@example.org", PASSWORD)
    sign_in(sage, "sage@example.org", MINTS_PASSWORD)

    # Write a post from home; the other reads it, comments and thanks.
    fern.locator("#begin").fill("The bridge is open again.")
    fern.locator("form.composer").get_by_role("button").click()
    fern.wait_for_url(re.compile("/write/"))
    assert fern.locator("[name=body]").input_value() == "The bridge is open again."
    press(fern, re.compile("Publish|Post|Share"))
    fern.wait_for_url(re.compile("/posts/"))
    post = fern.url
    sage.goto("/")
    assert "The bridge is open again." in sage.locator("#feed").inner_text()
    sage.goto(post)
    sage.locator("[name=body]").first.fill("At last!")
    press(sage, re.compile("Comment|Send|Say"))
    fern.goto(post)
    assert "At last!" in fern.locator("main").inner_text()

    # Offer, answer, agree, pay.
    fern.goto("/market/new/?sense=offer")
    fern.get_by_label("Title").fill("A basket of apples")
    fern.locator("[name=price_VAL]").fill("20")
    press(fern, "Publish")
    fern.wait_for_url(re.compile(r"/market/[0-9a-f-]{36}/"))
    sage.goto(fern.url)
    sage.locator("[name=message]").fill("With pleasure.")
    press(sage, "Send my answer")
    sage.wait_for_url(re.compile("/market/replies/"))
    fern.goto(sage.url)
    press(fern, re.compile("^Agree to"))
    sage.goto(sage.url)
    press(sage, re.compile("^Pay "))
    assert "Paid" in sage.locator("body").inner_text()

    # And from the wallet: fill, check, receipt.
    inside("from wezer.core.models import Member; print(Member.objects.get(name='Fern').uid)")
    sage.goto("/wallet/pay/?to=" + inside("print(Member.objects.get(name='Fern').uid)"))
    sage.locator("[name=amount_VAL]").fill("5")
    sage.locator("[name=memo]").fill("For the road")
    sage.locator("#main form").get_by_role("button", name=re.compile("Check|Look|Go on|Next")).first.click()
    assert "5" in sage.locator("main").inner_text()
    press(sage, re.compile("^Pay "))
    sage.wait_for_url(re.compile("/wallet/movements/"))
    assert "For the road" in sage.locator("main").inner_text()
    sage.goto("/wallet/")
    assert "−25" in sage.locator("#purse-VAL").inner_text()
