"""Dated staffing in full-time equivalents by unit, function and funding."""
