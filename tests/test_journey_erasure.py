"""A member takes their data, asks to be forgotten and is; yesterday's backup comes back, and they are forgotten still."""

import inspect
import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

import remains

pytestmark = pytest.mark.browser

FOUND = ("--community", "Willow Valley", "--gardener", "Oak", "--email", "oak@example.org")
PASSWORD = "nine calm herons waiting"
WORDS = ["Fern Bracken", "bracken@example.org", "04 78 11 22 33"]

LIVE = f"""
from wezer.core.acts.posts import publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.models import Member, Room
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.payments import pay
oak = Viewer.of(Member.objects.get(name="Oak"))
create_currency(by=oak, code="VAL", name="Valeureux", kind="mutual_credit", rules={{"floor": None, "ceiling": None}})
fern = add_person(by=oak, name="Fern Bracken", email="bracken@example.org", password="{PASSWORD}", language="en")
fern = Viewer.of(Member.objects.get(pk=fern.pk))
set_profile_field(by=fern, key="phone", value="04 78 11 22 33", audience="community")
talk = Room.objects.filter(kind="talk").earliest("pk")
publish_post(by=fern, room=talk, title="Bread", body="I bake on Thursday.")
publish_post(by=oak, room=talk, title="Thanks", body="The bread of Fern Bracken is the best.")
pay(by=oak, payer=oak.member, payee=fern.member, amounts=[Money(12, "VAL")], memo="Two loaves of Fern Bracken", key="k")
pay(by=fern, payer=fern.member, payee=oak.member, amounts=[Money(12, "VAL")], memo="Seeds", key="k2")
"""
# What happened is told within a second, but where another database of the server holds its facts back.
ALL_TOLD = """
import time
from wezer.kernel.models import Fact
from wezer.workflow.acts.reading import cursor
for _time in range(120):
    if not Fact.objects.filter(id__gt=cursor().id).exists():
        break
    time.sleep(1)
"""
FIFTEEN_DAYS_LATER = """
from datetime import timedelta
from wezer.core.jobs import let_go_who_leaves
from wezer.kernel import clock
with clock.at(clock.now() + timedelta(days=15)):
    let_go_who_leaves()
"""
LOOK = (
    inspect.getsource(remains)
    + f"""
import json
from django.conf import settings
from wezer.core.models import Member, Post
gone = Member.objects.exclude(erased_at=None).first()
print(json.dumps({{
    "left": remains({WORDS!r}, [settings.MEDIA_ROOT]), "name": gone.name if gone else "",
    "posts": sorted(Post.objects.values_list("author__name", "body")),
}}))
"""
)


def test_scenario_14_a_member_erased_stays_erased_when_yesterdays_backup_comes_back(make_instance, new_page, tmp_path):
    instance = make_instance(init=FOUND, typed=PASSWORD + "\n")
    instance.python(LIVE)
    instance.start()
    page = new_page()
    page.goto(f"{instance.url}/account/login/?next=/me/data/")
    page.locator("[name=login]").fill("bracken@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("button", name="Gather my data").click()
    page.locator("[name=password]").fill(PASSWORD)  # is it still you?
    page.get_by_role("button", name="Go on").click()
    link = page.get_by_role("link", name=re.compile("Take my data"))
    for _time in range(40):
        if link.count():
            break
        page.wait_for_timeout(250)
        page.reload()
    with page.expect_download() as started:
        link.click()
    with zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())) as archive:
        data = json.loads(archive.read("data.json"))
        assert data["login"]["addresses"] == ["bracken@example.org"]
        assert {"index.html", "files/calendar.ics", "files/payments-val.csv"} <= set(archive.namelist())

    instance.python(ALL_TOLD)
    page.get_by_role("link", name="How this goes").click()
    page.get_by_role("button", name="I want to be forgotten").click()
    expect(page.get_by_role("button", name="Keep me after all")).to_be_visible()
    backup = tmp_path / "yesterday.tar.gz"
    instance.wezer("backup", str(backup))
    instance.python(FIFTEEN_DAYS_LATER)

    page.goto(f"{instance.url}/me/data/")
    expect(page.get_by_role("button", name="Come in")).to_be_visible()
    erased = json.loads(instance.python(LOOK).splitlines()[-1])
    said = erased["name"]
    thanks = ["Oak", f"The bread of {said} is the best."]
    assert erased == {"left": [], "name": said, "posts": sorted([[said, "I bake on Thursday."], thanks])}
    assert said.startswith("Former member ")

    instance.stop()
    told = instance.wezer("restore", "--force", str(backup)).stdout
    assert "Forgotten again, as they had asked: 1." in told
    assert json.loads(instance.python(LOOK).splitlines()[-1]) == erased
    instance.wezer("audit")
    instance.start()
    assert not any(word.lower() in instance.log().lower() for word in WORDS)  # the log since then
    page.goto(f"{instance.url}/account/login/")
    page.locator("[name=login]").fill("bracken@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("button", name="Come in")).to_be_visible()
