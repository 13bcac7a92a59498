"""Polls in posts: what the members of a group like best. Decisions are made elsewhere."""
