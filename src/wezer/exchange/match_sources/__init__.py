"""Offers and wants of the market, for who looks for somebody."""
