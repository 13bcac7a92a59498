from wezer.exchange.testing import accepted_reply, announced, criteria  # noqa: F401
