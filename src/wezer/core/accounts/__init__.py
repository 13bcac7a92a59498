"""Logins: django-allauth's pages and flows, wired to our acts."""
