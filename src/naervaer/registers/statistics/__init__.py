"""Figures by municipality: who lives there, what was reported, what was published."""
