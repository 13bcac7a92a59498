"""The first steps that core knows: tell of oneself, enter a group, say hello, answer to an event."""
