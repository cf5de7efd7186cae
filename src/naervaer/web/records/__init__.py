"""Stored facts: each app keeps its models to itself, behind services and selectors."""
