"""Arrays in, outcomes out: the planning engines, which know nothing of files or screens."""
