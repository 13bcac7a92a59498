"""What the market adds to calendars."""
