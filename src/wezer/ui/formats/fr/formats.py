"""French says the first of a month as an ordinal, and the other days as numbers: `S` is "er" on that day alone (`ui.ordinals`)."""

DATE_FORMAT = "jS F Y"
MONTH_DAY_FORMAT = "jS F"
DATETIME_FORMAT = "jS F Y H:i"
