"""Public benchmark instances, read from their own formats."""
