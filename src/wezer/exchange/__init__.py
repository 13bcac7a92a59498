"""The market: offers and wants, answers and terms, payment, words given to each other, reputation."""
