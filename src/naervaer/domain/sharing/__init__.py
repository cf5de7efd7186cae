"""Whether information may be shared, as questions with an end on every way."""
