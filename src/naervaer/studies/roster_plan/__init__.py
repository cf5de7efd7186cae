"""A district's roster from files, and back to files."""
