"""Open figures for everybody."""
