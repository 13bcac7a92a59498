"""English for readers of every country: the day before the month, the month in letters, twenty-four hours.

5/12/2026 is two different days on two sides of an ocean, and "12 a.m." is noon to half of those who read it.
"""

DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j N Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j N Y, H:i"
