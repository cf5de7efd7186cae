"""Screens, one folder for each audience."""
