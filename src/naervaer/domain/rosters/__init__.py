"""Rosters of real duties, and whether they keep the rules of working time and rest."""
