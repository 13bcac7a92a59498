"""Settings of this package's tests: a throw-away WeZer in which it is installed."""

import os

os.environ["WEZER_TEST_PACKAGES"] = "seeds"

from wezer.site.test_settings import *  # noqa: F403
