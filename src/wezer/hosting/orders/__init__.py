"""Imports ordered on a page: files wait, the worker reads and writes them, the page looks on."""
