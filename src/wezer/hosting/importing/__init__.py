"""Imports: files of another system → a plan with a report line per problem → one batch, in chunks → undo.

A source (`sources/*.py`) reads its files into a `Plan` of plain values and touches no database. `planning` compares it
with what is here; `acts` and `running` write it.
"""
