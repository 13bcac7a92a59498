"""Whatever a person can do on a page, a program can do by the API; or it stands here with the reason why not."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import wezer

SOURCE = Path(wezer.__file__).parent
#: Where pages are, and where the API is, in each package.
PAGES = ("views", "room_kinds", "accounts")
API = ("api",)

SAME = "the same, piece by piece: "
LOGIN = "secrets of a login pass through its own pages only, where allauth guards them"
#: Acts that pages call and the API does not: why.
OTHERWISE = {
    "wezer.core.acts.identity.change_identity": SAME + "PATCH /core/groups/{uid} and PUT /core/settings/{key}",
    "wezer.core.acts.settings.change_settings": SAME + "PUT /core/settings/{key}",
    "wezer.core.rooms.acts.settings.decide_settings": SAME + "PUT and DELETE /core/settings/{key}",
    "wezer.core.acts.profile.save_profile": SAME + "PUT /core/me/profile/{key}",
    "wezer.core.acts.admission.come_in_with": "who comes in by it is no member yet: programs act for members",
    "wezer.core.acts.breach.take_breach_list": "names everybody: its page asks again who is there, a token cannot",
    "wezer.core.acts.notices.read_unseen": "part of looking at one's list; " + SAME + "POST /core/notices/reading",
    "wezer.core.acts.audit.take_log": "a file that leaves: its page asks again who is there; line by line, GET /core/log",
    **dict.fromkeys(
        ("wezer.core.forum.acts.forgetting.forget_answers", "wezer.core.forum.acts.forgetting.forget_votes"),
        "parts of forgetting a person: POST /core/me/erasure",
    ),
    **dict.fromkeys(
        (
            "wezer.core.acts.outside_rsvps.answer_outside",
            "wezer.core.acts.outside_rsvps.confirm_outside",
            "wezer.core.acts.outside_rsvps.take_back_outside",
            "wezer.core.chat.acts.outside.answer_from_outside",
            "wezer.core.chat.acts.outside.confirm_letter",
            "wezer.core.chat.acts.outside.forget_letter",
            "wezer.core.chat.acts.outside.stop_letter_mail",
            "wezer.core.chat.acts.outside.write_from_outside",
        ),
        "of a person without an account, who writes by a form that keeps machines out and by links that only their mail holds",
    ),
    "wezer.core.acts.channels.stop_mail": "the signed link of a mail; "
    + SAME
    + "PATCH /core/me/channels and PATCH /core/me/mail",
    **dict.fromkeys(
        (
            "wezer.core.acts.roles.open_role",
            "wezer.core.chat.acts.conversations.open_channel",
            "wezer.core.helpdesk.acts.desks.open_desk",
        ),
        "comes with its room: POST /core/groups/{uid}/rooms",
    ),
    "wezer.core.acts.outside_calendars.forget_calendars": "go with their room, when its days in the bin are over",
    "wezer.core.places.acts.imports.empty_map": "goes with its room, when its days in the bin are over",
    "wezer.core.chat.acts.conversations.forget_channel": "goes with its room, when its days in the bin are over",
    **dict.fromkeys(
        (
            "wezer.core.acts.login.change_password",
            "wezer.core.acts.login.confirm_address",
            "wezer.core.acts.login.note_login_change",
            "wezer.core.acts.login.note_visit",
            "wezer.core.acts.login.open_account",
            "wezer.core.acts.login.sign_in",
            "wezer.core.acts.login.sign_up",
        ),
        LOGIN,
    ),
    **dict.fromkeys(
        ("wezer.core.push.acts.devices.end_devices", "wezer.core.push.acts.devices.end_devices_of_session"),
        "go with the sessions in which they were added; one by one, DELETE /core/me/devices/{uid}",
    ),
    **dict.fromkeys(
        (
            "wezer.operation.acts.opening.keep_answer",
            "wezer.operation.acts.opening.keep_logo",
            "wezer.operation.acts.opening.open_from_draft",
        ),
        "the same in one piece: POST /operation/books",
    ),
    "wezer.api.acts.tokens.make_token": "a token makes no tokens: whoever finds one would never be locked out again",
}
#: Families of acts whose routes are still to be written.
NOT_YET = ("wezer.ledger.acts.currencies.", "wezer.ledger.acts.limits.")


def acts_called_in(folders):
    """Acts that the files of these folders import, or call through an imported module: full name → the files."""
    found = {}
    for file in sorted(SOURCE.glob("*/**/*.py")):
        parts = file.relative_to(SOURCE).parts
        where = {part.removesuffix(".py") for part in parts[1:3]}  # a package, or an area of its own within it
        if where & set(folders) or (parts[:2] == ("api", "own.py") and "api" in folders):
            if parts[0] == "api" and "api" in folders and parts[1] != "own.py":
                continue
            for name in _acts_of(file):
                found.setdefault(name, []).append("/".join(parts))
    return found


def _acts_of(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and ".acts" in f".{node.module}":
            for each in node.names:
                if find_spec_quietly(f"{node.module}.{each.name}"):
                    yield from _called_through(tree, each.asname or each.name, f"{node.module}.{each.name}")
                else:
                    yield from _named(getattr(import_module(node.module), each.name))


def find_spec_quietly(name):
    try:
        return find_spec(name)
    except ModuleNotFoundError:
        return None


def _called_through(tree, alias, module):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == alias:
            yield from _named(getattr(import_module(module), node.attr))


def _named(thing):
    if getattr(thing, "is_act", False):
        yield f"{thing.__module__}.{thing.__name__}"


def test_every_act_of_a_page_is_an_act_of_the_api():
    by_pages, by_api = acts_called_in(PAGES), acts_called_in(API)
    missing = {
        name: files
        for name, files in by_pages.items()
        if name not in by_api and name not in OTHERWISE and not name.startswith(NOT_YET)
    }
    assert not missing, f"write routes for these, or say in OTHERWISE why there are none: {missing}"
    assert len(by_pages) > 80, "pages and the acts they call are found"


def test_no_exception_has_outlived_its_reason():
    by_pages, by_api = acts_called_in(PAGES), acts_called_in(API)
    assert [name for name in OTHERWISE if name not in by_pages or name in by_api] == []
