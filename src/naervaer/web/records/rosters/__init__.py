"""Rosters adopted as planned presence, changed, and confirmed as delivered."""
