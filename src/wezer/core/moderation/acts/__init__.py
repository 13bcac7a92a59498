"""The acts of moderation."""
