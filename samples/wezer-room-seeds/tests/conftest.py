"""Fixtures that read as sentences, from WeZer: join("Fern"), circle("Garden"), and the world of the conformance suite."""

pytest_plugins = ["wezer.core.testing", "wezer.core.conformance"]
