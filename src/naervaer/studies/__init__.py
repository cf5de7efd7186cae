"""Recipes that turn registers and planning into reproducible answers."""
