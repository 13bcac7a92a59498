"""What the parts of the books' API share: the router."""

from wezer.ui.rest import Router

router = Router(tags=["Books"])
