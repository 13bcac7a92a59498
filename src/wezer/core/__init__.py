"""People, groups, rooms and items: the social ground every other package stands on."""
