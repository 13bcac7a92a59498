"""The single changes that core's steps make."""
