"""Conversations: channels, messages between members, letters to a group. Models lie in `core/models/chat.py`."""
