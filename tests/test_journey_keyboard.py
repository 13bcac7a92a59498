"""Scenario 19: everything that somebody new does, done without a mouse, at 100 % and at 400 % zoom.

The only things touched are Tab, Shift, Enter, Space, arrows and letters. At each stop the focus is shown and nothing
lies over it; no page keeps it; no page scrolls sideways or loses anything at 400 %; an accessibility check finds nothing.
"""

import json
import re

import pytest
from playwright.sync_api import TimeoutError, expect

pytestmark = pytest.mark.browser

#: What a window of 1280 × 900 pixels shows at each zoom.
ZOOMS = {"100 %": (1280, 900, 1), "400 %": (320, 225, 4)}
PASSWORD = "nine calm herons waiting"

MAKE = """
import json
from datetime import timedelta
from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import create_group
from wezer.core.acts.map_points import place_group
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.models import Group
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.kernel.clock import now

system, root = Viewer.system(), Group.objects.get(parent=None)
change_setting(by=system, key="admission.mode", value="open", group=root)
rowan = Viewer.of(add_person(by=system, name="Rowan", email="rowan@example.org", password="nine calm herons waiting", language="en"))
slugs = {}
for name in ("Bean", "Leek"):
    circle = create_group(by=rowan, parent=root, type="circle", name=f"{name} circle", membrane="open", sight="open", purpose="We sow.")
    place_group(by=rowan, group=circle, place=f"{name} field", latitude=44.9, longitude=5.2)
    calendar = open_room(by=rowan, group=circle, kind="calendar")
    publish_event(by=rowan, room=calendar, title="Sowing together", starts_on=now().date(), ends_on=(now() + timedelta(days=2)).date(), place="The long bed")
    slugs[name] = circle.slug
print(json.dumps(slugs))
"""
#: From now on those inside vote on who comes in; Nettle asks.
ASK = """
from wezer.core.acts.membership import ask_to_enter
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.models import Group, Member
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
circle = Group.objects.get(name="{group} circle")
asked = add_person(by=Viewer.system(), name="{name}", email="{name}@example.org".lower(), password="nine calm herons waiting", language="en")
set_membrane(by=Viewer.of(Member.objects.get(name="Rowan")), group=circle, ways=[[{{"kind": "vote", "days": 5}}]])
ask_to_enter(by=Viewer.of(asked), group=circle, message="Beans are all I know.")
"""


@pytest.fixture(scope="module")
def valley(make_instance, _smtp):
    instance = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed="correct horse 42 staple\n",
        mail="smtp",
        mail_host="127.0.0.1",
        mail_port=str(_smtp.port),
    )
    world = json.loads(instance.python(MAKE).splitlines()[-1])
    instance.start()
    yield instance, world
    instance.stop()


# --- a person with a keyboard ---

#: Where the focus is: who has it, whether one sees that, and whether something lies over it.
_STOP = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const small = (box) => box.width < 4 || box.height < 4;
  let shown = at;
  if (small(at.getBoundingClientRect()) || getComputedStyle(at).opacity === "0") shown = at.closest("label") ?? at.labels?.[0] ?? at;
  const box = shown.getBoundingClientRect();
  const line = (each) => { const style = getComputedStyle(each); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0; };
  let ring = false;
  for (let each = at, up = 0; each && up < 4; each = each.parentElement, up++) ring ||= line(each);
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
  const seen = points.filter(([x, y]) => {
    if (!inside(x, y)) return false;
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(at) && top.closest("label, a, button, summary") || top === shown);
  });
  window.wezerStops ??= new Map();
  if (!window.wezerStops.has(at)) window.wezerStops.set(at, window.wezerStops.size);
  return { number: window.wezerStops.get(at), html: at.outerHTML.slice(0, 140), ring, seen: seen.length, small: small(box),
    under: (document.elementFromPoint(...points[0])?.outerHTML ?? "nothing").slice(0, 90) + ` at ${box.left | 0},${box.top | 0}, ${box.width | 0} × ${box.height | 0} of ${innerWidth} × ${innerHeight}` };
}"""

#: What Tab should come by; of radio buttons with one name, one.
_STOPS = """() => {
  const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [contenteditable=true]")]
    .filter(each => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }));
  const names = new Set();
  return found.filter(each => each.type !== "radio" || !names.has(each.name) && names.add(each.name))
    .map(each => each.outerHTML.slice(0, 140));
}"""

#: What can be read and used in the page itself.
_THERE = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, a, button, input, select, textarea, label, summary, time)")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1)
  .map(each => each.tagName + " " + (each.getAttribute("aria-label") ?? each.name ?? each.innerText ?? "").trim().replace(/\\s+/g, " "))"""


class Keyboard:
    """One person in front of one browser. `wrong` gathers what was amiss, in words."""

    def __init__(self, page, axe, zoom):
        self.page, self.axe, self.zoom = page, axe, zoom
        self.wrong, self.looked = [], set()

    def stop(self):
        """Where the focus is; what is wrong with it is noted."""
        at = self.page.evaluate(_STOP)
        if at is not None:
            where = f"{self.path}: {at['html']}"
            if not at["ring"]:
                self.note(f"{where}: nothing shows the focus")
            if at["small"] or not at["seen"]:
                self.note(f"{where}: has the focus and is hidden: {at['under']}")
        return at

    def note(self, line):
        if line not in self.wrong:
            self.wrong.append(line)

    @property
    def path(self):
        return re.sub(r"^https?://[^/]+|[?#].*", "", self.page.url)

    def reach(self, wanted, *, most=250):
        """Tab until the focus is on `wanted`, seeing each stop on the way."""
        try:
            target = wanted.first.element_handle()
        except TimeoutError as late:
            shown = " | ".join(self.page.locator("main").inner_text().split("\n"))
            raise AssertionError(f"{self.path} has no {wanted}, but {shown[:600]}; {self.wrong}") from late
        for _press in range(most):
            if self.page.evaluate("each => each === document.activeElement", target):
                return
            self.page.keyboard.press("Tab")
            self.stop()
        raise AssertionError(f"{self.path}: Tab does not come to {wanted}")

    def press(self, wanted, key="Enter"):
        self.reach(wanted)
        self.page.keyboard.press(key)

    def write(self, wanted, words):
        self.reach(wanted)
        self.page.keyboard.type(words)

    def follow(self, wanted, address):
        """Enter on a link or a button that leads to a page with this address; the page is looked at."""
        self.press(wanted)
        self.page.wait_for_url(address)
        self.look()

    def look(self):
        """The whole page, once: nobody is kept in it, nothing is out of reach, too wide, lost or hard for a screen reader."""
        if self.path in self.looked:
            return
        self.looked.add(self.path)
        page = self.page
        page.wait_for_load_state("load")
        self.wrong += [f"{self.path}: {each}" for each in self.axe(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.note(f"{self.path}: scrolls sideways")
        self._nothing_is_lost()
        self._go_round()

    def _nothing_is_lost(self):
        if self.zoom == "100 %":
            return
        width, height, _scale = ZOOMS[self.zoom]
        here = self.page.evaluate(_THERE)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        wide = self.page.evaluate(_THERE)
        self.page.set_viewport_size({"width": width, "height": height})
        for lost in sorted(set(wide) - set(here)):
            self.note(f"{self.path}: at {self.zoom} one misses {lost}")

    def _go_round(self):
        """Tab from the beginning comes by everything, and out at the end; Shift and Tab lead back."""
        page = self.page
        page.evaluate("document.activeElement?.blur(); window.wezerStops = new Map()")
        page.evaluate("scrollTo(0, 0)")
        wanted, met = set(page.evaluate(_STOPS)), []
        for _press in range(2 * len(wanted) + 10):
            page.keyboard.press("Tab")
            at = self.stop()
            if at is None or (at["number"] < len(met) - 1 and at["number"] == 0):
                break
            if met and at["number"] == met[-1]["number"]:
                self.note(f"{self.path}: Tab stays at {at['html']}")
                break
            met.append(at)
        else:
            self.note(f"{self.path}: Tab does not come to an end")
        for each in sorted(wanted - {at["html"] for at in met}):
            self.note(f"{self.path}: Tab does not come by {each}")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        if len(met) > 2 and page.evaluate(_STOP) is None:
            self.note(f"{self.path}: Shift and Tab lead nowhere")
        page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")


@pytest.fixture
def person(whole_browser, valley, axe):
    """`person("400 %")`: somebody with a keyboard; script errors fail the test."""
    contexts, errors = [], []

    def one(zoom):
        width, height, scale = ZOOMS[zoom]
        context = whole_browser.new_context(
            base_url=valley[0].url, viewport={"width": width, "height": height}, device_scale_factor=scale,
            locale="en-GB", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Keyboard(page, axe, zoom)

    yield one
    for context in contexts:
        context.close()
    assert errors == []


def code_in(mail):
    return re.search(r"^\s*([A-Z0-9][A-Z0-9-]{3,})\s*$", mail.get_payload(decode=True).decode(), re.MULTILINE).group(1)


def go_to(who, address):
    """By the menu: it stands beside the page, or opens."""
    page = who.page
    if who.zoom == "400 %":
        who.press(page.get_by_role("button", name="Open the menu"))
        menu = page.locator("#drawer")
        expect(menu).to_be_visible()
    else:
        menu = page.locator(".sidebar")
    who.follow(menu.locator(f"a[href='{address}']"), re.compile(f"{address}$"))


@pytest.mark.parametrize(
    ("zoom", "name", "asks", "group"),
    [
        # Widths are no database's matter: each of two has one of them.
        pytest.param("100 %", "Mint", "Nettle", "Bean", marks=pytest.mark.any_database("sqlite")),
        pytest.param("400 %", "Basil", "Tansy", "Leek", marks=pytest.mark.any_database("postgresql")),
    ],
)
def test_scenario_19_sign_up_join_post_answer_vote_and_find_on_the_map_without_a_mouse(
    valley, person, mailbox, look_inside, zoom, name, asks, group
):
    instance, world = valley
    inside, who = look_inside(instance), person(zoom)
    page, main = who.page, who.page.locator("main")
    circle = f"/g/{world[group]}/"

    # Sign up.
    page.goto("/account/login/")
    who.look()
    who.follow(page.get_by_role("link", name="See how one comes in"), re.compile("/join/"))
    who.follow(main.get_by_role("link", name="Join us"), re.compile("/account/signup/"))
    who.write(page.get_by_label("Name"), name)
    who.write(page.get_by_label("E-mail"), f"{name.lower()}@example.org")
    who.write(page.locator("[name=password1]"), PASSWORD)
    who.follow(page.get_by_role("button", name="Send me the code"), re.compile("/account/confirm-email/"))
    inside.wait_until_idle()
    who.write(page.locator("[name=code]"), code_in(mailbox.wait_for(f"{name.lower()}@example.org")))
    who.follow(page.get_by_role("button", name="Go on"), re.compile(r"/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello {name}")

    # Join a group.
    go_to(who, "/g/")
    who.follow(main.get_by_role("link", name=f"{group} circle"), re.compile(circle + "$"))
    who.press(main.get_by_role("button", name="Enter"))
    expect(main.get_by_role("button", name="Enter")).to_have_count(0)

    # Post.
    who.follow(main.get_by_role("link", name="Talk").first, re.compile("/talk/"))
    who.write(main.locator("#begin"), "The first leaves are out.")
    who.follow(main.get_by_role("button", name="Write"), re.compile("/write/"))
    who.write(main.locator("[name=title]"), f"Green, says {name}")
    who.press(main.get_by_role("button", name="Publish"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Green, says {name}")
    who.look()

    # Answer an event.
    who.follow(main.get_by_role("link", name=f"{group} circle").first, re.compile(circle + "$"))
    who.follow(main.get_by_role("link", name="Calendar").first, re.compile("/calendar/"))
    who.follow(main.get_by_role("link", name="Sowing together").first, re.compile("/events/"))
    who.press(main.get_by_role("button", name="I come"), "Space")
    expect(main.get_by_role("button", name="I come")).to_have_attribute("aria-pressed", "true")

    # Vote on who comes in, as a notice asks.
    inside(ASK.format(name=asks, group=group))
    inside.wait_until_idle()
    page.reload()
    who.follow(page.get_by_role("link", name=re.compile("^Notices")), re.compile("/notices/"))
    who.press(main.get_by_role("link", name=re.compile(asks)))
    expect(main.get_by_role("button", name="Vote")).to_be_visible()
    who.look()
    who.reach(main.get_by_role("radio", name="Yes"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(main.get_by_role("radio", name="No")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    who.press(main.get_by_role("button", name="Vote"))
    expect(main.get_by_role("button", name="Change my ballot")).to_be_visible()
    expect(main.get_by_role("radio", name="Yes")).to_be_checked()

    # Find on the map.
    go_to(who, "/map/")
    who.write(main.get_by_label("Words"), group.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"q={group.lower()}"))
    who.follow(page.locator("#map-list").get_by_role("link", name=f"{group} circle"), re.compile(circle))
    assert not who.wrong, "\n".join(who.wrong)
