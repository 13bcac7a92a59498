"""Creating, running, keeping and moving a community's instance: the `wezer` command."""
