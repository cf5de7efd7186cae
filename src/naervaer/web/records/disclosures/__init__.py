"""The log of disclosed information, by case reference and never content."""
