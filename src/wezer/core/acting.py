"""Acting for a group goes along in the address, from page to page, until one goes back to oneself (core.md R-6; never
session state, SETTLED row 52; decision 0076)."""

import re

from django.http import HttpResponse

#: In the address of a page on which one acts for a group: its uid. Forms may say it for themselves, in a field of this name.
ACTING_FOR = "acting_for"
#: What is a person's own, or no page: whoever goes there is oneself again.
_OWN = ("/static/", "/media/", "/api/", "/live/", "/office/back/", "/me/", "/account/", "/c/", "/notices/")
_ADDRESSES = re.compile(rb'(?<=\s)(href|action|formaction|hx-get|hx-post|hx-put|hx-patch|hx-delete)="(/(?!/)[^"]*)"')
_LEADS_ON = ("Location", "HX-Redirect")


def carry_on(response: HttpResponse, uid: str) -> HttpResponse:
    """Every way on from this page goes on acting for the group: its links and forms, and where it leads by itself."""
    for name in _LEADS_ON:
        if response.get(name, "").startswith("/"):
            response[name] = _with_group(response[name], uid, "&")
    if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
        response.content = _ADDRESSES.sub(lambda found: _rewritten(found, uid), response.content)
    return response


def _rewritten(found: "re.Match[bytes]", uid: str) -> bytes:
    return b'%b="%b"' % (found[1], _with_group(found[2].decode(), uid, "&amp;").encode())


def _with_group(address: str, uid: str, joint: str) -> str:
    if address.startswith(("//", *_OWN)) or f"{ACTING_FOR}=" in address:
        return address
    page, mark, place = address.partition("#")
    return f"{page}{joint if '?' in page else '?'}{ACTING_FOR}={uid}{mark}{place}"
