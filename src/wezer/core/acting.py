"""Acting for a group goes along in the address, from page to page, until one goes back to oneself (core.md R-6; never
session state, SETTLED row 52; decision 0076)."""

import re

from django.http import HttpResponse

#: In the address of a page on which one acts for a group: its uid. Forms may say it for themselves, in a field of this name.
ACTING_FOR = "acting_for"
#: What is a person's own, or no page: whoever goes there is oneself again.
_OWN = ("/static/", "/media/", "/api/", "/live/", "/office/back/", "/me/", "/account/", "/c/", "/notices/")
_ADDRESSES = re.compile(rb'(?<=\s)(href|action|formaction|hx-get|hx-post|hx-put|hx-patch|hx-delete)="(/(?!/)[^"]*)"')
_ADDRESSES_AND_PICTURES = re.compile(_ADDRESSES.pattern.replace(b"(href|", b"(href|src|"))
_LEADS_ON = ("Location", "HX-Redirect")


def carry_on(response: HttpResponse, uid: str, mark: str = ACTING_FOR, *, pictures: bool = False) -> HttpResponse:
    """Every way on from this page has the same mark in its address: its links and forms, and where it leads by itself; what it
    shows, too (`pictures`), where that is seen under the mark alone."""
    for name in _LEADS_ON:
        if response.get(name, "").startswith("/"):
            response[name] = _marked(response[name], mark, uid, "&")
    if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
        addresses = _ADDRESSES_AND_PICTURES if pictures else _ADDRESSES
        response.content = addresses.sub(lambda found: _rewritten(found, mark, uid), response.content)
    return response


def _rewritten(found: "re.Match[bytes]", mark: str, uid: str) -> bytes:
    return b'%b="%b"' % (found[1], _marked(found[2].decode(), mark, uid, "&amp;").encode())


def _marked(address: str, mark: str, uid: str, joint: str) -> str:
    if address.startswith(("//", *_OWN)) or f"{mark}=" in address:
        return address
    page, hash_mark, place = address.partition("#")
    return f"{page}{joint if '?' in page else '?'}{mark}={uid}{hash_mark}{place}"
