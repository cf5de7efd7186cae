"""Rosters from other systems: CSV and iCalendar, and the layers of rules that apply."""
